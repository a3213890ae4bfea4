#include "models/sidebarmodel.h"

#include "models/paperids.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "models/sidebarnode.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr auto feedMimeType = "application/x-offprint-feed"_L1;
constexpr auto searchMimeType = "application/x-offprint-search"_L1;
constexpr auto listMimeType = "application/x-offprint-list"_L1;

/// The feed that is dragged; an invalid id if it is something else.
FeedId draggedFeed(const QMimeData* data)
{
    return data ? FeedId{data->data(feedMimeType).toLongLong()} : FeedId{};
}

ListId draggedList(const QMimeData* data)
{
    return data ? ListId{data->data(listMimeType).toLongLong()} : ListId{};
}

SearchId draggedSearch(const QMimeData* data)
{
    return data ? SearchId{data->data(searchMimeType).toLongLong()} : SearchId{};
}

} // namespace

SidebarModel::SidebarModel(Library& library, QObject* parent)
    : QAbstractItemModel(parent)
    , m_library(library)
    , m_root(std::make_unique<Node>())
{
    m_root->kind = Kind::Header;
    show({});
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_mustReadAgain, false))
            read();
    });
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.subscriptions || change.everything)
            read();
    });
    read();
}

SidebarModel::~SidebarModel() = default;

// The tree
// ---------------------------------------------------------------------------------------------------

SidebarModel::Node* SidebarModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex SidebarModel::indexOf(const Node* node) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeAt(parent);
    if (column != 0 || row < 0 || row >= int(node->children.size()))
        return {};
    return createIndex(row, 0, node->children[size_t(row)].get());
}

QModelIndex SidebarModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(nodeAt(child)->parent) : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeAt(parent)->children.size());
}

int SidebarModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QModelIndex SidebarModel::indexOf(const PaperQuery& place) const
{
    if (place.place == PaperQuery::Place::Feed)
        return indexOf(place.feed);
    if (place.place == PaperQuery::Place::Folder)
        return indexOf(place.folder);
    if (place.place == PaperQuery::Place::Search)
        return indexOf(place.search);
    if (place.place == PaperQuery::Place::List)
        return indexOf(place.list);
    if (place.place == PaperQuery::Place::Tag)
        return indexOf(place.tag);
    return indexOf(m_nodes.value({Kind::Place, qint64(place.place)}));
}

QModelIndex SidebarModel::indexOf(FeedId id) const
{
    return indexOf(m_nodes.value({Kind::Feed, id.value}));
}

QModelIndex SidebarModel::indexOf(FolderId id) const
{
    return indexOf(m_nodes.value({Kind::Folder, id.value}));
}

QModelIndex SidebarModel::indexOf(SearchId id) const
{
    return indexOf(m_nodes.value({Kind::Search, id.value}));
}

QModelIndex SidebarModel::indexOf(ListId id) const
{
    return indexOf(m_nodes.value({Kind::List, id.value}));
}

QModelIndex SidebarModel::indexOf(TagId id) const
{
    return indexOf(m_nodes.value({Kind::Tag, id.value}));
}

// Data
// -------------------------------------------------------------------------------------------------------

QVariant SidebarModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case NameRole:
        return node.name;
    case Qt::AccessibleTextRole:
        return spokenText(node);
    case CountRole:
        return node.count;
    case CountTextRole:
        return countText(node);
    case KindRole:
        return QVariant::fromValue(node.kind);
    case QueryRole:
        return node.kind == Kind::Header ? QVariant() : QVariant::fromValue(node.query);
    case IconNameRole:
        return node.icon;
    case IsExpandedRole:
        return node.isExpanded;
    case ColourRole:
        return node.colour;
    default:
        return feedData(node, role);
    }
}

QString SidebarModel::countText(const Node& node)
{
    if (node.kind == Kind::Search && node.count >= mostCounted)
        return QLocale().toString(mostCounted - 1) + u'+';
    return node.count > 0 ? QLocale().toString(node.count) : QString();
}

QString SidebarModel::spokenText(const Node& node)
{
    if (node.kind == Kind::Header)
        return node.name;
    QStringList parts{node.name, tr("%n paper(s)", nullptr, node.count)};
    if (node.failure)
        parts.append(sentenceFor(*node.failure));
    else
        parts += node.warnings;
    if (!node.description.isEmpty())
        parts.append(node.description);
    return parts.join(u", "_s);
}

QVariant SidebarModel::feedData(const Node& node, int role) const
{
    switch (role) {
    case Qt::ToolTipRole:
        return node.failure                  ? sentenceFor(*node.failure)
               : !node.description.isEmpty() ? node.description
                                             : node.warnings.join(u'\n');
    case WarningRole:
        return node.warnings.join(u'\n');
    case FailureRole:
        return node.failure ? sentenceFor(*node.failure) : QString();
    case BadgeRole:
        return node.failure ? shortReasonFor(*node.failure) : QString();
    case FeedIdRole:
        return QVariant::fromValue(node.query.feed);
    case FolderIdRole:
        return QVariant::fromValue(node.kind == Kind::Folder ? node.query.folder
                                                             : node.folder.value_or(FolderId{}));
    default:
        return {};
    }
}

bool SidebarModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Node& node = *nodeAt(index);
    const QString name = value.toString().simplified();
    if (name == node.name)
        return true;
    return rename(node, name);
}

bool SidebarModel::rename(const Node& node, const QString& name)
{
    if (node.kind == Kind::Feed) {
        tellFailure(m_library.renameFeed(node.query.feed, name));
        return true;
    }
    if (name.isEmpty())
        return false;
    if (node.kind == Kind::Search) {
        renameSearch(node.query.search, name);
    } else if (node.kind == Kind::Folder) {
        tellFailure(m_library.renameFolder(node.query.folder, name));
    } else if (node.kind == Kind::Tag) {
        tellFailure(m_library.editTag({.id = node.query.tag, .name = name, .colour = node.colour}));
    } else if (node.kind == Kind::List) {
        const auto known = std::ranges::find(m_subscriptions.lists, node.query.list, &ReadingList::id);
        ReadingList renamed = *known;
        renamed.name = name;
        tellFailure(m_library.editList(renamed));
    } else {
        return false;
    }
    return true;
}

void SidebarModel::renameSearch(SearchId search, const QString& name)
{
    const auto known = std::ranges::find(m_subscriptions.searches, search, &SavedSearch::id);
    if (known != m_subscriptions.searches.end()) {
        SavedSearch renamed = *known;
        renamed.name = name;
        tellFailure(m_library.editSearch(renamed));
    }
}

void SidebarModel::setFolderExpanded(FolderId id, bool isExpanded)
{
    Node* node = nodeAt(indexOf(id));
    if (node->kind != Kind::Folder || std::exchange(node->isExpanded, isExpanded) == isExpanded)
        return;
    tellFailure(m_library.setFolderExpanded(id, isExpanded));
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    constexpr Qt::ItemFlags chosen = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    switch (nodeAt(index)->kind) {
    case Kind::Place:
        return chosen | Qt::ItemNeverHasChildren;
    case Kind::Header:
        return Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    case Kind::Folder:
        return chosen | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
    case Kind::List:
        return chosen | Qt::ItemIsEditable | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled;
    case Kind::Tag:
        return chosen | Qt::ItemIsEditable | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    case Kind::Search:
    case Kind::Feed:
        return chosen | Qt::ItemIsEditable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    }
    return {};
}

// Dragging
// ---------------------------------------------------------------------------------------------------

QStringList SidebarModel::mimeTypes() const
{
    return {feedMimeType, searchMimeType, listMimeType, paperIdsMimeType};
}

QMimeData* SidebarModel::mimeData(const QModelIndexList& indexes) const
{
    const Node* dragged = indexes.isEmpty() ? m_root.get() : nodeAt(indexes.first());
    if (dragged->kind != Kind::Feed && dragged->kind != Kind::Search && dragged->kind != Kind::List)
        return nullptr;
    auto* data = new QMimeData;
    if (dragged->kind == Kind::List) {
        data->setData(listMimeType, QByteArray::number(dragged->query.list.value));
        return data;
    }
    if (dragged->kind == Kind::Feed)
        data->setData(feedMimeType, QByteArray::number(dragged->query.feed.value));
    else
        data->setData(searchMimeType, QByteArray::number(dragged->query.search.value));
    return data;
}

/// 0 if there is no such heading.
int SidebarModel::rowBehindHeading(PaperQuery::Place place) const
{
    const auto isHeader = [place](const auto& node) {
        return node->kind == Kind::Header && node->query.place == place;
    };
    const auto heading = std::ranges::find_if(m_root->children, isHeader);
    return heading == m_root->children.end() ? 0 : int(heading - m_root->children.begin()) + 1;
}

int SidebarModel::topLevelFeeds() const
{
    return int(std::ranges::count_if(m_root->children, [](const auto& n) { return n->kind == Kind::Feed; }));
}

bool SidebarModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                   const QModelIndex& parent) const
{
    if (data && data->hasFormat(paperIdsMimeType)) {
        const Kind on = nodeAt(parent)->kind;
        return parent.isValid() && (on == Kind::List || on == Kind::Tag);
    }
    if (action == Qt::MoveAction && indexOf(draggedList(data)).isValid())
        return canDropList(draggedList(data), parent);
    if (action == Qt::MoveAction && indexOf(draggedSearch(data)).isValid())
        return canDropSearch(draggedSearch(data), row, parent);
    if (action != Qt::MoveAction || !indexOf(draggedFeed(data)).isValid())
        return false;
    if (!parent.isValid())
        return row < 0 || row >= firstFeedRow();
    const Kind kind = nodeAt(parent)->kind;
    return kind == Kind::Folder || kind == Kind::Header;
}

bool SidebarModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    if (data->hasFormat(paperIdsMimeType)) {
        Q_EMIT papersDropped(nodeAt(parent)->query, paperIdsIn(*data));
        return true;
    }
    if (const ListId list = draggedList(data); list.isValid())
        return dropList(list, row, parent);
    if (const SearchId search = draggedSearch(data); search.isValid())
        return dropSearch(search, row);
    const Node* target = nodeAt(parent);
    const Node* feed = nodeAt(indexOf(draggedFeed(data)));
    std::optional<FolderId> folder;
    int position = row;
    if (target->kind == Kind::Folder) {
        folder = target->query.folder;
    } else if (parent.isValid()) {
        position = 0; // on the heading
    } else if (row >= 0) {
        position = row - firstFeedRow();
        if (position >= topLevelFeeds())
            position = -1;
    }
    // The library counts without the feed that moves.
    const bool staysInPlace = feed->folder == folder;
    const int own = feed->row - (folder ? 0 : firstFeedRow());
    if (staysInPlace && position > own)
        --position;
    if (staysInPlace && position == own)
        return false;
    tellFailure(m_library.moveFeed(feed->query.feed, folder, position));
    return true;
}

/// Into another list, or among those of the top level, which are under their heading.
bool SidebarModel::canDropList(ListId list, const QModelIndex& parent) const
{
    const Node* target = nodeAt(parent);
    for (const Node* node = target; node; node = node->parent) {
        if (node->kind == Kind::List && node->query.list == list)
            return false; // within itself
    }
    return !parent.isValid() || target->kind == Kind::List ||
           (target->kind == Kind::Header && target->query.place == PaperQuery::Place::List);
}

bool SidebarModel::dropList(ListId list, int row, const QModelIndex& parent)
{
    const Node* target = nodeAt(parent);
    const Node* moved = nodeAt(indexOf(list));
    const bool isIntoList = parent.isValid() && target->kind == Kind::List;
    const auto into = isIntoList ? std::optional(target->query.list) : std::nullopt;
    const int first = isIntoList ? 0 : rowBehindHeading(PaperQuery::Place::List);
    int position = row < 0 ? -1 : std::max(0, row - first);
    if (parent.isValid() && !isIntoList)
        position = 0; // on the heading
    if (moved->parent == (isIntoList ? target : m_root.get()) && position > moved->row - first)
        --position; // the library counts without it
    tellFailure(m_library.moveList(list, into, position));
    return true;
}

/// Between the others.
bool SidebarModel::canDropSearch(SearchId search, int row, const QModelIndex& parent) const
{
    const int first = firstSearchRow();
    return search.isValid() && !parent.isValid() && row >= first &&
           row <= first + m_subscriptions.searches.size();
}

bool SidebarModel::dropSearch(SearchId search, int row)
{
    const int own = indexOf(search).row();
    const int position = row - firstSearchRow() - (row > own ? 1 : 0); // counted without itself
    if (position == own - firstSearchRow())
        return false;
    tellFailure(m_library.moveSearch(search, position));
    return true;
}

} // namespace offprint
