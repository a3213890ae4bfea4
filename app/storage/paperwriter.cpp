#include "app/storage/paperwriter.h"

#include "app/storage/librarytables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Shorter titles ("Introduction") say too little to be merged by; without authors on one side only a long
/// one will do.
constexpr qsizetype tellingTitle = 6;
constexpr qsizetype tellingTitleAlone = 20;

QString joined(const QStringList& list)
{
    return list.join(u'\n');
}

/// What the list shows; never NULL.
QString authorLine(const Paper& paper)
{
    return paper.authors.isEmpty() ? u""_s : paper.authors.join(", "_L1);
}

QString titleKey(const PaperRecord& record)
{
    return "title:"_L1 + record.title + u'|' + record.surname;
}

bool isNamedByTitle(const PaperRecord& record)
{
    return record.title.size() >= tellingTitle;
}

bool differs(const QString& a, const QString& b)
{
    return !a.isEmpty() && !b.isEmpty() && a != b;
}

QStringView hostOf(QStringView page)
{
    return page.left(page.indexOf(u'/') < 0 ? page.size() : page.indexOf(u'/'));
}

void fill(QString& field, const QString& given)
{
    if (field.isEmpty())
        field = given;
}

/// How the versions of two texts of one paper stand to each other.
enum class Version { Earlier, SameOrUnknown, Later };

Version compare(int given, int stored)
{
    if (given <= 0 || stored <= 0 || given == stored)
        return Version::SameOrUnknown;
    return given > stored ? Version::Later : Version::Earlier;
}

/// A later version's text replaces the older one's; of two of the same version the longer is the better.
bool isBetterText(const QString& stored, const QString& given, Version version)
{
    return !given.isEmpty() && given != stored &&
           (version == Version::Later || (version == Version::SameOrUnknown && given.size() > stored.size()));
}

/// All that is known of the paper from both, never worse for worse.
Paper best(const Paper& stored, const Paper& given)
{
    Paper paper = stored;
    const Version version = compare(given.ids.version, stored.ids.version);
    if (version == Version::Later && !given.title.isEmpty())
        paper.title = given.title;
    if (isBetterText(stored.abstractText, given.abstractText, version)) {
        paper.abstractText = given.abstractText;
        paper.abstractHtml = given.abstractHtml;
    }
    if (given.authors.size() > stored.authors.size())
        paper.authors = given.authors;
    if (given.categories.size() > stored.categories.size())
        paper.categories = given.categories;
    if (stored.keywords.isEmpty())
        paper.keywords = given.keywords;
    for (QString Paper::* field :
         {&Paper::link, &Paper::pdf, &Paper::code, &Paper::project, &Paper::thumbnail, &Paper::comments,
          &Paper::journalRef, &Paper::submitter})
        fill(paper.*field, given.*field);
    for (QString PaperIds::* field : {&PaperIds::arxiv, &PaperIds::doi, &PaperIds::openReview})
        fill(paper.ids.*field, given.ids.*field);
    paper.ids.version = qMax(stored.ids.version, given.ids.version);
    if (given.published.isValid() && (!stored.published.isValid() || given.published < stored.published))
        paper.published = given.published;
    if (given.updated.isValid() && (!stored.updated.isValid() || given.updated > stored.updated))
        paper.updated = given.updated;
    if (given.commentCount)
        paper.commentCount = given.commentCount;
    return paper;
}

bool isIndexedAlike(const Paper& a, const Paper& b)
{
    return a.title == b.title && a.abstractText == b.abstractText && a.authors == b.authors;
}

} // namespace

StoredPaper PaperWriter::store(FeedId feed, const PaperRecord& record)
{
    StoredPaper stored;
    stored.id = find(feed, record, stored.merged);
    if (!stored.id.isValid()) {
        stored.id = insert(feed, record);
        addKeys(stored.id, record);
        stored.as = StoredAs::New;
        return stored;
    }
    addKeys(stored.id, record);
    const bool isUpdated = update(stored.id, record);
    const bool isListedAnew = listAgain(feed, stored.id, record);
    stored.as = isUpdated || isListedAnew || !stored.merged.isEmpty() ? StoredAs::Changed : StoredAs::Same;
    return stored;
}

void PaperWriter::finish()
{
    writeCounts();
    indexNewPapers(m_connection, QList<PaperId>(m_unindexed.begin(), m_unindexed.end()));
    for (const PaperId id : std::as_const(m_changed))
        indexPaper(m_connection, id);
    m_unindexed.clear();
    m_changed.clear();
}

void PaperWriter::writeCounts()
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
    m_new = {};
    m_listed.clear();
}

PaperId PaperWriter::find(FeedId feed, const PaperRecord& record, QList<PaperId>& merged)
{
    PaperId found;
    for (const QString& key : record.keys) {
        SQLite::Statement& s =
            bound(m_connection.prepared("SELECT paper_id FROM paper_key WHERE key = ?"), key);
        if (!s.executeStep())
            continue;
        PaperId id{numberAt(s, 0)};
        if (id == found || contradicts(id, record))
            continue;
        if (found.isValid()) {
            if (hasNote(id) && !hasNote(found))
                std::swap(id, found); // a note may be being typed: its paper keeps its number
            merge(found, id);
            merged.append(id);
        } else {
            found = id;
        }
    }
    return found.isValid() ? found : findByTitle(feed, record);
}

bool PaperWriter::hasNote(PaperId id)
{
    return bound(m_connection.prepared("SELECT 1 FROM paper WHERE id = ? AND has_note = 1"), id.value)
        .executeStep();
}

PaperId PaperWriter::findByTitle(FeedId feed, const PaperRecord& record)
{
    if (!isNamedByTitle(record))
        return {};
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT key, paper_id FROM paper_key WHERE key >= ? AND key < ? LIMIT 20"),
        QString("title:"_L1 + record.title + u'|'), QString("title:"_L1 + record.title + u'}'));
    QList<PaperId> candidates;
    while (s.executeStep()) {
        const QString surname = textAt(s, 0).section(u'|', 1, 1);
        const bool isLong = record.title.size() >= tellingTitleAlone;
        const bool isUnsigned = surname.isEmpty() || record.surname.isEmpty();
        if (isUnsigned ? isLong : surname == record.surname)
            candidates.append(PaperId{numberAt(s, 1)});
    }
    const auto same =
        std::ranges::find_if(candidates, [&](PaperId id) { return !isAnotherWork(id, feed, record); });
    return same != candidates.end() ? *same : PaperId{};
}

/// Whether the paper has an identifier of a kind that the record has too, and another one.
bool PaperWriter::contradicts(PaperId id, const PaperRecord& record)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT arxiv, doi, openreview FROM paper_detail WHERE paper_id = ?"),
              id.value);
    if (!s.executeStep())
        return true;
    const PaperIds& ids = record.paper.ids;
    const QString arxiv = textAt(s, 0);
    if (!arxiv.isEmpty() && arxiv == ids.arxiv)
        return false; // one arXiv number is one work, whatever DOIs its versions got
    return differs(arxiv, ids.arxiv) || differs(textAt(s, 1), ids.doi) ||
           differs(textAt(s, 2), ids.openReview);
}

/// A title alone does not make one work of two pages of one site, nor of two entries of one feed: "Weekly
/// notes" come every week.
bool PaperWriter::isAnotherWork(PaperId id, FeedId feed, const PaperRecord& record)
{
    if (contradicts(id, record))
        return true;
    SQLite::Statement& listed =
        bound(m_connection.prepared("SELECT guid FROM sighting WHERE feed_id = ? AND paper_id = ?"),
              feed.value, id.value);
    if (listed.executeStep() && differs(textAt(listed, 0), record.guid))
        return true;
    if (record.page.isEmpty())
        return false;
    SQLite::Statement& pages = bound(
        m_connection.prepared(
            "SELECT substr(key, 5) FROM paper_key WHERE paper_id = ? AND key >= 'url:' AND key < 'url;'"),
        id.value);
    while (pages.executeStep()) {
        const QString page = textAt(pages, 0);
        if (page != record.page && hostOf(page) == hostOf(record.page))
            return true;
    }
    return false;
}

PaperId PaperWriter::insert(FeedId feed, const PaperRecord& record)
{
    KeptState state = keptState(record);
    // A key that contradicted may stand for the other paper already
    for (int attempt = 1; !insertRow(record, state); ++attempt)
        state = {.key = u"%1#%2"_s.arg(record.keys.first()).arg(attempt + 1)};
    const PaperId id{m_connection.lastInsertedId()};
    insertDetail(id, record);
    m_new.papers += 1;
    m_new.unread += state.isRead ? 0 : 1;
    m_new.starred += state.isStarred ? 1 : 0;
    m_new.noted += state.note.isEmpty() ? 0 : 1;
    list(feed, id, record, state.isRead);
    m_unindexed.insert(id);
    return id;
}

/// False if another paper has the state's key.
bool PaperWriter::insertRow(const PaperRecord& record, const KeptState& state)
{
    const Paper& paper = record.paper;
    SQLite::Statement& insert =
        m_connection.prepared("INSERT INTO paper (state_key, title, authors, primary_category, day, upvotes, "
                              "is_read, is_starred, has_note) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (state_key) DO NOTHING");
    return bound(insert, state.key, paper.title, authorLine(paper), paper.categories.value(0),
                 qint64(record.day.toJulianDay()), paper.upvotes, state.isRead, state.isStarred,
                 !state.note.isEmpty())
               .exec() > 0;
}

void PaperWriter::insertDetail(PaperId id, const PaperRecord& record)
{
    const Paper& paper = record.paper;
    bound(m_connection.prepared(
              "INSERT INTO paper_detail (paper_id, abstract, html, authors, published, updated, first_seen, "
              "arxiv, "
              "arxiv_version, doi, openreview, link, pdf, code, project, thumbnail, categories, keywords, "
              "comments, "
              "journal_ref, comment_count, submitter) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          id.value, paper.abstractText, paper.abstractHtml, joined(paper.authors), paper.published,
          paper.updated, m_now, paper.ids.arxiv, paper.ids.version, paper.ids.doi, paper.ids.openReview,
          paper.link, paper.pdf, paper.code, paper.project, paper.thumbnail, joined(paper.categories),
          joined(paper.keywords), paper.comments, paper.journalRef, paper.commentCount, paper.submitter)
        .exec();
}

/// What the user made of a work outlives its row: a paper that comes back finds its marks and its note.
PaperWriter::KeptState PaperWriter::keptState(const PaperRecord& record)
{
    for (const QString& key : record.keys) {
        SQLite::Statement& s =
            bound(m_connection.prepared("SELECT s.read_at, s.starred_at, n.text FROM (SELECT ?1 AS key) LEFT "
                                        "JOIN paper_state s ON s.paper_key = key LEFT JOIN note n ON "
                                        "n.paper_key = key"),
                  key);
        static_cast<void>(s.executeStep());
        const KeptState state{key, timeAt(s, 0).isValid(), timeAt(s, 1).isValid(), textAt(s, 2)};
        if (!state.isRead && !state.isStarred && state.note.isEmpty())
            continue;
        if (!bound(m_connection.prepared("SELECT 1 FROM paper WHERE state_key = ?"), key).executeStep())
            return state;
    }
    return {.key = record.keys.first()};
}

/// True if anything of the paper changed.
bool PaperWriter::update(PaperId id, const PaperRecord& record)
{
    const std::optional<Paper> stored = LibraryReader(m_connection).paperWithoutSightings(id);
    if (!stored)
        return false;
    const int moved = bound(m_connection.prepared("UPDATE paper SET day = ?1 WHERE id = ?2 AND day > ?1"),
                            qint64(record.day.toJulianDay()), id.value)
                          .exec();
    const Paper merged = best(*stored, record.paper);
    if (merged == *stored)
        return moved > 0;
    if (merged.ids.version > stored->ids.version && stored->ids.version > 0)
        keepVersion(*stored);
    write(merged);
    if (!isIndexedAlike(merged, *stored) && !m_unindexed.contains(id))
        m_changed.insert(id);
    return true;
}

void PaperWriter::keepVersion(const Paper& paper)
{
    bound(m_connection.prepared(
              "INSERT OR IGNORE INTO paper_version (paper_id, version, title, abstract, replaced_at) "
              "VALUES (?, ?, ?, ?, ?)"),
          paper.id.value, paper.ids.version, paper.title, paper.abstractText, m_now)
        .exec();
}

void PaperWriter::write(const Paper& paper)
{
    bound(m_connection.prepared("UPDATE paper SET title = ?, authors = ?, primary_category = ? WHERE id = ?"),
          paper.title, authorLine(paper), paper.categories.value(0), paper.id.value)
        .exec();
    bound(m_connection.prepared(
              "UPDATE paper_detail SET abstract = ?, html = ?, authors = ?, published = ?, updated = ?, "
              "arxiv = ?, "
              "arxiv_version = ?, doi = ?, openreview = ?, link = ?, pdf = ?, code = ?, project = ?, "
              "thumbnail = ?, "
              "categories = ?, keywords = ?, comments = ?, journal_ref = ?, comment_count = ?, submitter = ? "
              "WHERE paper_id = ?"),
          paper.abstractText, paper.abstractHtml, joined(paper.authors), paper.published, paper.updated,
          paper.ids.arxiv, paper.ids.version, paper.ids.doi, paper.ids.openReview, paper.link, paper.pdf,
          paper.code, paper.project, paper.thumbnail, joined(paper.categories), joined(paper.keywords),
          paper.comments, paper.journalRef, paper.commentCount, paper.submitter, paper.id.value)
        .exec();
}

/// A feed lists the paper for the first time.
void PaperWriter::list(FeedId feed, PaperId id, const PaperRecord& record, bool isRead)
{
    Count& count = m_listed[feed];
    count.papers += 1;
    count.unread += isRead ? 0 : 1;
    bound(
        m_connection.prepared(
            "INSERT INTO sighting (feed_id, paper_id, guid, listed, day, announce_type, upvotes, submitter) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        feed.value, id.value, record.guid, record.listed, qint64(record.day.toJulianDay()),
        record.announceType, record.paper.upvotes, record.sightingSubmitter)
        .exec();
}

/// A known paper. True if the feed lists it for the first time, or with another count of votes.
bool PaperWriter::listAgain(FeedId feed, PaperId id, const PaperRecord& record)
{
    SQLite::Statement& known = bound(
        m_connection.prepared("SELECT s.paper_id IS NOT NULL, s.upvotes, p.is_read FROM paper p LEFT JOIN "
                              "sighting s ON s.paper_id = p.id AND s.feed_id = ? WHERE p.id = ?"),
        feed.value, id.value);
    if (!known.executeStep())
        return false;
    const bool isKnown = numberAt(known, 0) != 0;
    const std::optional<int> upvotes = countAt(known, 1);
    const bool isRead = numberAt(known, 2) != 0;
    if (isKnown && (!record.paper.upvotes || upvotes == record.paper.upvotes))
        return false;
    if (isKnown)
        bound(m_connection.prepared("UPDATE sighting SET upvotes = ? WHERE feed_id = ? AND paper_id = ?"),
              record.paper.upvotes, feed.value, id.value)
            .exec();
    else
        list(feed, id, record, isRead);
    bound(m_connection.prepared(
              "UPDATE paper SET is_hidden = 0, upvotes = (SELECT max(upvotes) FROM sighting WHERE "
              "paper_id = ?1) WHERE id = ?1"),
          id.value)
        .exec();
    return true;
}

void PaperWriter::addKeys(PaperId id, const PaperRecord& record)
{
    QStringList keys = record.keys;
    if (isNamedByTitle(record))
        keys.append(titleKey(record));
    for (const QString& key : std::as_const(keys))
        bound(m_connection.prepared("INSERT OR IGNORE INTO paper_key (key, paper_id) VALUES (?, ?)"), key,
              id.value)
            .exec();
}

/// Two papers turned out to be one work: nothing of either is lost.
void PaperWriter::merge(PaperId into, PaperId from)
{
    LibraryReader reader(m_connection);
    const std::optional<Paper> other = reader.paperWithoutSightings(from);
    const std::optional<Paper> kept = reader.paperWithoutSightings(into);
    if (!other || !kept)
        return;
    for (const char* const sql : {"UPDATE OR IGNORE sighting SET paper_id = ?1 WHERE paper_id = ?2",
                                  "UPDATE paper_key SET paper_id = ?1 WHERE paper_id = ?2",
                                  "UPDATE OR IGNORE paper_version SET paper_id = ?1 WHERE paper_id = ?2",
                                  "UPDATE paper SET day = min(day, (SELECT day FROM paper WHERE id = ?2)), "
                                  "upvotes = (SELECT max(upvotes) FROM sighting WHERE paper_id = ?1) "
                                  "WHERE id = ?1"})
        bound(m_connection.prepared(sql), into.value, from.value).exec();
    UserTables(m_connection).merge(from, into, m_now);
    if (!m_unindexed.remove(from))
        bound(m_connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), from.value).exec();
    m_changed.remove(from);
    bound(m_connection.prepared("DELETE FROM paper WHERE id = ?"), from.value).exec();
    if (const Paper merged = best(*kept, *other); merged != *kept)
        write(merged);
    m_unindexed.remove(into); // its note may have put it into the index
    m_changed.insert(into);
    updateVisibility(m_connection, into, {});
}

} // namespace offprint
