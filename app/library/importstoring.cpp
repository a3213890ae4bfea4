#include "app/library/importstoring.h"

#include "app/feeds/addressrules.h"
#include "app/storage/citekeytables.h"
#include "app/storage/feedtables.h"
#include "app/storage/foundor.h"
#include "app/storage/librarytables.h"
#include "app/storage/listtables.h"
#include "app/storage/publicationtables.h"
#include "app/storage/tagtables.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype batch = 1000;       ///< entries in one transaction
constexpr qsizetype idsInAddress = 100; ///< that arXiv's API is asked for in one go
constexpr std::chrono::minutes weekly = std::chrono::hours(24 * 7);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// Known by nothing but its number on arXiv, from where its texts can come.
bool isNumberAlone(const ImportEntry& entry)
{
    return entry.entry.title.isEmpty() && !entry.entry.ids.arxiv.isEmpty();
}

Result<ListId> listAt(ListTables& tables, const QStringList& path, const ImportedPlace& described)
{
    ReadingList list;
    for (qsizetype i = 0; i < path.size(); ++i) {
        list.name = path[i].simplified();
        const bool isLast = i + 1 == path.size();
        list.colour = isLast ? described.colour : 0;
        list.description = isLast ? described.description : QString();
        const auto id = orThere(tables.add(list));
        if (!id)
            return id;
        list.parent = *id;
    }
    return *list.parent;
}

} // namespace

KnownPaper knownPaper(LibraryReader& reader, const PaperRecord& record)
{
    for (const QString& key : record.keys) {
        if (const PaperId known = reader.paperWithKey(key); known.isValid())
            return {known, true};
    }
    const QString title = titleKeyOf(record);
    return {title.isEmpty() ? PaperId() : reader.paperWithKey(title), false};
}

ImportStoring::ImportStoring(const QList<ImportEntry>& entries, const ImportOptions& options,
                             const Progress& progress)
    : m_entries(entries)
    , m_options(options)
    , m_progress(progress)
    , m_group(StepGroup::make(Step::Kind::Import, options.source))
    , m_papers(entries.size())
    , m_next(entries.size())
{}

bool ImportStoring::mayNextBeLast()
{
    m_isStopped = m_isStopped || (m_progress.isUnwanted && m_progress.isUnwanted());
    return m_isStopped || m_next <= batch;
}

void ImportStoring::begin()
{
    m_hasBegun = true;
    m_now = QDateTime::currentDateTimeUtc();
    ParsedFeed all;
    QList<qsizetype> numbered;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        all.entries.append(m_entries[i].entry);
        if (isNumberAlone(m_entries[i]))
            numbered.append(i);
        if (m_options.areKeywordsTags)
            m_entries[i].tags += m_entries[i].entry.keywords;
    }
    m_shared.add(all);
    for (qsizetype at = 0; at < numbered.size(); at += idsInAddress) {
        QStringList ids;
        const QList<qsizetype> some = numbered.mid(at, idsInAddress);
        for (const qsizetype i : some)
            ids.append(m_entries[i].entry.ids.arxiv);
        for (const qsizetype i : some)
            m_addresses.insert(i, arxivRecords(ids).toString());
    }
}

Result<std::optional<ImportOutcome>> ImportStoring::operator()(Connection& connection, LibraryChange& told)
{
    if (!m_hasBegun)
        begin();
    if (!m_isStopped) {
        if (const Result<> stored = storeBatch(connection, told); !stored)
            return std::unexpected(stored.error());
    }
    if (m_next > 0 && !m_isStopped)
        return std::optional<ImportOutcome>();
    if (const Result<> listed = putOnLists(connection, told); !listed)
        return std::unexpected(listed.error());
    return std::optional(outcome());
}

Result<> ImportStoring::storeBatch(Connection& connection, LibraryChange& told)
{
    const qsizetype from = std::max<qsizetype>(0, m_next - batch);
    const auto stored = store(connection, from, told);
    if (!stored)
        return std::unexpected(stored.error());
    mark(connection, *stored, told);
    m_next = from;
    told.subscriptions = true;
    if (m_progress.tell)
        m_progress.tell(m_entries.size() - m_next, m_entries.size());
    return {};
}

/// The papers of a batch; those that are there and in sight are left as they are for now.
Result<QList<ImportStoring::Wanted>> ImportStoring::store(Connection& connection, qsizetype from,
                                                          LibraryChange& told)
{
    LibraryReader reader(connection);
    PaperWriter writer(connection, m_now);
    QList<Wanted> all;
    for (qsizetype i = m_next - 1; i >= from; --i) {
        const PaperRecord record = recordFor(i, m_feeds.value(m_addresses.value(i)));
        const KnownPaper known = knownPaper(reader, record);
        const auto paper = known.isSure ? reader.paperWithoutSightings(known.paper) : std::nullopt;
        ImportDifference difference = paper ? differenceOf(*paper, m_entries[i]) : ImportDifference();
        if (paper && !difference.takesTexts && reader.isInSight(known.paper)) {
            all.append({.paper = known.paper, .entry = i, .difference = difference});
            continue;
        }
        auto stored = storeNew(connection, writer, i, record, told);
        if (!stored)
            return std::unexpected(stored.error());
        if (paper)
            stored->difference = difference;
        all.append(*stored);
    }
    writer.finish();
    for (const Wanted& wanted : std::as_const(all)) {
        m_papers[wanted.entry] = wanted.paper;
        if (wanted.isNew)
            m_new.insert(wanted.paper);
    }
    return all;
}

/// A reference is no news.
PaperRecord ImportStoring::recordFor(qsizetype entry, FeedId feed) const
{
    PaperRecord record = recordOf(m_entries[entry].entry, feed, m_shared, m_now);
    record.isRead = m_entries[entry].publication.has_value();
    return record;
}

Result<ImportStoring::Wanted> ImportStoring::storeNew(Connection& connection, PaperWriter& writer,
                                                      qsizetype entry, PaperRecord record,
                                                      LibraryChange& told)
{
    const bool isFirst = !m_feeds.contains(m_addresses.value(entry));
    const auto feed = feedFor(connection, entry);
    if (!feed)
        return std::unexpected(feed.error());
    if (isFirst)
        record = recordFor(entry, *feed); // which names it by its feed, if by nothing else
    const StoredPaper stored = writer.store(*feed, record);
    const bool isNew = stored.as == StoredAs::New;
    (stored.isThereAnew ? told.papersAdded : told.papersChanged).insert(stored.id);
    for (const PaperId touched : stored.touched)
        told.papersChanged.insert(touched);
    Wanted wanted{.paper = stored.id, .entry = entry, .isNew = isNew};
    if (isNew) {
        wanted.difference = differenceOfNew(record.paper, m_entries[entry]);
    } else if (const auto paper = LibraryReader(connection).paperWithoutSightings(stored.id)) {
        wanted.difference = differenceOf(*paper, m_entries[entry]);
    }
    return wanted;
}

/// Made with the first paper that needs it, so that an import that brings none makes none.
Result<FeedId> ImportStoring::feedFor(Connection& connection, qsizetype entry)
{
    const QString address = m_addresses.value(entry);
    if (const auto known = m_feeds.constFind(address); known != m_feeds.cend())
        return *known;
    const QString key = address.isEmpty()
                            ? u"own:import:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)
                            : subscriptionKey(address);
    ChangeRecorder recorder(connection);
    const auto feed = makeFeed(connection, address, key);
    if (!feed)
        return feed;
    m_feeds.insert(address, *feed);
    StepPart part{.kind = Step::Kind::Import, .name = m_options.source, .count = 0};
    part.changes = recorder.changes();
    if (!part.changes.isEmpty())
        StepTables(connection).add(part, m_group, m_now);
    return feed;
}

Result<FeedId> ImportStoring::makeFeed(Connection& connection, const QString& address, const QString& key)
{
    FeedTables tables(connection);
    const auto folder = orThere(tables.addFolder(Words::tr("Imports")));
    if (!folder)
        return std::unexpected(folder.error());
    const auto added = tables.add(address, key, m_options.source, *folder);
    if (!added || address.isEmpty())
        return orThere(added);
    return tables.setInterval(*added, weekly).transform([&] { return *added; });
}

/// What the user gets with the papers: keys, notes, tags and stars.
void ImportStoring::mark(Connection& connection, const QList<Wanted>& all, LibraryChange& told)
{
    ChangeRecorder recorder(connection);
    QList<PaperId> read;
    QList<PaperId> toStar;
    QMap<QString, QList<PaperId>> tagged;
    CiteKeyTables keys(connection);
    qsizetype touched = 0;
    for (const Wanted& wanted : all) {
        const ImportEntry& given = m_entries[wanted.entry];
        const ImportDifference& difference = wanted.difference;
        if (wanted.isNew && given.publication)
            read.append(wanted.paper); // stored so
        if (difference.publication)
            PublicationTables(connection).set(wanted.paper, difference.publication);
        if (difference.takesKey)
            keys.give(wanted.paper, given.key);
        if (difference.takesNote)
            UserTables(connection).setNote(wanted.paper, given.note, {}, m_now);
        if (difference.takesStar)
            toStar.append(wanted.paper);
        for (const QString& tag : difference.tags)
            tagged[tag].append(wanted.paper);
        for (const ImportedPlace& place : difference.lists)
            m_places[place.path].append({wanted.entry, place});
        const bool isChanged = !wanted.isNew && !difference.isNothing() && !m_new.contains(wanted.paper);
        if (isChanged)
            m_changed.insert(wanted.paper);
        touched += wanted.isNew || isChanged ? 1 : 0;
        if (!wanted.isNew && !difference.isNothing())
            told.papersChanged.insert(wanted.paper);
    }
    TagTables tags(connection);
    for (const auto& [tag, papers] : tagged.asKeyValueRange()) {
        if (const auto id = tags.findOrAdd(tag))
            tags.put(*id, papers, m_now);
    }
    remember(connection, recorder,
             {.kind = Step::Kind::MarkRead, .name = m_options.source, .papers = read, .count = int(touched)},
             told);
    if (const QList<PaperId> starred =
            UserTables(connection).setMark(UserTables::Mark::Starred, toStar, true, m_now);
        !starred.isEmpty())
        StepTables(connection)
            .add({.kind = Step::Kind::Star, .name = m_options.source, .papers = starred, .count = 0}, m_group,
                 m_now);
}

void ImportStoring::remember(Connection& connection, ChangeRecorder& recorder, StepPart part,
                             LibraryChange& told)
{
    part.changes = recorder.changes();
    if (part.changes.isEmpty() && part.papers.isEmpty() && part.count == 0)
        return;
    StepTables(connection).add(part, m_group, m_now);
    told.steps = true;
}

/// At the end, for lists have an order.
Result<> ImportStoring::putOnLists(Connection& connection, LibraryChange& told)
{
    ChangeRecorder recorder(connection);
    ListTables tables(connection);
    for (auto [path, places] : m_places.asKeyValueRange()) {
        std::ranges::sort(places, {}, &std::pair<qsizetype, ImportedPlace>::first);
        const auto list = listAt(tables, path, places.first().second);
        if (!list)
            return std::unexpected(list.error());
        QList<PaperId> papers;
        for (const auto& [entry, place] : places)
            papers.append(m_papers[entry]);
        const QList<PaperId> put = tables.put(*list, papers, m_now);
        const QSet<PaperId> isPut(put.begin(), put.end());
        for (const auto& [entry, place] : places) {
            ListEntry said = place.entry;
            said.paper = m_papers[entry];
            if (isPut.contains(said.paper))
                static_cast<void>(tables.setEntry(*list, said));
        }
        told.papersChanged += isPut;
    }
    if (!m_options.list.isEmpty() && !outcome().papers.isEmpty()) {
        const auto list = listAt(tables, m_options.list, {});
        if (!list)
            return std::unexpected(list.error());
        const QList<PaperId> put = tables.put(*list, outcome().papers, m_now);
        told.papersChanged += QSet<PaperId>(put.begin(), put.end());
    }
    remember(connection, recorder, {.kind = Step::Kind::PutOnList, .name = m_options.source, .count = 0},
             told);
    return {};
}

ImportOutcome ImportStoring::outcome() const
{
    ImportOutcome outcome;
    for (const auto& [address, feed] : m_feeds.asKeyValueRange()) {
        outcome.feed = feed;
        if (!address.isEmpty())
            outcome.feedsToAsk.append(feed);
    }
    outcome.isStopped = m_isStopped && m_next > 0;
    QSet<PaperId> seen;
    for (const PaperId paper : m_papers.sliced(m_next)) {
        if (const auto before = seen.size(); seen.insert(paper), seen.size() == before)
            continue;
        outcome.papers.append(paper);
        const bool isNew = m_new.contains(paper);
        const bool isChanged = !isNew && m_changed.contains(paper);
        outcome.newPapers += isNew ? 1 : 0;
        outcome.changedPapers += isChanged ? 1 : 0;
        outcome.samePapers += isNew || isChanged ? 0 : 1;
    }
    return outcome;
}

} // namespace offprint
