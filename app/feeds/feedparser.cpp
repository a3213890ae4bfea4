#include "app/feeds/feedparser.h"

#include "app/feeds/encoding.h"
#include "app/feeds/formats.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/xmltree.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The first bytes that mean something.
QByteArray startOf(const QByteArray& utf8)
{
    return utf8.left(4096).trimmed();
}

bool looksLikeHtml(const QByteArray& start)
{
    const QByteArray lower = start.toLower();
    return lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<html") ||
           (lower.startsWith("<") && lower.contains("<head>")) || lower.startsWith("<body");
}

bool hasXmlFeedRoot(const XmlTree& tree)
{
    const XmlNode& root = *tree.root;
    const QString name = root.name.toLower();
    return name == "rss"_L1 || name == "rdf"_L1 || name == "feed"_L1 || name == "channel"_L1 ||
           root.is(Vocabulary::Atom, "entry"_L1);
}

Result<ParsedFeed> parseXml(const QByteArray& utf8, const QUrl& base)
{
    const auto tree = readXml(utf8);
    if (!tree) {
        const bool isPage = tree.error().code == ErrorCode::Malformed && looksLikeHtml(startOf(utf8));
        return isPage ? failure(ErrorCode::HtmlInsteadOfFeed) : std::unexpected(tree.error());
    }
    if (!hasXmlFeedRoot(*tree))
        return failure(looksLikeHtml(startOf(utf8)) ? ErrorCode::HtmlInsteadOfFeed : ErrorCode::NotAFeed);
    if (tree->root->name == "feed"_L1 || tree->root->name == "entry"_L1)
        return readAtom(*tree, base);
    return readRss(*tree, base);
}

Result<ParsedFeed> parseJson(const QByteArray& utf8, const QUrl& base)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error == QJsonParseError::DeepNesting)
        return failure(ErrorCode::Hostile, {}, u"values nested without end"_s);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::Malformed, {}, u"JSON: "_s + error.errorString());
    if (isHfDaily(document))
        return readHfDaily(document);
    if (isJsonFeed(document))
        return readJsonFeed(document, base);
    if (const QString message = document.object()["error"_L1].toString(); !message.isEmpty())
        return failure(ErrorCode::FeedSaysError, {}, message.left(200));
    return failure(ErrorCode::NotAFeed);
}

Result<ParsedFeed> parseText(const QByteArray& utf8)
{
    const QString text = QString::fromUtf8(utf8);
    if (isPageText(text))
        return readPageText(text);
    return failure(ErrorCode::NotAFeed);
}

Result<ParsedFeed> parseDocument(const QByteArray& utf8, const QUrl& base)
{
    const QByteArray start = startOf(utf8);
    if (start.isEmpty())
        return failure(ErrorCode::EmptyInput);
    if (start.startsWith('<'))
        return looksLikeHtml(start) && !start.contains("<rss") && !start.contains("<feed")
                   ? failure(ErrorCode::HtmlInsteadOfFeed)
                   : parseXml(utf8, base);
    if (start.startsWith('{') || start.startsWith('['))
        return parseJson(utf8, base);
    if (looksLikeHtml(start) && !start.contains("<rss") && !start.contains("<feed"))
        return failure(ErrorCode::HtmlInsteadOfFeed);
    if (start.contains("<rss") || start.contains("<feed") || start.contains("<?xml") ||
        start.contains("<rdf:RDF"))
        return parseXml(utf8, base); // something was printed before the document
    return parseText(utf8);
}

/// Identifiers from wherever the entry has them: link, guid, title, DOI; never from running text, which cites
/// others.
void findIdentifiers(ParsedEntry& entry)
{
    int version = 0;
    for (const QString& text : {entry.link, entry.guid, entry.ids.doi, entry.pdf, entry.title}) {
        if (entry.ids.arxiv.isEmpty())
            entry.ids.arxiv = findMarkedArxivId(text, &entry.ids.version);
        else if (entry.ids.version == 0 && findMarkedArxivId(text, &version) == entry.ids.arxiv)
            entry.ids.version = version;
    }
    if (entry.ids.arxiv.isEmpty() && entry.guid.size() < 20) // a bare id as guid
        entry.ids.arxiv = findArxivId(entry.guid, &entry.ids.version);
    for (const QString& text : {entry.link, entry.guid}) {
        if (entry.ids.doi.isEmpty() &&
            (text.contains("doi.org/"_L1) || text.startsWith("doi:"_L1, Qt::CaseInsensitive) ||
             text.startsWith("10."_L1)))
            entry.ids.doi = normaliseDoi(text);
        if (entry.ids.openReview.isEmpty())
            entry.ids.openReview = findOpenReviewId(text);
    }
    if (entry.ids.openReview.isEmpty())
        entry.ids.openReview = findOpenReviewId(entry.pdf);
    if (entry.pdf.isEmpty() && !entry.ids.arxiv.isEmpty())
        entry.pdf = "https://arxiv.org/pdf/"_L1 + entry.ids.arxiv;
}

/// An entry without title gets the beginning of its text, so that it can be found in a list.
void fillTitle(ParsedEntry& entry)
{
    if (!entry.title.isEmpty() || entry.abstractText.isEmpty())
        return;
    const QString line = entry.abstractText.section(u'\n', 0, 0);
    entry.title = line.size() <= 100 ? line : line.left(line.lastIndexOf(u' ', 99)) + u'…';
}

/// Whether the address leads to a page: no script, no local file, nothing another program would start for.
bool isHarmless(const QString& address)
{
    const QString scheme = QUrl(address).scheme();
    return scheme.isEmpty() || scheme == "https"_L1 || scheme == "http"_L1;
}

void dropHarmfulAddresses(ParsedEntry& entry)
{
    for (QString* address : {&entry.link, &entry.pdf, &entry.code, &entry.project, &entry.thumbnail}) {
        if (!isHarmless(*address))
            address->clear();
    }
}

} // namespace

Result<ParsedFeed> parseFeed(const QByteArray& bytes, const DocumentSource& source)
{
    const QString subject = source.subject.isEmpty() ? source.url : source.subject;
    const auto about = [&subject](Error error) {
        error.subject = subject;
        return std::unexpected(std::move(error));
    };
    if (bytes.trimmed().isEmpty())
        return failure(ErrorCode::EmptyInput, subject);
    const auto decoded = decodeDocument(bytes, source.charset);
    if (!decoded)
        return about(decoded.error());
    auto feed = parseDocument(decoded->utf8, QUrl(source.url));
    if (!feed)
        return about(feed.error());
    feed->warnings = decoded->warnings + feed->warnings;
    if (feed->kind == FeedKind::ArxivRss || feed->kind == FeedKind::ArxivAtom)
        applyArxivConventions(*feed);
    for (ParsedEntry& entry : feed->entries) {
        if (feed->kind == FeedKind::Rss)
            applyHfConventions(entry);
        findIdentifiers(entry);
        fillTitle(entry);
        dropHarmfulAddresses(entry);
    }
    if (!isHarmless(feed->site))
        feed->site.clear();
    feed->warnings.removeDuplicates();
    return feed;
}

Result<ParsedFeed> parseFeedInParts(const QByteArray& bytes, const DocumentSource& source, qsizetype partSize,
                                    const PartSink& sink)
{
    auto feed = parseFeed(bytes, source);
    while (feed && feed->entries.size() > partSize) {
        ParsedFeed part = *feed;
        part.entries = feed->entries.first(partSize);
        feed->entries.remove(0, partSize);
        if (!sink(std::move(part), feed->entries.size()))
            return failure(ErrorCode::Cancelled);
    }
    return feed;
}

} // namespace offprint
