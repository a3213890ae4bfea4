#include "app/feeds/feedparser.h"

#include "app/feeds/encoding.h"
#include "app/feeds/entryparts.h"
#include "app/feeds/formats.h"
#include "app/feeds/xmlfeed.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QByteArray withoutMark(const QByteArray& utf8)
{
    return utf8.startsWith("\xEF\xBB\xBF") ? utf8.sliced(3) : utf8;
}

/// The first bytes that mean something. There may be a lot of space before them.
QByteArray startOf(const QByteArray& utf8)
{
    qsizetype from = utf8.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (from < utf8.size() && QByteArrayView(" \t\r\n").contains(utf8[from]))
        ++from;
    return utf8.mid(from, 4096).trimmed();
}

bool looksLikeHtml(const QByteArray& start)
{
    const QByteArray lower = start.toLower();
    return lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<html") ||
           (lower.startsWith("<") && lower.contains("<head>")) || lower.startsWith("<body");
}

Result<ParsedFeed> parseJson(const QByteArray& utf8, const QUrl& base)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(withoutMark(utf8), &error);
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
    const QString text = QString::fromUtf8(withoutMark(utf8));
    if (isPageText(text))
        return readPageText(text);
    return failure(ErrorCode::NotAFeed);
}

/// Whether an XML feed begins in the first bytes, whatever was printed before it.
bool hasFeedTag(const QByteArray& start)
{
    const QByteArray lower = start.toLower();
    return lower.contains("<rss") || lower.contains("<feed") || lower.contains("<rdf:rdf");
}

Result<ParsedFeed> parseDocument(const QByteArray& utf8, const QUrl& base, EntryParts& parts)
{
    const QByteArray start = startOf(utf8);
    if (start.isEmpty())
        return failure(ErrorCode::EmptyInput);
    if (looksLikeHtml(start) && !hasFeedTag(start))
        return failure(ErrorCode::HtmlInsteadOfFeed);
    if (start.startsWith('<') || hasFeedTag(start) || start.contains("<?xml"))
        return parseXmlFeed(utf8, base, parts);
    if (start.startsWith('{') || start.startsWith('['))
        return parseJson(utf8, base);
    return parseText(utf8);
}

} // namespace

Result<ParsedFeed> parseFeed(const QByteArray& bytes, const DocumentSource& source)
{
    return parseFeedInParts(bytes, source, std::numeric_limits<qsizetype>::max(), {});
}

Result<ParsedFeed> parseFeedInParts(const QByteArray& bytes, const DocumentSource& source, qsizetype partSize,
                                    const PartSink& sink)
{
    const QString subject = source.subject.isEmpty() ? source.url : source.subject;
    const auto about = [&subject](Error error) {
        error.subject = subject;
        return std::unexpected(std::move(error));
    };
    const auto decoded = decodeDocument(bytes, source.charset);
    if (!decoded)
        return about(decoded.error());
    EntryParts parts(partSize, sink);
    parts.warn(decoded->warnings);
    auto feed = parseDocument(decoded->utf8, QUrl(source.url), parts).and_then([&parts](ParsedFeed whole) {
        return parts.finish(std::move(whole));
    });
    return feed ? std::move(feed) : about(feed.error());
}

} // namespace offprint
