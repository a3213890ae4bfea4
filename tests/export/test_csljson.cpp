#include "app/export/csljsonreader.h"
#include "models/citation/csljson.h"
#include "models/citation/personname.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

/// CSL-JSON, ours and others'.
class TestCslJson : public QObject
{
    Q_OBJECT

    static QJsonObject written(const Citation& citation)
    {
        return QJsonDocument::fromJson(toCslJson({citation}).toUtf8()).array().at(0).toObject();
    }
    /// JSON, with ' for a quotation mark and ~ for an escaped one.
    static QByteArray json(const char* text)
    {
        return QByteArray(text).replace('\'', '"').replace("~", "\\\"");
    }
    static QJsonObject object(const char* text) { return QJsonDocument::fromJson(json(text)).object(); }

private Q_SLOTS:
    void aPreprintIsWritten()
    {
        const Citation c{.key = u"k"_s,
                         .title = u"On $\\ell_2$ \\emph{x}"_s,
                         .authors = {u"John von Neumann"_s, u"Bill Gates Jr."_s, u"ATLAS Collaboration"_s},
                         .year = 2017,
                         .month = 6,
                         .day = 12,
                         .arxiv = u"1706.03762"_s,
                         .primaryClass = u"cs.CL"_s,
                         .abstractText = u"One.\n\nTwo."_s,
                         .keywords = {u"a"_s, u"b c"_s},
                         .comments = u"12 pages"_s,
                         .note = u"mine"_s};
        const QJsonObject expected =
            object("{'id':'k','type':'article', "
                   "'title':'On <span class=~nocase~>$\\\\ell_2$</span> \\\\emph{x}', "
                   "'author':[{'family':'Neumann','given':'John','non-dropping-particle':'von'}, "
                   "{'family':'Gates','given':'Bill','suffix':'Jr.'},{'literal':'ATLAS Collaboration'}], "
                   "'issued':{'date-parts':[[2017,6,12]]},'publisher':'arXiv','number':'arXiv:1706.03762', "
                   "'abstract':'One.\\n\\nTwo.','keyword':'a, b c','note':'mine', "
                   "'custom':{'arxiv-primary-class':'cs.CL','comments':'12 pages'}}");
        QCOMPARE(written(c), expected);
    }

    void anArticleThatIsOnArxivIsWritten()
    {
        const Citation c{.key = u"k"_s,
                         .kind = Kind::Article,
                         .title = u"T"_s,
                         .year = 2020,
                         .venue = u"Nature"_s,
                         .volume = u"1"_s,
                         .number = u"2"_s,
                         .pages = u"3-4"_s,
                         .arxiv = u"1706.03762"_s,
                         .doi = u"10.1/x"_s};
        const QJsonObject expected =
            object("{'id':'k','type':'article-journal','title':'T','issued':{'date-parts':[[2020]]}, "
                   "'container-title':'Nature','volume':'1','issue':'2','page':'3-4','DOI':'10.1/x', "
                   "'archive':'arXiv','archive_location':'1706.03762'}");
        QCOMPARE(written(c), expected);
    }

    void markupInTitlesIsNoText()
    {
        const QByteArray item = R"([{"id":"a","title":"On <i>E. <b>coli</b></i> and $a<b>c$"}])";
        const Citation read = readCslJson(item).citations.value(0);
        QCOMPARE(read.title, u"On E. coli and $a<b>c$"_s);
        const QString again = toCslJson({Citation{.key = u"k"_s, .title = u"On <i>E. coli</i>"_s}});
        QVERIFY(again.contains(u"\"On E. coli\""_s));
        for (const QString& title :
             {u"The <i> E. coli </i> genome"_s, u"A <i></i> B"_s, u"<i> x</i>"_s, u"<i><b></i></b>"_s,
              u"<<i></i>i>text</i>"_s, u"<i><i><i><i><i><i>deep</i></i></i></i></i></i>"_s}) {
            const QString written = toCslJson({Citation{.key = u"k"_s, .title = title}});
            QCOMPARE(toCslJson(readCslJson(written.toUtf8()).citations), written);
        }
    }

    void namesThatAreNoTwoWordsComeBack_data()
    {
        QTest::addColumn<QString>("author");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("family of two words")
            << u"Brinch Hansen, Per"_s << R"({"family":"Brinch Hansen","given":"Per"})"_ba;
        QTest::newRow("a name and a suffix") << u"Madonna, Jr."_s << R"({"literal":"Madonna Jr."})"_ba;
        QTest::newRow("an institution")
            << u"{World Health Organization}"_s << R"({"literal":"World Health Organization"})"_ba;
        QTest::newRow("a company with a comma")
            << u"{Barnes and Noble, Inc.}"_s << R"({"literal":"Barnes and Noble, Inc."})"_ba;
    }
    void namesThatAreNoTwoWordsComeBack()
    {
        QFETCH(QString, author);
        const Citation citation{.key = u"k"_s, .title = u"T"_s, .authors = {author}};
        const QByteArray json = toCslJson({citation}).toUtf8();
        QByteArray oneLine = json.simplified();
        oneLine.replace("\": ", "\":").replace("\", ", "\",");
        QFETCH(QByteArray, written);
        QVERIFY2(oneLine.replace("{ ", "{").replace(" }", "}").contains(written), oneLine);
        const QStringList read = readCslJson(json).citations.value(0).authors;
        QCOMPARE(read.size(), 1);
        QCOMPARE(personName(read.first()), personName(author));
    }

    void keywordsWithSignsComeBack_data()
    {
        QTest::addColumn<QStringList>("keywords");
        QTest::newRow("comma") << QStringList{u"a, b"_s};
        QTest::newRow("commas") << QStringList{u"a, b"_s, u"c"_s};
        QTest::newRow("semicolon") << QStringList{u"a; b"_s};
        QTest::newRow("quotation") << QStringList{u"\"a\""_s, u"b\"c"_s};
        QTest::newRow("all") << QStringList{u"\"a;\", "_s, u","_s, u";"_s};
    }
    void keywordsWithSignsComeBack()
    {
        QFETCH(QStringList, keywords);
        const ReadCitations back = readCslJson(toCslJson({{.keywords = keywords}}).toUtf8());
        for (QString& keyword : keywords)
            keyword = keyword.trimmed();
        QCOMPARE(back.citations.value(0).keywords, keywords);
    }

    void otherProgramsItems_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Citation>("citation");
        const auto row = [](const char* name, const QByteArray& text, Citation citation) {
            QTest::newRow(name) << text << citation;
        };
        row("one item", "{'id':1,'type':'book','title':'T','volume':3}",
            {.key = u"1"_s, .kind = Kind::Book, .title = u"T"_s, .volume = u"3"_s});
        row("items", "{'items':[{'type':'book','title':'T'}]}", {.kind = Kind::Book, .title = u"T"_s});
        row("mark", "\xEF\xBB\xBF[{'type':'book'}]", {.kind = Kind::Book});
        row("strings for numbers", "[{'type':'book','issued':{'date-parts':[['2020','3']]}}]",
            {.kind = Kind::Book, .year = 2020, .month = 3});
        row("raw date", "[{'type':'book','issued':{'raw':'2020-03-05'}}]",
            {.kind = Kind::Book, .year = 2020, .month = 3, .day = 5});
        row("Crossref", "[{'type':'journal-article','title':['T'],'container-title':['J'],'DOI':'10.1/X'}]",
            {.kind = Kind::Article, .title = u"T"_s, .venue = u"J"_s, .doi = u"10.1/x"_s});
        row("Zotero preprint",
            "[{'id':'x','type':'article','number':'arXiv:1706.03762v2','publisher':'arXiv', "
            "'title':'<span "
            "class=~nocase~>GPT</"
            "span>','author':[{'family':'Beethoven','given':'L','dropping-particle':'van'}]}]",
            {.key = u"x"_s, .title = u"GPT"_s, .authors = {u"L van Beethoven"_s}, .arxiv = u"1706.03762"_s});
        row("Zotero's own",
            "[{'id':'http://zotero.org/users/1/items/AB','type':'article','title':'On "
            "<i>x</i>','note':'arXiv:"
            "1706.03762 [cs]\\nComment: 15 pages\\nmine','source':'arXiv.org','citation-key':'v2017'}]",
            {.key = u"v2017"_s,
             .title = u"On x"_s,
             .arxiv = u"1706.03762"_s,
             .primaryClass = u"cs"_s,
             .comments = u"15 pages"_s,
             .note = u"mine"_s});
        row("our note is the user's own", "[{'id':'k','type':'book','note':'arXiv:1706.03762'}]",
            {.key = u"k"_s, .kind = Kind::Book, .note = u"arXiv:1706.03762"_s});
        row("arXiv link", "[{'type':'article','URL':'https://arxiv.org/pdf/1706.03762v1'}]",
            {.arxiv = u"1706.03762"_s, .url = u"https://arxiv.org/pdf/1706.03762v1"_s});
    }
    void otherProgramsItems()
    {
        QFETCH(QByteArray, text);
        QFETCH(Citation, citation);
        const ReadCitations back = readCslJson(json(text));
        QCOMPARE(back.problems, QList<ReadingProblem>());
        QCOMPARE(toCslJson(back.citations), toCslJson({citation}));
        QCOMPARE(back.citations, QList<Citation>{citation});
    }

    void whatIsWrongIsTold()
    {
        QCOMPARE(readCslJson("[\n{\"title\": }\n]").problems.value(0).line, 2);
        QCOMPARE(readCslJson("").problems.size(), 1);
        const ReadCitations back = readCslJson("[1, {\"title\":\"T\"}, {}, null]");
        QCOMPARE(back.citations.size(), 1);
        QCOMPARE(back.problems.size(), 3);
        QVERIFY(back.problems[1].what.contains(u'3'));
    }
};

QTEST_GUILESS_MAIN(TestCslJson)
#include "test_csljson.moc"
