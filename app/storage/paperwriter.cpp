#include "app/storage/paperwriter.h"

#include "app/storage/librarytables.h"
#include "app/storage/withdrawal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// All that names the work; a title goes with the first author's name.
QStringList keysOf(const PaperRecord& record)
{
    QStringList keys = record.keys;
    if (const QString title = titleKeyOf(record); !title.isEmpty())
        keys.append(title);
    return keys;
}

/// A feed's own guid, and a text, name a part of that feed alone; so does a number of arXiv, by which every
/// part that has one is known.
bool canBeShared(const QString& key)
{
    return !key.startsWith("arxiv:"_L1) && !key.startsWith("guid:"_L1) && !key.startsWith("text:"_L1);
}

bool isReplacement(const PaperRecord& record)
{
    return record.announceType.startsWith("replace"_L1);
}

int orderOf(const PaperRecord& record)
{
    const int version = record.paper.ids.version;
    return version > 0 ? TextOrders::of(version) : record.isFromNumbered ? 1 : 0;
}

} // namespace

QString titleKeyOf(const PaperRecord& record)
{
    return record.title.size() >= tellingTitle ? "title:"_L1 + record.title + u'|' + record.surname
                                               : QString();
}

PaperId keepPaperIds(Connection& connection, qsizetype count)
{
    const qint64 last =
        connection.number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'paper'");
    const int rows = bound(connection.prepared("UPDATE sqlite_sequence SET seq = ? WHERE name = 'paper'"),
                           qint64(last + count))
                         .exec();
    if (rows == 0)
        bound(connection.prepared("INSERT INTO sqlite_sequence (name, seq) VALUES ('paper', ?)"),
              qint64(last + count))
            .exec();
    return PaperId{last + 1};
}

StoredPaper PaperWriter::store(FeedId feed, const PaperRecord& record, PaperId id)
{
    const PaperPart given = partOf(feed, record);
    const QStringList keys = keysOf(record);
    PaperId part = partWithKey(record.keys.first());
    StoredPaper stored;
    bool isLinkedAnew = !part.isValid();
    if (part.isValid()) {
        stored.as = update(part, given, record, isLinkedAnew);
        stored.isThereAnew = stored.as == StoredAs::New;
    } else {
        part = insert(id, given, record);
        stored.as = isReplacement(record) ? StoredAs::Changed : StoredAs::New;
        stored.isThereAnew = true;
    }
    isLinkedAnew |= addKeys(part, keys);
    stored.id = part;
    if (isLinkedAnew && sharesKeys(part, keys))
        regroup(part, stored);
    else
        stored.id = m_joiner.paperOf(part);
    return stored;
}

PaperPart PaperWriter::partOf(FeedId feed, const PaperRecord& record) const
{
    PaperPart part;
    part.paper = record.paper;
    part.paper.firstSeen = m_now;
    part.paper.isWithdrawn = saysWithdrawn(record.paper);
    // A text that is not there is of no version, or the first to lack it would decide
    const auto orderIf = [order = orderOf(record)](bool isThere) { return isThere ? order : 0; };
    part.orders = {.title = record.title.isEmpty() ? -1 : orderIf(true),
                   .abstractText = orderIf(!record.paper.abstractText.isEmpty()),
                   .authors = orderIf(!record.paper.authors.isEmpty()),
                   .comments = orderIf(!record.paper.comments.isEmpty())};
    if (record.paper.ids.version > 0) {
        part.versionDate = record.versionDate;
        part.versionStored = m_now;
    }
    part.githubStars = record.githubStars;
    part.day = record.day;
    part.listings.append({feed, record.guid, record.listed, record.listed, record.day, record.announceType,
                          record.paper.upvotes, record.sightingSubmitter});
    const PaperIds& ids = record.paper.ids;
    const bool hasOwnDoi = !ids.doi.isEmpty() && !ids.doi.startsWith("10.48550/arxiv."_L1);
    if (!ids.arxiv.isEmpty() && (hasOwnDoi || !record.paper.journalRef.isEmpty()))
        part.versions.append({.version = 0,
                              .stored = m_now,
                              .journalRef = record.paper.journalRef,
                              .doi = hasOwnDoi ? ids.doi : QString()});
    return part;
}

PaperId PaperWriter::partWithKey(const QString& key)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT paper_id FROM paper_key WHERE key = ? AND is_own = 1"), key);
    return s.executeStep() ? PaperId{numberAt(s, 0)} : PaperId{};
}

/// As a paper of its own, whatever it may be joined to.
PaperId PaperWriter::insert(PaperId id, const PaperPart& given, const PaperRecord& record)
{
    PaperPart part = given;
    part.noteMetrics(m_now.toLocalTime().date());
    auto [key, marks] = keptMarks(record);
    if (isReplacement(record) && !marks.readAt.isValid()) {
        marks.isQuiet = true;
        marks.readAt = m_now;
    }
    if (record.isRead && !marks.readAt.isValid())
        marks.readAt = m_now;
    QString stateKey = key;
    for (int attempt = 2; !m_rows.insert(id, part, stateKey, marks); ++attempt)
        stateKey = u"%1#%2"_s.arg(key).arg(attempt);
    if (marks.isQuiet || record.isRead)
        UserTables(m_connection).restoreMarks(id, marks);
    bound(m_connection.prepared("INSERT OR REPLACE INTO paper_key (key, paper_id, is_own) VALUES (?, ?, 1)"),
          record.keys.first(), id.value)
        .exec();
    return id;
}

bool PaperWriter::hasMarks()
{
    if (!m_hasMarks)
        m_hasMarks = m_connection
                         .prepared("SELECT 1 WHERE EXISTS (SELECT 1 FROM paper_state) OR EXISTS "
                                   "(SELECT 1 FROM note)")
                         .executeStep();
    return *m_hasMarks;
}

/// What the user made of a work outlives its row: a paper that comes back finds its marks and its note.
std::pair<QString, KeptMarks> PaperWriter::keptMarks(const PaperRecord& record)
{
    for (const QString& key : hasMarks() ? record.keys : QStringList()) {
        SQLite::Statement& s =
            bound(m_connection.prepared(
                      "SELECT s.read_at, s.starred_at, n.text, n.saved_at FROM (SELECT ?1 AS key) "
                      "LEFT JOIN paper_state s ON s.paper_key = key LEFT JOIN note n ON "
                      "n.paper_key = key"),
                  key);
        static_cast<void>(s.executeStep());
        const KeptMarks marks{timeAt(s, 0), timeAt(s, 1), textAt(s, 2), timeAt(s, 3)};
        if (marks == KeptMarks())
            continue;
        if (!bound(m_connection.prepared("SELECT 1 FROM paper WHERE state_key = ?"), key).executeStep())
            return {key, marks};
    }
    return {record.keys.first(), {}};
}

/// `isLinkedAnew` becomes true if the part is listed where it was not, or by another guid.
StoredAs PaperWriter::update(PaperId id, const PaperPart& given, const PaperRecord& record,
                             bool& isLinkedAnew)
{
    const PaperId paper = m_joiner.paperOf(id);
    const auto rows = m_rows.load(paper);
    if (!rows)
        return StoredAs::Same;
    const auto several = m_joiner.part(id);
    const PaperPart& old = several ? *several : rows->part;
    PaperPart part = old;
    part.merge(given, Counts::OfTheOther);
    part.noteMetrics(m_now.toLocalTime().date());
    const auto guids = [](const PaperPart& of) {
        QList<std::pair<FeedId, QString>> all;
        for (const Listing& listing : of.listings)
            all.append({listing.feed, listing.guid});
        return all;
    };
    isLinkedAnew = guids(part) != guids(old);
    if (part != old) {
        if (several)
            m_joiner.replacePart(id, part);
        else
            m_rows.update(paper, *rows, part);
    }
    const int known = rows->part.paper.ids.version;
    if (rows->isStarred && known > 0 && part.paper.ids.version > known)
        bound(m_connection.prepared("UPDATE paper SET is_updated = 1 WHERE id = ?"), paper.value).exec();
    if (rows->isQuiet && !isReplacement(record)) {
        m_joiner.makeHeard(paper);
        return StoredAs::New;
    }
    return part == old ? StoredAs::Same : StoredAs::Changed;
}

/// True if the part did not have one of them.
bool PaperWriter::addKeys(PaperId part, const QStringList& keys)
{
    bool isAny = false;
    for (const QString& key : keys)
        isAny |= bound(m_connection.prepared("INSERT OR IGNORE INTO paper_key (key, paper_id) VALUES (?, ?)"),
                       key, part.value)
                     .exec() > 0;
    return isAny;
}

/// Whether another part has one of them.
bool PaperWriter::sharesKeys(PaperId part, const QStringList& keys)
{
    return std::ranges::any_of(keys, [&](const QString& key) {
        if (key.startsWith("title:"_L1)) {
            const QString title = key.section(u'|', 0, 0);
            return bound(m_connection.prepared("SELECT 1 FROM paper_key WHERE key >= ? AND key < ? AND "
                                               "paper_id <> ? LIMIT 1"),
                         QString(title + u'|'), QString(title + u'}'), part.value)
                .executeStep();
        }
        return canBeShared(key) &&
               bound(m_connection.prepared("SELECT 1 FROM paper_key WHERE key = ? AND paper_id <> ? LIMIT 1"),
                     key, part.value)
                   .executeStep();
    });
}

void PaperWriter::regroup(PaperId part, StoredPaper& stored)
{
    const Regrouped done = m_joiner.regroup(part);
    stored.id = m_joiner.paperOf(part);
    if (done.isEmpty())
        return;
    stored.isThereAnew &= stored.id == part;
    stored.as = StoredAs::Changed;
    stored.touched = done.joined + done.separated + done.changed;
}

} // namespace offprint
