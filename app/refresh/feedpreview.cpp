#include "app/refresh/feedpreview.h"

#include "app/feeds/discovery.h"
#include "app/feeds/feedparser.h"
#include "app/feeds/wantedentries.h"
#include "app/refresh/answerreading.h"
#include "app/refresh/feedfile.h"
#include "app/refresh/feedfolder.h"
#include "models/arxivquery.h"
#include "models/feedwishes.h"
#include "models/hfquery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype shown = 5;

QDateTime timeOf(const ParsedEntry& entry)
{
    return entry.listed.isValid()      ? entry.listed
           : entry.published.isValid() ? entry.published
                                       : entry.updated;
}

Error errorOf(const HttpAnswer& answer, const QUrl& asked)
{
    const QString host = answer.url.isEmpty() ? asked.host() : answer.url.host();
    // OpenReview answers 403 and a challenge to everybody who is not logged in
    const bool wantsLogin =
        answer.status == 401 || (answer.status == 403 && host.endsWith("openreview.net"_L1));
    if (wantsLogin)
        return {ErrorCode::LoginWanted, host, {}, answer.status};
    if (answer.status == 410)
        return {ErrorCode::Gone, asked.toString(), {}, answer.status};
    if (answer.status == 429)
        return {ErrorCode::RateLimited, asked.toString(), {}, answer.status};
    return {ErrorCode::HttpStatus, asked.toString(), {}, answer.status};
}

/// A page, by its bytes or by what its server says.
bool isPage(const HttpAnswer& answer, ErrorCode code)
{
    return code == ErrorCode::HtmlInsteadOfFeed ||
           (code == ErrorCode::NotAFeed && answer.contentType.contains("html"));
}

/// A permanent redirect is where the feed is from now on.
QUrl addressOf(const HttpAnswer& answer, const QUrl& asked)
{
    return answer.movedTo.isValid() ? withWishesOf(asked, answer.movedTo) : asked;
}

/// Hugging Face calls all its lists the same, and arXiv its searches as nobody would: there the address says
/// more than the document.
QString titleOf(const ParsedFeed& feed, const QUrl& address, const QString& title)
{
    QString better = title;
    if (const auto hf = HfQuery::fromUrl(address))
        better = hf->name();
    else if (const auto arxiv = ArxivQuery::fromUrl(address))
        better = arxiv->name();
    const bool isPoor =
        feed.title.isEmpty() || feed.kind == FeedKind::HfDaily || feed.kind == FeedKind::ArxivApi;
    return isPoor && !better.isEmpty() ? better : feed.title;
}

} // namespace

ExaminedDocument examineAnswer(const HttpAnswer& answer, const QUrl& asked)
{
    ExaminedDocument document{.address = addressOf(answer, asked)};
    const QUrl page = answer.url.isValid() ? answer.url : asked;
    const DocumentSource source{page.toString(), answer.charset(), asked.toString()};
    document.feed = readAnswer(answer, source);
    if (!answer.isGood()) {
        if (document.feed.error().code == ErrorCode::HttpStatus)
            document.feed = std::unexpected(errorOf(answer, asked));
        return document;
    }
    document.isPage = !document.feed && isPage(answer, document.feed.error().code);
    if (document.isPage)
        document.named = discoverFeeds(answer.body, page, answer.charset());
    return document;
}

ExaminedDocument examineFile(const QUrl& asked, qint64 limit)
{
    ExaminedDocument document{.address = asked};
    const QString path = asked.toLocalFile();
    if (isFeedFolder(asked))
        document.feed = readFeedFolder(path, limit, {}).transform([](const FolderReading& reading) {
            return *reading.feed;
        });
    else
        document.feed = readFeedFile(path, limit).and_then([&](const QByteArray& bytes) {
            return parseFeed(bytes, {.url = asked.toString(), .charset = {}, .subject = path});
        });
    if (!document.feed && document.feed.error().subject.isEmpty())
        document.feed.error().subject = path;
    return document;
}

FoundFeed previewOf(const ParsedFeed& feed, const QUrl& address, const QString& title)
{
    ParsedFeed wanted = feed;
    keepWanted(wanted, address);
    std::ranges::stable_sort(wanted.entries, std::ranges::greater{}, timeOf);
    FoundFeed found{.url = address.toString(QUrl::FullyEncoded),
                    .kind = feed.kind,
                    .title = titleOf(feed, address, title),
                    .site = feed.site,
                    .entryCount = int(wanted.entries.size()),
                    .warnings = feed.warnings};
    for (const ParsedEntry& entry : wanted.entries.first(std::min(wanted.entries.size(), shown)))
        found.newest.append({entry.title, entry.authors, timeOf(entry)});
    return found;
}

} // namespace offprint
