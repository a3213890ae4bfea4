#include "tests/support/fakelibrary.h"

#include "models/query/queryparser.h"

#include <QtCore/QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QDate dayOf(const Paper& paper)
{
    return paper.firstSeen.date();
}

QString announceTypeOf(const Paper& paper)
{
    return paper.sightings.isEmpty() ? QString() : paper.sightings.last().announceType;
}

int announcedBit(const QString& announceType)
{
    return announceType == "cross"_L1           ? PaperQuery::Cross
           : announceType == "replace"_L1       ? PaperQuery::Replaced
           : announceType == "replace-cross"_L1 ? PaperQuery::ReplacedCross
                                                : PaperQuery::New;
}

} // namespace

// Setting up
// -------------------------------------------------------------------------------------------------

PaperId FakeLibrary::givePaper(const QString& title, FeedId feed, QDate day)
{
    Paper paper;
    paper.id = PaperId{m_nextId++};
    paper.title = title;
    paper.authors = {u"Ann Author"_s, u"Bo Writer"_s};
    paper.abstractText = u"About %1."_s.arg(title);
    paper.firstSeen = paper.published = QDateTime(day, QTime(0, 0), QTimeZone::UTC);
    paper.categories = {u"cs.LG"_s};
    if (feed.isValid())
        paper.sightings = {
            Sighting{.feed = feed, .feedName = stored(feed).name(), .listed = paper.firstSeen}};
    m_now.papers.insert(paper.id, paper);
    return paper.id;
}

FeedId FakeLibrary::giveFeed(const QString& name, std::optional<FolderId> folder)
{
    Feed feed;
    feed.id = FeedId{m_nextId++};
    feed.url = u"https://example.org/%1"_s.arg(feed.id.value);
    feed.title = name;
    feed.folder = folder;
    placeFeed(feed, -1);
    return feed.id;
}

QList<FeedId> FakeLibrary::giveFeeds(int count, std::optional<FolderId> folder)
{
    QList<FeedId> ids;
    for (int i = 0; i < count; ++i) {
        Feed feed;
        feed.id = FeedId{m_nextId++};
        feed.url = u"https://example.org/%1"_s.arg(feed.id.value);
        feed.title = u"Feed %1"_s.arg(i);
        feed.folder = folder;
        feed.position = i;
        m_now.feeds.append(feed);
        ids.append(feed.id);
    }
    return ids;
}

FolderId FakeLibrary::giveFolder(const QString& name)
{
    m_now.folders.append(
        Folder{.id = FolderId{m_nextId++}, .name = name, .position = int(m_now.folders.size())});
    return m_now.folders.last().id;
}

SearchId FakeLibrary::giveSearch(const QString& name, const QString& words)
{
    m_now.searches.append({SearchId{m_nextId++}, name, words});
    return m_now.searches.last().id;
}

Feed& FakeLibrary::stored(FeedId id)
{
    const auto it = std::ranges::find(m_now.feeds, id, &Feed::id);
    Q_ASSERT(it != m_now.feeds.end());
    return *it;
}

Folder& FakeLibrary::stored(FolderId id)
{
    const auto it = std::ranges::find(m_now.folders, id, &Folder::id);
    Q_ASSERT(it != m_now.folders.end());
    return *it;
}

void FakeLibrary::tellAdded(const QList<PaperId>& ids)
{
    tell(LibraryChange{.papersAdded = QSet<PaperId>(ids.begin(), ids.end()), .subscriptions = true});
}

void FakeLibrary::tellChanged(const QList<PaperId>& ids)
{
    tell(LibraryChange{.papersChanged = QSet<PaperId>(ids.begin(), ids.end()), .subscriptions = true});
}

void FakeLibrary::tellSubscriptions()
{
    tell(LibraryChange{.subscriptions = true});
}

void FakeLibrary::tellSubscriptionsSoon()
{
    QMetaObject::invokeMethod(this, &FakeLibrary::tellSubscriptions, Qt::QueuedConnection);
}

// Replies
// ----------------------------------------------------------------------------------------------------

void FakeLibrary::releaseReplies()
{
    m_isHolding = false;
    for (const auto& reply : std::exchange(m_held, {}))
        reply();
}

void FakeLibrary::releaseLastFirst()
{
    std::ranges::reverse(m_held);
    releaseReplies();
}

qsizetype FakeLibrary::callsOf(const QString& name) const
{
    return std::ranges::count_if(calls,
                                 [&](const QString& c) { return c == name || c.startsWith(name + u' '); });
}

void FakeLibrary::deliver(std::function<void()> reply)
{
    if (m_isHolding)
        m_held.push_back(std::move(reply));
    else
        QMetaObject::invokeMethod(this, std::move(reply), Qt::QueuedConnection);
}

// Reading
// ----------------------------------------------------------------------------------------------------

Reply<Subscriptions> FakeLibrary::subscriptions()
{
    return answer<Subscriptions>(u"subscriptions"_s, [this] { return countedSubscriptions(); });
}

Reply<QList<PaperStub>> FakeLibrary::find(const PaperQuery& query, int lane)
{
    return answer<QList<PaperStub>>(u"find %1 lane %2"_s.arg(int(query.place)).arg(lane),
                                    [this, query] { return stubs(query); });
}

Reply<int> FakeLibrary::count(const PaperQuery& query, int most, int lane)
{
    return answer<int>(u"count %1 lane %2"_s.arg(int(query.place)).arg(lane),
                       [=, this] { return std::min(most, int(stubs(query).size())); });
}

Reply<QMap<QDate, int>> FakeLibrary::days(const QDate& first, const QDate& last)
{
    return answer<QMap<QDate, int>>(u"days"_s, [=, this] {
        QMap<QDate, int> days;
        for (const Paper& paper : m_now.papers) {
            if (const QDate day = dayOf(paper); day >= first && day <= last)
                ++days[day];
        }
        return days;
    });
}

Reply<QList<PaperRow>> FakeLibrary::rows(const QList<PaperId>& ids)
{
    return answer<QList<PaperRow>>(u"rows %1"_s.arg(ids.size()), [this, ids] {
        QList<PaperRow> rows;
        for (const PaperId id : ids) {
            if (m_generated > 0)
                rows.append(generatedRow(id));
            else if (m_now.papers.contains(id))
                rows.append(rowOf(id));
        }
        return rows;
    });
}

Reply<Paper> FakeLibrary::paper(PaperId id)
{
    return answer<Paper>(u"paper %1"_s.arg(id.value), [this, id]() -> Result<Paper> {
        if (!m_now.papers.contains(id))
            return failure(ErrorCode::NotFound, QString::number(id.value));
        return m_now.papers.value(id);
    });
}

PaperRow FakeLibrary::rowOf(PaperId id) const
{
    const Paper paper = m_now.papers.value(id);
    QList<ListId> lists;
    for (const ListPlace& place : paper.lists)
        lists.append(place.list);
    return {.id = id,
            .title = paper.title,
            .authors = paper.authors.join(u", "_s),
            .primaryCategory = paper.categories.value(0),
            .day = dayOf(paper),
            .upvotes = paper.upvotes,
            .isRead = paper.isRead,
            .isStarred = paper.isStarred,
            .hasNote = !paper.note.isEmpty(),
            .isUpdated = paper.isUpdated,
            .isWithdrawn = paper.isWithdrawn,
            .isHidden = paper.isHidden,
            .announceType = announceTypeOf(paper),
            .tags = paper.tags,
            .lists = lists};
}

PaperRow FakeLibrary::generatedRow(PaperId id) const
{
    const QString more = id.value % 3 == 0 ? u" on a subject that needs many words"_s.repeated(4) : QString();
    return {.id = id,
            .title = u"Paper %1"_s.arg(id.value) + more,
            .authors = u"Ann Author, Bo Writer"_s,
            .primaryCategory = u"cs.LG"_s,
            .day = QDate::fromJulianDay(2460000 + id.value / 50)};
}

bool FakeLibrary::isInPlace(const Paper& paper, const PaperQuery& query) const
{
    const auto isIn = [&](auto test) { return std::ranges::any_of(paper.sightings, test); };
    switch (query.place) {
    case PaperQuery::Place::All:
        return true;
    case PaperQuery::Place::Today:
        return dayOf(paper) == (query.day.isValid() ? query.day : QDate::currentDate());
    case PaperQuery::Place::Trending:
        return paper.upvotes.value_or(0) > 0;
    case PaperQuery::Place::Unread:
        return !paper.isRead;
    case PaperQuery::Place::Starred:
        return paper.isStarred;
    case PaperQuery::Place::WithNotes:
        return !paper.note.isEmpty();
    case PaperQuery::Place::Search:
        return true;
    case PaperQuery::Place::List:
        return std::ranges::any_of(paper.lists, [&](const ListPlace& at) { return at.list == query.list; });
    case PaperQuery::Place::Tag: {
        const auto tag = std::ranges::find(m_now.tags, query.tag, &Tag::id);
        return tag != m_now.tags.end() && paper.tags.contains(tag->name);
    }
    case PaperQuery::Place::Feed:
        return isIn([&](const Sighting& s) { return s.feed == query.feed; });
    case PaperQuery::Place::Folder:
        return isIn([&](const Sighting& s) {
            const auto feed = std::ranges::find(m_now.feeds, s.feed, &Feed::id);
            return feed != m_now.feeds.end() && feed->folder == query.folder;
        });
    }
    return false;
}

/// Texts and marks; the rest of the language is for the real library.
bool FakeLibrary::fits(const Paper& paper, const Condition& condition)
{
    using Kind = Condition::Kind;
    const auto fitsPart = [&](const Condition& part) { return fits(paper, part); };
    const auto has = [&](const QString& text) { return text.contains(condition.text, Qt::CaseInsensitive); };
    switch (condition.kind) {
    case Kind::And:
        return std::ranges::all_of(condition.parts, fitsPart);
    case Kind::Or:
        return std::ranges::any_of(condition.parts, fitsPart);
    case Kind::Not:
        return std::ranges::none_of(condition.parts, fitsPart);
    case Kind::Text:
        if (condition.field == Condition::Field::Author)
            return has(paper.authors.join(u' '));
        if (condition.field == Condition::Field::Title)
            return has(paper.title);
        return has(paper.title + paper.abstractText + paper.authors.join(u' ') + paper.note);
    case Kind::Unread:
        return !paper.isRead;
    case Kind::Starred:
        return paper.isStarred;
    case Kind::Hidden:
        return paper.isHidden;
    default:
        return true;
    }
}

bool FakeLibrary::matches(const Paper& paper, const PaperQuery& query) const
{
    const auto saved = std::ranges::find(m_now.searches, query.search, &SavedSearch::id);
    const bool isSaved = query.place == PaperQuery::Place::Search && saved != m_now.searches.end();
    if (isSaved && !fits(paper, parseQuery(saved->words)->condition))
        return false;
    const auto typed = parseQuery(query.words, query.isTyping ? Typing::StillTyped : Typing::Over);
    if (!typed || !fits(paper, typed->condition))
        return false;
    if (paper.isHidden && query.words.isEmpty() && !isSaved)
        return false;
    if (!(query.announced & announcedBit(announceTypeOf(paper))))
        return false;
    return isInPlace(paper, query) && !(query.unreadOnly && paper.isRead) &&
           !(query.starredOnly && !paper.isStarred);
}

QList<PaperStub> FakeLibrary::stubs(const PaperQuery& query) const
{
    QList<PaperStub> found;
    for (qint64 id = m_generated; id > 0; --id)
        found.append({PaperId{id}, qint32(2460000 + id / 50)});
    const bool isByTitle = query.order == PaperSort::Title;
    const bool hasDays = query.words.isEmpty() && query.place != PaperQuery::Place::Trending && !isByTitle;
    for (const Paper& paper : m_now.papers) {
        if (matches(paper, query))
            found.append({paper.id, hasDays ? qint32(dayOf(paper).toJulianDay()) : 0});
    }
    if (m_generated == 0) {
        std::ranges::sort(found, [](const PaperStub& a, const PaperStub& b) {
            return std::pair(b.day, b.id) < std::pair(a.day, a.id);
        });
    }
    if (isByTitle) {
        std::ranges::stable_sort(found, {}, [this](const PaperStub& stub) {
            return m_now.papers.value(stub.id).title.toCaseFolded();
        });
    }
    return query.limit > 0 ? found.first(std::min<qsizetype>(query.limit, found.size())) : found;
}

Subscriptions FakeLibrary::countedSubscriptions() const
{
    Subscriptions s{.lists = m_now.lists,
                    .tags = m_now.tags,
                    .searches = m_now.searches,
                    .folders = m_now.folders,
                    .feeds = m_now.feeds};
    for (const Paper& paper : m_now.papers) {
        ++s.paperCount;
        s.unreadCount += paper.isRead ? 0 : 1;
        s.todayCount += !paper.isRead && dayOf(paper) == QDate::currentDate() ? 1 : 0;
        s.starredCount += paper.isStarred ? 1 : 0;
        s.withNotesCount += paper.note.isEmpty() ? 0 : 1;
        for (const Sighting& sighting : paper.sightings) {
            ++s.papers[sighting.feed];
            if (!paper.isRead)
                ++s.unread[sighting.feed];
        }
    }
    return s;
}

} // namespace offprint
