// What the fake library does when it is told to change.

#include "tests/support/fakelibrary.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString listed(const QList<PaperId>& ids)
{
    QStringList numbers;
    for (const PaperId id : ids)
        numbers.append(QString::number(id.value));
    return numbers.join(u',');
}

QString truth(bool is)
{
    return is ? u"true"_s : u"false"_s;
}

} // namespace

// Papers
// -----------------------------------------------------------------------------------------------------

QList<PaperId> FakeLibrary::changeEach(const QList<PaperId>& ids, const std::function<bool(Paper&)>& change)
{
    QList<PaperId> done;
    for (const PaperId id : ids) {
        if (m_papers.contains(id) && change(m_papers[id]))
            done.append(id);
    }
    if (!done.isEmpty())
        QMetaObject::invokeMethod(this, [this, done] { tellChanged(done); }, Qt::QueuedConnection);
    return done;
}

Reply<QList<PaperId>> FakeLibrary::setStarred(const QList<PaperId>& ids, bool isStarred)
{
    return answer<QList<PaperId>>(u"setStarred %1 %2"_s.arg(listed(ids), truth(isStarred)), [=, this] {
        return changeEach(ids, [&](Paper& p) { return std::exchange(p.isStarred, isStarred) != isStarred; });
    });
}

Reply<QList<PaperId>> FakeLibrary::setRead(const QList<PaperId>& ids, bool isRead)
{
    return answer<QList<PaperId>>(u"setRead %1 %2"_s.arg(listed(ids), truth(isRead)), [=, this] {
        return changeEach(ids, [&](Paper& p) { return std::exchange(p.isRead, isRead) != isRead; });
    });
}

Reply<QList<PaperId>> FakeLibrary::setHidden(const QList<PaperId>& ids, SearchId by)
{
    return answer<QList<PaperId>>(u"setHidden %1 by %2"_s.arg(listed(ids)).arg(by.value), [=, this] {
        return changeEach(ids, [by](Paper& p) {
            const bool isHidden = by.isValid() && !p.isStarred && p.note.isEmpty();
            return std::exchange(p.isHidden, isHidden) != isHidden;
        });
    });
}

Reply<QList<PaperId>> FakeLibrary::markAllRead(const PaperQuery& query)
{
    return answer<QList<PaperId>>(u"markAllRead %1"_s.arg(int(query.place)), [this, query] {
        QList<PaperId> ids;
        for (const PaperStub& stub : stubs(query))
            ids.append(stub.id);
        return changeEach(ids, [](Paper& p) { return !std::exchange(p.isRead, true); });
    });
}

// Feeds and folders
// ------------------------------------------------------------------------------------------

void FakeLibrary::placeFeed(Feed feed, int position)
{
    m_feeds.removeIf([&](const Feed& f) { return f.id == feed.id; });
    QList<qsizetype> siblings;
    for (qsizetype i = 0; i < m_feeds.size(); ++i) {
        if (m_feeds.at(i).folder == feed.folder)
            siblings.append(i);
    }
    const bool isLast = position < 0 || position >= siblings.size();
    m_feeds.insert(isLast ? m_feeds.size() : siblings.at(position), feed);
    QHash<qint64, int> next;
    for (Feed& each : m_feeds)
        each.position = next[each.folder.value_or(FolderId{}).value]++;
}

Result<> FakeLibrary::changeFeed(FeedId id, const std::function<void(Feed&)>& change)
{
    const auto it = std::ranges::find(m_feeds, id, &Feed::id);
    if (it == m_feeds.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(*it);
    tellSubscriptionsSoon();
    return {};
}

Result<> FakeLibrary::changeFolder(FolderId id, const std::function<void(Folder&)>& change)
{
    const auto it = std::ranges::find(m_folders, id, &Folder::id);
    if (it == m_folders.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(*it);
    tellSubscriptionsSoon();
    return {};
}

Reply<FeedId> FakeLibrary::addFeed(const QString& url, const QString& name, std::optional<FolderId> folder)
{
    return answer<FeedId>(u"addFeed %1"_s.arg(url), [=, this]() -> Result<FeedId> {
        const auto there = std::ranges::find(m_feeds, url, &Feed::url);
        if (there != m_feeds.end())
            return failure(ErrorCode::AlreadyThere, url, QString::number(there->id.value));
        if (!url.startsWith("http"_L1) && !url.startsWith("file:"_L1))
            return failure(ErrorCode::BadAddress, url);
        const FeedId id = giveFeed({}, folder);
        stored(id).url = url;
        stored(id).givenName = name;
        tellSubscriptionsSoon();
        return id;
    });
}

Reply<> FakeLibrary::removeFeed(FeedId id)
{
    return answer<void>(u"removeFeed %1"_s.arg(id.value), [=, this] {
        Result<> done = changeFeed(id, [&](Feed& f) { m_removedFeeds.append(f); });
        m_feeds.removeIf([&](const Feed& f) { return f.id == id; });
        return done;
    });
}

Reply<> FakeLibrary::restoreFeed(FeedId id)
{
    return answer<void>(u"restoreFeed %1"_s.arg(id.value), [=, this]() -> Result<> {
        const auto it = std::ranges::find(m_removedFeeds, id, &Feed::id);
        if (it == m_removedFeeds.end())
            return failure(ErrorCode::NotFound, QString::number(id.value));
        placeFeed(*it, it->position);
        m_removedFeeds.erase(it);
        tellSubscriptionsSoon();
        return {};
    });
}

Reply<> FakeLibrary::renameFeed(FeedId id, const QString& name)
{
    return answer<void>(u"renameFeed %1 %2"_s.arg(id.value).arg(name),
                        [=, this] { return changeFeed(id, [&](Feed& f) { f.givenName = name; }); });
}

Reply<> FakeLibrary::setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval)
{
    return answer<void>(u"setFeedInterval %1 %2"_s.arg(id.value).arg(interval ? interval->count() : 0),
                        [=, this] { return changeFeed(id, [&](Feed& f) { f.interval = interval; }); });
}

Reply<> FakeLibrary::moveFeed(FeedId id, std::optional<FolderId> folder, int position)
{
    const QString call =
        u"moveFeed %1 folder %2 at %3"_s.arg(id.value).arg(folder ? folder->value : 0).arg(position);
    return answer<void>(call, [=, this] {
        std::optional<Feed> moved;
        Result<> done = changeFeed(id, [&](Feed& f) {
            f.folder = folder;
            moved = f;
        });
        if (moved)
            placeFeed(*moved, position);
        return done;
    });
}

Reply<FolderId> FakeLibrary::addFolder(const QString& name)
{
    return answer<FolderId>(u"addFolder %1"_s.arg(name), [=, this]() -> Result<FolderId> {
        for (const Folder& folder : m_folders) {
            if (folder.name.compare(name, Qt::CaseInsensitive) == 0)
                return failure(ErrorCode::AlreadyThere, name, QString::number(folder.id.value));
        }
        tellSubscriptionsSoon();
        return giveFolder(name);
    });
}

Reply<> FakeLibrary::renameFolder(FolderId id, const QString& name)
{
    return answer<void>(u"renameFolder %1 %2"_s.arg(id.value).arg(name),
                        [=, this] { return changeFolder(id, [&](Folder& f) { f.name = name; }); });
}

Reply<> FakeLibrary::removeFolder(FolderId id)
{
    return answer<void>(u"removeFolder %1"_s.arg(id.value), [=, this] {
        for (Feed& feed : m_feeds) {
            if (feed.folder == id)
                feed.folder.reset();
        }
        Result<> done = changeFolder(id, [](Folder&) {});
        m_folders.removeIf([&](const Folder& f) { return f.id == id; });
        return done;
    });
}

Reply<> FakeLibrary::setFolderExpanded(FolderId id, bool isExpanded)
{
    return answer<void>(u"setFolderExpanded %1 %2"_s.arg(id.value).arg(truth(isExpanded)), [=, this] {
        return changeFolder(id, [&](Folder& f) { f.isExpanded = isExpanded; });
    });
}

// Saved searches
// -------------------------------------------------------------------------------------------------

Result<> FakeLibrary::changeSearch(SearchId id, const std::function<void(qsizetype at)>& change)
{
    const auto it = std::ranges::find(m_searches, id, &SavedSearch::id);
    if (it == m_searches.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(it - m_searches.begin());
    tellSubscriptionsSoon();
    return {};
}

Reply<SearchId> FakeLibrary::addSearch(const SavedSearch& search)
{
    return answer<SearchId>(u"addSearch %1: %2"_s.arg(search.name, search.words), [=, this] {
        tellSubscriptionsSoon();
        const SearchId id = giveSearch(search.name, search.words);
        m_searches.last() = search;
        m_searches.last().id = id;
        return id;
    });
}

Reply<QList<PaperId>> FakeLibrary::editSearch(const SavedSearch& search)
{
    return answer<QList<PaperId>>(
        u"editSearch %1 %2: %3"_s.arg(search.id.value).arg(search.name, search.words), [=, this] {
            return changeSearch(search.id, [&](qsizetype at) { m_searches[at] = search; }).transform([] {
                return QList<PaperId>();
            });
        });
}

Reply<> FakeLibrary::moveSearch(SearchId id, int position)
{
    return answer<void>(u"moveSearch %1 at %2"_s.arg(id.value).arg(position), [=, this] {
        return changeSearch(id, [&](qsizetype at) {
            const SavedSearch moved = m_searches.takeAt(at);
            m_searches.insert(position < 0 ? m_searches.size() : position, moved);
        });
    });
}

Reply<> FakeLibrary::removeSearch(SearchId id)
{
    return answer<void>(u"removeSearch %1"_s.arg(id.value), [=, this] {
        return changeSearch(id,
                            [&](qsizetype at) { m_removedSearches.insert(id, {at, m_searches.takeAt(at)}); });
    });
}

Reply<> FakeLibrary::restoreSearch(SearchId id)
{
    return answer<void>(u"restoreSearch %1"_s.arg(id.value), [=, this]() -> Result<> {
        if (!m_removedSearches.contains(id))
            return failure(ErrorCode::NotFound, QString::number(id.value));
        const auto [at, search] = m_removedSearches.take(id);
        m_searches.insert(at, search);
        tellSubscriptionsSoon();
        return {};
    });
}

} // namespace offprint
