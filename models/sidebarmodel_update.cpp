// How the sidebar's tree follows the library.

#include "models/reply.h"
#include "models/sidebarmodel.h"
#include "models/sidebarnode.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Place = PaperQuery::Place;

QString iconFor(const Feed& feed)
{
    if (feed.failure)
        return u"warning"_s;
    switch (feed.kind) {
    case FeedKind::HfDaily:
    case FeedKind::PageText:
        return u"paper"_s;
    case FeedKind::ArxivApi:
    case FeedKind::ArxivRss:
    case FeedKind::ArxivAtom:
        return u"arxiv"_s;
    default:
        return u"feed"_s;
    }
}

std::optional<Error> failureOf(const Feed& feed)
{
    std::optional<Error> failure = feed.failure;
    if (failure && failure->subject.isEmpty())
        failure->subject = feed.name();
    return failure;
}

} // namespace

/// One reading runs at a time, and changes told meanwhile lead to one more: replies cannot overtake each
/// other.
void SidebarModel::read()
{
    if (m_isReading) {
        m_mustReadAgain = true;
        return;
    }
    m_isReading = true;
    whenReady(m_library.subscriptions(), this, [this](const Result<Subscriptions>& reply) {
        m_isReading = false;
        if (std::exchange(m_mustReadAgain, false))
            read();
        if (reply) {
            show(*reply);
            Q_EMIT updated();
        } else if (reply.error().code != ErrorCode::Cancelled) {
            Q_EMIT failed(reply.error());
        }
    });
}

std::vector<SidebarModel::Wanted> SidebarModel::wantedItems(const Subscriptions& s) const
{
    std::vector<Wanted> wanted;
    const auto add = [&](Node node, std::optional<FolderId> folder = {}) {
        wanted.push_back(Wanted{std::move(node), folder});
    };
    const auto addPlace = [&](Place place, const QString& name, const QString& icon, int count) {
        add(Node{.kind = Kind::Place, .query = {.place = place}, .name = name, .icon = icon, .count = count});
    };
    const auto addFeeds = [&](std::optional<FolderId> folder) {
        for (const Feed& feed : s.feeds) {
            if (feed.folder != folder)
                continue;
            add(Node{.kind = Kind::Feed,
                     .query = {.place = Place::Feed, .feed = feed.id},
                     .name = feed.name(),
                     .icon = iconFor(feed),
                     .count = s.unread.value(feed.id),
                     .failure = failureOf(feed),
                     .folder = feed.folder},
                folder);
        }
    };
    addPlace(Place::Today, tr("Today"), u"today"_s, s.todayCount);
    addPlace(Place::Unread, tr("Unread"), u"unread"_s, s.unreadCount);
    addPlace(Place::Starred, tr("Starred"), u"star"_s, s.starredCount);
    addPlace(Place::WithNotes, tr("With notes"), u"note"_s, s.withNotesCount);
    addPlace(Place::All, tr("All papers"), u"all"_s, s.paperCount);
    add(Node{.kind = Kind::Header, .name = tr("Feeds")});
    addFeeds({});
    for (const Folder& folder : s.folders) {
        int unread = 0;
        for (const Feed& feed : s.feeds)
            unread += feed.folder == folder.id ? s.unread.value(feed.id) : 0;
        add(Node{.kind = Kind::Folder,
                 .query = {.place = Place::Folder, .folder = folder.id},
                 .name = folder.name,
                 .icon = u"folder"_s,
                 .count = unread,
                 .isExpanded = folder.isExpanded});
        addFeeds(folder.id);
    }
    return wanted;
}

void SidebarModel::show(const Subscriptions& subscriptions)
{
    m_subscriptions = subscriptions;
    const std::vector<Wanted> wanted = wantedItems(subscriptions);
    insertMissing(wanted);
    arrange(wanted); // moves feeds out of folders before those go
    removeUnwanted(m_root.get(), wanted);
}

void SidebarModel::insertMissing(const std::vector<Wanted>& wanted)
{
    for (const Wanted& each : wanted) {
        if (find(each.item))
            continue;
        Node* parent = each.folder ? nodeAt(indexOf(*each.folder)) : m_root.get();
        auto node = std::make_unique<Node>();
        node->kind = each.item.kind;
        node->query = each.item.query;
        node->take(each.item);
        insert(parent, std::move(node));
    }
}

/// Brings every wanted item to its place, one after the other; what is not wanted ends up behind them.
void SidebarModel::arrange(const std::vector<Wanted>& wanted)
{
    QHash<Node*, int> placed;
    for (const Wanted& each : wanted) {
        Node* node = find(each.item);
        Node* parent = each.folder ? nodeAt(indexOf(*each.folder)) : m_root.get();
        const int row = placed[parent]++;
        if (node->parent != parent || node->row() != row)
            move(node, parent, row);
        if (node->take(each.item))
            Q_EMIT dataChanged(indexOf(node), indexOf(node));
    }
}

void SidebarModel::removeUnwanted(Node* parent, const std::vector<Wanted>& wanted)
{
    for (int row = int(parent->children.size()) - 1; row >= 0; --row) {
        Node* node = parent->children[size_t(row)].get();
        removeUnwanted(node, wanted);
        if (std::ranges::any_of(wanted, [&](const Wanted& each) { return each.item.isSameItem(*node); }))
            continue;
        beginRemoveRows(indexOf(parent), row, row);
        parent->children.erase(parent->children.begin() + row);
        endRemoveRows();
    }
}

void SidebarModel::insert(Node* parent, std::unique_ptr<Node> node)
{
    const int row = int(parent->children.size());
    node->parent = parent;
    beginInsertRows(indexOf(parent), row, row);
    parent->children.push_back(std::move(node));
    endInsertRows();
}

/// To before `row` of `parent`, from behind it or from another parent.
void SidebarModel::move(Node* node, Node* parent, int row)
{
    Node* from = node->parent;
    const int fromRow = node->row();
    beginMoveRows(indexOf(from), fromRow, fromRow, indexOf(parent), row);
    std::unique_ptr<Node> taken = std::move(from->children[size_t(fromRow)]);
    from->children.erase(from->children.begin() + fromRow);
    taken->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(taken));
    endMoveRows();
}

} // namespace offprint
