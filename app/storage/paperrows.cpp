#include "app/storage/paperrows.h"
#include "app/storage/searchtext.h"
#include "models/citation/writtenname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString joined(const QStringList& list)
{
    return list.join(u'\n');
}

QStringList listAt(SQLite::Statement& s, int column)
{
    return textAt(s, column).split(u'\n', Qt::SkipEmptyParts);
}

/// What the list shows; never NULL.
QString authorLine(const Paper& paper)
{
    return paper.authors.isEmpty() ? u""_s : shownNames(paper.authors);
}

QDate dayAt(SQLite::Statement& s, int column)
{
    return QDate::fromJulianDay(numberAt(s, column));
}

bool isIndexedAlike(const Paper& a, const Paper& b)
{
    return a.title == b.title && a.abstractText == b.abstractText && a.authors == b.authors &&
           factsOf(a) == factsOf(b);
}

QDateTime publishedOrSeen(const Paper& paper)
{
    return paper.published.isValid() ? paper.published : paper.firstSeen;
}

/// What the paper's own row holds.
auto headOf(const PaperPart& part)
{
    const Paper& p = part.paper;
    return std::tuple(p.title, authorLine(p), p.categories.value(0), part.day, p.upvotes, p.isWithdrawn,
                      part.announceType(), publishedOrSeen(p), p.firstSeen);
}

/// Whether the row of details is the same.
bool isDetailAlike(const PaperPart& a, const PaperPart& b)
{
    Paper stored = a.paper;
    stored.upvotes = b.paper.upvotes;
    stored.isWithdrawn = b.paper.isWithdrawn;
    return stored == b.paper && a.orders == b.orders && a.versionDate == b.versionDate &&
           a.versionStored == b.versionStored && a.githubStars == b.githubStars;
}

/// Binds the columns of paper_detail behind `first`, in the order both statements name them.
void bindDetail(SQLite::Statement& s, int index, const PaperPart& part)
{
    const Paper& p = part.paper;
    const auto next = [&](const auto& value) { bindAt(s, index++, value); };
    for (const QString& text : {p.abstractText, p.abstractHtml, joined(p.authors)})
        next(text);
    for (const QDateTime& time : {p.published, p.updated, p.firstSeen, part.versionDate, part.versionStored})
        next(time);
    next(p.ids.arxiv);
    next(p.ids.version);
    for (const QString& text : {p.ids.doi, p.ids.openReview, p.link, p.pdf, p.code, p.project, p.thumbnail,
                                joined(p.categories), joined(p.keywords), p.comments, p.journalRef})
        next(text);
    next(p.commentCount);
    next(p.submitter);
    for (const int order :
         {part.orders.title, part.orders.abstractText, part.orders.authors, part.orders.comments})
        next(order);
    next(part.githubStars);
    next(p.summary);
}

void readDetail(SQLite::Statement& s, PaperPart& part)
{
    Paper& p = part.paper;
    int column = 0;
    for (QString* text : {&p.title, &p.abstractText, &p.abstractHtml})
        *text = textAt(s, column++);
    p.authors = listAt(s, column++);
    for (QDateTime* time : {&p.published, &p.updated, &p.firstSeen, &part.versionDate, &part.versionStored})
        *time = timeAt(s, column++);
    p.ids.arxiv = textAt(s, column++);
    p.ids.version = int(numberAt(s, column++));
    for (QString* text : {&p.ids.doi, &p.ids.openReview, &p.link, &p.pdf, &p.code, &p.project, &p.thumbnail})
        *text = textAt(s, column++);
    p.categories = listAt(s, column++);
    p.keywords = listAt(s, column++);
    p.comments = textAt(s, column++);
    p.journalRef = textAt(s, column++);
    p.commentCount = countAt(s, column++);
    p.submitter = textAt(s, column++);
    // Rows from before there were orders
    const int order = p.ids.version > 0 ? TextOrders::of(p.ids.version) : 0;
    for (int* of :
         {&part.orders.title, &part.orders.abstractText, &part.orders.authors, &part.orders.comments})
        *of = countAt(s, column++).value_or(order);
    part.githubStars = countAt(s, column++);
    p.summary = textAt(s, column++);
}

} // namespace

std::optional<StoredRows> PaperRows::load(PaperId id)
{
    SQLite::Statement& s = bound(
        m_connection.prepared(
            "SELECT p.title, d.abstract, d.html, d.authors, d.published, d.updated, d.first_seen, "
            "d.version_date, d.version_stored, d.arxiv, d.arxiv_version, d.doi, d.openreview, d.link, d.pdf, "
            "d.code, d.project, d.thumbnail, d.categories, d.keywords, d.comments, d.journal_ref, "
            "d.comment_count, d.submitter, d.title_order, d.abstract_order, d.authors_order, "
            "d.comments_order, d.github_stars, d.summary, p.day, p.upvotes, p.is_withdrawn, p.is_read, "
            "p.is_starred, "
            "p.is_hidden, p.is_quiet FROM paper p JOIN paper_detail d ON d.paper_id = p.id WHERE p.id = ?"),
        id.value);
    if (!s.executeStep())
        return std::nullopt;
    StoredRows rows;
    readDetail(s, rows.part);
    rows.part.day = dayAt(s, 30);
    rows.part.paper.upvotes = countAt(s, 31);
    rows.part.paper.isWithdrawn = numberAt(s, 32) != 0;
    rows.isRead = numberAt(s, 33) != 0;
    rows.isStarred = numberAt(s, 34) != 0;
    rows.isHidden = numberAt(s, 35) != 0;
    rows.isUncounted = numberAt(s, 35) == 2;
    rows.isQuiet = numberAt(s, 36) != 0;
    loadListings(id, rows.part);
    loadVersions(id, rows.part);
    loadMetrics(id, rows.part);
    return rows;
}

void PaperRows::loadListings(PaperId id, PaperPart& part)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT feed_id, guid, listed, coalesce(last_listed, listed), day, "
                                    "announce_type, upvotes, submitter FROM sighting WHERE paper_id = ? "
                                    "ORDER BY feed_id"),
              id.value);
    while (s.executeStep())
        part.listings.append({{numberAt(s, 0)},
                              textAt(s, 1),
                              timeAt(s, 2),
                              timeAt(s, 3),
                              dayAt(s, 4),
                              textAt(s, 5),
                              countAt(s, 6),
                              textAt(s, 7)});
}

void PaperRows::loadVersions(PaperId id, PaperPart& part)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT version, date, stored, title, abstract, authors, journal_ref, "
                                    "doi, is_withdrawn FROM paper_version WHERE paper_id = ? ORDER BY "
                                    "version"),
              id.value);
    while (s.executeStep())
        part.versions.append({int(numberAt(s, 0)), timeAt(s, 1), timeAt(s, 2), textAt(s, 3), textAt(s, 4),
                              listAt(s, 5), textAt(s, 6), textAt(s, 7), numberAt(s, 8) != 0});
}

void PaperRows::loadMetrics(PaperId id, PaperPart& part)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT day, upvotes, comments, github_stars FROM paper_metric WHERE "
                                    "paper_id = ? ORDER BY day"),
              id.value);
    while (s.executeStep())
        part.metrics.append({dayAt(s, 0), countAt(s, 1), countAt(s, 2), countAt(s, 3)});
}

bool PaperRows::insert(PaperId& id, const PaperPart& part, const QString& stateKey, const KeptMarks& marks)
{
    const bool isRead = marks.readAt.isValid();
    const bool isStarred = marks.starredAt.isValid();
    const bool isNoted = !marks.note.isEmpty();
    const Paper& paper = part.paper;
    SQLite::Statement& insert = m_connection.prepared(
        "INSERT INTO paper (id, state_key, title, authors, primary_category, day, upvotes, is_withdrawn, "
        "announce_type, published, seen, is_read, is_starred, has_note, is_updated, is_quiet) VALUES "
        "(nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (state_key) DO NOTHING");
    const int rows = bound(insert, id.value, stateKey, paper.title, authorLine(paper),
                           paper.categories.value(0), qint64(part.day.toJulianDay()), paper.upvotes,
                           paper.isWithdrawn, part.announceType(), publishedOrSeen(paper), paper.firstSeen,
                           isRead, isStarred, isNoted, marks.isUpdated, marks.isQuiet)
                         .exec();
    if (rows == 0)
        return false;
    id = PaperId{m_connection.lastInsertedId()};
    insertDetail(id, part);
    m_new.papers += 1;
    m_new.unread += isRead ? 0 : 1;
    m_new.starred += isStarred ? 1 : 0;
    m_new.noted += isNoted ? 1 : 0;
    for (const Listing& listing : part.listings)
        insertListing(id, listing, isRead, true);
    updateVersions(id, {}, part.versions);
    updateMetrics(id, {}, part.metrics);
    m_unindexed.insert(id, {paper.title, paper.abstractText, authorLine(paper), marks.note, factsOf(paper)});
    return true;
}

void PaperRows::insertDetail(PaperId id, const PaperPart& part)
{
    SQLite::Statement& insert = m_connection.prepared(
        "INSERT INTO paper_detail (paper_id, abstract, html, authors, published, updated, first_seen, "
        "version_date, version_stored, arxiv, arxiv_version, doi, openreview, link, pdf, code, project, "
        "thumbnail, categories, keywords, comments, journal_ref, comment_count, submitter, title_order, "
        "abstract_order, authors_order, comments_order, github_stars, summary) VALUES "
        "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bindAt(insert, 1, id.value);
    bindDetail(insert, 2, part);
    insert.exec();
}

void PaperRows::updateDetail(PaperId id, const PaperPart& part)
{
    SQLite::Statement& update = m_connection.prepared(
        "UPDATE paper_detail SET abstract = ?, html = ?, authors = ?, published = ?, updated = ?, first_seen "
        "= ?, version_date = ?, version_stored = ?, arxiv = ?, arxiv_version = ?, doi = ?, openreview = ?, "
        "link = ?, pdf = ?, code = ?, project = ?, thumbnail = ?, categories = ?, keywords = ?, comments = "
        "?, journal_ref = ?, comment_count = ?, submitter = ?, title_order = ?, abstract_order = ?, "
        "authors_order = ?, comments_order = ?, github_stars = ?, summary = ? WHERE paper_id = ?");
    bindDetail(update, 1, part);
    bindAt(update, 30, id.value);
    update.exec();
}

/// A feed lists the paper for the first time.
void PaperRows::insertListing(PaperId id, const Listing& listing, bool isRead, bool isCounted)
{
    Count& count = m_listed[listing.feed];
    count.papers += isCounted ? 1 : 0;
    count.unread += isCounted && !isRead ? 1 : 0;
    bound(m_connection.prepared("INSERT INTO sighting (feed_id, paper_id, guid, listed, last_listed, day, "
                                "announce_type, upvotes, submitter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          listing.feed.value, id.value, listing.guid, listing.listed, listing.lastListed,
          qint64(listing.day.toJulianDay()), listing.announceType, listing.upvotes, listing.submitter)
        .exec();
}

void PaperRows::update(PaperId id, const StoredRows& old, const PaperPart& part)
{
    const PaperPart& stored = old.part;
    if (const auto head = headOf(part); head != headOf(stored)) {
        const auto& [title, authors, category, day, upvotes, isWithdrawn, announceType, published, seen] =
            head;
        bound(m_connection.prepared(
                  "UPDATE paper SET title = ?, authors = ?, primary_category = ?, day = ?, "
                  "upvotes = ?, is_withdrawn = ?, announce_type = ?, published = ?, seen = ? WHERE "
                  "id = ?"),
              title, authors, category, qint64(day.toJulianDay()), upvotes, isWithdrawn, announceType,
              published, seen, id.value)
            .exec();
    }
    if (!isDetailAlike(part, stored))
        updateDetail(id, part);
    updateListings(id, stored.listings, part.listings, old);
    updateVersions(id, stored.versions, part.versions);
    updateMetrics(id, stored.metrics, part.metrics);
    if (old.isHidden || part.listings.size() < stored.listings.size())
        updateVisibility(m_connection, QList{id});
    if (!isIndexedAlike(part.paper, stored.paper))
        reindex(id);
}

void PaperRows::updateListings(PaperId id, const QList<Listing>& old, const QList<Listing>& now,
                               const StoredRows& paper)
{
    for (const Listing& listing : now) {
        const auto known = std::ranges::find(old, listing.feed, &Listing::feed);
        if (known == old.end())
            insertListing(id, listing, paper.isRead, !paper.isUncounted);
        else if (*known != listing)
            bound(m_connection.prepared("UPDATE sighting SET guid = ?, listed = ?, last_listed = ?, day = ?, "
                                        "announce_type = ?, upvotes = ?, submitter = ? WHERE feed_id = ? AND "
                                        "paper_id = ?"),
                  listing.guid, listing.listed, listing.lastListed, qint64(listing.day.toJulianDay()),
                  listing.announceType, listing.upvotes, listing.submitter, listing.feed.value, id.value)
                .exec();
    }
    for (const Listing& listing : old) {
        if (std::ranges::find(now, listing.feed, &Listing::feed) == now.end())
            bound(m_connection.prepared("DELETE FROM sighting WHERE feed_id = ? AND paper_id = ?"),
                  listing.feed.value, id.value)
                .exec();
    }
}

void PaperRows::updateVersions(PaperId id, const QList<PaperVersion>& old, const QList<PaperVersion>& now)
{
    if (old == now)
        return;
    for (const PaperVersion& v : now) {
        if (!old.contains(v))
            bound(m_connection.prepared("INSERT OR REPLACE INTO paper_version (paper_id, version, date, "
                                        "stored, title, abstract, authors, journal_ref, doi, is_withdrawn) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  id.value, v.version, v.date, v.stored, v.title, v.abstractText, joined(v.authors),
                  v.journalRef, v.doi, v.isWithdrawn)
                .exec();
    }
    for (const PaperVersion& v : old) {
        if (std::ranges::find(now, v.version, &PaperVersion::version) == now.end())
            bound(m_connection.prepared("DELETE FROM paper_version WHERE paper_id = ? AND version = ?"),
                  id.value, v.version)
                .exec();
    }
}

void PaperRows::updateMetrics(PaperId id, const QList<PaperMetrics>& old, const QList<PaperMetrics>& now)
{
    if (old == now)
        return;
    for (const PaperMetrics& m : now) {
        if (!old.contains(m))
            bound(m_connection.prepared("INSERT OR REPLACE INTO paper_metric (paper_id, day, upvotes, "
                                        "comments, github_stars) VALUES (?, ?, ?, ?, ?)"),
                  id.value, qint64(m.day.toJulianDay()), m.upvotes, m.comments, m.githubStars)
                .exec();
    }
    for (const PaperMetrics& m : old) {
        if (std::ranges::find(now, m.day, &PaperMetrics::day) == now.end())
            bound(m_connection.prepared("DELETE FROM paper_metric WHERE paper_id = ? AND day = ?"), id.value,
                  qint64(m.day.toJulianDay()))
                .exec();
    }
}

void PaperRows::remove(PaperId id)
{
    if (m_unindexed.remove(id) == 0)
        bound(m_connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), id.value).exec();
    m_changed.remove(id);
    bound(m_connection.prepared("DELETE FROM paper WHERE id = ?"), id.value).exec();
}

void PaperRows::reindex(PaperId id)
{
    m_unindexed.remove(id); // its note may have put it into the index
    m_changed.insert(id);
}

void PaperRows::finish()
{
    bound(m_connection.prepared("UPDATE library_count SET papers = papers + ?, unread = unread + ?, "
                                "starred = starred + ?, noted = noted + ?"),
          m_new.papers, m_new.unread, m_new.starred, m_new.noted)
        .exec();
    for (const auto& [feed, count] : m_listed.asKeyValueRange())
        bound(m_connection.prepared(
                  "UPDATE feed_count SET papers = papers + ?, unread = unread + ? WHERE feed_id = ?"),
              count.papers, count.unread, feed.value)
            .exec();
    for (const auto& [id, text] : m_unindexed.asKeyValueRange())
        indexNewPaper(m_connection, id, text);
    QList<PaperId> changed(m_changed.begin(), m_changed.end());
    std::ranges::sort(changed); // out of order, each would be a piece of the index by itself
    for (const PaperId id : std::as_const(changed))
        indexPaper(m_connection, id);
    m_new = {};
    m_listed.clear();
    m_unindexed.clear();
    m_changed.clear();
}

} // namespace offprint
