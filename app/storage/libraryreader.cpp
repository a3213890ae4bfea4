#include "app/storage/librarytables.h"

#include <QtCore/QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

Feed feedAt(SQLite::Statement& s)
{
    Feed feed;
    feed.id = {numberAt(s, 0)};
    feed.url = textAt(s, 1);
    feed.kind = feedKindFromString(textAt(s, 2));
    feed.title = textAt(s, 3);
    feed.givenName = textAt(s, 4);
    feed.site = textAt(s, 5);
    if (const qint64 folder = numberAt(s, 6); folder > 0)
        feed.folder = FolderId{folder};
    feed.position = int(numberAt(s, 7));
    if (const auto minutes = countAt(s, 8))
        feed.interval = std::chrono::minutes(*minutes);
    feed.lastChecked = timeAt(s, 9);
    feed.lastGood = timeAt(s, 10);
    feed.nextDue = timeAt(s, 11);
    feed.failureCount = int(numberAt(s, 15));
    feed.warnings = textAt(s, 16).split(u'\n', Qt::SkipEmptyParts);
    if (const auto code = countAt(s, 12))
        feed.failure = Error{ErrorCode(*code), feed.name(), textAt(s, 13), int(numberAt(s, 14))};
    return feed;
}

/// The SQL of a query and what is bound in it.
struct FindSql
{
    QByteArray sql;
    QList<qint64> numbers;
    QString match;
};

/// Papers that were listed within so many days can be trending, by what they gained within so many.
constexpr int trendingDays = 30;
constexpr int gainDays = 3;

/// The papers with what they gained in recent days; all they have, if nobody counted before. Only what was
/// counted in these days can have gained, and that is found by the day.
QByteArray trendingOf(const QDate& today)
{
    const QByteArray since = QByteArray::number(today.toJulianDay() - gainDays + 1);
    return "(SELECT p.id, p.day, p.upvotes - coalesce((SELECT m.upvotes FROM paper_metric m WHERE m.paper_id "
           "= p.id AND m.day < " +
           since +
           " AND m.upvotes IS NOT NULL ORDER BY m.day DESC LIMIT 1), 0) AS gain FROM (SELECT DISTINCT "
           "paper_id FROM paper_metric WHERE day >= " +
           since + ") c CROSS JOIN paper p ON p.id = c.paper_id WHERE p.is_hidden = 0 AND p.day > " +
           QByteArray::number(today.toJulianDay() - trendingDays) + ")";
}

/// Papers whose latest announcement is of an unwanted kind are left out.
QByteArray announcedSql(int announced)
{
    constexpr std::array kinds{std::pair(PaperQuery::Cross, "'cross',"),
                               std::pair(PaperQuery::Replaced, "'replace',"),
                               std::pair(PaperQuery::ReplacedCross, "'replace-cross',")};
    const bool isNewWanted = (announced & PaperQuery::New) != 0;
    QByteArray listed;
    for (const auto& [kind, name] : kinds) {
        if (((announced & kind) != 0) != isNewWanted)
            listed += name;
    }
    listed.chop(listed.isEmpty() ? 0 : 1);
    return " AND coalesce(p.announce_type, '') " + QByteArray(isNewWanted ? "NOT IN (" : "IN (") + listed +
           ')';
}

QByteArray conditionOf(PaperQuery::Place place, const QDate& today)
{
    switch (place) {
    case PaperQuery::Place::Today:
        return " AND p.day = ? AND p.is_hidden = 0";
    case PaperQuery::Place::Trending:
        return " AND p.id IN (SELECT id FROM " + trendingOf(today) + " WHERE gain > 0)";
    case PaperQuery::Place::Unread:
        return " AND p.is_read = 0 AND p.is_hidden = 0";
    case PaperQuery::Place::Starred:
        return " AND p.is_starred = 1";
    case PaperQuery::Place::WithNotes:
        return " AND p.has_note = 1";
    case PaperQuery::Place::Feed:
        return " AND EXISTS (SELECT 1 FROM sighting s WHERE s.feed_id = ? AND s.paper_id = p.id)";
    case PaperQuery::Place::Folder:
        return " AND p.is_hidden = 0 AND EXISTS (SELECT 1 FROM sighting s WHERE s.paper_id = p.id AND "
               "s.feed_id IN (SELECT id FROM feed WHERE folder_id = ? AND removed_at IS NULL))";
    case PaperQuery::Place::All:
        break;
    }
    return " AND p.is_hidden = 0";
}

FindSql sqlFor(const PaperQuery& query, const QDate& today)
{
    FindSql find;
    find.match = matchExpression(query.words);
    const bool isSearch = !find.match.isEmpty();
    const bool isFeed = query.place == PaperQuery::Place::Feed;
    const bool isFolder = query.place == PaperQuery::Place::Folder;
    const bool isTrending = query.place == PaperQuery::Place::Trending && !isSearch;
    const bool isAnyAnnounced = (query.announced & PaperQuery::AnyAnnounced) == PaperQuery::AnyAnnounced;
    if (isSearch)
        find.sql =
            "SELECT p.id, 0 FROM paper_fts JOIN paper p ON p.id = paper_fts.rowid WHERE paper_fts MATCH ?";
    else if (isFeed)
        find.sql = query.unreadOnly || query.starredOnly || !isAnyAnnounced
                       ? "SELECT s.paper_id, s.day FROM sighting s CROSS JOIN paper p ON p.id = s.paper_id "
                         "WHERE s.feed_id = ?"
                       : "SELECT s.paper_id, s.day FROM sighting s WHERE s.feed_id = ?";
    else if (isFolder)
        find.sql = "SELECT DISTINCT p.id, p.day FROM feed f CROSS JOIN sighting s ON s.feed_id = f.id CROSS "
                   "JOIN paper p ON p.id = s.paper_id WHERE f.folder_id = ? AND f.removed_at IS NULL";
    else if (isTrending)
        find.sql =
            "SELECT p.id, 0 FROM " + trendingOf(today) + " t JOIN paper p ON p.id = t.id WHERE t.gain > 0";
    else
        find.sql = "SELECT p.id, p.day FROM paper p WHERE 1";
    if (isSearch || (!isFeed && !isFolder && !isTrending))
        find.sql += conditionOf(query.place, today);
    if (query.place == PaperQuery::Place::Today)
        find.numbers.append(today.toJulianDay());
    else if (isFeed)
        find.numbers.append(query.feed.value);
    else if (isFolder)
        find.numbers.append(query.folder.value);
    if (query.unreadOnly)
        find.sql += " AND p.is_read = 0";
    if (query.starredOnly)
        find.sql += " AND p.is_starred = 1";
    if (!isAnyAnnounced)
        find.sql += announcedSql(query.announced);
    find.sql += isSearch     ? " ORDER BY paper_fts.rowid DESC"
                : isFeed     ? " ORDER BY s.day DESC, s.paper_id DESC"
                : isTrending ? " ORDER BY t.gain DESC, p.day DESC, p.id DESC"
                             : " ORDER BY p.day DESC, p.id DESC";
    if (query.limit > 0) {
        find.sql += " LIMIT ?";
        find.numbers.append(query.limit);
    }
    return find;
}

void readDetail(SQLite::Statement& s, Paper& paper)
{
    paper.title = textAt(s, 0);
    paper.upvotes = countAt(s, 1);
    paper.isRead = numberAt(s, 2) != 0;
    paper.isStarred = numberAt(s, 3) != 0;
    paper.abstractText = textAt(s, 4);
    paper.abstractHtml = textAt(s, 5);
    paper.authors = textAt(s, 6).split(u'\n', Qt::SkipEmptyParts);
    paper.published = timeAt(s, 7);
    paper.updated = timeAt(s, 8);
    paper.firstSeen = timeAt(s, 9);
    paper.ids = {textAt(s, 10), int(numberAt(s, 11)), textAt(s, 12), textAt(s, 13)};
    paper.link = textAt(s, 14);
    paper.pdf = textAt(s, 15);
    paper.code = textAt(s, 16);
    paper.project = textAt(s, 17);
    paper.thumbnail = textAt(s, 18);
    paper.categories = textAt(s, 19).split(u'\n', Qt::SkipEmptyParts);
    paper.keywords = textAt(s, 20).split(u'\n', Qt::SkipEmptyParts);
    paper.comments = textAt(s, 21);
    paper.journalRef = textAt(s, 22);
    paper.commentCount = countAt(s, 23);
    paper.submitter = textAt(s, 24);
    paper.note = textAt(s, 25);
    paper.noteSaved = timeAt(s, 26);
    paper.starredAt = timeAt(s, 27);
    paper.isUpdated = paper.isStarred && numberAt(s, 28) != 0;
    paper.isWithdrawn = numberAt(s, 29) != 0;
}

} // namespace

Subscriptions LibraryReader::subscriptions(const QDate& today)
{
    Subscriptions all;
    SQLite::Statement& folders =
        m_connection.prepared("SELECT id, name, position, is_expanded FROM folder ORDER BY position, id");
    while (folders.executeStep())
        all.folders.append({{numberAt(folders, 0)},
                            textAt(folders, 1),
                            int(numberAt(folders, 2)),
                            numberAt(folders, 3) != 0});

    all.feeds = feeds();
    SQLite::Statement& counts = m_connection.prepared(
        "SELECT feed_id, papers, unread FROM feed_count JOIN feed ON id = feed_id WHERE removed_at IS NULL "
        "AND papers > 0");
    while (counts.executeStep()) {
        const FeedId feed{numberAt(counts, 0)};
        all.papers.insert(feed, int(numberAt(counts, 1)));
        if (const int unread = int(numberAt(counts, 2)); unread > 0)
            all.unread.insert(feed, unread);
    }
    SQLite::Statement& totals = bound(
        m_connection.prepared("SELECT papers, unread, starred, noted, (SELECT count(*) FROM paper WHERE day "
                              "= ? AND is_read = 0 AND is_hidden = 0) FROM library_count"),
        qint64(today.toJulianDay()));
    if (totals.executeStep()) {
        all.paperCount = int(numberAt(totals, 0));
        all.unreadCount = int(numberAt(totals, 1));
        all.starredCount = int(numberAt(totals, 2));
        all.withNotesCount = int(numberAt(totals, 3));
        all.todayCount = int(numberAt(totals, 4));
    }
    return all;
}

QList<Feed> LibraryReader::feeds()
{
    QList<Feed> all;
    SQLite::Statement& feeds = m_connection.prepared(
        "SELECT id, url, kind, title, given_name, site, folder_id, position, "
        "interval_minutes, last_checked, last_good, "
        "next_due, failure_code, failure_detail, failure_status, failure_count, warnings FROM "
        "feed WHERE removed_at IS NULL "
        "ORDER BY folder_id, position, id");
    while (feeds.executeStep())
        all.append(feedAt(feeds));
    return all;
}

QList<PaperStub> LibraryReader::find(const PaperQuery& query, const QDate& today)
{
    QList<PaperStub> stubs;
    const FindSql find = sqlFor(query, today);
    if (!query.words.trimmed().isEmpty() && find.match.isEmpty())
        return stubs; // nothing but signs: no paper has a word of that
    SQLite::Statement statement = m_connection.prepare(find.sql);
    int index = 0;
    if (!find.match.isEmpty())
        bindAt(statement, ++index, find.match);
    for (const qint64 number : find.numbers)
        bindAt(statement, ++index, number);
    while (statement.executeStep())
        stubs.append({{numberAt(statement, 0)}, qint32(numberAt(statement, 1))});
    return stubs;
}

QList<PaperRow> LibraryReader::rows(const QList<PaperId>& ids)
{
    QList<PaperRow> rows;
    rows.reserve(ids.size());
    for (const PaperId id : ids) {
        SQLite::Statement& s = bound(
            m_connection.prepared(
                "SELECT title, authors, primary_category, day, upvotes, is_read, "
                "is_starred, has_note, is_updated, is_withdrawn, announce_type FROM paper WHERE id = ?"),
            id.value);
        if (!s.executeStep())
            continue;
        rows.append({.id = id,
                     .title = textAt(s, 0),
                     .authors = textAt(s, 1),
                     .primaryCategory = textAt(s, 2),
                     .day = QDate::fromJulianDay(numberAt(s, 3)),
                     .upvotes = countAt(s, 4),
                     .isRead = numberAt(s, 5) != 0,
                     .isStarred = numberAt(s, 6) != 0,
                     .hasNote = numberAt(s, 7) != 0,
                     .isUpdated = numberAt(s, 6) != 0 && numberAt(s, 8) != 0,
                     .isWithdrawn = numberAt(s, 9) != 0,
                     .announceType = textAt(s, 10)});
    }
    return rows;
}

std::optional<Paper> LibraryReader::paper(PaperId id)
{
    std::optional<Paper> paper = paperWithoutSightings(id);
    if (paper)
        paper->sightings = sightings(id);
    return paper;
}

std::optional<Paper> LibraryReader::paperWithoutSightings(PaperId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT p.title, p.upvotes, p.is_read, p.is_starred, d.abstract, d.html, "
                                    "d.authors, d.published, d.updated, "
                                    "d.first_seen, d.arxiv, d.arxiv_version, d.doi, d.openreview, d.link, "
                                    "d.pdf, d.code, d.project, d.thumbnail, "
                                    "d.categories, d.keywords, d.comments, d.journal_ref, d.comment_count, "
                                    "d.submitter, n.text, n.saved_at, "
                                    "u.starred_at, p.is_updated, p.is_withdrawn FROM paper p JOIN "
                                    "paper_detail d ON d.paper_id = p.id "
                                    "LEFT JOIN note n ON n.paper_key = p.state_key LEFT JOIN paper_state u "
                                    "ON u.paper_key = p.state_key "
                                    "WHERE p.id = ?"),
              id.value);
    if (!s.executeStep())
        return std::nullopt;
    Paper paper;
    paper.id = id;
    readDetail(s, paper);
    return paper;
}

QList<Sighting> LibraryReader::sightings(PaperId id)
{
    QList<Sighting> all;
    SQLite::Statement& s = bound(
        m_connection.prepared(
            "SELECT s.feed_id, coalesce(nullif(f.given_name, ''), nullif(f.title, ''), f.url), s.listed, "
            "s.announce_type, s.upvotes, s.submitter FROM sighting s JOIN feed f ON f.id = s.feed_id "
            "WHERE s.paper_id = ? AND f.removed_at IS NULL ORDER BY s.feed_id"),
        id.value);
    while (s.executeStep())
        all.append({{numberAt(s, 0)}, textAt(s, 1), timeAt(s, 2), textAt(s, 3), countAt(s, 4), textAt(s, 5)});
    return all;
}

PaperId LibraryReader::paperWithKey(const QString& key)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT coalesce(m.paper_id, k.paper_id) FROM paper_key k LEFT JOIN "
                                    "merged_paper m ON m.id = k.paper_id WHERE k.key = ? ORDER BY k.is_own "
                                    "DESC, 1 LIMIT 1"),
              key);
    return s.executeStep() ? PaperId{numberAt(s, 0)} : PaperId{};
}

bool LibraryReader::hasPaper(PaperId id)
{
    return bound(m_connection.prepared("SELECT 1 FROM paper WHERE id = ?"), id.value).executeStep();
}

} // namespace offprint
