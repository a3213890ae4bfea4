#include "app/export/jsonexport.h"
#include "app/export/listfile.h"
#include "app/import/citationentry.h"
#include "app/import/importreading.h"
#include "models/citation/csljson.h"
#include "models/citation/htmlpage.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimeZone>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QByteArray utf16(const QString& text)
{
    return "\xFF\xFE" + QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
}

ReadImport read(const QByteArray& bytes)
{
    return readImport(bytes, u"file"_s).value_or(ReadImport{});
}

ErrorCode errorOf(const QByteArray& bytes)
{
    const auto import = readImport(bytes, u"file"_s);
    return import ? ErrorCode::Unexpected : import.error().code;
}

/// What each entry is known by: its title, else its link.
QStringList namesOf(const ReadImport& import)
{
    QStringList names;
    for (const ImportEntry& entry : import.entries)
        names.append(entry.entry.title.isEmpty() ? entry.entry.link : entry.entry.title);
    return names;
}

QDateTime utc(int year, int month, int day)
{
    return QDateTime(QDate(year, month, day), QTime(12, 30, 1, 250), QTimeZone::UTC);
}

Publication fullPublication()
{
    return {.kind = PublicationKind::InProceedings,
            .year = 2024,
            .month = 12,
            .day = 10,
            .venue = u"NeurIPS"_s,
            .volume = u"37"_s,
            .number = u"2"_s,
            .pages = u"1-12"_s,
            .publisher = u"Curran"_s,
            .doi = u"10.1000/x"_s,
            .url = u"https://example.org/p"_s};
}

Paper fullPaper()
{
    Paper paper;
    paper.id = {7};
    paper.title = u"On $\\ell_2$ \u201Cnorms\u201D"_s;
    paper.authors = {u"Ann A"_s, u"Bo B"_s};
    paper.abstractText = u"One.\n\nTwo < three."_s;
    paper.abstractHtml = u"<p>One.</p><p>Two <em>x</em>.</p>"_s;
    paper.published = utc(2024, 3, 1);
    paper.updated = utc(2024, 4, 2);
    paper.firstSeen = utc(2024, 5, 3);
    paper.ids = {.arxiv = u"2403.01234"_s, .version = 2, .doi = u"10.1000/x"_s, .openReview = u"aB_c-1"_s};
    paper.link = u"https://arxiv.org/abs/2403.01234"_s;
    paper.pdf = u"https://arxiv.org/pdf/2403.01234"_s;
    paper.code = u"https://github.com/a/b"_s;
    paper.project = u"https://a.github.io"_s;
    paper.thumbnail = u"https://cdn.example.org/t.png"_s;
    paper.categories = {u"cs.LG"_s, u"stat.ML"_s};
    paper.keywords = {u"norms"_s, u"a, b"_s};
    paper.summary = u"Short."_s;
    paper.comments = u"12 pages"_s;
    paper.journalRef = u"NeurIPS 2024"_s;
    paper.upvotes = 0;
    paper.commentCount = 3;
    paper.submitter = u"ann"_s;
    paper.sightings = {{.feed = {1}, .feedName = u"F"_s, .listed = utc(2024, 3, 2)}};
    paper.isRead = true;
    paper.isStarred = true;
    paper.starredAt = utc(2024, 6, 1);
    paper.note = u"- mine\n- too"_s;
    paper.tags = {u"method/diffusion"_s, u"thesis"_s};
    paper.lists = {{.list = {3},
                    .name = u"Seminar"_s,
                    .colour = 2,
                    .entry = {.paper = {7},
                              .status = ReadingStatus::Reading,
                              .priority = 3,
                              .due = QDate(2026, 11, 30),
                              .comment = u"chapter 2"_s}}};
    paper.citeKey = u"a2024on"_s;
    paper.publication = fullPublication();
    return paper;
}

ParsedEntry workOf(const Paper& paper)
{
    ParsedEntry work;
    work.guid = paper.ids.arxiv;
    work.title = paper.title;
    work.link = paper.link;
    work.authors = paper.authors;
    work.published = paper.published;
    work.updated = paper.updated;
    work.abstractText = paper.abstractText;
    work.abstractHtml = paper.abstractHtml;
    work.ids = paper.ids;
    work.categories = paper.categories;
    work.upvotes = paper.upvotes;
    work.commentCount = paper.commentCount;
    work.comments = paper.comments;
    work.journalRef = paper.journalRef;
    work.submitter = paper.submitter;
    work.keywords = paper.keywords;
    work.summary = paper.summary;
    work.code = paper.code;
    work.project = paper.project;
    work.pdf = paper.pdf;
    work.thumbnail = paper.thumbnail;
    return work;
}

ListEntry withoutPaper(ListEntry entry)
{
    entry.paper = {};
    return entry;
}

QByteArray hfPage(const QByteArray& target, const QByteArray& props)
{
    return "<!DOCTYPE html><html><head><script>var a = \"<a href='https://arxiv.org/abs/1706.03762'>\";"
           "</script></head><body class=x><div class=\"contents\" data-target=\"" +
           target + "\" data-props=\"" +
           QString::fromUtf8(props).toHtmlEscaped().replace(u'\'', u"&#39;"_s).toUtf8() +
           "\"></div></body></html>";
}

} // namespace

/// What is read of a file or a pasted text, whatever its format.
class TestImportReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsToldByItsContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& format,
                            const QStringList& names) { QTest::newRow(name) << bytes << format << names; };
        const QStringList t{u"T"_s};
        row("BibTeX", "% Encoding: UTF-8\r\n\r\n  @ARTICLE (k,\r\n title={T})\r\n", u"BibTeX"_s, t);
        row("BibTeX with a mark", "\xEF\xBB\xBF@misc{k, title={T}}", u"BibTeX"_s, t);
        row("BibTeX in UTF-16", utf16(u"@misc{k, title={T}}"_s), u"BibTeX"_s, t);
        row("BibTeX in a sentence", "Cite it as @misc{k, title={T}}.", u"BibTeX"_s, t);
        row("RIS", "\r\nTY  - JOUR\r\nTI  - T\r\nER  - \r\n", u"RIS"_s, t);
        row("RIS with an entry in its abstract",
            "TY  - JOUR\nTI  - T\nAB  - x\n@misc{a, title={No}}\nER  -\n", u"RIS"_s, t);
        row("CSL-JSON", " [{\"id\":\"k\",\"type\":\"article\",\"title\":\"T\"}]", u"CSL-JSON"_s, t);
        row("CSL-JSON with a mark", "\xEF\xBB\xBF{\"items\":[{\"type\":\"book\",\"title\":\"T\"}]}",
            u"CSL-JSON"_s, t);
        row("Hugging Face's API", "[{\"paper\":{\"id\":\"2403.01234\",\"title\":\"T\",\"summary\":\"S\"}}]",
            u"Hugging Face Papers"_s, t);
        row("JSON Feed",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"F\",\"items\":[{\"id\":\"1\","
            "\"title\":\"T\",\"url\":\"https://example.org/1\"}]}",
            u"feed"_s, t);
        row("RSS",
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title><item><title>T</title>"
            "<link>https://example.org/1</link></item></channel></rss>",
            u"feed"_s, t);
        row("CSV",
            "\xEF\xBB\xBF"
            "Title;Year\r\n\"T\";2020\r\n",
            u"CSV"_s, t);
        row("CSV by tabs", "year\ttitle\n2020\tT\n", u"CSV"_s, t);
        row("Hugging Face as text",
            "Daily Papers\n\nMar 14\n\nT\n\nAn abstract that is longer than its title is, by far.\n",
            u"Hugging Face Papers"_s, t);
        row("a page", "<!doctype html><p>See <a href=\"https://arxiv.org/abs/2403.01234v2\">it</a>.",
            u"arXiv ids and links"_s, {u"https://arxiv.org/abs/2403.01234"_s});
        row("ids", "2403.01234 hep-th/9901001v2,\n1706.03762", u"arXiv ids and links"_s,
            {u"https://arxiv.org/abs/2403.01234"_s, u"https://arxiv.org/abs/hep-th/9901001"_s,
             u"https://arxiv.org/abs/1706.03762"_s});
    }
    void everyFormatIsToldByItsContent()
    {
        QFETCH(QByteArray, bytes);
        const ReadImport import = read(bytes);
        QTEST(import.format, "format");
        QTEST(namesOf(import), "names");
        QVERIFY(import.problems.isEmpty() || bytes.contains("Mar 14"));
    }

    void aReferenceBecomesAWorkAndItsPublication()
    {
        const Citation citation{.key = u"k"_s,
                                .kind = Citation::Kind::Article,
                                .title = u"T"_s,
                                .authors = {u"A B"_s},
                                .year = 2020,
                                .month = 3,
                                .venue = u"J"_s,
                                .arxiv = u"1706.03762"_s,
                                .primaryClass = u"cs.CL"_s,
                                .doi = u"10.1/x"_s,
                                .abstractText = u"One.\n\nTwo."_s,
                                .keywords = {u"w"_s},
                                .comments = u"12 pages"_s,
                                .note = u"mine"_s};
        const ImportEntry entry = importEntryOf(citation);
        QCOMPARE(entry.entry.guid, u"k"_s);
        QCOMPARE(entry.entry.ids.arxiv, u"1706.03762"_s);
        QCOMPARE(entry.entry.ids.doi, u"10.1/x"_s);
        QCOMPARE(entry.entry.link, u"https://arxiv.org/abs/1706.03762"_s);
        QCOMPARE(entry.entry.published, QDateTime(QDate(2020, 3, 1), QTime(0, 0), QTimeZone::UTC));
        QCOMPARE(entry.entry.categories, QStringList{u"cs.CL"_s});
        QCOMPARE(entry.entry.abstractText, citation.abstractText);
        QCOMPARE(entry.entry.keywords, citation.keywords);
        QCOMPARE(entry.entry.comments, citation.comments);
        QCOMPARE(entry.publication, publicationOf(citation));
        QCOMPARE(entry.key, u"k"_s);
        QCOMPARE(entry.note, u"mine"_s);
        const ImportEntry bare = importEntryOf({.title = u"T"_s, .url = u"javascript:alert(1)"_s});
        QVERIFY(bare.entry.link.isEmpty() && !bare.entry.published.isValid() && bare.publication);
    }

    void jabRefsGroupsBecomeLists()
    {
        const ReadImport import = read(
            "@misc{a, title={A}, groups={Deep}, readstatus={read}, priority={prio2}}\n"
            "@misc{b, title={B}, readstatus={read}}\n"
            "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 StaticGroup:Wide\\;0\\;1\\;\\;\\;\\;;\n"
            "2 StaticGroup:Deep\\;0\\;1\\;\\;\\;About\\;;\n}\n");
        const ImportedPlace place{.path = {u"Wide"_s, u"Deep"_s},
                                  .entry = {.status = ReadingStatus::Read, .priority = 2},
                                  .colour = 0,
                                  .description = u"About"_s};
        QCOMPARE(import.entries.size(), 2);
        QCOMPARE(import.entries[0].lists, QList{place});
        QVERIFY(import.entries[1].lists.isEmpty());
        QCOMPARE(import.problems.size(), 1); // b's status has no place
    }

    void ourJsonIsLossless()
    {
        const Paper paper = fullPaper();
        const ReadImport import = read(QJsonDocument(QJsonArray{toJson(paper)}).toJson());
        QCOMPARE(import.format, u"Offprint"_s);
        QCOMPARE(import.problems, QList<ReadingProblem>());
        QCOMPARE(import.entries.size(), 1);
        const ImportEntry& entry = import.entries.first();
        QCOMPARE(entry.entry, workOf(paper));
        QCOMPARE(entry.publication, paper.publication);
        QCOMPARE(entry.key, paper.citeKey);
        QCOMPARE(entry.note, paper.note);
        QCOMPARE(entry.tags, paper.tags);
        QVERIFY(entry.isStarred);
        const ImportedPlace place{.path = {u"Seminar"_s},
                                  .entry = withoutPaper(paper.lists[0].entry),
                                  .colour = 2,
                                  .description = {}};
        QCOMPARE(entry.lists, QList<ImportedPlace>{place});
    }

    void whatIsAbsentStaysAbsent()
    {
        Paper paper;
        paper.title = u"T"_s;
        const ReadImport import = read(QJsonDocument(QJsonArray{toJson(paper)}).toJson());
        ImportEntry expected;
        expected.entry.title = expected.entry.guid = u"T"_s;
        QCOMPARE(import.entries, QList<ImportEntry>{expected});
    }

    void aListFileComesBack()
    {
        const Paper paper = fullPaper();
        Paper other;
        other.id = {8};
        other.title = u"Other"_s;
        const ReadingList list{.name = u"Seminar"_s, .colour = 4, .description = u"for May"_s};
        const ListEntry second = paper.lists[0].entry;
        const QList<ListEntry> order{{.paper = {8}}, second, {.paper = {99}}};
        for (const bool withNotes : {true, false}) {
            const ReadImport import =
                read(QJsonDocument(listFile(list, order, {paper, other}, withNotes)).toJson());
            QCOMPARE(import.format, u"Offprint"_s);
            QCOMPARE(import.listName, u"Seminar"_s);
            QCOMPARE(namesOf(import), (QStringList{u"Other"_s, paper.title}));
            const ImportEntry& entry = import.entries.last();
            QCOMPARE(entry.entry, workOf(paper));
            QCOMPARE(entry.publication, paper.publication);
            QCOMPARE(entry.note, withNotes ? paper.note : QString());
            QVERIFY(entry.tags.isEmpty() && !entry.isStarred);
            const ImportedPlace place{.path = {u"Seminar"_s},
                                      .entry = withoutPaper(second),
                                      .colour = 4,
                                      .description = u"for May"_s};
            QCOMPARE(entry.lists, QList<ImportedPlace>{place});
        }
    }

    void wrongMembersArePassedOver()
    {
        const ReadImport import =
            read("[{\"ids\":{\"arxiv\":7,\"doi\":[]},\"title\":\"T\",\"authors\":\"x\",\"tags\":{\"a\":1},"
                 "\"lists\":[1,{\"name\":\"L\",\"priority\":99,\"status\":0,\"due\":\"never\"}],"
                 "\"publication\":{\"month\":77,\"kind\":\"?\"},\"link\":\"javascript:alert(1)\","
                 "\"abstractHtml\":\"<script>x</script><p onclick=y>z</p>\",\"published\":\"soon\"},"
                 "{\"ids\":{\"arxiv\":\"no id\"}}, 5, null]");
        QCOMPARE(import.entries.size(), 1);
        QCOMPARE(import.problems.size(), 3);
        const ImportEntry& entry = import.entries.first();
        QCOMPARE(entry.entry.ids, PaperIds());
        QVERIFY(entry.entry.link.isEmpty() && entry.entry.authors.isEmpty() && entry.tags.isEmpty());
        QVERIFY(!entry.entry.abstractHtml.contains("script"_L1) &&
                !entry.entry.abstractHtml.contains("onclick"_L1));
        QCOMPARE(entry.lists.size(), 1);
        QCOMPARE(entry.lists.first().entry, ListEntry());
        QCOMPARE(entry.publication, Publication());
    }

    void savedPagesOfHuggingFaceAreRead()
    {
        const QByteArray paper = "{\"id\":\"2403.01234\",\"title\":\"It's <b> & \\\"T\\\"\",\"upvotes\":5,"
                                 "\"summary\":\"S\",\"authors\":[{\"name\":\"A B\"}]}";
        const QByteArray daily = "{\"dailyPapers\":[{\"paper\":" + paper + ",\"title\":\"x\"}],\"other\":[]}";
        for (const QByteArray& page :
             {hfPage("DailyPapers", daily), hfPage("PaperContent", "{\"paper\":" + paper + "}")}) {
            const ReadImport import = read(page);
            QCOMPARE(import.format, u"Hugging Face Papers"_s);
            QCOMPARE(import.entries.size(), 1);
            const ParsedEntry& entry = import.entries.first().entry;
            QCOMPARE(entry.ids.arxiv, u"2403.01234"_s);
            QVERIFY(entry.title.contains("\"T\""_L1));
            QCOMPARE(entry.upvotes, 5);
            QCOMPARE(entry.authors, QStringList{u"A B"_s});
        }
    }

    void aPageSavedInPartGivesItsLinksAndSaysSo()
    {
        const ReadImport import =
            read("<html><a href=\"/papers/2403.01234\">a</a><div "
                 "data-target=\"DailyPapers\" data-props=\"{&quot;dailyPapers&quot;:[{");
        QCOMPARE(namesOf(import), QStringList{u"https://arxiv.org/abs/2403.01234"_s});
        QCOMPARE(import.problems.size(), 1);
    }

    void pagesOfOursComeBack()
    {
        const QList<Citation> citations{
            {.key = u"a"_s,
             .title = u"</script><script>alert(1)</script> <!-- $x<y$"_s,
             .authors = {u"Ann A"_s},
             .year = 2024,
             .arxiv = u"2403.01234"_s,
             .primaryClass = u"cs.LG"_s,
             .url = u"https://arxiv.org/abs/2403.01234"_s,
             .abstractText = u"One.\n\nTwo & <three>."_s,
             .note = u"mine"_s},
            {.key = u"b"_s, .kind = Citation::Kind::Article, .title = u"B"_s, .venue = u"J"_s}};
        const ReadImport import = read(toHtmlPage(citations, u"Mine"_s, {}).toUtf8());
        QCOMPARE(import.problems, QList<ReadingProblem>());
        QCOMPARE(import.entries,
                 (QList<ImportEntry>{importEntryOf(citations[0]), importEntryOf(citations[1])}));
    }

    void otherPagesGiveWhatTheyName()
    {
        const ReadImport import =
            read("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p>\n"
                 "<DT><A HREF='https://arxiv.org/pdf/2403.01234v2.pdf' ADD_DATE=1>a</A>\n"
                 "<DT><A HREF=https://huggingface.co/papers/2403.01235?a&amp;b>b</A><a "
                 "href=\"/abs/1706.03762\">c</a>"
                 "<a href=\"/papers/2403.01234\">again</a><!-- arXiv:2001.00001 --> x < y, arXiv: 2403.01236"
                 "<a href=\"https://doi.org/10.1000/AB%28c%29\">d</a> <script>arXiv:2001.00002</script>"
                 "<a href=\"https://openreview.net/forum?id=aB_c-1&amp;x\">e</a> <a "
                 "href=\"https://example.org\">f</a>"
                 "<td>2001.00003</td>");
        QCOMPARE(
            namesOf(import),
            (QStringList{u"https://arxiv.org/abs/2403.01234"_s, u"https://arxiv.org/abs/2403.01235"_s,
                         u"https://arxiv.org/abs/1706.03762"_s, u"https://arxiv.org/abs/2403.01236"_s,
                         u"https://doi.org/10.1000/ab(c"_s, u"https://openreview.net/forum?id=aB_c-1"_s}));
    }

    void namesInATextAreTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("links");
        const QString a = u"https://arxiv.org/abs/2403.01234"_s;
        const QString b = u"https://arxiv.org/abs/2403.01235"_s;
        QTest::newRow("sentence") << QByteArray("as in arXiv:2403.01234v3 [cs.LG], not 2403.01235.")
                                  << QStringList{a};
        QTest::newRow("line of ids") << QByteArray("notes 2403.01236\n2403.01234; arXiv: 2403.01235 ,")
                                     << QStringList{a, b};
        QTest::newRow("list") << QByteArray("[1] arXiv:2403.01234\n[2] see 2403.01235\n") << QStringList{a};
        QTest::newRow("Markdown")
            << QByteArray("- [x](https://arxiv.org/abs/2403.01234)[y](https://arxiv.org/abs/2403.01235)")
            << QStringList{a, b};
        QTest::newRow("addresses without space")
            << QByteArray("<https://arxiv.org/abs/2403.01234>,https://huggingface.co/papers/2403.01235")
            << QStringList{a, b};
        QTest::newRow("each once") << QByteArray("2403.01234\narxiv.org/abs/2403.01234v2\n"
                                                 "https://doi.org/10.48550/arXiv.2403.01234")
                                   << QStringList{a};
        QTest::newRow("DOIs") << QByteArray("doi: 10.1000/A.b(1)x. or https://dl.acm.org/doi/pdf/10.1145/1.2")
                              << QStringList{u"https://doi.org/10.1000/a.b(1)x"_s,
                                             u"https://doi.org/10.1145/1.2"_s};
        QTest::newRow("addresses of other pages")
            << QByteArray("see https://example.org/a here arXiv:2403.01234\nhttps://example.org/b\r\n"
                          "https://x.org/content/10.1101/2020.01.01v1.full.pdf with\n")
            << QStringList{a, u"https://example.org/b"_s};
        QTest::newRow("UTF-16") << utf16(u"2403.01234\r\n2403.01235"_s) << QStringList{a, b};
    }
    void namesInATextAreTaken()
    {
        QFETCH(QByteArray, text);
        const ReadImport import = read(text);
        QTEST(namesOf(import), "links");
        QCOMPARE(import.format, u"arXiv ids and links"_s);
        for (const ImportEntry& entry : import.entries)
            QVERIFY(entry.entry.title.isEmpty() && !entry.publication);
    }

    void versionsAndOtherIdsAreKept()
    {
        const ReadImport import = read("arXiv:2403.01234v3 https://openreview.net/pdf?id=xyz doi:10.1000/Q");
        QCOMPARE(import.entries.size(), 3);
        QCOMPARE(import.entries[0].entry.ids.version, 3);
        QCOMPARE(import.entries[1].entry.ids.openReview, u"xyz"_s);
        QCOMPARE(import.entries[2].entry.ids.doi, u"10.1000/q"_s);
    }

    void whatIsNotReadIsTold()
    {
        const ReadImport bib = read("@misc{a, title={T}}\n@misc{b, title={open\n@misc{c}\n");
        QCOMPARE(namesOf(bib), QStringList{u"T"_s});
        QCOMPARE(bib.problems.size(), 2);
        QCOMPARE(bib.problems.first().line, 2);
        const auto none = readImport("@misc{a, title={open", u"refs.bib"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NoPapers);
        QCOMPARE(none.error().subject, u"refs.bib"_s);
        QVERIFY(!none.error().detail.isEmpty());
        // What is found in a file that could not be read as what it is does not hide that
        const ReadImport cut = read("@misc{a, title={open, url={https://arxiv.org/abs/2403.01234}");
        QCOMPARE(cut.entries.size(), 1);
        QVERIFY(!cut.problems.isEmpty());
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("nothing") << QByteArray() << ErrorCode::NoPapers;
        QTest::newRow("space") << QByteArray("\xEF\xBB\xBF \r\n\t") << ErrorCode::NoPapers;
        QTest::newRow("prose") << QByteArray("Nothing of use, but 2403.01234 there.") << ErrorCode::NoPapers;
        QTest::newRow("NUL") << QByteArray("\0\0\0", 3) << ErrorCode::NoPapers;
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\xff\xfe arXiv:2403.01234",
                                              25)
                                << ErrorCode::NoPapers;
        QTest::newRow("PDF") << QByteArray("%PDF-1.7\n(arXiv:2403.01234)") << ErrorCode::NoPapers;
        QTest::newRow("deep JSON") << "[{\"a\":" + QByteArray(100'000, '[') << ErrorCode::NoPapers;
        QTest::newRow("brackets") << QByteArray(100'000, '[') << ErrorCode::NoPapers;
        QTest::newRow("cut JSON") << QByteArray("[{\"title\":\"arXiv:2403.01234\"},\n{\"ti")
                                  << ErrorCode::NoPapers;
        QTest::newRow("empty array") << QByteArray("[]") << ErrorCode::NoPapers;
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << ErrorCode::NoPapers;
        QTest::newRow("error as JSON") << QByteArray("{\"error\":\"Not found\"}") << ErrorCode::NoPapers;
        QTest::newRow("cut feed") << QByteArray("<rss version=\"2.0\"><channel><title>F")
                                  << ErrorCode::NoPapers;
        QTest::newRow("empty feed") << QByteArray(
                                           "<rss version=\"2.0\"><channel><title>F</title></channel></rss>")
                                    << ErrorCode::NoPapers;
        QTest::newRow("page without papers")
            << QByteArray("<html><a href='https://example.org'>x</a></html>") << ErrorCode::NoPapers;
        QTest::newRow("OPML") << QByteArray("<?xml version=\"1.0\"?><opml><body/></opml>")
                              << ErrorCode::NoPapers;
        QTest::newRow("table without rows") << QByteArray("title,year\n") << ErrorCode::NoPapers;
        QTest::newRow("references of nothing") << QByteArray("@misc{a}\n@misc{b,}") << ErrorCode::NoPapers;
    }
    void badInputIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QTEST(errorOf(bytes), "code");
    }

    /// Anything that takes the square of their number would take hours.
    void garbageEndsSoon_data()
    {
        QTest::addColumn<QByteArray>("unit");
        for (const char* unit : {"@",
                                 "@a",
                                 "@a{b,c={\n",
                                 "<",
                                 "<a href=\"",
                                 "<a href='\n",
                                 "<a b=\"c\" ",
                                 "<!--",
                                 "<script>",
                                 "&",
                                 "&amp",
                                 "arXiv:",
                                 "arXiv: ",
                                 "10.1000.",
                                 "http://",
                                 "https://arxiv.org/abs/2403.01234",
                                 "TY  - A\n",
                                 "TY  - JOUR\nTI",
                                 "\n",
                                 "\r",
                                 " ",
                                 ",",
                                 "title,",
                                 "\"",
                                 "2403.01234",
                                 "10.",
                                 "doi:10.1000/",
                                 "openreview.net/",
                                 "{\"",
                                 "[{",
                                 "<rss ",
                                 "a/",
                                 "(",
                                 "\t@"})
            QTest::newRow(unit) << QByteArray(unit);
    }
    void garbageEndsSoon()
    {
        QFETCH(QByteArray, unit);
        QElapsedTimer clock;
        clock.start();
        const QByteArray garbage = unit.repeated(200'000 / unit.size());
        (void)readImport(garbage, {});
        (void)readImport("x " + garbage, {});
        (void)readImport("<!doctype html>" + garbage, {});
        (void)readImport("title,year\n" + garbage, {});
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
    }

    void megabytesOfNothingEndSoon()
    {
        for (const char sign : {'@', '<', '&', '[', ' '})
            (void)readImport(QByteArray(5'000'000, sign), {});
    }

    void cutFilesDoNoHarm()
    {
        QByteArrayList files{toHtmlPage({{.key = u"a"_s, .title = u"T"_s}}, {}, {}).toUtf8(),
                             QJsonDocument(QJsonArray{toJson(fullPaper())}).toJson(),
                             hfPage("DailyPapers", "{\"dailyPapers\":[]}"),
                             "TY  - JOUR\nTI  - T\nER  - \n",
                             "@article{a, title = {T}, year = 2020}",
                             "title,authors\n\"T\",\"A; B\"\n"};
        for (const QByteArray& file : std::as_const(files)) {
            for (qsizetype size = 0; size < file.size(); size += 1 + file.size() / 150)
                (void)readImport(file.first(size), {});
        }
    }

    void realPagesAreRead()
    {
        const QString shared = qEnvironmentVariable("OFFPRINT_SHARED");
        if (shared.isEmpty())
            QSKIP("OFFPRINT_SHARED is not set");
        const auto contentOf = [](const QString& path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QDir seeds(shared + u"/data/seed"_s);
        const QByteArray text = contentOf(seeds.filePath(seeds.entryList({u"*.txt"_s}).value(0)));
        QCOMPARE(read(text).format, u"Hugging Face Papers"_s);
        QCOMPARE(read(text).entries.size(), 86);
        const QByteArray daily = contentOf(shared + u"/data/hf/daily_papers-2026-06-12.json"_s);
        const ReadImport api = read(daily);
        QCOMPARE(api.format, u"Hugging Face Papers"_s);
        QCOMPARE(api.entries.size(), 30);
        const ReadImport page = read(hfPage("DailyPapers", "{\"dailyPapers\":" + daily + "}"));
        QCOMPARE(page.entries, api.entries);
    }
};

QTEST_GUILESS_MAIN(TestImportReading)
#include "test_importreading.moc"
