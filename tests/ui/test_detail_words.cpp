#include "ui/detail/wordmatches.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Which words of a text are marked as found.
class TestDetailWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("marked");
        QTest::newRow("beginning") << u"Learning to relearn learners"_s << QStringList{u"learn"_s}
                                   << QStringList{u"Learn"_s, u"learn"_s};
        QTest::newRow("longest") << u"learning"_s << QStringList{u"le"_s, u"learn"_s}
                                 << QStringList{u"learn"_s};
        QTest::newRow("bridged") << u"of fine-tuned models"_s << QStringList{u"fine-tun"_s}
                                 << QStringList{u"fine-tun"_s};
        QTest::newRow("joined") << u"pre-training"_s << QStringList{u"pretrain"_s}
                                << QStringList{u"pre-train"_s};
        QTest::newRow("accents") << u"Erdős Émile naive"_s << QStringList{u"erdos"_s, u"emil"_s, u"naïve"_s}
                                 << QStringList{u"Erdős"_s, u"Émil"_s, u"naive"_s};
        QTest::newRow("combining") << u"e\u0301mile"_s << QStringList{u"emi"_s}
                                   << QStringList{u"e\u0301mi"_s};
        QTest::newRow("signs") << u"C++ (TeX) $x_1$"_s << QStringList{u"tex"_s, u"x_1"_s}
                               << QStringList{u"TeX"_s, u"x"_s, u"1"_s};
        QTest::newRow("phrase typed with quotes")
            << u"deep nets"_s << QStringList{u"\"deep"_s, u"nets\""_s} << QStringList{u"deep"_s, u"nets"_s};
        QTest::newRow("nothing sought") << u"deep"_s << QStringList{u""_s, u"-"_s} << QStringList{};
        QTest::newRow("no text") << u""_s << QStringList{u"deep"_s} << QStringList{};
        QTest::newRow("longer than the text") << u"de"_s << QStringList{u"deep"_s} << QStringList{};
        QTest::newRow("other scripts")
            << u"Обучение моделей"_s << QStringList{u"обуч"_s} << QStringList{u"Обуч"_s};
    }
    void matches()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, words);
        QStringList marked;
        for (const TextSpan& span : wordMatches(text, words))
            marked.append(text.sliced(span.start, span.length));
        QTEST(marked, "marked");
    }
};

QTEST_APPLESS_MAIN(TestDetailWords)
#include "test_detail_words.moc"
