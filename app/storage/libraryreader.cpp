#include "app/storage/librarytables.h"
#include "app/storage/listtables.h"
#include "app/storage/publicationtables.h"
#include "app/storage/searchtables.h"
#include "app/storage/tagtables.h"

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
    paper.isHidden = numberAt(s, 30) == 2;
    paper.summary = textAt(s, 31);
    paper.citeKey = textAt(s, 34);
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

    all.lists = ListTables(m_connection).all();
    all.tags = TagTables(m_connection).all();
    all.searches = SearchTables(m_connection).all();
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

QMap<QDate, int> LibraryReader::days(const QDate& first, const QDate& last)
{
    QMap<QDate, int> days;
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT day, count(*) FROM paper WHERE is_hidden = 0 AND "
                                    "day BETWEEN ? AND ? GROUP BY day"),
              first.toJulianDay(), last.toJulianDay());
    while (s.executeStep())
        days.insert(QDate::fromJulianDay(numberAt(s, 0)), int(numberAt(s, 1)));
    return days;
}

QList<PaperRow> LibraryReader::rows(const QList<PaperId>& ids)
{
    QList<PaperRow> rows;
    rows.reserve(ids.size());
    for (const PaperId id : ids) {
        SQLite::Statement& s =
            bound(m_connection.prepared(
                      "SELECT title, authors, primary_category, day, upvotes, is_read, "
                      "is_starred, has_note, is_updated, is_withdrawn, announce_type, is_hidden, is_kept, "
                      "state_key FROM paper WHERE id = ?"),
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
                     .isHidden = numberAt(s, 11) == 2,
                     .announceType = textAt(s, 10)});
        if (numberAt(s, 12) != 0) {
            const QString key = textAt(s, 13);
            rows.last().tags = TagTables(m_connection).namesOn(key);
            for (const ListPlace& place : ListTables(m_connection).placesOf(key))
                rows.last().lists.append(place.list);
        }
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
        bound(m_connection.prepared(
                  "SELECT p.title, p.upvotes, p.is_read, p.is_starred, d.abstract, d.html, "
                  "d.authors, d.published, d.updated, "
                  "d.first_seen, d.arxiv, d.arxiv_version, d.doi, d.openreview, d.link, "
                  "d.pdf, d.code, d.project, d.thumbnail, "
                  "d.categories, d.keywords, d.comments, d.journal_ref, d.comment_count, "
                  "d.submitter, n.text, n.saved_at, "
                  "u.starred_at, p.is_updated, p.is_withdrawn, p.is_hidden, d.summary, p.is_kept, "
                  "p.state_key, c.key, b.kind IS NOT NULL FROM paper p JOIN "
                  "paper_detail d ON d.paper_id = p.id "
                  "LEFT JOIN note n ON n.paper_key = p.state_key LEFT JOIN paper_state u "
                  "ON u.paper_key = p.state_key LEFT JOIN cite_key c ON c.paper_key = p.state_key "
                  "LEFT JOIN publication b ON b.paper_key = p.state_key "
                  "WHERE p.id = ?"),
              id.value);
    if (!s.executeStep())
        return std::nullopt;
    Paper paper;
    paper.id = id;
    readDetail(s, paper);
    const QString key = textAt(s, 33);
    const bool isKept = numberAt(s, 32) != 0;
    if (numberAt(s, 35) != 0)
        paper.publication = PublicationTables(m_connection).of(key);
    if (isKept) {
        paper.tags = TagTables(m_connection).namesOn(key);
        paper.lists = ListTables(m_connection).placesOf(key);
        for (ListPlace& place : paper.lists)
            place.entry.paper = id;
    }
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

bool LibraryReader::isInSight(PaperId id)
{
    return bound(m_connection.prepared("SELECT 1 FROM paper WHERE id = ? AND is_hidden <> 1"), id.value)
        .executeStep();
}

PaperId LibraryReader::holderOf(PaperId merged)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT paper_id FROM merged_paper WHERE id = ?"), merged.value);
    return s.executeStep() ? PaperId{numberAt(s, 0)} : PaperId{};
}

bool LibraryReader::hasPaper(PaperId id)
{
    return bound(m_connection.prepared("SELECT 1 FROM paper WHERE id = ?"), id.value).executeStep();
}

} // namespace offprint
