#include "models/paperlistmodel.h"

#include "models/math/mathpieces.h"
#include "models/papermerge.h"
#include "models/reply.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int firstPage = 200; // more than a window shows
constexpr int blockSize = 64;
constexpr int keptRows = 2048;
constexpr int wantedBlocksKept = 4; // more than a window shows; what was scrolled past is not worth reading
constexpr int readsAtOnce = 2;
// Of what is typed: the next key must not wait for the rest of this search
constexpr std::chrono::milliseconds restDelay{150};
constexpr std::chrono::milliseconds lookDelay{250}; // a refresh tells of every batch it stores

/// "Title, unread, starred, with a note, by Ann Author": the title first, then the state, in words.
QString spoken(const PaperRow& row)
{
    QStringList parts{row.title, row.isRead ? PaperListModel::tr("read") : PaperListModel::tr("unread")};
    if (row.isStarred)
        parts.append(PaperListModel::tr("starred"));
    if (row.hasNote)
        parts.append(PaperListModel::tr("with a note"));
    if (row.isUpdated)
        parts.append(PaperListModel::tr("updated"));
    if (row.isWithdrawn)
        parts.append(PaperListModel::tr("withdrawn"));
    if (row.isHidden)
        parts.append(PaperListModel::tr("hidden"));
    if (const QString announced = PaperListModel::announceInWords(row.announceType); !announced.isEmpty())
        parts.append(announced);
    if (!row.authors.isEmpty())
        parts.append(PaperListModel::tr("by %1").arg(row.authors));
    if (row.upvotes)
        parts.append(PaperListModel::tr("%n upvote(s)", nullptr, *row.upvotes));
    return parts.join(u", "_s);
}

} // namespace

PaperListModel::PaperListModel(Library& library, int lane, QObject* parent)
    : QAbstractListModel(parent)
    , m_library(library)
    , m_lane(lane)
    , m_loaded(keptRows)
{
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(restDelay);
    connect(&m_restTimer, &QTimer::timeout, this, [this] { ask(m_query); });
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(lookDelay);
    connect(&m_lookTimer, &QTimer::timeout, this, &PaperListModel::lookForNew);
    connect(&m_library, &Library::changed, this, &PaperListModel::follow);
}

// The query
// --------------------------------------------------------------------------------------------------

void PaperListModel::setQuery(const PaperQuery& query)
{
    const bool isAfresh = query == m_query && !m_stubs.isEmpty(); // nobody wants to lose their place in it
    m_query = query;
    m_isLoading = true;
    m_isComplete = false;
    m_restTimer.stop();
    m_lookTimer.stop();
    m_mustLookAgain = false;
    setWaiting({}, 0);
    Q_EMIT loadingStarted();
    PaperQuery part = query;
    if (!isAfresh && query.limit == 0)
        part.limit = firstPage;
    ask(part);
}

void PaperListModel::ask(const PaperQuery& part)
{
    whenReady(m_library.find(part, m_lane), this, [this, part, number = ++m_queryNumber](auto reply) {
        if (number == m_queryNumber)
            takeQueryReply(part, reply);
    });
}

void PaperListModel::takeQueryReply(const PaperQuery& part, const Result<QList<PaperStub>>& reply)
{
    const bool isFirst = std::exchange(m_isLoading, false);
    if (isFirst && part != m_query && reply && reply->size() == part.limit) {
        replaceAll(*reply);
        Q_EMIT loaded(rowCount());
        if (m_query.isTyping)
            m_restTimer.start();
        else
            ask(m_query);
        return;
    }
    m_isComplete = true;
    if (std::exchange(m_mustLookAgain, false))
        m_lookTimer.start();
    if (reply || isFirst)
        takeAll(reply.value_or(QList<PaperStub>()));
    if (reply)
        Q_EMIT loaded(rowCount());
    else
        Q_EMIT failed(reply.error());
}

/// Behind the first ones, if they still are.
void PaperListModel::takeAll(const QList<PaperStub>& stubs)
{
    const qsizetype shown = m_stubs.size();
    const bool isMore =
        shown > 0 && stubs.size() > shown && std::equal(m_stubs.begin(), m_stubs.end(), stubs.begin());
    if (!isMore) {
        replaceAll(stubs);
        return;
    }
    ++m_listNumber;
    beginInsertRows({}, int(shown), int(stubs.size()) - 1);
    m_stubs = stubs;
    endInsertRows();
}

void PaperListModel::replaceAll(const QList<PaperStub>& stubs)
{
    ++m_listNumber;
    beginResetModel();
    m_stubs = stubs;
    m_wantedBlocks.clear();
    m_asked.clear();
    m_loaded.clear();
    endResetModel();
}

PaperId PaperListModel::idAt(int row) const
{
    return row >= 0 && row < m_stubs.size() ? m_stubs.at(row).id : PaperId{};
}

int PaperListModel::rowOf(PaperId id) const
{
    if (const Entry* entry = m_loaded.object(id))
        return entry->at;
    const auto it = std::ranges::find(m_stubs, id, &PaperStub::id);
    return it == m_stubs.end() ? -1 : int(it - m_stubs.begin());
}

int PaperListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_stubs.size());
}

Qt::ItemFlags PaperListModel::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

// Data
// -------------------------------------------------------------------------------------------------------

QVariant PaperListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaperStub& stub = m_stubs.at(index.row());
    switch (role) {
    case PaperIdRole:
        return QVariant::fromValue(stub.id);
    case DayRole:
        return stub.day == 0 ? QVariant() : QDate::fromJulianDay(stub.day);
    case IsFirstOfDayRole:
        return isFirstOfDay(index.row());
    case IsLoadedRole:
        return m_loaded.contains(stub.id);
    default:
        break;
    }
    if (const Entry* entry = m_loaded.object(stub.id))
        return loadedData(*entry, role);
    want(index.row());
    return {};
}

QVariant PaperListModel::loadedData(const Entry& entry, int role) const
{
    const PaperRow& row = entry.row;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case AuthorsRole:
        return row.authors;
    case CategoryRole:
        return row.primaryCategory;
    case UpvotesRole:
        return row.upvotes ? QVariant(*row.upvotes) : QVariant();
    case IsReadRole:
        return row.isRead;
    case IsStarredRole:
        return row.isStarred;
    case HasNoteRole:
        return row.hasNote;
    case IsUpdatedRole:
        return row.isUpdated;
    case IsWithdrawnRole:
        return row.isWithdrawn;
    case IsHiddenRole:
        return row.isHidden;
    case AnnounceTypeRole:
        return row.announceType;
    case TagsRole:
        return row.tags;
    case ListedRole:
        return row.day;
    default:
        return {};
    }
}

QString PaperListModel::announceInWords(const QString& announceType)
{
    if (announceType == "cross"_L1)
        return tr("cross-list");
    if (announceType == "replace"_L1)
        return tr("replaced");
    if (announceType == "replace-cross"_L1)
        return tr("replaced cross-list");
    return {};
}

bool PaperListModel::isFirstOfDay(int row) const
{
    const qint32 day = m_stubs.at(row).day;
    return day != 0 && (row == 0 || m_stubs.at(row - 1).day != day);
}

QHash<int, QByteArray> PaperListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{TitleRole, "title"},
                  {AuthorsRole, "authors"},
                  {CategoryRole, "category"},
                  {UpvotesRole, "upvotes"},
                  {DayRole, "day"},
                  {IsFirstOfDayRole, "isFirstOfDay"},
                  {IsReadRole, "isRead"},
                  {IsStarredRole, "isStarred"},
                  {HasNoteRole, "hasNote"},
                  {IsUpdatedRole, "isUpdated"},
                  {IsWithdrawnRole, "isWithdrawn"},
                  {IsHiddenRole, "isHidden"},
                  {AnnounceTypeRole, "announceType"},
                  {ListedRole, "listed"},
                  {PaperIdRole, "paperId"},
                  {IsLoadedRole, "isLoaded"}});
    return names;
}

// Reading rows
// -----------------------------------------------------------------------------------------------

void PaperListModel::want(int row) const
{
    const int block = row / blockSize;
    if (!m_wantedBlocks.isEmpty() && m_wantedBlocks.last() == block)
        return;
    m_wantedBlocks.removeOne(block);
    m_wantedBlocks.append(block);
    if (m_wantedBlocks.size() > wantedBlocksKept)
        m_wantedBlocks.removeFirst();
    if (std::exchange(m_isFetchDue, true))
        return;
    // Asking for data is const; reading it is not, and one request serves a whole painting of the window.
    auto* self = const_cast<PaperListModel*>(this);
    QMetaObject::invokeMethod(self, &PaperListModel::fetchWanted, Qt::QueuedConnection);
}

void PaperListModel::fetchWanted()
{
    m_isFetchDue = false;
    if (m_readsRunning >= readsAtOnce)
        return;
    QList<PaperId> ids;
    QHash<PaperId, int> places;
    for (const int block : std::exchange(m_wantedBlocks, {})) {
        const int end = std::min((block + 1) * blockSize, rowCount());
        for (int row = block * blockSize; row < end; ++row) {
            const PaperId id = m_stubs.at(row).id;
            if (m_loaded.contains(id) || m_asked.contains(id))
                continue;
            ids.append(id);
            places.insert(id, row);
        }
    }
    if (!ids.isEmpty())
        read(ids, places);
}

void PaperListModel::read(const QList<PaperId>& ids, const QHash<PaperId, int>& places)
{
    const quint64 request = ++m_lastRead;
    for (const PaperId id : ids)
        m_asked.insert(id, request);
    ++m_readsRunning;
    whenReady(m_library.rows(ids), this, [=, this](auto reply) {
        --m_readsRunning;
        takeRows(request, ids, places, reply);
        fetchWanted();
    });
}

void PaperListModel::takeRows(quint64 request, const QList<PaperId>& ids, const QHash<PaperId, int>& places,
                              const Result<QList<PaperRow>>& reply)
{
    QHash<PaperId, PaperRow> found;
    for (PaperRow row : reply.value_or(QList<PaperRow>())) {
        row.title = readableText(row.title);
        found.insert(row.id, row);
    }
    QList<int> changedRows;
    for (const PaperId id : ids) {
        if (m_asked.value(id) != request)
            continue; // asked again since: the newer reply counts
        m_asked.remove(id);
        if (!reply)
            continue;
        // Papers may have been put in while the reply was on its way.
        int at = places.value(id, -1);
        if (idAt(at) != id)
            at = rowOf(id);
        if (at < 0)
            continue;
        const PaperRow gone{.id = id, .title = tr("This paper is no longer in the library"), .isRead = true};
        m_loaded.insert(id, new Entry{found.value(id, gone), at});
        changedRows.append(at);
    }
    tellChanged(std::move(changedRows));
    if (!reply && reply.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(reply.error());
}

void PaperListModel::tellChanged(QList<int> rows)
{
    std::ranges::sort(rows);
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i + 1;
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) + 1)
            ++end;
        Q_EMIT dataChanged(index(rows.at(i)), index(rows.at(end - 1)));
        i = end;
    }
}

} // namespace offprint
