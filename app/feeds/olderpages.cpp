#include "app/feeds/olderpages.h"

#include "models/arxivquery.h"
#include "models/hfquery.h"

#include <QtCore/QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int pageSize = 100;

// The API has no more than 30 000 papers of one search: well before, it is asked anew, for what is older.
// https://info.arxiv.org/help/api/user-manual.html
constexpr int longestSearch = 10'000;
constexpr int endOfSearch = 30'000;
constexpr QLatin1StringView firstMinute("199101010000");

/// Hugging Face's daily papers began in that month.
QDate firstDaily()
{
    return {2023, 5, 1};
}

/// What the API is asked for: as the address says, if it is one of it.
QString searchOf(const QUrl& feed)
{
    const QUrlQuery parameters(feed);
    if (feed.path() == "/api/query"_L1 && !parameters.hasQueryItem(u"id_list"_s)) {
        QString written = parameters.queryItemValue(u"search_query"_s, QUrl::FullyEncoded);
        return QUrl::fromPercentEncoding(written.replace(u'+', u' ').toUtf8());
    }
    const auto query = ArxivQuery::fromUrl(feed);
    return query ? query->search() : QString();
}

bool isArxiv(const QUrl& url)
{
    return url.host() == "arxiv.org"_L1 || url.host().endsWith(".arxiv.org"_L1);
}

QDateTime oldestOf(const QList<ParsedEntry>& entries)
{
    QDateTime oldest;
    for (const ParsedEntry& entry : entries) {
        const QDateTime time = entry.listed.isValid() ? entry.listed : entry.published;
        if (time.isValid() && (!oldest.isValid() || time < oldest))
            oldest = time;
    }
    return oldest;
}

} // namespace

std::optional<OlderPages> OlderPages::of(const QUrl& feed, const QDate& today)
{
    if (const auto hf = HfQuery::fromUrl(feed)) {
        if (hf->list == HfQuery::List::Trending)
            return {};
        OlderPages pages(hf->submitter.isEmpty() ? Way::Days : Way::Pages, feed);
        pages.m_day = today;
        return pages;
    }
    const QString search = isArxiv(feed) ? searchOf(feed) : QString();
    if (search.isEmpty())
        return {};
    OlderPages pages(Way::Search, feed);
    pages.m_search = search;
    return pages;
}

QUrl OlderPages::address() const
{
    if (m_way == Way::Search)
        return searchAddress();
    QUrl url = m_feed.adjusted(QUrl::RemoveFragment);
    QUrlQuery parameters(url);
    parameters.removeAllQueryItems(u"limit"_s);
    parameters.addQueryItem(u"limit"_s, QString::number(pageSize));
    if (m_way == Way::Days)
        parameters.addQueryItem(u"date"_s, m_day.toString(Qt::ISODate));
    if (m_number > 0)
        parameters.addQueryItem(u"p"_s, QString::number(m_number));
    url.setQuery(parameters);
    return url;
}

QUrl OlderPages::searchAddress() const
{
    QString search = m_search;
    if (!m_before.isEmpty())
        search = u'(' + search + ") AND submittedDate:["_L1 + firstMinute + " TO "_L1 + m_before + u']';
    QUrl url(u"https://export.arxiv.org/api/query"_s);
    url.setScheme(m_feed.scheme());
    const QByteArray encoded = QUrl::toPercentEncoding(search, ":").replace("%20", "+");
    url.setQuery(
        "search_query="_L1 + QString::fromLatin1(encoded) +
            u"&sortBy=submittedDate&sortOrder=descending&start=%1&max_results=%2"_s.arg(m_number).arg(
                pageSize),
        QUrl::StrictMode);
    return url;
}

bool OlderPages::advance(const QList<ParsedEntry>& entries)
{
    if (m_way == Way::Search)
        return advanceSearch(entries);
    if (m_way == Way::Pages) {
        ++m_number;
        if (const QDate oldest = oldestOf(entries).date(); oldest.isValid())
            m_reached = oldest;
        return !entries.isEmpty();
    }
    if (entries.size() >= pageSize) {
        ++m_number; // a day longer than a page
        return true;
    }
    m_reached = m_day;
    m_day = m_day.addDays(-1);
    m_number = 0;
    return m_day >= firstDaily();
}

bool OlderPages::advanceSearch(const QList<ParsedEntry>& entries)
{
    const QDateTime oldest = oldestOf(entries); // the API tells no other date than that of the first version
    if (oldest.isValid())
        m_reached = oldest.date();
    m_number += pageSize;
    const QString before = oldest.isValid() ? oldest.toUTC().toString(u"yyyyMMddhhmm") : m_before;
    if (m_number >= longestSearch && before != m_before) {
        m_before = before;
        m_number = 0;
    }
    return !entries.isEmpty() && m_number < endOfSearch;
}

QString OlderPages::cursor() const
{
    return u"%1 %2 %3"_s.arg(m_day.toString(Qt::ISODate)).arg(m_number).arg(m_before);
}

void OlderPages::restore(const QString& cursor, const QDate& reached)
{
    const QStringList parts = cursor.split(u' ');
    if (parts.size() != 3)
        return;
    const QDate day = QDate::fromString(parts[0], Qt::ISODate);
    if (m_way == Way::Days && !day.isValid())
        return;
    m_day = m_way == Way::Days ? day : m_day;
    m_number = std::max(parts[1].toInt(), 0);
    m_before = parts[2];
    m_reached = reached;
}

} // namespace offprint
