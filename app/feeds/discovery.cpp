#include "app/feeds/discovery.h"

#include "app/feeds/baseaddress.h"
#include "app/feeds/encoding.h"
#include "models/webaddress.h"

#include <gumbo.h>

#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <array>
#include <memory_resource>
#include <vector>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype most = 20;
constexpr int longestTitle = 200;
constexpr qsizetype longestPage = 2LL * 1024 * 1024;
constexpr int deepest = 2000;

struct RankedLink
{
    FeedLink link;
    bool isOfComments = false;
};

/// The page, cut where its elements are nested deeper than one for people: gumbo would take a time that grows
/// with the square of the depth. Elements that end by themselves are not counted.
QByteArrayView bounded(QByteArrayView page)
{
    static constexpr std::array selfEnding{"p"_L1,    "br"_L1,    "li"_L1,    "hr"_L1,  "td"_L1,
                                           "tr"_L1,   "dt"_L1,    "dd"_L1,    "img"_L1, "meta"_L1,
                                           "link"_L1, "input"_L1, "option"_L1};
    page = page.first(std::min(page.size(), longestPage));
    int depth = 0;
    for (qsizetype at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
        const bool closes = at + 1 < page.size() && page[at + 1] == '/';
        const qsizetype from = at + (closes ? 2 : 1);
        qsizetype end = from;
        while (end < page.size() && QChar::isLetterOrNumber(char32_t(uchar(page[end]))))
            ++end;
        const QLatin1StringView name(page.sliced(from, end - from));
        const auto isName = [name](QLatin1StringView tag) {
            return name.compare(tag, Qt::CaseInsensitive) == 0;
        };
        if (name.isEmpty() || std::ranges::any_of(selfEnding, isName))
            continue;
        depth = closes ? std::max(0, depth - 1) : depth + 1;
        if (depth > deepest)
            return page.first(at);
    }
    return page;
}

/// What gumbo makes of a page, in memory that is given back at once: gumbo itself would free it by recursion.
class ParsedPage final
{
public:
    explicit ParsedPage(QByteArrayView utf8)
    {
        GumboOptions options = kGumboDefaultOptions;
        options.userdata = &m_memory;
        options.allocator = [](void* memory, size_t size) {
            return static_cast<std::pmr::monotonic_buffer_resource*>(memory)->allocate(size);
        };
        options.deallocator = [](void*, void*) {};
        m_output = gumbo_parse_with_options(&options, utf8.data(), size_t(utf8.size()));
    }

    [[nodiscard]] const GumboNode* root() const { return m_output->root; }

private:
    std::pmr::monotonic_buffer_resource m_memory;
    GumboOutput* m_output = nullptr; ///< in m_memory
};

QString attributeOf(const GumboElement& element, const char* name)
{
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
    return attribute ? QString::fromUtf8(attribute->value).trimmed() : QString();
}

bool hasToken(const QString& tokens, QLatin1StringView wanted)
{
    const QStringList list = tokens.toLower().simplified().split(u' ');
    return list.contains(wanted);
}

/// Whether an address names itself a feed.
bool looksLikeFeed(const QUrl& url)
{
    static const QRegularExpression path(
        uR"((^|/)(feeds?|rss|atom|rdf)/?$|\.(rss|atom|rdf)$|(^|/)(feed|rss|atom|index|rss2)\.(xml|json)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QUrlQuery query(url);
    return path.match(url.path()).hasMatch() || url.host().startsWith("feeds."_L1) ||
           query.hasQueryItem(u"feed"_s) || query.queryItemValue(u"format"_s) == "rss"_L1;
}

/// A feed's type, or one that a feed may have: "application/json" alone is more often something else.
bool isFeedType(QString type, const QUrl& url)
{
    static constexpr std::array certain{"application/rss+xml"_L1,    "application/atom+xml"_L1,
                                        "application/feed+json"_L1,  "application/rdf+xml"_L1,
                                        "application/x.atom+xml"_L1, "text/rss+xml"_L1,
                                        "application/rss"_L1,        "application/atom"_L1};
    static constexpr std::array possible{"application/json"_L1, "application/xml"_L1, "text/xml"_L1, ""_L1};
    type = type.section(u';', 0, 0).trimmed().toLower();
    return std::ranges::find(certain, type) != certain.end() ||
           (std::ranges::find(possible, type) != possible.end() && looksLikeFeed(url));
}

bool isOfComments(const FeedLink& link)
{
    return link.title.contains("comment"_L1, Qt::CaseInsensitive) ||
           link.url.path().contains("comments"_L1, Qt::CaseInsensitive);
}

/// Walks a page's elements in its order, without recursion: pages nest as deeply as they like.
class Page final
{
public:
    Page(const GumboNode* root, const QUrl& address)
        : m_base(address)
    {
        std::vector<const GumboNode*> open{root};
        while (!open.empty()) {
            const GumboNode* node = open.back();
            open.pop_back();
            if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
                continue;
            take(node->v.element);
            const GumboVector& children = node->v.element.children;
            for (unsigned i = children.length; i > 0; --i)
                open.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
        }
    }

    [[nodiscard]] QList<FeedLink> feeds() const
    {
        QList<RankedLink> links = m_named.isEmpty() ? m_linked : m_named;
        std::ranges::stable_sort(links, {}, &RankedLink::isOfComments);
        QList<FeedLink> feeds;
        for (const RankedLink& ranked : std::as_const(links))
            feeds.append(ranked.link);
        return feeds.first(std::min(feeds.size(), most));
    }

private:
    void take(const GumboElement& element)
    {
        const QString href = attributeOf(element, "href");
        if (href.isEmpty())
            return;
        if (element.tag == GUMBO_TAG_BASE && !std::exchange(m_hasBase, true))
            m_base = rebased(m_base, href);
        else if (element.tag == GUMBO_TAG_LINK)
            takeLink(element, href);
        else if (element.tag == GUMBO_TAG_A)
            takeAnchor(element, href);
    }

    void takeLink(const GumboElement& element, const QString& href)
    {
        const QString rel = attributeOf(element, "rel");
        const QUrl url = m_base.resolved(QUrl(href));
        const bool isTranslation = !attributeOf(element, "hreflang").isEmpty() && !looksLikeFeed(url);
        const bool isAlternate = hasToken(rel, "alternate"_L1) && !hasToken(rel, "stylesheet"_L1) &&
                                 !isTranslation && isFeedType(attributeOf(element, "type"), url);
        if (isAlternate || hasToken(rel, "feed"_L1))
            add(m_named, url, attributeOf(element, "title"));
    }

    void takeAnchor(const GumboElement& element, const QString& href)
    {
        const QUrl url = m_base.resolved(QUrl(href));
        const QString type = attributeOf(element, "type");
        if (looksLikeFeed(url) || (!type.isEmpty() && isFeedType(type, url)))
            add(m_linked, url, attributeOf(element, "title"));
    }

    static void add(QList<RankedLink>& links, QUrl url, const QString& title)
    {
        if (url.scheme() == "feed"_L1)
            url.setScheme(u"https"_s);
        const bool isWeb = isWebAddress(url);
        url = url.adjusted(QUrl::RemoveFragment);
        const bool isKnown =
            std::ranges::any_of(links, [&url](const RankedLink& known) { return known.link.url == url; });
        const FeedLink link{url, title.simplified().left(longestTitle)};
        if (isWeb && !isKnown)
            links.append({link, isOfComments(link)});
    }

    QUrl m_base;
    bool m_hasBase = false;
    QList<RankedLink> m_named;
    QList<RankedLink> m_linked;
};

/// A video site's page names its channel in a script, at times nowhere else.
QList<FeedLink> channelOf(const QByteArray& page, const QUrl& address)
{
    if (!address.host().endsWith("youtube.com"_L1) && address.host() != "youtu.be"_L1)
        return {};
    static const QRegularExpression id(uR"re("(?:channelId|externalId)"\s*:\s*"(UC[A-Za-z0-9_-]{22})")re"_s);
    const auto match = id.match(QString::fromUtf8(page));
    if (!match.hasMatch())
        return {};
    return {{QUrl("https://www.youtube.com/feeds/videos.xml?channel_id="_L1 + match.captured(1)), {}}};
}

} // namespace

QList<FeedLink> discoverFeeds(const QByteArray& page, const QUrl& address, const QString& charset)
{
    const auto decoded = decodeDocument(page, charset);
    if (!decoded)
        return {};
    const ParsedPage parsed(bounded(decoded->utf8));
    const QList<FeedLink> feeds = Page(parsed.root(), address).feeds();
    return feeds.isEmpty() ? channelOf(decoded->utf8, address) : feeds;
}

} // namespace offprint
