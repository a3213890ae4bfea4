#include "models/worddiff.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

/// "the [-old-]{+new+} text": as it is often written.
QString marked(const QList<DiffPiece>& pieces)
{
    QString text;
    for (const DiffPiece& piece : pieces) {
        const QString words = QString(piece.text).replace(u'\n', u"/ "_s).trimmed();
        text += piece.kind == DiffPiece::Kind::Same      ? words
                : piece.kind == DiffPiece::Kind::Deleted ? u"[-%1-]"_s.arg(words)
                                                         : u"{+%1+}"_s.arg(words);
        text += u' ';
    }
    return text.trimmed();
}

QString without(const QList<DiffPiece>& pieces, DiffPiece::Kind kind)
{
    QString text;
    for (const DiffPiece& piece : pieces) {
        if (piece.kind != kind)
            text += piece.text;
    }
    return text.simplified();
}

qsizetype changedWords(const QList<DiffPiece>& pieces)
{
    qsizetype count = 0;
    for (const DiffPiece& piece : pieces) {
        if (piece.kind != DiffPiece::Kind::Same)
            count += piece.text.split(u' ', Qt::SkipEmptyParts).size();
    }
    return count;
}

/// The fewest changes there can be, by the longest common subsequence.
qsizetype fewestChanges(const QStringList& a, const QStringList& b)
{
    QList<QList<qsizetype>> common(a.size() + 1, QList<qsizetype>(b.size() + 1, 0));
    for (qsizetype i = 1; i <= a.size(); ++i) {
        for (qsizetype j = 1; j <= b.size(); ++j)
            common[i][j] = a[i - 1] == b[j - 1] ? common[i - 1][j - 1] + 1
                                                : std::max(common[i - 1][j], common[i][j - 1]);
    }
    return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

} // namespace

class TestWordDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesWords_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("same") << u"We show that"_s << u"We show that"_s << u"We show that"_s;
        QTest::newRow("spaces") << u"We  show\tthat"_s << u" We show that "_s << u"We show that"_s;
        QTest::newRow("all new") << QString() << u"a b"_s << u"{+a b+}"_s;
        QTest::newRow("all gone") << u"a b"_s << QString() << u"[-a b-]"_s;
        QTest::newRow("replaced") << u"a fast method"_s << u"a simple method"_s
                                  << u"a [-fast-] {+simple+} method"_s;
        QTest::newRow("inserted") << u"by 3 %"_s << u"by about 3 %"_s << u"by {+about+} 3 %"_s;
        QTest::newRow("deleted") << u"a very fast one"_s << u"a fast one"_s << u"a [-very-] fast one"_s;
        QTest::newRow("at the end") << u"It works."_s << u"It works. Code is public."_s
                                    << u"It works. {+Code is public.+}"_s;
        QTest::newRow("at the start")
            << u"A survey"_s << u"Revisited: A survey"_s << u"{+Revisited:+} A survey"_s;
        QTest::newRow("a sign") << u"It works"_s << u"It works."_s << u"It [-works-] {+works.+}"_s;
        QTest::newRow("run") << u"a b c d"_s << u"a x y d"_s << u"a [-b c-] {+x y+} d"_s;
        QTest::newRow("moved") << u"a b c"_s << u"c a b"_s << u"{+c+} a b [-c-]"_s;
        QTest::newRow("paragraph") << u"One. Two."_s << u"One.\n\nTwo."_s << u"One. {+/+} Two."_s;
    }
    void comparesWords()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        const auto pieces = wordDiff(before, after);
        QCOMPARE(marked(pieces), expected);
        QCOMPARE(hasChanges(pieces), expected.contains(u"[-"_s) || expected.contains(u"{+"_s));
    }

    /// Both texts can be read off the pieces, and no way with fewer changes exists.
    void isRightAndShortest()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            const auto some = [&] {
                QStringList words;
                for (int i = random.bounded(30); i > 0; --i)
                    words.append(QString(QChar(u'a' + random.bounded(4))));
                return words;
            };
            const QStringList a = some();
            const QStringList b = some();
            const auto pieces = wordDiff(a.join(u' '), b.join(u' '));
            QCOMPARE(without(pieces, DiffPiece::Kind::Inserted), a.join(u' '));
            QCOMPARE(without(pieces, DiffPiece::Kind::Deleted), b.join(u' '));
            QCOMPARE(changedWords(pieces), fewestChanges(a, b));
        }
    }

    /// However much two texts differ, comparing them takes no time that could be felt.
    void longTextsAreBounded()
    {
        QStringList a{u"same"_s};
        QStringList b{u"same"_s};
        for (int i = 0; i < 20'000; ++i) {
            a.append(u"old%1"_s.arg(i));
            b.append(u"new%1"_s.arg(i));
        }
        a.append(u"end"_s);
        b.append(u"end"_s);
        const auto pieces = wordDiff(a.join(u' '), b.join(u' '));
        QCOMPARE(pieces.size(), 4);
        QCOMPARE(pieces[0].text, u"same "_s);
        QCOMPARE(pieces[1].kind, DiffPiece::Kind::Deleted);
        QCOMPARE(pieces[3].text, u"end "_s);
    }
};

QTEST_GUILESS_MAIN(TestWordDiff)
#include "test_worddiff.moc"
