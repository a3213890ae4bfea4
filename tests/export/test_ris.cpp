#include "app/export/foreigncitation.h"
#include "app/export/risreader.h"
#include "models/citation/ris.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

/// RIS, ours and others'.
class TestRis : public QObject
{
    Q_OBJECT

    static Citation first(const QByteArray& bytes) { return readRis(bytes).citations.value(0); }

private Q_SLOTS:
    void aPreprintIsWritten()
    {
        const Citation c{.key = u"vaswani2017attention"_s,
                         .title = u"Attention $\\ell_2$"_s,
                         .authors = {u"Ashish Vaswani"_s, u"John von Neumann"_s, u"Bill Gates Jr."_s,
                                     u"ATLAS Collaboration"_s, u"Madonna"_s},
                         .year = 2017,
                         .month = 6,
                         .day = 12,
                         .arxiv = u"1706.03762"_s,
                         .primaryClass = u"cs.CL"_s,
                         .url = u"https://arxiv.org/abs/1706.03762"_s,
                         .abstractText = u"One.\n\nTwo."_s,
                         .keywords = {u"a"_s, u"b"_s},
                         .comments = u"12 pages"_s,
                         .note = u"- mine\n- too"_s};
        QCOMPARE(toRis({c}),
                 u"TY  - UNPB\r\nID  - vaswani2017attention\r\nAU  - Vaswani, Ashish\r\n"
                 "AU  - von Neumann, John\r\nAU  - Gates, Bill, Jr.\r\nAU  - ATLAS Collaboration,\r\n"
                 "AU  - Madonna\r\nTI  - Attention $\\ell_2$\r\nPY  - 2017\r\nDA  - 2017/06/12/\r\n"
                 "PB  - arXiv\r\nAN  - arXiv:1706.03762 [cs.CL]\r\n"
                 "UR  - https://arxiv.org/abs/1706.03762\r\nAB  - One.\u2029Two.\r\nKW  - a\r\nKW  - b\r\n"
                 "N1  - Comment: 12 pages\r\nN1  - - mine\u2028- too\r\nER  - \r\n"_s);
        QCOMPARE(first(toRis({c}).toUtf8()), c);
    }

    void anArticleIsWritten()
    {
        const Citation c{.key = u"k"_s,
                         .kind = Kind::Article,
                         .title = u"T"_s,
                         .year = 2020,
                         .month = 3,
                         .venue = u"Nature"_s,
                         .volume = u"1"_s,
                         .number = u"2"_s,
                         .pages = u"3-4"_s,
                         .publisher = u"P"_s,
                         .doi = u"10.1/x"_s};
        QCOMPARE(toRis({c}),
                 u"TY  - JOUR\r\nID  - k\r\nTI  - T\r\nT2  - Nature\r\nPY  - 2020\r\nDA  - 2020/03//\r\n"
                 "VL  - 1\r\nIS  - 2\r\nSP  - 3\r\nEP  - 4\r\nPB  - P\r\nDO  - 10.1/x\r\nER  - \r\n"_s);
    }

    void noTextBreaksARecord()
    {
        Citation c{.title = u"a\nER  - \nTY  - JOUR"_s,
                   .abstractText = u"x\n\nER  - \n"_s,
                   .note = u"ER  - \nTY  - b"_s};
        const ReadCitations back = readRis(toRis({c}).toUtf8());
        QCOMPARE(back.problems, QList<ReadingProblem>());
        QCOMPARE(back.citations.size(), 1);
        QCOMPARE(back.citations[0].note, c.note);
    }

    void lineEndsAndMarksAreTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray lf = "TY  - JOUR\nTI  - \xC3\xA9\nER  - \n";
        QTest::newRow("LF") << lf;
        QTest::newRow("CR LF") << QByteArray(lf).replace("\n", "\r\n");
        QTest::newRow("CR") << QByteArray(lf).replace('\n', '\r');
        QTest::newRow("mark") << "\xEF\xBB\xBF" + lf;
        QTest::newRow("blank lines before") << "\n\n" + lf;
        QTest::newRow("one space") << QByteArray("TY - JOUR\nTI - \xC3\xA9\nER - ");
        QTest::newRow("small letters") << QByteArray("ty  - jour\nti  - \xC3\xA9\ner  -");
        QTest::newRow("Windows-1252") << QByteArray("TY  - JOUR\nTI  - \xE9\nER  - \n");
        QTest::newRow("unknown tags") << QByteArray("TY  - JOUR\nX9  - z\nTI  - \xC3\xA9\nZZ  - z\nER  - \n");
    }
    void lineEndsAndMarksAreTaken()
    {
        QFETCH(QByteArray, bytes);
        const ReadCitations back = readRis(bytes);
        QCOMPARE(back.problems, QList<ReadingProblem>());
        QCOMPARE(back.citations, (QList<Citation>{{.kind = Kind::Article, .title = u"é"_s}}));
    }

    void valuesGoOnOnTheNextLine()
    {
        const Citation c = first("TY  - JOUR\nTI  - One\ntwo\nAB  - A b\nso - c\n\nd\nKW  - x\ny\nER  - \n");
        QCOMPARE(c.title, u"One two"_s);
        QCOMPARE(c.abstractText, u"A b so - c\n\nd"_s);
        QCOMPARE(c.keywords, (QStringList{u"x"_s, u"y"_s}));
    }

    void whatIsWrongIsTold()
    {
        const ReadCitations back =
            readRis("rubbish\nmore\nTY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nER  - \nER  - \n"
                    "TY  - JOUR\nTI  - C");
        QCOMPARE(back.citations.size(), 3);
        QCOMPARE(back.citations[1].kind, Kind::Book);
        QCOMPARE(back.citations[2].title, u"C"_s);
        QList<qsizetype> lines;
        for (const ReadingProblem& problem : back.problems)
            lines.append(problem.line);
        QCOMPARE(lines, (QList<qsizetype>{1, 5, 8, 10}));
    }

    void authorsStayInTheirOrder()
    {
        const Citation c =
            first("TY  - JOUR\nA1  - One, A.\nAU  - Two, B.\nA1  - Three, C.\nTI  - T\nER  - \n");
        QCOMPARE(c.authors, (QStringList{u"A. One"_s, u"B. Two"_s, u"C. Three"_s}));
    }

    void namesAreTakenAsTheirCommasSay()
    {
        QCOMPARE(nameFromParts(u"Vaswani, Ashish"_s), u"Ashish Vaswani"_s);
        QCOMPARE(nameFromParts(u"King,Martin Luther,Jr."_s), u"Martin Luther King Jr."_s);
        QCOMPARE(nameFromParts(u"ATLAS Collaboration,"_s), u"ATLAS Collaboration"_s);
        QCOMPARE(nameFromParts(u"Acme,, Inc., New York"_s), u"Acme, Inc., New York"_s);
        QCOMPARE(nameFromParts(u"Madonna"_s), u"Madonna"_s);
        QCOMPARE(nameFromParts(u","_s), u""_s);
        QCOMPARE(nameFromParts(u"Brinch Hansen, Per"_s), u"Brinch Hansen, Per"_s); // not "Per Brinch" Hansen
        QCOMPARE(nameFromParts(u"Smith, , Jr."_s), u"{Smith Jr.}"_s);
        QCOMPARE(nameFromParts(u"World Health Organization,"_s), u"{World Health Organization}"_s);
    }

    void otherProgramsTags_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<Citation>("citation");
        const auto row = [](const char* name, const QByteArray& lines, Citation citation) {
            QTest::newRow(name) << lines << citation;
        };
        row("Zotero's notes",
            "TY  - GEN\nTI  - T\nDP  - arXiv.org\nN1  - arXiv:1706.03762 [cs]\nN1  - Comment: 15 pages\n"
            "N1  - <p>My <b>note</b></p>\n",
            {.title = u"T"_s,
             .arxiv = u"1706.03762"_s,
             .primaryClass = u"cs"_s,
             .comments = u"15 pages"_s,
             .note = u"My note"_s});
        row("EndNote",
            "TY  - JOUR\nA1  - Smith, J. W.\nT1  - T\nJF  - Nature\nY1  - 2020/03/05/\nN2  - Abs\nM3  - "
            "10.1/X\n",
            {.kind = Kind::Article,
             .title = u"T"_s,
             .authors = {u"J. W. Smith"_s},
             .year = 2020,
             .month = 3,
             .day = 5,
             .venue = u"Nature"_s,
             .doi = u"10.1/x"_s,
             .abstractText = u"Abs"_s});
        row("Zotero",
            "TY  - CONF\nTI  - T\nT2  - NeurIPS 2017\nC3  - Proc. NeurIPS\nDA  - 2017/12/04/\nPY  - 2017\n"
            "DO  - https://doi.org/10.1/X\nSP  - 1-9\n",
            {.kind = Kind::InProceedings,
             .title = u"T"_s,
             .year = 2017,
             .month = 12,
             .day = 4,
             .venue = u"Proc. NeurIPS"_s,
             .pages = u"1-9"_s,
             .doi = u"10.1/x"_s});
        row("Mendeley",
            "TY  - JOUR\nT1  - T\nA1  - Vaswani, Ashish\nJO  - arXiv preprint arXiv:1706.03762v5\nY1  - "
            "2017\n",
            {.title = u"T"_s, .authors = {u"Ashish Vaswani"_s}, .year = 2017, .arxiv = u"1706.03762"_s});
        row("arXiv link", "TY  - GEN\nTI  - T\nUR  - http://arxiv.org/abs/hep-th/9901001v2\n",
            {.title = u"T"_s,
             .arxiv = u"hep-th/9901001"_s,
             .url = u"http://arxiv.org/abs/hep-th/9901001v2"_s});
        row("arXiv DOI", "TY  - UNPB\nDO  - 10.48550/arXiv.1706.03762\n",
            {.arxiv = u"1706.03762"_s, .doi = u"10.48550/arxiv.1706.03762"_s});
        row("unknown type with journal", "TY  - XYZ\nJO  - J\n", {.kind = Kind::Article, .venue = u"J"_s});
        row("date of the record", "TY  - BOOK\nPY  - 2010\nDA  - 2020/01/02/\n",
            {.kind = Kind::Book, .year = 2010});
        row("date in words", "TY  - BOOK\nDA  - 5 March 2010\n",
            {.kind = Kind::Book, .year = 2010, .month = 3, .day = 5});
        row("names", "TY  - BOOK\nAU  - Foo Group,\nAU  - King, Martin, Jr.\nAU  - von Neumann,John\n",
            {.kind = Kind::Book, .authors = {u"Foo Group"_s, u"Martin King Jr."_s, u"John von Neumann"_s}});
    }
    void otherProgramsTags()
    {
        QFETCH(QByteArray, lines);
        QFETCH(Citation, citation);
        const Citation read = first(lines + "ER  - \n");
        QCOMPARE(toRis({read}), toRis({citation}));
        QCOMPARE(read, citation);
    }
};

QTEST_GUILESS_MAIN(TestRis)
#include "test_ris.moc"
