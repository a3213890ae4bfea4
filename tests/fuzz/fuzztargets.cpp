#include "tests/fuzz/fuzztargets.h"

#include "app/export/bibreader.h"
#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/risreader.h"
#include "app/feeds/addressrules.h"
#include "app/feeds/dates.h"
#include "app/feeds/discovery.h"
#include "app/feeds/encoding.h"
#include "app/feeds/feedparser.h"
#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/olderpages.h"
#include "app/feeds/opml.h"
#include "app/import/importreading.h"
#include "models/feedwishes.h"
#include "models/math/mathpieces.h"
#include "models/query/queryparser.h"
#include "models/query/queryprinter.h"
#include "tests/feeds/markupcheck.h"

#include <QtCore/QSet>
#include <QtCore/QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Says what is wrong, and ends the program as a sanitizer would.
void demand(bool isRight, const char* what)
{
    if (!isRight)
        qFatal("%s", what);
}

/// A document read in parts is the document read whole.
void feedDocument(QByteArrayView bytes)
{
    const QByteArray document = bytes.toByteArray();
    const DocumentSource source{.url = u"https://example.org/feed"_s, .charset = {}, .subject = {}};
    const auto whole = parseFeed(document, source);
    QList<ParsedEntry> entries;
    const auto last = parseFeedInParts(document, source, 2, [&entries](const ParsedFeed& part, qsizetype) {
        entries += part.entries;
        return true;
    });
    if (!whole || !last)
        return;
    entries += last->entries;
    demand(entries.size() == whole->entries.size(), "in parts there are more or fewer entries");
    for (const ParsedEntry& entry : whole->entries)
        demand(forbiddenIn(entry.abstractHtml).isEmpty(), "an abstract with forbidden markup");
}

/// The first byte chooses the charset of the transport.
void feedEncoding(QByteArrayView bytes)
{
    static constexpr std::array charsets{
        ""_L1,        "utf-8"_L1,  "utf-16"_L1, "iso-8859-1"_L1,  "windows-1252"_L1, "shift_jis"_L1,
        "gb18030"_L1, "euc-jp"_L1, "koi8-r"_L1, "iso-2022-jp"_L1, "no-such-one"_L1};
    if (bytes.isEmpty())
        return;
    const QString charset = charsets[uchar(bytes.front()) % charsets.size()];
    const auto decoded = decodeDocument(bytes.sliced(1).toByteArray(), charset);
    demand(!decoded || decoded->utf8.isValidUtf8(), "what was decoded is no UTF-8");
}

void feedDate(QByteArrayView bytes)
{
    const QDateTime date = parseDate(QString::fromUtf8(bytes));
    demand(!date.isValid() || date.offsetFromUtc() == 0, "a date that is not in UTC");
}

/// What is normalised stays as it is when normalised again.
void feedIdentifier(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    int version = -1;
    const QString arxiv = findArxivId(text, &version);
    demand(arxiv.isEmpty() || findArxivId(arxiv) == arxiv, "an arXiv id that is none");
    demand(version >= 0, "a negative version");
    const QString marked = findMarkedArxivId(text);
    demand(marked.isEmpty() || findArxivId(marked) == marked, "a marked arXiv id that is none");
    const QString doi = normaliseDoi(text);
    demand(doi.isEmpty() || normaliseDoi(doi) == doi, "a DOI that is none");
    (void)findOpenReviewId(text);
    (void)normaliseUrl(text);
    const QString title = normaliseTitle(text);
    demand(normaliseTitle(title) == title, "a title that is not normal");
    (void)surnameOf(text);
}

void feedHtml(QByteArrayView bytes)
{
    const QString html = QString::fromUtf8(bytes);
    const QUrl base(u"https://example.org/a/b"_s);
    const QString clean = sanitiseHtml(html, base);
    demand(forbiddenIn(clean).isEmpty(), "forbidden markup");
    demand(clean.size() <= 64 * html.size() + 64, "more came out than a few times what went in");
    (void)htmlToText(html);
}

/// A list that was read is the same when it is written and read again.
void feedOutline(QByteArrayView bytes)
{
    const auto outline = readOpml(bytes.toByteArray());
    if (!outline || outline->feeds.isEmpty())
        return;
    const auto again = readOpml(writeOpml(*outline, QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC)));
    demand(again.has_value(), "what was written cannot be read");
    demand(again->feeds.size() == outline->feeds.size(), "a feed was lost on the way out and in");
}

void feedPage(QByteArrayView bytes)
{
    const QList<FeedLink> found = discoverFeeds(bytes.toByteArray(), QUrl(u"https://example.org/a/b"_s));
    demand(found.size() <= 20, "more feeds than anyone can choose from");
    for (const FeedLink& link : found)
        demand(link.url.scheme().startsWith("http"_L1), "a feed that is not on the web");
}

/// An address as it is kept stays as it is when it is kept again; what it asks of us can be written down.
void feedAddress(QByteArrayView bytes)
{
    const QString typed = QString::fromUtf8(bytes);
    (void)readAddress(typed);
    const auto kept = subscriptionAddress(typed);
    if (!kept)
        return;
    demand(subscriptionAddress(*kept) == kept, "an address that changes when it is kept again");
    demand(!subscriptionKey(*kept).isEmpty(), "an address without a key");
    const QUrl address(*kept);
    (void)usualFeedAddresses(address);
    const FeedWishes wishes = FeedWishes::of(address);
    QUrl written = address;
    written.setFragment(wishes.toFragment());
    demand(FeedWishes::of(written) == wishes, "wishes that are others when written down");
    if (auto pages = OlderPages::of(address, QDate(2026, 1, 1))) {
        (void)pages->address();
        pages->restore(typed, {});
        demand(pages->address().isValid(), "a page of older papers without an address");
    }
}

/// What is read of a text is no longer than a few times the text, and of Markdown each formula has its place.
void feedMath(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    demand(readableText(text).size() <= 8 * text.size() + 64, "more came out than a few times what went in");
    for (const MathPiece& piece : mathPieces(text))
        demand(!piece.content.isEmpty() || piece.kind == MathPiece::Kind::Text, "a formula of nothing");
    const MarkdownMath math = MarkdownMath::of(text);
    QSet<qsizetype> places;
    for (qsizetype i = 0; i < math.markdown.size(); ++i) {
        if (const qsizetype formula = math.formulaAt(math.markdown, i); formula >= 0)
            places.insert(formula);
    }
    demand(places.size() == math.formulas.size(), "a formula without a place");
}

/// A query that was read is the same when it is written and read again.
void feedQuery(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    (void)parseQuery(text, Typing::StillTyped);
    const auto query = parseQuery(text);
    if (!query) {
        demand(query.error().at >= 0 && query.error().at + query.error().length <= text.size(),
               "a mistake outside of the text");
        return;
    }
    const QString printed = printQuery(*query);
    demand(printed.size() > longestQuery || parseQuery(printed) == query,
           "a query that is another when printed");
}

/// References say only what every format can say.
template<ReadCitations (*read)(const QByteArray&)> void feedCitations(QByteArrayView bytes)
{
    const ReadCitations library = read(bytes.toByteArray());
    for (const Citation& citation : library.citations) {
        demand(citation.month >= 0 && citation.month <= 12, "a month that is none");
        demand(citation.day >= 0 && citation.day <= 31, "a day that is none");
    }
}

/// What is read is known by something, and all of it comes from the bytes.
void feedImport(QByteArrayView bytes)
{
    const auto import = readImport(bytes.toByteArray(), u"file"_s);
    if (!import)
        return;
    demand(!import->format.isEmpty(), "a format without a name");
    demand(!import->entries.isEmpty(), "an import of nothing that is no error");
    demand(import->entries.size() <= bytes.size(), "more papers than bytes");
    for (const ImportEntry& entry : import->entries)
        demand(forbiddenIn(entry.entry.abstractHtml).isEmpty(), "an abstract with forbidden markup");
}

constexpr std::array<FuzzTarget, 19> targets{{{"rss", feedDocument},
                                              {"atom", feedDocument},
                                              {"jsonfeed", feedDocument},
                                              {"hfdaily", feedDocument},
                                              {"pagetext", feedDocument},
                                              {"encoding", feedEncoding},
                                              {"dates", feedDate},
                                              {"identifiers", feedIdentifier},
                                              {"html", feedHtml},
                                              {"opml", feedOutline},
                                              {"discovery", feedPage},
                                              {"addresses", feedAddress},
                                              {"query", feedQuery},
                                              {"math", feedMath},
                                              {"bib", feedCitations<readBib>},
                                              {"ris", feedCitations<readRis>},
                                              {"csljson", feedCitations<readCslJson>},
                                              {"csv", feedCitations<readCsv>},
                                              {"import", feedImport}}};

} // namespace

std::span<const FuzzTarget> fuzzTargets()
{
    return targets;
}

} // namespace offprint
