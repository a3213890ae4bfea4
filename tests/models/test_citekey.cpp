#include "models/citation/citekey.h"

#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

Citation attention()
{
    Citation citation;
    citation.title = u"The Attention of \\emph{All} You Need"_s;
    citation.authors = {u"Ashish Vaswani"_s, u"Noam Shazeer"_s, u"Niki Parmar"_s, u"Jakob Uszkoreit"_s};
    citation.year = 2017;
    citation.month = 6;
    citation.arxiv = u"1706.03762"_s;
    citation.venue = u"Neural Inf. Proc."_s;
    return citation;
}

QString keyOf(const QString& pattern, const Citation& citation)
{
    return CiteKeyPattern::fromText(pattern)->keyFor(citation);
}

} // namespace

/// What documents cite a work by.
class TestCiteKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("key");
        const auto add = [](const char* pattern, const char* key) {
            QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(key);
        };
        add("[auth.lower][year][word1]", "vaswani2017attention");
        add("[auth][shortyear]", "Vaswani17");
        add("[auth.upper]:[year]-[month]", "VASWANI:2017-06");
        add("[authors3]", "VaswaniShazeerParmarEtAl");
        add("[authEtAl]_[Word1]", "VaswaniEtAl_Attention");
        add("[Title]", "AttentionAllYouNeed");
        add("[title]", "attentionallyouneed");
        add("[word2]", "all");
        add("arXiv:[arxiv]", "arXiv:1706.03762");
        add("[id]", "1706.03762");
        add("[venue]", "NeuralInfProc");
    }
    void patterns()
    {
        QFETCH(QString, pattern);
        QTEST(keyOf(pattern, attention()), "key");
    }

    void wrongPatternsSayWhere_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("place");
        QTest::newRow("open") << u"[auth"_s << u"character 1"_s;
        QTest::newRow("unknown") << u"x[author]"_s << u"character 2"_s;
        QTest::newRow("modifier") << u"[auth.small]"_s << u"character 1"_s;
        QTest::newRow("comma") << u"[auth],[year]"_s << u"character 7"_s;
        QTest::newRow("literal") << u"all"_s << u"character 1"_s;
        QTest::newRow("empty") << QString() << u"character 1"_s;
    }
    void wrongPatternsSayWhere()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, place);
        const auto result = CiteKeyPattern::fromText(pattern);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::BadArgument);
        QVERIFY2(result.error().detail.endsWith(place), qPrintable(result.error().detail));
    }

    void keysAreAscii_data()
    {
        QTest::addColumn<QString>("author");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("key");
        QTest::newRow("German") << u"Jörg Weiß"_s << u"Über Netze"_s << u"weiss2017uber"_s;
        QTest::newRow("Danish") << u"Ole Bjørn"_s << u"Ærlig"_s << u"bjorn2017aerlig"_s;
        QTest::newRow("Vietnamese") << u"Anh Nguyễn"_s << u"Đường"_s << u"nguyen2017duong"_s;
        QTest::newRow("particle") << u"Guy Van den Broeck"_s << u"A Net"_s << u"vandenbroeck2017net"_s;
        QTest::newRow("TeX") << u"Jan Czerwi\\'nski"_s << u"$\\alpha$-Nets"_s << u"czerwinski2017nets"_s;
        QTest::newRow("Chinese") << u"王小明"_s << u"Nets"_s << u"anon2017nets"_s;
        QTest::newRow("group") << u"ATLAS Collaboration"_s << u"Of the"_s << u"atlascollaboration2017of"_s;
    }
    void keysAreAscii()
    {
        QFETCH(QString, author);
        QFETCH(QString, title);
        Citation citation = attention();
        citation.authors = {author};
        citation.title = title;
        QTEST(CiteKeyPattern::standard().keyFor(citation), "key");
    }

    void aKeyIsNeverEmpty()
    {
        Citation citation;
        citation.title = u"注意力"_s;
        QCOMPARE(CiteKeyPattern::standard().keyFor(citation), u"anon"_s);
        citation.arxiv = u"math.AG/0601001"_s;
        QCOMPARE(CiteKeyPattern::standard().keyFor(citation), u"math.AG/0601001"_s);
    }

    void collisionsGetLetters()
    {
        QSet<QString> taken;
        const auto isTaken = [&](const QString& key) { return taken.contains(key); };
        QStringList given;
        for (int i = 0; i < 29; ++i) {
            given.append(distinguished(i % 2 == 0 ? u"Smith2020"_s : u"smith2020"_s, isTaken));
            taken.insert(given.last().toLower());
        }
        QCOMPARE(given.first(3), (QStringList{u"Smith2020"_s, u"smith2020a"_s, u"Smith2020b"_s}));
        QCOMPARE(given.sliced(25),
                 (QStringList{u"smith2020y"_s, u"Smith2020z"_s, u"smith2020aa"_s, u"Smith2020ab"_s}));
        QCOMPARE(taken.size(), given.size());
    }
};

QTEST_GUILESS_MAIN(TestCiteKey)
#include "test_citekey.moc"
