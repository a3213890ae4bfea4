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
        if (m_now.papers.contains(id) && change(m_now.papers[id]))
            done.append(id);
    }
    if (!done.isEmpty())
        QMetaObject::invokeMethod(this, [this, done] { tellChanged(done); }, Qt::QueuedConnection);
    return done;
}

Reply<QList<PaperId>> FakeLibrary::setStarred(const QList<PaperId>& ids, bool isStarred,
                                              const StepGroup& group)
{
    return change<QList<PaperId>>(
        u"setStarred %1 %2"_s.arg(listed(ids), truth(isStarred)),
        {.kind = isStarred ? Step::Kind::Star : Step::Kind::Unstar},
        [=, this] {
            return changeEach(ids,
                              [&](Paper& p) { return std::exchange(p.isStarred, isStarred) != isStarred; });
        },
        group);
}

Reply<QList<PaperId>> FakeLibrary::setRead(const QList<PaperId>& ids, bool isRead, const StepGroup& group)
{
    return change<QList<PaperId>>(
        u"setRead %1 %2"_s.arg(listed(ids), truth(isRead)),
        {.kind = isRead ? Step::Kind::MarkRead : Step::Kind::MarkUnread},
        [=, this] {
            return changeEach(ids, [&](Paper& p) { return std::exchange(p.isRead, isRead) != isRead; });
        },
        group);
}

Reply<QList<PaperId>> FakeLibrary::setHidden(const QList<PaperId>& ids, SearchId by, const StepGroup& group)
{
    return change<QList<PaperId>>(
        u"setHidden %1 by %2"_s.arg(listed(ids)).arg(by.value), {.kind = Step::Kind::Hide},
        [=, this] {
            return changeEach(ids, [by](Paper& p) {
                const bool isHidden = by.isValid() && !p.isStarred && p.note.isEmpty();
                return std::exchange(p.isHidden, isHidden) != isHidden;
            });
        },
        group);
}

Reply<QList<PaperId>> FakeLibrary::markAllRead(const PaperQuery& query)
{
    return change<QList<PaperId>>(
        u"markAllRead %1"_s.arg(int(query.place)), {.kind = Step::Kind::MarkRead}, [this, query] {
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
    m_now.feeds.removeIf([&](const Feed& f) { return f.id == feed.id; });
    QList<qsizetype> siblings;
    for (qsizetype i = 0; i < m_now.feeds.size(); ++i) {
        if (m_now.feeds.at(i).folder == feed.folder)
            siblings.append(i);
    }
    const bool isLast = position < 0 || position >= siblings.size();
    m_now.feeds.insert(isLast ? m_now.feeds.size() : siblings.at(position), feed);
    QHash<qint64, int> next;
    for (Feed& each : m_now.feeds)
        each.position = next[each.folder.value_or(FolderId{}).value]++;
}

Result<> FakeLibrary::changeFeed(FeedId id, const std::function<void(Feed&)>& change)
{
    const auto it = std::ranges::find(m_now.feeds, id, &Feed::id);
    if (it == m_now.feeds.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(*it);
    tellSubscriptionsSoon();
    return {};
}

Result<> FakeLibrary::changeFolder(FolderId id, const std::function<void(Folder&)>& change)
{
    const auto it = std::ranges::find(m_now.folders, id, &Folder::id);
    if (it == m_now.folders.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(*it);
    tellSubscriptionsSoon();
    return {};
}

Reply<FeedId> FakeLibrary::addFeed(const QString& url, const QString& name, std::optional<FolderId> folder,
                                   const StepGroup& group)
{
    return change<FeedId>(
        u"addFeed %1"_s.arg(url), {.kind = Step::Kind::AddFeeds, .name = name},
        [=, this]() -> Result<FeedId> {
            const auto there = std::ranges::find(m_now.feeds, url, &Feed::url);
            if (there != m_now.feeds.end())
                return failure(ErrorCode::AlreadyThere, url, QString::number(there->id.value));
            if (!url.startsWith("http"_L1) && !url.startsWith("file:"_L1))
                return failure(ErrorCode::BadAddress, url);
            const FeedId id = giveFeed({}, folder);
            stored(id).url = url;
            stored(id).givenName = name;
            tellSubscriptionsSoon();
            return id;
        },
        group);
}

Reply<> FakeLibrary::removeFeed(FeedId id)
{
    return change<void>(u"removeFeed %1"_s.arg(id.value),
                        {.kind = Step::Kind::RemoveFeed, .name = feedName(id)}, [=, this] {
                            Result<> done = changeFeed(id, [&](Feed& f) { m_now.removedFeeds.append(f); });
                            m_now.feeds.removeIf([&](const Feed& f) { return f.id == id; });
                            return done;
                        });
}

Reply<> FakeLibrary::restoreFeed(FeedId id)
{
    return change<void>(u"restoreFeed %1"_s.arg(id.value), {.kind = Step::Kind::AddFeeds},
                        [=, this]() -> Result<> {
                            const auto it = std::ranges::find(m_now.removedFeeds, id, &Feed::id);
                            if (it == m_now.removedFeeds.end())
                                return failure(ErrorCode::NotFound, QString::number(id.value));
                            placeFeed(*it, it->position);
                            m_now.removedFeeds.erase(it);
                            tellSubscriptionsSoon();
                            return {};
                        });
}

Reply<> FakeLibrary::renameFeed(FeedId id, const QString& name, const StepGroup& group)
{
    return change<void>(
        u"renameFeed %1 %2"_s.arg(id.value).arg(name), {.kind = Step::Kind::EditFeed, .name = feedName(id)},
        [=, this] { return changeFeed(id, [&](Feed& f) { f.givenName = name; }); }, group);
}

Reply<> FakeLibrary::setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval,
                                     const StepGroup& group)
{
    return change<void>(
        u"setFeedInterval %1 %2"_s.arg(id.value).arg(interval ? interval->count() : 0),
        {.kind = Step::Kind::EditFeed, .name = feedName(id)},
        [=, this] { return changeFeed(id, [&](Feed& f) { f.interval = interval; }); }, group);
}

Reply<> FakeLibrary::moveFeed(FeedId id, std::optional<FolderId> folder, int position, const StepGroup& group)
{
    const QString call =
        u"moveFeed %1 folder %2 at %3"_s.arg(id.value).arg(folder ? folder->value : 0).arg(position);
    return change<void>(
        call, {.kind = Step::Kind::MoveFeed, .name = feedName(id)},
        [=, this] {
            std::optional<Feed> moved;
            Result<> done = changeFeed(id, [&](Feed& f) {
                f.folder = folder;
                moved = f;
            });
            if (moved)
                placeFeed(*moved, position);
            return done;
        },
        group);
}

Reply<FolderId> FakeLibrary::addFolder(const QString& name, const StepGroup& group)
{
    return change<FolderId>(
        u"addFolder %1"_s.arg(name), {.kind = Step::Kind::AddFolder, .count = 0, .name = name},
        [=, this]() -> Result<FolderId> {
            for (const Folder& folder : m_now.folders) {
                if (folder.name.compare(name, Qt::CaseInsensitive) == 0)
                    return failure(ErrorCode::AlreadyThere, name, QString::number(folder.id.value));
            }
            tellSubscriptionsSoon();
            return giveFolder(name);
        },
        group);
}

Reply<> FakeLibrary::renameFolder(FolderId id, const QString& name)
{
    return change<void>(u"renameFolder %1 %2"_s.arg(id.value).arg(name), {.kind = Step::Kind::RenameFolder},
                        [=, this] { return changeFolder(id, [&](Folder& f) { f.name = name; }); });
}

Reply<> FakeLibrary::removeFolder(FolderId id)
{
    return change<void>(u"removeFolder %1"_s.arg(id.value), {.kind = Step::Kind::RemoveFolder}, [=, this] {
        for (Feed& feed : m_now.feeds) {
            if (feed.folder == id)
                feed.folder.reset();
        }
        Result<> done = changeFolder(id, [](Folder&) {});
        m_now.folders.removeIf([&](const Folder& f) { return f.id == id; });
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
    const auto it = std::ranges::find(m_now.searches, id, &SavedSearch::id);
    if (it == m_now.searches.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(it - m_now.searches.begin());
    tellSubscriptionsSoon();
    return {};
}

Reply<SearchId> FakeLibrary::addSearch(const SavedSearch& search)
{
    return change<SearchId>(u"addSearch %1: %2"_s.arg(search.name, search.words),
                            {.kind = Step::Kind::AddSearch, .name = search.name}, [=, this] {
                                tellSubscriptionsSoon();
                                const SearchId id = giveSearch(search.name, search.words);
                                m_now.searches.last() = search;
                                m_now.searches.last().id = id;
                                return id;
                            });
}

Reply<QList<PaperId>> FakeLibrary::editSearch(const SavedSearch& search)
{
    return change<QList<PaperId>>(
        u"editSearch %1 %2: %3"_s.arg(search.id.value).arg(search.name, search.words),
        {.kind = Step::Kind::EditSearch, .name = search.name}, [=, this] {
            return changeSearch(search.id, [&](qsizetype at) { m_now.searches[at] = search; }).transform([] {
                return QList<PaperId>();
            });
        });
}

Reply<> FakeLibrary::moveSearch(SearchId id, int position)
{
    return change<void>(u"moveSearch %1 at %2"_s.arg(id.value).arg(position),
                        {.kind = Step::Kind::MoveSearch}, [=, this] {
                            return changeSearch(id, [&](qsizetype at) {
                                const SavedSearch moved = m_now.searches.takeAt(at);
                                m_now.searches.insert(position < 0 ? m_now.searches.size() : position, moved);
                            });
                        });
}

Reply<> FakeLibrary::removeSearch(SearchId id)
{
    return change<void>(u"removeSearch %1"_s.arg(id.value), {.kind = Step::Kind::RemoveSearch}, [=, this] {
        return changeSearch(
            id, [&](qsizetype at) { m_now.removedSearches.insert(id, {at, m_now.searches.takeAt(at)}); });
    });
}

Reply<> FakeLibrary::restoreSearch(SearchId id)
{
    return change<void>(u"restoreSearch %1"_s.arg(id.value), {.kind = Step::Kind::AddSearch},
                        [=, this]() -> Result<> {
                            if (!m_now.removedSearches.contains(id))
                                return failure(ErrorCode::NotFound, QString::number(id.value));
                            const auto [at, search] = m_now.removedSearches.take(id);
                            m_now.searches.insert(at, search);
                            tellSubscriptionsSoon();
                            return {};
                        });
}

} // namespace offprint
