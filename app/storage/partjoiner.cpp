#include "app/storage/partjoiner.h"

#include "app/storage/librarytables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// One more is looked at, since it is the one that makes the key say nothing.
constexpr qsizetype holdersLookedAt = tellingHolders + 1;

/// "title:words|", with which the keys of all that have the title begin.
QString titleOf(const QString& key)
{
    return key.section(u'|', 0, 0) + u'|';
}

/// What a part is to a paper of several: a work that has no number on arXiv is a published form of it.
PaperPart asPartOfSeveral(PaperPart part)
{
    const Paper& p = part.paper;
    if (!p.ids.arxiv.isEmpty() || (p.ids.doi.isEmpty() && p.journalRef.isEmpty()))
        return part;
    PaperPart published;
    published.versions.append({.version = 0,
                               .date = p.published,
                               .stored = p.firstSeen,
                               .title = p.title,
                               .abstractText = p.abstractText,
                               .authors = p.authors,
                               .journalRef = p.journalRef,
                               .doi = p.ids.doi});
    part.merge(published, Counts::Higher);
    return part;
}

} // namespace

PaperId PartJoiner::paperOf(PaperId part)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT paper_id FROM merged_paper WHERE id = ?"), part.value);
    return s.executeStep() ? PaperId{numberAt(s, 0)} : part;
}

std::optional<PaperPart> PartJoiner::part(PaperId id)
{
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT data FROM merged_paper WHERE id = ? AND data IS NOT NULL"), id.value);
    return s.executeStep() ? std::optional(partFromBytes(bytesAt(s, 0))) : std::nullopt;
}

void PartJoiner::replacePart(PaperId id, const PaperPart& part)
{
    bound(m_connection.prepared("UPDATE merged_paper SET data = ? WHERE id = ?"), toBytes(part), id.value)
        .exec();
    rebuild(paperOf(id));
}

Regrouped PartJoiner::regroup(PaperId part, PaperId preferred)
{
    Regrouped done;
    const QList<KeptPair> pairs = keptPairs();
    const QList<QSet<PaperId>> groups = groupsOf(factsAround(part, pairs), pairs);
    splitWhere(groups, done);
    for (const QSet<PaperId>& group : groups)
        joinGroup(group, preferred, done);
    return done;
}

/// The parts that what is known of this one leads to, and what is known of those, and so on.
QList<PartFacts> PartJoiner::factsAround(PaperId part, const QList<KeptPair>& pairs)
{
    QHash<PaperId, PartFacts> known;
    QList<PaperId> next{part};
    while (!next.isEmpty()) {
        const PaperId id = next.takeLast();
        if (known.contains(id))
            continue;
        const PartFacts facts = factsOf(id);
        known.insert(id, facts);
        next += neighboursOf(facts, pairs);
    }
    return known.values();
}

PartFacts PartJoiner::factsOf(PaperId part)
{
    PartFacts facts{.id = part};
    SQLite::Statement& keys =
        bound(m_connection.prepared("SELECT key, is_own FROM paper_key WHERE paper_id = ?"), part.value);
    while (keys.executeStep()) {
        facts.keys.append(textAt(keys, 0));
        if (numberAt(keys, 1) != 0)
            facts.key = facts.keys.last();
    }
    facts.keys.removeIf([this](const QString& key) { return holdersOf(key).size() > holdersLookedAt; });
    const auto several = this->part(part);
    if (several) {
        for (const Listing& listing : several->listings)
            facts.guids.insert(listing.feed, listing.guid);
        return facts;
    }
    SQLite::Statement& listings =
        bound(m_connection.prepared("SELECT feed_id, guid FROM sighting WHERE paper_id = ?"), part.value);
    while (listings.executeStep())
        facts.guids.insert({numberAt(listings, 0)}, textAt(listings, 1));
    return facts;
}

QList<PaperId> PartJoiner::neighboursOf(const PartFacts& facts, const QList<KeptPair>& pairs)
{
    QList<PaperId> all = partsOf(paperOf(facts.id));
    for (const QString& key : facts.keys)
        all += holdersOf(key);
    for (const KeptPair& pair : pairs) {
        if (pair.key != facts.key && pair.other != facts.key)
            continue;
        if (const PaperId other = ownerOf(pair.key == facts.key ? pair.other : pair.key); other.isValid())
            all.append(other);
    }
    return all;
}

QList<PaperId> PartJoiner::partsOf(PaperId paper)
{
    QList<PaperId> parts;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT id FROM merged_paper WHERE paper_id = ? AND data IS NOT NULL ORDER BY id"),
              paper.value);
    while (s.executeStep())
        parts.append(PaperId{numberAt(s, 0)});
    return parts.isEmpty() ? QList{paper} : parts;
}

/// Not all of them, if there are more than matter.
QList<PaperId> PartJoiner::holdersOf(const QString& key)
{
    SQLite::Statement& s =
        key.startsWith("title:"_L1)
            ? bound(
                  m_connection.prepared("SELECT DISTINCT paper_id FROM paper_key WHERE key >= ? AND key < ? "
                                        "LIMIT ?"),
                  titleOf(key), QString(titleOf(key).chopped(1) + u'}'), qint64(holdersLookedAt + 1))
            : bound(m_connection.prepared("SELECT paper_id FROM paper_key WHERE key = ? LIMIT ?"), key,
                    qint64(holdersLookedAt + 1));
    QList<PaperId> holders;
    while (s.executeStep())
        holders.append(PaperId{numberAt(s, 0)});
    return holders;
}

PaperId PartJoiner::ownerOf(const QString& key)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT paper_id FROM paper_key WHERE key = ? AND is_own = 1"), key);
    return s.executeStep() ? PaperId{numberAt(s, 0)} : PaperId{};
}

QString PartJoiner::ownKeyOf(PaperId part)
{
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT key FROM paper_key WHERE paper_id = ? AND is_own = 1"), part.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QList<KeptPair> PartJoiner::keptPairs()
{
    QList<KeptPair> pairs;
    SQLite::Statement& s = m_connection.prepared("SELECT key, other, is_apart FROM kept_apart");
    while (s.executeStep())
        pairs.append({textAt(s, 0), textAt(s, 1), numberAt(s, 2) != 0});
    return pairs;
}

void PartJoiner::keepPair(PaperId part, PaperId other, bool isApart)
{
    const auto [first, second] = std::minmax({ownKeyOf(part), ownKeyOf(other)});
    bound(m_connection.prepared("INSERT OR REPLACE INTO kept_apart (key, other, is_apart) VALUES (?, ?, ?)"),
          first, second, isApart)
        .exec();
}

/// A part that no longer belongs to its paper becomes one of its own.
void PartJoiner::splitWhere(const QList<QSet<PaperId>>& groups, Regrouped& done)
{
    QSet<PaperId> changed;
    for (const QSet<PaperId>& group : groups) {
        for (const PaperId part : group) {
            const PaperId paper = paperOf(part);
            if (paper == part || group.contains(paper))
                continue;
            split(paper, part);
            done.separated.append(part);
            changed.insert(paper);
        }
    }
    for (const PaperId paper : std::as_const(changed))
        rebuild(paper);
    done.changed += changed.values();
}

void PartJoiner::joinGroup(const QSet<PaperId>& group, PaperId preferred, Regrouped& done)
{
    QList<PaperId> papers;
    for (const PaperId part : group) {
        if (const PaperId paper = paperOf(part); !papers.contains(paper))
            papers.append(paper);
    }
    if (papers.size() < 2)
        return;
    std::ranges::sort(papers);
    const PaperId into = survivorOf(papers, preferred);
    papers.removeOne(into);
    for (const PaperId from : std::as_const(papers))
        join(into, from);
    rebuild(into);
    done.joined += papers;
    done.changed.append(into);
}

PaperId PartJoiner::survivorOf(const QList<PaperId>& papers, PaperId preferred)
{
    if (papers.contains(preferred))
        return preferred;
    const auto noted =
        std::ranges::find_if(papers, [this](PaperId id) { return !marksOf(id).note.isEmpty(); });
    return noted != papers.end() ? *noted : papers.first();
}

/// `rebuild(into)` is to follow.
void PartJoiner::join(PaperId into, PaperId from)
{
    makePart(into);
    makePart(from);
    const bool isIntoQuiet = marksOf(into).isQuiet;
    if (isIntoQuiet != marksOf(from).isQuiet)
        makeHeard(isIntoQuiet ? into : from); // or its being read would count
    UserTables(m_connection).merge(from, into, m_now);
    m_rows.remove(from);
    m_rows.reindex(into);
}

/// Keeps the paper as it is, so that it can be taken out again.
void PartJoiner::makePart(PaperId paper)
{
    if (part(paper))
        return;
    const auto rows = m_rows.load(paper);
    if (!rows)
        return;
    bound(m_connection.prepared("INSERT OR REPLACE INTO merged_paper (id, paper_id, data, state, at) VALUES "
                                "(?1, ?1, ?2, ?3, ?4)"),
          paper.value, toBytes(rows->part), toBytes(marksOf(paper)), m_now)
        .exec();
}

KeptMarks PartJoiner::marksOf(PaperId paper)
{
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT u.read_at, u.starred_at, n.text, n.saved_at, p.is_updated, p.is_quiet FROM paper p "
                  "LEFT JOIN paper_state u ON u.paper_key = p.state_key LEFT JOIN note n ON n.paper_key = "
                  "p.state_key WHERE p.id = ?"),
              paper.value);
    if (!s.executeStep())
        return {};
    return {timeAt(s, 0), timeAt(s, 1), textAt(s, 2), timeAt(s, 3), numberAt(s, 4) != 0, numberAt(s, 5) != 0};
}

void PartJoiner::makeHeard(PaperId paper)
{
    bound(m_connection.prepared("UPDATE paper_state SET read_at = NULL WHERE paper_key = (SELECT state_key "
                                "FROM paper WHERE id = ?1 AND is_quiet = 1)"),
          paper.value)
        .exec();
    bound(m_connection.prepared("UPDATE paper SET is_read = 0, is_quiet = 0 WHERE id = ? AND is_quiet = 1"),
          paper.value)
        .exec();
}

/// `rebuild(paper)` is to follow.
void PartJoiner::split(PaperId paper, PaperId part)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT data, state, note FROM merged_paper WHERE id = ?"), part.value);
    if (!s.executeStep())
        return;
    const PaperPart data = partFromBytes(bytesAt(s, 0));
    KeptMarks marks = marksFromBytes(bytesAt(s, 1));
    if (const QString typedSince = textAt(s, 2); !typedSince.isEmpty())
        marks.note = typedSince;
    bound(m_connection.prepared("DELETE FROM merged_paper WHERE id = ?"), part.value).exec();
    takeBackMarks(paper, marks);
    const QString key = ownKeyOf(part);
    QString stateKey = key;
    for (int attempt = 2; !m_rows.insert(part, data, stateKey, marks); ++attempt)
        stateKey = u"%1#%2"_s.arg(key).arg(attempt);
    UserTables(m_connection).restoreMarks(part, marks);
    updateVisibility(m_connection, QList{part});
}

/// What the paper has only from the part that leaves it, and nobody has touched since.
void PartJoiner::takeBackMarks(PaperId paper, const KeptMarks& gone)
{
    KeptMarks rest;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT state FROM merged_paper WHERE paper_id = ? AND state IS NOT NULL ORDER BY id"),
              paper.value);
    while (s.executeStep()) {
        const KeptMarks marks = marksFromBytes(bytesAt(s, 0));
        rest.readAt = rest.readAt.isValid() ? rest.readAt : marks.readAt;
        rest.starredAt = rest.starredAt.isValid() ? rest.starredAt : marks.starredAt;
        rest.note += marks.note;
    }
    const KeptMarks now = marksOf(paper);
    UserTables user(m_connection);
    if (!rest.starredAt.isValid() && gone.starredAt.isValid() && now.starredAt == gone.starredAt)
        user.setMark(UserTables::Mark::Starred, {paper}, false, m_now);
    if (!rest.readAt.isValid() && gone.readAt.isValid() && now.readAt == gone.readAt)
        user.setMark(UserTables::Mark::Read, {paper}, false, m_now);
    const qsizetype at =
        gone.note.isEmpty() || rest.note.contains(gone.note) ? -1 : now.note.lastIndexOf(gone.note);
    if (at < 0)
        return;
    const QString text =
        now.note.first(at).trimmed() + "\n\n"_L1 + now.note.sliced(at + gone.note.size()).trimmed();
    (void)user.setNote(paper, text.trimmed(), {now.note}, m_now);
    m_rows.reindex(paper);
}

/// Makes the paper's rows from its parts. One that is left alone is no part any more.
void PartJoiner::rebuild(PaperId paper)
{
    const QList<PaperId> parts = partsOf(paper);
    const auto rows = m_rows.load(paper);
    const auto first = part(parts.first());
    if (!rows || !first)
        return;
    if (parts.size() == 1) {
        m_rows.update(paper, *rows, *first);
        bound(m_connection.prepared("DELETE FROM merged_paper WHERE id = ?1 AND paper_id = ?1"), paper.value)
            .exec();
        return;
    }
    PaperPart whole = asPartOfSeveral(*first);
    for (const PaperId other : parts.sliced(1))
        whole.merge(asPartOfSeveral(*part(other)), Counts::Higher);
    m_rows.update(paper, *rows, whole);
}

Result<Regrouped> PartJoiner::separate(PaperId part)
{
    const PaperId paper = paperOf(part);
    if (paper == part || !this->part(part))
        return failure(ErrorCode::NotFound, QString::number(part.value));
    for (const PaperId other : partsOf(paper)) {
        if (other != part)
            keepPair(part, other, true);
    }
    return regroup(part, paper);
}

Result<Regrouped> PartJoiner::unite(PaperId into, PaperId other)
{
    for (const PaperId id : {into, other}) {
        if (!LibraryReader(m_connection).hasPaper(paperOf(id)))
            return failure(ErrorCode::NotFound, QString::number(id.value));
    }
    const PaperId paper = paperOf(into);
    for (const PaperId part : partsOf(paper)) {
        for (const PaperId stranger : partsOf(paperOf(other))) {
            const auto [first, second] = std::minmax({ownKeyOf(part), ownKeyOf(stranger)});
            bound(m_connection.prepared("DELETE FROM kept_apart WHERE key = ? AND other = ?"), first, second)
                .exec();
        }
    }
    Regrouped done = regroup(into, paper);
    if (paperOf(into) == paperOf(other))
        return done;
    keepPair(into, other, false);
    const Regrouped more = regroup(into, paper);
    done.joined += more.joined;
    done.separated += more.separated;
    done.changed += more.changed;
    return done;
}

} // namespace offprint
