#include "app/export/csvreader.h"
#include "models/citation/csv.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

/// Tables for spreadsheets, and from them.
class TestCsv : public QObject
{
    Q_OBJECT

    static QString head()
    {
        return u"\uFEFFkey,type,title,authors,year,month,day,venue,volume,number,pages,publisher,arxiv,"
               "primary class,doi,url,abstract,keywords,comments,note\r\n"_s;
    }

private Q_SLOTS:
    void aRowIsWritten()
    {
        const Citation c{.key = u"k"_s,
                         .title = u"A, \"b\""_s,
                         .authors = {u"Ashish Vaswani"_s, u"A; B"_s},
                         .year = 2017,
                         .number = u"1-2"_s,
                         .pages = u"3-4"_s,
                         .arxiv = u"1706.03760"_s,
                         .abstractText = u"One.\n\nTwo."_s,
                         .keywords = {u"x"_s, u"y"_s}};
        QCOMPARE(toCsv({c}),
                 head() + u"k,preprint,\"A, \"\"b\"\"\",\"Ashish Vaswani; \"\"A; B\"\"\",2017,,,,,1–2,3–4,,"
                          "arXiv:1706.03760,,,,\"One.\n\nTwo.\",\"x; y\",,\r\n"_s);
        QCOMPARE(toCsv({}), head());
        QCOMPARE(readCsv(toCsv({c}).toUtf8()).citations, QList<Citation>{c});
    }

    void noCellIsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
        QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t'=1"_s;
        QTest::newRow("CR") << u"\r=1"_s << u"'\r'=1"_s;
        QTest::newRow("wide") << u"＝1"_s << u"'＝1"_s;
        QTest::newRow("apostrophe before") << u"'=1"_s << u"''=1"_s;
        QTest::newRow("apostrophe") << u"'tis"_s << u"'tis"_s;
        QTest::newRow("behind a semicolon") << u"a;=1"_s << u"a;'=1"_s;
        QTest::newRow("at a line's start") << u"a\n=1"_s << u"a\n'=1"_s;
        QTest::newRow("list") << u"a\n- b"_s << u"a\n- b"_s;
        QTest::newRow("within") << u"a = b"_s << u"a = b"_s;
        QTest::newRow("empty") << u""_s << u""_s;
    }
    void noCellIsAFormula()
    {
        QFETCH(QString, text);
        QTEST(guardedCell(text), "cell");
        QCOMPARE(unguardedCell(guardedCell(text)), text);
    }

    void othersTablesAreRead_data()
    {
        QTest::addColumn<QByteArray>("table");
        const Citation c{.kind = Kind::Article,
                         .title = u"T, u"_s,
                         .authors = {u"A B"_s, u"C D"_s},
                         .year = 2020,
                         .venue = u"J"_s};
        QTest::newRow("other order") << QByteArray("year,venue,title,authors\n2020,J,\"T, u\",A B; C D\n");
        QTest::newRow("semicolons") << QByteArray("Title;Authors;Year;Venue\r\nT, u;\"A B; C D\";2020;J\r\n");
        QTest::newRow("tabs") << QByteArray("title\tauthors\tyear\tvenue\rT, u\tA B; C D\t2020\tJ\r");
        QTest::newRow("unknown columns")
            << QByteArray("x,title,authors,year,venue,y\n1,\"T, u\",A B;C D,2020,J,2");
        QTest::newRow("Zotero") << QByteArray(
            "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\","
            "\"Publication Title\"\n\"\",\"journalArticle\",\"2020\",\"A B; C D\","
            "\"T, u\",\"J\"\n");
        QTest::newRow("empty lines") << QByteArray(
            "title,authors,year,venue\n\n\"T, u\",A B; C D,2020,J\n\n\n");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE", 2) + QByteArray([] {
                                       const QString text =
                                           u"title,authors,year,venue\n\"T, u\",A B; C D,2020,J"_s;
                                       return QByteArray(reinterpret_cast<const char*>(text.utf16()),
                                                         text.size() * 2);
                                   }());
        m_expected = c;
    }
    void othersTablesAreRead()
    {
        QFETCH(QByteArray, table);
        const ReadCitations back = readCsv(table);
        QCOMPARE(back.problems, QList<ReadingProblem>());
        QCOMPARE(toCsv(back.citations), toCsv({m_expected}));
    }

    void aTableOfZoterosIsReadWhole()
    {
        const ReadCitations back = readCsv(
            "\xEF\xBB\xBF\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication "
            "Title\",\"DOI\",\"Url\",\"Abstract Note\",\"Date\",\"Pages\",\"Issue\",\"Volume\",\"Publisher\","
            "\"Type\",\"Extra\",\"Notes\",\"Manual Tags\",\"Automatic Tags\",\"Number\",\"Conference Name\"\n"
            "\"ABCD1234\",\"preprint\",\"2024\",\"Vaswani, Ashish; von Neumann, John\",\"On <i>E. "
            "coli</i>\",\"\","
            "\"10.48550/arXiv.2403.01234\",\"http://arxiv.org/abs/"
            "2403.01234\",\"A.\",\"2024-03-05\",\"\",\"\","
            "\"\",\"arXiv\",\"\",\"arXiv:2403.01234 [cs]\nCitation Key: vaswani2024\nread this\","
            "\"<p>My <b>note</b></p>\",\"to do\",\"Machine Learning; to do\",\"arXiv:2403.01234\",\"\"\n"
            "\"EFGH5678\",\"conferencePaper\",\"2017\",\"A, "
            "B\",\"T\",\"\",\"\",\"\",\"\",\"2017\",\"1-9\",\"\","
            "\"30\",\"Curran\",\"Paper\",\"\",\"\",\"\",\"\",\"\",\"NeurIPS\"\n");
        QCOMPARE(back.problems, QList<ReadingProblem>());
        const Citation preprint{.key = u"vaswani2024"_s,
                                .title = u"On E. coli"_s,
                                .authors = {u"Ashish Vaswani"_s, u"John von Neumann"_s},
                                .year = 2024,
                                .month = 3,
                                .day = 5,
                                .arxiv = u"2403.01234"_s,
                                .primaryClass = u"cs"_s,
                                .doi = u"10.48550/arxiv.2403.01234"_s,
                                .url = u"http://arxiv.org/abs/2403.01234"_s,
                                .abstractText = u"A."_s,
                                .keywords = {u"to do"_s, u"Machine Learning"_s},
                                .note = u"My note\nread this"_s};
        const Citation paper{.kind = Kind::InProceedings,
                             .title = u"T"_s,
                             .authors = {u"B A"_s},
                             .year = 2017,
                             .venue = u"NeurIPS"_s,
                             .volume = u"30"_s,
                             .pages = u"1-9"_s,
                             .publisher = u"Curran"_s};
        QCOMPARE(toCsv(back.citations), toCsv({preprint, paper}));
    }

    void aTableIsToldByItsFirstRow()
    {
        QVERIFY(isTableOfCitations(u"Year;Title\r\n2020;T"_s));
        QVERIFY(!isTableOfCitations(u"Title"_s));
        QVERIFY(!isTableOfCitations(u"A word, a title of words\n"_s));
        QVERIFY(!isTableOfCitations({}));
    }

    void whatIsWrongIsTold_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<qsizetype>("line");
        QTest::addColumn<qsizetype>("citations");
        QTest::newRow("no title") << QByteArray("a,b\n1,2\n") << qsizetype(1) << qsizetype(0);
        QTest::newRow("too many cells")
            << QByteArray("title,year\nA,1\nB,2,3\n") << qsizetype(3) << qsizetype(2);
        QTest::newRow("too few cells")
            << QByteArray("title,year\n\"A\nA\",1\nB\n") << qsizetype(4) << qsizetype(2);
        QTest::newRow("open quotation")
            << QByteArray("title,year\nA,1\n\"B,2\nC") << qsizetype(3) << qsizetype(2);
        QTest::newRow("behind a quotation")
            << QByteArray("title,year\n\"A\"x,1\n") << qsizetype(2) << qsizetype(1);
        QTest::newRow("within a cell")
            << QByteArray("title,year\nA\"x\",1\n") << qsizetype(2) << qsizetype(1);
    }
    void whatIsWrongIsTold()
    {
        QFETCH(QByteArray, table);
        const ReadCitations back = readCsv(table);
        QVERIFY(!back.problems.isEmpty());
        QTEST(back.problems[0].line, "line");
        QTEST(back.citations.size(), "citations");
    }

private:
    Citation m_expected;
};

QTEST_GUILESS_MAIN(TestCsv)
#include "test_csv.moc"
