#include "app/storage/paperwriter.h"

#include "app/storage/librarytables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Shorter titles ("Introduction") say too little to be merged by.
constexpr qsizetype tellingTitle = 12;
/// Without authors on one side, only a long title will do.
constexpr qsizetype tellingTitleAlone = 20;

QString joined(const QStringList& list)
{
    return list.join(u'\n');
}

/// The newer text where it is a later version of the paper, else the longer.
bool isBetterText(const QString& old, const QString& given, bool isLaterVersion)
{
    return !given.isEmpty() && given != old && (isLaterVersion || given.size() > old.size());
}

bool differs(const QString& a, const QString& b)
{
    return !a.isEmpty() && !b.isEmpty() && a != b;
}

} // namespace

StoredAs PaperWriter::store(FeedId feed, const PaperRecord& record, PaperId& id)
{
    id = find(record);
    if (!id.isValid()) {
        id = insert(record);
        addKeys(id, record);
        takeUpState(id, record);
        see(feed, id, record);
        indexPaper(m_connection, id, true);
        return StoredAs::New;
    }
    addKeys(id, record);
    const bool isTextChanged = update(id, record);
    if (isTextChanged)
        indexPaper(m_connection, id, false);
    const bool isSeenAnew = see(feed, id, record);
    return isTextChanged || isSeenAnew ? StoredAs::Changed : StoredAs::Same;
}

PaperId PaperWriter::find(const PaperRecord& record)
{
    PaperId found;
    for (const QString& key : record.keys) {
        SQLite::Statement& s = bound(m_connection.prepared("SELECT paper_id FROM paper_key WHERE key = ?"), key);
        if (!s.executeStep())
            continue;
        const PaperId id{numberAt(s, 0)};
        if (id == found || contradicts(id, record))
            continue;
        if (found.isValid())
            merge(found, id);
        else
            found = id;
    }
    return found.isValid() ? found : findByTitle(record);
}

PaperId PaperWriter::findByTitle(const PaperRecord& record)
{
    if (record.titleKey.size() < tellingTitle)
        return {};
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT key, paper_id FROM paper_key WHERE key >= ? AND key < ? LIMIT 20"),
        QString(record.titleKey + u'|'), QString(record.titleKey + u'}'));
    QList<PaperId> candidates;
    while (s.executeStep()) {
        const QString surname = textAt(s, 0).section(u'|', 1, 1);
        const bool isLong = record.titleKey.size() >= tellingTitleAlone + 6;
        if (surname == record.surname ? (!surname.isEmpty() || isLong)
                                      : isLong && (surname.isEmpty() || record.surname.isEmpty()))
            candidates.append(PaperId{numberAt(s, 1)});
    }
    for (const PaperId id : std::as_const(candidates)) {
        if (!contradicts(id, record))
            return id;
    }
    return {};
}

/// Whether the paper has an identifier of a kind that the record has too, and another one.
bool PaperWriter::contradicts(PaperId id, const PaperRecord& record)
{
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT arxiv, doi, openreview, link FROM paper_detail WHERE paper_id = ?"), id.value);
    if (!s.executeStep())
        return true;
    const PaperIds& ids = record.paper.ids;
    const QString arxiv = textAt(s, 0);
    if (!arxiv.isEmpty() && arxiv == ids.arxiv)
        return false; // one arXiv number is one work, whatever DOIs its versions got
    const bool isSameHost = !record.host.isEmpty() && textAt(s, 3).contains("://"_L1 + record.host);
    const bool isOtherPage = isSameHost && textAt(s, 3) != record.paper.link && ids.arxiv.isEmpty() && arxiv.isEmpty();
    return differs(arxiv, ids.arxiv) || differs(textAt(s, 1), ids.doi) || differs(textAt(s, 2), ids.openReview)
           || isOtherPage;
}

PaperId PaperWriter::insert(const PaperRecord& record)
{
    const Paper& paper = record.paper;
    const QString stateKey = !record.keys.isEmpty() ? record.keys.first()
                                                    : record.titleKey + u'|' + record.surname;
    bound(m_connection.prepared("INSERT INTO paper (state_key, title, authors, primary_category, day, upvotes) "
                                "VALUES (?, ?, ?, ?, ?, ?)"),
          stateKey, paper.title, QString(u""_s + paper.authors.join(", "_L1)), paper.categories.value(0),
          qint64(record.day.toJulianDay()), paper.upvotes)
        .exec();
    const PaperId id{m_connection.lastInsertedId()};
    bound(m_connection.prepared(
              "INSERT INTO paper_detail (paper_id, abstract, html, authors, published, updated, first_seen, arxiv, "
              "arxiv_version, doi, openreview, link, pdf, code, project, thumbnail, categories, keywords, comments, "
              "journal_ref, comment_count, submitter) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          id.value, paper.abstractText, paper.abstractHtml, joined(paper.authors), paper.published, paper.updated, m_now,
          paper.ids.arxiv, paper.ids.version, paper.ids.doi, paper.ids.openReview, paper.link, paper.pdf, paper.code,
          paper.project, paper.thumbnail, joined(paper.categories), joined(paper.keywords), paper.comments,
          paper.journalRef, paper.commentCount, paper.submitter)
        .exec();
    return id;
}

/// True if what the list or the search shows changed.
bool PaperWriter::update(PaperId id, const PaperRecord& record)
{
    LibraryReader reader(m_connection);
    const std::optional<Paper> stored = reader.paper(id);
    if (!stored)
        return false;
    Paper best = *stored;
    const Paper& given = record.paper;
    const bool isLater = given.ids.version > best.ids.version && best.ids.version > 0;
    if (isLater)
        bound(m_connection.prepared("INSERT OR IGNORE INTO paper_version (paper_id, version, title, abstract, replaced_at) "
                                    "VALUES (?, ?, ?, ?, ?)"),
              id.value, best.ids.version, best.title, best.abstractText, m_now)
            .exec();
    if (isLater && !given.title.isEmpty())
        best.title = given.title;
    if (isBetterText(best.abstractText, given.abstractText, isLater)) {
        best.abstractText = given.abstractText;
        best.abstractHtml = given.abstractHtml;
    }
    if (given.authors.size() > best.authors.size())
        best.authors = given.authors;
    if (given.categories.size() > best.categories.size())
        best.categories = given.categories;
    if (best.keywords.isEmpty())
        best.keywords = given.keywords;
    for (QString Paper::*field : {&Paper::link, &Paper::pdf, &Paper::code, &Paper::project, &Paper::thumbnail,
                                  &Paper::comments, &Paper::journalRef, &Paper::submitter}) {
        if ((best.*field).isEmpty())
            best.*field = given.*field;
    }
    for (QString PaperIds::*field : {&PaperIds::arxiv, &PaperIds::doi, &PaperIds::openReview}) {
        if ((best.ids.*field).isEmpty())
            best.ids.*field = given.ids.*field;
    }
    best.ids.version = qMax(best.ids.version, given.ids.version);
    if (!best.published.isValid() || (given.published.isValid() && given.published < best.published))
        best.published = given.published;
    if (given.updated.isValid() && (!best.updated.isValid() || given.updated > best.updated))
        best.updated = given.updated;
    if (given.commentCount)
        best.commentCount = given.commentCount;
    if (best == *stored)
        return false;

    bound(m_connection.prepared("UPDATE paper SET title = ?, authors = ?, primary_category = ? WHERE id = ?"), best.title,
          QString(u""_s + best.authors.join(", "_L1)), best.categories.value(0), id.value)
        .exec();
    bound(m_connection.prepared(
              "UPDATE paper_detail SET abstract = ?, html = ?, authors = ?, published = ?, updated = ?, arxiv = ?, "
              "arxiv_version = ?, doi = ?, openreview = ?, link = ?, pdf = ?, code = ?, project = ?, thumbnail = ?, "
              "categories = ?, keywords = ?, comments = ?, journal_ref = ?, comment_count = ?, submitter = ? "
              "WHERE paper_id = ?"),
          best.abstractText, best.abstractHtml, joined(best.authors), best.published, best.updated, best.ids.arxiv,
          best.ids.version, best.ids.doi, best.ids.openReview, best.link, best.pdf, best.code, best.project,
          best.thumbnail, joined(best.categories), joined(best.keywords), best.comments, best.journalRef,
          best.commentCount, best.submitter, id.value)
        .exec();
    return true;
}

/// True if the feed lists the paper for the first time, or with another count of votes.
bool PaperWriter::see(FeedId feed, PaperId id, const PaperRecord& record)
{
    SQLite::Statement& known = bound(
        m_connection.prepared("SELECT upvotes FROM sighting WHERE feed_id = ? AND paper_id = ?"), feed.value, id.value);
    const bool isKnown = known.executeStep();
    if (isKnown && (!record.paper.upvotes || countAt(known, 0) == record.paper.upvotes))
        return false;
    bound(m_connection.prepared(
              "INSERT INTO sighting (feed_id, paper_id, guid, listed, day, announce_type, upvotes, submitter) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (feed_id, paper_id) DO UPDATE SET upvotes = ?7"),
          feed.value, id.value, record.guid, record.listed, qint64(record.day.toJulianDay()), record.announceType,
          record.paper.upvotes, record.sightingSubmitter)
        .exec();
    bound(m_connection.prepared("UPDATE paper SET is_hidden = 0, upvotes = (SELECT max(upvotes) FROM sighting WHERE "
                                "paper_id = ?1) WHERE id = ?1"),
          id.value)
        .exec();
    return true;
}

void PaperWriter::addKeys(PaperId id, const PaperRecord& record)
{
    QStringList keys = record.keys;
    if (record.titleKey.size() >= tellingTitle)
        keys.append(record.titleKey + u'|' + record.surname);
    for (const QString& key : std::as_const(keys))
        bound(m_connection.prepared("INSERT OR IGNORE INTO paper_key (key, paper_id) VALUES (?, ?)"), key, id.value).exec();
}

/// Two papers turned out to be one work: what the user made of either is kept, the older row stays.
void PaperWriter::merge(PaperId into, PaperId from)
{
    LibraryReader reader(m_connection);
    const std::optional<Paper> other = reader.paper(from);
    const std::optional<Paper> kept = reader.paper(into);
    if (!other || !kept)
        return;
    UserTables user(m_connection);
    if (other->isRead)
        user.setMark(UserTables::Mark::Read, {into}, true, m_now);
    if (other->isStarred)
        user.setMark(UserTables::Mark::Starred, {into}, true, m_now);
    if (!other->note.isEmpty() && other->note != kept->note)
        user.setNote(into, kept->note.isEmpty() ? other->note : kept->note + u"\n\n"_s + other->note, m_now);
    bound(m_connection.prepared("UPDATE OR IGNORE sighting SET paper_id = ?1 WHERE paper_id = ?2"), into.value, from.value).exec();
    bound(m_connection.prepared("UPDATE paper_key SET paper_id = ?1 WHERE paper_id = ?2"), into.value, from.value).exec();
    bound(m_connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), from.value).exec();
    PaperRecord record;
    record.paper = *other;
    bound(m_connection.prepared("DELETE FROM paper WHERE id = ?"), from.value).exec();
    if (update(into, record))
        indexPaper(m_connection, into, false);
}

/// What the user made of the work outlives its row: a paper that comes back finds its marks and note.
void PaperWriter::takeUpState(PaperId id, const PaperRecord& record)
{
    for (const QString& key : record.keys) {
        bound(m_connection.prepared("UPDATE paper SET state_key = ?1, "
                                    "is_read = EXISTS (SELECT 1 FROM paper_state WHERE paper_key = ?1 AND read_at IS NOT NULL), "
                                    "is_starred = EXISTS (SELECT 1 FROM paper_state WHERE paper_key = ?1 AND starred_at IS NOT NULL), "
                                    "has_note = EXISTS (SELECT 1 FROM note WHERE paper_key = ?1) WHERE id = ?2 AND "
                                    "(EXISTS (SELECT 1 FROM paper_state WHERE paper_key = ?1) OR EXISTS (SELECT 1 FROM note WHERE paper_key = ?1)) "
                                    "AND NOT EXISTS (SELECT 1 FROM paper WHERE state_key = ?1 AND id <> ?2)"),
              key, id.value)
            .exec();
    }
}

} // namespace offprint
