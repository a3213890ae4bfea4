#include "app/export/jsonexport.h"
#include "app/export/markdownexport.h"
#include "models/markdowntext.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Papers as text for other programs.
class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void feedTextIsEscapedAndMathStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("emphasis") << u"a *b* _c_"_s << u"a \\*b\\* \\_c\\_"_s;
        QTest::newRow("link") << u"[x](javascript:y)"_s << u"\\[x\\](javascript:y)"_s;
        QTest::newRow("tag") << u"<script>"_s << u"\\<script\\>"_s;
        QTest::newRow("math") << u"the $\\ell_2$ norm"_s << u"the $\\ell_2$ norm"_s;
        QTest::newRow("money") << u"$620 billion and $5"_s << u"\\$620 billion and \\$5"_s;
        QTest::newRow("list") << u"- a\n1. b"_s << u"\\- a\n1\\. b"_s;
    }
    void feedTextIsEscapedAndMathStays()
    {
        QFETCH(QString, text);
        QTEST(escapeMarkdown(text), "markdown");
    }

    void aPaperIsASection()
    {
        Paper paper;
        paper.title = u"A title"_s;
        paper.authors = {u"Ann A"_s, u"Bo B"_s};
        paper.ids.arxiv = u"2403.01234"_s;
        paper.note = u"- mine"_s;
        const QString markdown = toMarkdown({paper});
        QVERIFY(markdown.startsWith("## A title\n\nAnn A, Bo B\n\n"_L1));
        QVERIFY(markdown.contains("[arXiv:2403.01234](<https://arxiv.org/abs/2403.01234>)"_L1));
        QVERIFY(markdown.endsWith("### Note\n\n- mine\n"_L1));
        QCOMPARE(toJson(paper)["ids"_L1]["arxiv"_L1].toString(), u"2403.01234"_s);
        QVERIFY(!toJson(paper).contains("upvotes"_L1));
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
