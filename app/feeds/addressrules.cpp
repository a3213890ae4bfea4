#include "app/feeds/addressrules.h"

#include "app/feeds/identifiers.h"
#include "app/feeds/siterules.h"
#include "models/feedwishes.h"
#include "models/webaddress.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array<SiteRule, 6> siteRules{readArxivPage,  readHuggingFacePage, readOpenReviewPage,
                                            readGithubPage, readYoutubePage,     readBlogPage};

// What the programs that most blogs are made with call their feed
constexpr std::array usualNames{"feed"_L1,      "feed.xml"_L1, "rss.xml"_L1,  "atom.xml"_L1,
                                "index.xml"_L1, "rss"_L1,      "feed.json"_L1};

/// "feed:https://example.org/rss" and "feed://example.org/rss" are how browsers used to hand feeds on.
QString withoutFeedScheme(QString text)
{
    if (!text.startsWith("feed:"_L1, Qt::CaseInsensitive))
        return text;
    text.remove(0, 5);
    return text.startsWith("//"_L1) ? "https:"_L1 + text : text;
}

/// A path on this computer, as file managers and shells give it.
std::optional<QUrl> localPath(const QString& text)
{
    if (text.startsWith(u'/') && !text.startsWith("//"_L1))
        return QUrl::fromLocalFile(QDir::cleanPath(text));
    if (text == "~"_L1 || text.startsWith("~/"_L1))
        return QUrl::fromLocalFile(QDir::cleanPath(QDir::homePath() + text.sliced(1)));
    return {};
}

/// "cs.LG", "arxiv:cs.LG, stat.ML", "cs.LG+cs.CL"; a single id.
std::optional<AddressReading> readArxivWords(QString text)
{
    if (text.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
        text.remove(0, 6);
    static const QRegularExpression separators(u"[\\s,;+]+"_s);
    if (auto categories = readArxivCategories(text.split(separators, Qt::SkipEmptyParts)))
        return categories;
    static const QRegularExpression id(uR"(^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?$)"_s);
    const QString paper = id.match(text).hasMatch() ? findArxivId(text) : QString();
    return paper.isEmpty() ? std::nullopt : std::optional(AddressReading{.paper = paper});
}

} // namespace

Result<AddressReading> readAddress(const QString& typed)
{
    const QString text = withoutFeedScheme(typed.trimmed());
    if (const auto arxiv = readArxivWords(text))
        return *arxiv;
    if (const auto file = localPath(text))
        return AddressReading{.page = *file};
    const auto address = subscriptionAddress(text);
    if (!address)
        return failure(ErrorCode::BadAddress, typed.trimmed());
    const QUrl url(*address);
    for (const SiteRule& rule : siteRules) {
        if (url.isLocalFile())
            break;
        if (auto reading = rule(url))
            return *reading;
    }
    return AddressReading{.page = url};
}

QList<QUrl> usualFeedAddresses(const QUrl& page)
{
    QStringList folders{u"/"_s};
    const QString path = page.path();
    if (const QString folder = path.left(path.lastIndexOf(u'/') + 1); folder.size() > 1)
        folders.prepend(folder);
    QList<QUrl> addresses;
    for (const QString& folder : std::as_const(folders)) {
        for (const QLatin1StringView name : usualNames) {
            QUrl address = page.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
            address.setPath(folder + name);
            addresses.append(address);
        }
    }
    constexpr qsizetype most = 10;
    return addresses.first(std::min(addresses.size(), most));
}

Result<QString> subscriptionAddress(const QString& typed)
{
    QString text = withoutFeedScheme(typed.trimmed());
    const bool hasScheme = text.contains("://"_L1) || text.startsWith("file:/"_L1, Qt::CaseInsensitive);
    if (!hasScheme)
        text.prepend("https://"_L1);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (!hasScheme && !url.userInfo().isEmpty()))
        return failure(ErrorCode::BadAddress, typed);
    const bool isMeant =
        hasScheme || url.host().contains(u'.') || url.host() == "localhost"_L1 || url.port() > 0;
    const bool isPage = isMeant && isWebAddress(url);
    if (!isPage && !(url.isLocalFile() && url.host().isEmpty() && !url.path().isEmpty()))
        return failure(ErrorCode::BadAddress, typed);
    return url.toString(QUrl::FullyEncoded);
}

QUrl arxivRecords(const QStringList& ids)
{
    QUrl url(u"https://export.arxiv.org/api/query"_s);
    url.setQuery(QUrlQuery{{u"id_list"_s, ids.join(u',')}, {u"max_results"_s, QString::number(ids.size())}});
    return url;
}

QString subscriptionKey(const QString& url)
{
    const QString wishes = FeedWishes::of(QUrl(url)).toFragment();
    return wishes.isEmpty() ? normaliseUrl(url) : normaliseUrl(url) + u'#' + wishes;
}

} // namespace offprint
