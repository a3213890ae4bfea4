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

constexpr std::chrono::milliseconds pauseBetween{100};

/// Whether the same feeds stand in the same places: then only what is said of them can have changed.
bool standAlike(const Subscriptions& a, const Subscriptions& b)
{
    return std::ranges::equal(a.lists, b.lists,
                              [](const ReadingList& one, const ReadingList& other) {
                                  return one.id == other.id && one.parent == other.parent;
                              }) &&
           std::ranges::equal(a.tags, b.tags, {}, &Tag::id, &Tag::id) &&
           std::ranges::equal(a.searches, b.searches, {}, &SavedSearch::id, &SavedSearch::id) &&
           std::ranges::equal(a.folders, b.folders, {}, &Folder::id, &Folder::id) &&
           std::ranges::equal(a.feeds, b.feeds, [](const Feed& one, const Feed& other) {
               return one.id == other.id && one.folder == other.folder;
           });
}

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

/// "9 of 24 read", and what the list is for.
QString progressOf(const ReadingList& list)
{
    const QString read = SidebarModel::tr("%1 of %2 read").arg(list.read).arg(list.papers);
    return list.description.isEmpty() ? read : list.description + u'\n' + read;
}

std::optional<Error> failureOf(const Feed& feed)
{
    std::optional<Error> failure = feed.failure;
    if (failure && failure->subject.isEmpty())
        failure->subject = feed.name();
    return failure;
}

} // namespace

/// One reading runs at a time, with a pause behind it, and changes told meanwhile lead to one more: replies
/// cannot overtake each other, and a thousand feeds that come in do not keep the window busy with counts.
void SidebarModel::read()
{
    if (m_isReading || m_pause.isActive()) {
        m_mustReadAgain = true;
        return;
    }
    m_isReading = true;
    whenReady(m_library.subscriptions(), this, [this](const Result<Subscriptions>& reply) {
        m_isReading = false;
        m_pause.start(pauseBetween);
        if (reply) {
            show(*reply);
            Q_EMIT updated();
            countSearches();
        } else if (reply.error().code != ErrorCode::Cancelled) {
            Q_EMIT failed(reply.error());
        }
    });
}

std::vector<SidebarModel::Wanted> SidebarModel::wantedItems(const Subscriptions& s,
                                                            const FeedChoice& isWanted) const
{
    std::vector<Wanted> wanted;
    const auto add = [&](Node node, std::optional<FolderId> folder = {}) {
        wanted.push_back(Wanted{std::move(node),
                                folder.transform([](FolderId id) { return Key{Kind::Folder, id.value}; })});
    };
    const auto addPlace = [&](Place place, const QString& name, const QString& icon, int count) {
        add(Node{.kind = Kind::Place, .query = {.place = place}, .name = name, .icon = icon, .count = count});
    };
    QHash<FolderId, QList<const Feed*>> byFolder; // 0: the top level
    for (const Feed& feed : s.feeds)
        byFolder[feed.folder.value_or(FolderId{})].append(&feed);
    const auto addFeeds = [&](std::optional<FolderId> folder) {
        for (const Feed* each : byFolder.value(folder.value_or(FolderId{}))) {
            const Feed& feed = *each;
            if (!isWanted(feed))
                continue;
            add(Node{.kind = Kind::Feed,
                     .query = {.place = Place::Feed, .feed = feed.id},
                     .name = feed.name(),
                     .icon = iconFor(feed),
                     .count = s.unread.value(feed.id),
                     .failure = failureOf(feed),
                     .folder = feed.folder,
                     .warnings = feed.warnings},
                folder);
        }
    };
    addPlace(Place::Today, tr("Today"), u"today"_s, s.todayCount);
    addPlace(Place::Trending, tr("Trending"), u"trending"_s, 0);
    addPlace(Place::Unread, tr("Unread"), u"unread"_s, s.unreadCount);
    addPlace(Place::Starred, tr("Starred"), u"star"_s, s.starredCount);
    addPlace(Place::WithNotes, tr("With notes"), u"note"_s, s.withNotesCount);
    addPlace(Place::All, tr("All papers"), u"all"_s, s.paperCount);
    if (!s.lists.isEmpty())
        add(Node{.kind = Kind::Header, .query = {.place = Place::List}, .name = tr("Reading lists")});
    addLists(wanted, s, {});
    addTags(wanted, s);
    if (!s.searches.isEmpty())
        add(Node{.kind = Kind::Header, .query = {.place = Place::Search}, .name = tr("Searches")});
    for (const SavedSearch& search : s.searches) {
        add(Node{.kind = Kind::Search,
                 .query = {.place = Place::Search, .search = search.id},
                 .name = search.name,
                 .icon = u"search"_s,
                 .count = m_searchCounts.value(search.id)});
    }
    add(Node{.kind = Kind::Header, .query = {.place = Place::All}, .name = tr("Feeds")});
    addFeeds({});
    for (const Folder& folder : s.folders) {
        int unread = 0;
        for (const Feed* feed : byFolder.value(folder.id))
            unread += s.unread.value(feed->id);
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

void SidebarModel::addLists(std::vector<Wanted>& wanted, const Subscriptions& all,
                            std::optional<ListId> parent) const
{
    const auto parentKey = parent.transform([](ListId id) { return Key{Kind::List, id.value}; });
    for (const ReadingList& list : all.lists) {
        if (list.parent != parent)
            continue;
        wanted.push_back(Wanted{Node{.kind = Kind::List,
                                     .query = {.place = Place::List, .list = list.id},
                                     .name = list.name,
                                     .icon = u"list"_s,
                                     .count = list.papers - list.read,
                                     .colour = list.colour,
                                     .description = progressOf(list)},
                                parentKey});
        addLists(wanted, all, list.id);
    }
}

void SidebarModel::addTags(std::vector<Wanted>& wanted, const Subscriptions& all)
{
    if (!all.tags.isEmpty())
        wanted.push_back(
            Wanted{Node{.kind = Kind::Header, .query = {.place = Place::Tag}, .name = tr("Tags")}, {}});
    for (const Tag& tag : all.tags)
        wanted.push_back(Wanted{Node{.kind = Kind::Tag,
                                     .query = {.place = Place::Tag, .tag = tag.id},
                                     .name = tag.name,
                                     .icon = u"tag"_s,
                                     .count = tag.papers,
                                     .colour = tag.colour},
                                {}});
}

void SidebarModel::show(const Subscriptions& subscriptions)
{
    const Subscriptions before = std::exchange(m_subscriptions, subscriptions);
    if (!m_nodes.isEmpty() && standAlike(before, m_subscriptions))
        return update(before);
    const std::vector<Wanted> wanted = wantedItems(m_subscriptions, [](const Feed&) { return true; });
    insertMissing(wanted);
    arrange(wanted); // moves feeds out of folders before those go
    QSet<Key> keys;
    for (const Wanted& each : wanted)
        keys.insert(each.item.key());
    removeUnwanted(m_root.get(), keys);
}

/// What stands where it stood, and may only be said otherwise.
void SidebarModel::update(const Subscriptions& before)
{
    const auto isChanged = [&](const Feed& feed) {
        const Feed& known = before.feeds[&feed - m_subscriptions.feeds.constData()];
        return known != feed || before.unread.value(feed.id) != m_subscriptions.unread.value(feed.id);
    };
    for (const Wanted& each : wantedItems(m_subscriptions, isChanged))
        updateItem(m_nodes.value(each.item.key()), each.item);
}

void SidebarModel::updateItem(Node* node, const Node& now)
{
    if (node->take(now))
        Q_EMIT dataChanged(indexOf(node), indexOf(node));
}

SidebarModel::Node* SidebarModel::parentOf(const Wanted& item) const
{
    return item.parent ? m_nodes.value(*item.parent, m_root.get()) : m_root.get();
}

/// What belongs together comes in together: the feeds of a folder stand one after the other.
void SidebarModel::insertMissing(const std::vector<Wanted>& wanted)
{
    Nodes run;
    Node* parent = m_root.get();
    for (const Wanted& each : wanted) {
        if (m_nodes.contains(each.item.key()))
            continue;
        if (each.parent && !m_nodes.contains(*each.parent))
            insertAtEnd(parent, std::exchange(run, {})); // what it is in is in the run
        if (Node* own = parentOf(each); own != parent)
            insertAtEnd(std::exchange(parent, own), std::exchange(run, {}));
        auto node = std::make_unique<Node>();
        node->kind = each.item.kind;
        node->query = each.item.query;
        node->take(each.item);
        run.push_back(std::move(node));
    }
    insertAtEnd(parent, std::move(run));
}

void SidebarModel::insertAtEnd(Node* parent, Nodes nodes)
{
    if (nodes.empty())
        return;
    const int first = int(parent->children.size());
    beginInsertRows(indexOf(parent), first, first + int(nodes.size()) - 1);
    for (auto& node : nodes) {
        node->parent = parent;
        m_nodes.insert(node->key(), node.get());
        parent->children.push_back(std::move(node));
    }
    parent->numberChildren(first);
    endInsertRows();
}

/// Brings every wanted item to its place, one after the other; what is not wanted ends up behind them.
void SidebarModel::arrange(const std::vector<Wanted>& wanted)
{
    QHash<Node*, int> placed;
    for (const Wanted& each : wanted) {
        Node* node = m_nodes.value(each.item.key());
        Node* parent = parentOf(each);
        const int row = placed[parent]++;
        if (node->parent != parent || node->row != row)
            move(node, parent, row);
        updateItem(node, each.item);
    }
}

void SidebarModel::removeUnwanted(Node* parent, const QSet<Key>& wanted)
{
    const auto isWanted = [&](int row) { return wanted.contains(parent->children[size_t(row)]->key()); };
    for (int last = int(parent->children.size()) - 1; last >= 0; --last) {
        if (isWanted(last)) {
            removeUnwanted(parent->children[size_t(last)].get(), wanted);
            continue;
        }
        int first = last;
        while (first > 0 && !isWanted(first - 1))
            --first;
        remove(parent, first, last);
        last = first;
    }
}

void SidebarModel::remove(Node* parent, int first, int last)
{
    beginRemoveRows(indexOf(parent), first, last);
    const std::function<void(const Node&)> forget = [&](const Node& node) {
        for (const auto& child : node.children)
            forget(*child);
        m_nodes.remove(node.key());
    };
    for (int row = first; row <= last; ++row)
        forget(*parent->children[size_t(row)]);
    parent->children.erase(parent->children.begin() + first, parent->children.begin() + last + 1);
    parent->numberChildren(first);
    endRemoveRows();
}

/// To before `row` of `parent`, from behind it or from another parent.
void SidebarModel::move(Node* node, Node* parent, int row)
{
    Node* from = node->parent;
    const int fromRow = node->row;
    beginMoveRows(indexOf(from), fromRow, fromRow, indexOf(parent), row);
    std::unique_ptr<Node> taken = std::move(from->children[size_t(fromRow)]);
    from->children.erase(from->children.begin() + fromRow);
    taken->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(taken));
    from->numberChildren(from == parent ? row : fromRow);
    parent->numberChildren(row);
    endMoveRows();
}

// Counts of the saved searches
// ------------------------------------------------------------------------------------

/// One after the other, and once more if something changed meanwhile.
void SidebarModel::countSearches()
{
    m_mustCountAgain = m_isCounting;
    if (m_isCounting)
        return;
    QList<SearchId> all;
    for (const SavedSearch& search : m_subscriptions.searches)
        all.append(search.id);
    countNext(all);
}

void SidebarModel::countNext(QList<SearchId> rest)
{
    m_isCounting = !rest.isEmpty();
    if (!m_isCounting) {
        if (std::exchange(m_mustCountAgain, false))
            countSearches();
        return;
    }
    const SearchId search = rest.takeFirst();
    const PaperQuery unread{.place = Place::Search, .search = search, .unreadOnly = true};
    whenReady(m_library.count(unread, mostCounted), this, [this, search, rest](const Result<int>& count) {
        m_searchCounts.insert(search, count.value_or(0));
        if (Node* node = m_nodes.value({Kind::Search, search.value});
            node && node->count != count.value_or(0)) {
            node->count = count.value_or(0);
            Q_EMIT dataChanged(indexOf(node), indexOf(node));
        }
        countNext(rest);
    });
}

} // namespace offprint
