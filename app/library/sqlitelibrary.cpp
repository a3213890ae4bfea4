#include "app/library/sqlitelibrary.h"

#include "app/library/librarycore.h"

#include "app/feeds/feedparser.h"
#include "app/feeds/identifiers.h"
#include "app/library/identity.h"
#include "app/storage/integrity.h"

#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr auto otherProcessPoll = std::chrono::milliseconds(1500);

QDateTime nowUtc()
{
    return QDateTime::currentDateTimeUtc();
}

/// A scheme is added where people leave it out; anything but a page or a file is refused.
Result<QString> feedAddress(const QString& typed)
{
    QString text = typed.trimmed();
    if (text.startsWith("feed:"_L1))
        text.remove(0, text.startsWith("feed://"_L1) ? 7 : 5);
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    const QUrl url(text, QUrl::StrictMode);
    const bool isPage = (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && url.host().contains(u'.');
    const bool isLocal = url.scheme().startsWith("http"_L1) && (url.host() == "localhost"_L1 || url.host().contains(u':'));
    if (!url.isValid() || !(isPage || isLocal || url.isLocalFile()))
        return failure(ErrorCode::BadAddress, typed);
    return url.toString();
}

LibraryChange papersChanged(const QList<PaperId>& ids)
{
    LibraryChange change;
    change.papersChanged = QSet<PaperId>(ids.begin(), ids.end());
    change.subscriptions = !ids.isEmpty();
    return change;
}

LibraryChange subscriptionsChanged()
{
    LibraryChange change;
    change.subscriptions = true;
    return change;
}

FeedFacts factsOf(const AnswerFacts& facts)
{
    return {facts.etag, facts.lastModified, facts.bodyHash, facts.checked, facts.nextDue};
}

} // namespace

class SqliteLibrary::Private : public LibraryCore
{
public:
    using LibraryCore::LibraryCore;

    /// A change to the feeds' tables, as one transaction of the user's.
    template<class T, class Work>
    Reply<T> changeFeeds(Work work)
    {
        return change<T>(Durability::User, [work = std::move(work)](Connection& connection, LibraryChange& told) {
            FeedTables tables(connection);
            Result<T> result = work(tables);
            if (result)
                told = subscriptionsChanged();
            return result;
        });
    }
};

SqliteLibrary::SqliteLibrary(const QString& folder, Options options, QObject* parent)
    : Library(parent)
    , d(std::make_unique<Private>(folder, options.busyTimeout, options.program, options.makeIfMissing,
                                  [this](const LibraryChange& change) {
                                      QMetaObject::invokeMethod(
                                          this, [this, change] { Q_EMIT changed(change); }, Qt::QueuedConnection);
                                  }))
{
    if (options.addSample)
        d->afterCreation = [](Connection& connection) {
            QFile file(u":/offprint/sample/hugging-face-papers-2025-03-14.txt"_s);
            if (!file.open(QIODevice::ReadOnly))
                return;
            const auto sample = parseFeed(file.readAll(), {});
            FeedTables feeds(connection);
            const auto feed = feeds.add({}, u"sample:2025-03-14"_s, {}, {});
            if (!sample || !feed)
                return;
            feeds.describe(*feed, sample->kind, sample->title, sample->site);
            PaperWriter writer(connection, nowUtc());
            PaperId id;
            for (auto entry = sample->entries.rbegin(); entry != sample->entries.rend(); ++entry)
                writer.store(*feed, recordOf(*entry, *feed, true, nowUtc()), id);
        };
    auto* poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, [this] { d->lookForOthers(); });
    poll->start(otherProcessPoll);
}

SqliteLibrary::~SqliteLibrary() = default;

Reply<> SqliteLibrary::open()
{
    return d->open();
}

QString SqliteLibrary::folder() const
{
    return d->folder();
}

Reply<Subscriptions> SqliteLibrary::subscriptions()
{
    return d->read<Subscriptions>([](LibraryReader& reader) -> Result<Subscriptions> {
        return reader.subscriptions(QDate::currentDate());
    });
}

Reply<QList<PaperStub>> SqliteLibrary::find(const PaperQuery& query, int lane)
{
    return d->search<QList<PaperStub>>(lane, [query](LibraryReader& reader) -> Result<QList<PaperStub>> {
        return reader.find(query, QDate::currentDate());
    });
}

Reply<QList<PaperRow>> SqliteLibrary::rows(const QList<PaperId>& ids)
{
    return d->read<QList<PaperRow>>([ids](LibraryReader& reader) -> Result<QList<PaperRow>> { return reader.rows(ids); });
}

Reply<Paper> SqliteLibrary::paper(PaperId id)
{
    return d->read<Paper>([id](LibraryReader& reader) -> Result<Paper> {
        auto paper = reader.paper(id);
        return paper ? Result<Paper>(*paper) : failure(ErrorCode::NotFound, QString::number(id.value));
    });
}

Reply<QList<Paper>> SqliteLibrary::papers(const PaperQuery& query)
{
    return d->read<QList<Paper>>([query](LibraryReader& reader) -> Result<QList<Paper>> {
        QList<Paper> papers;
        for (const PaperStub& stub : reader.find(query, QDate::currentDate())) {
            if (auto paper = reader.paper(stub.id))
                papers.append(*paper);
        }
        return papers;
    });
}

Reply<PaperId> SqliteLibrary::resolve(const QString& name)
{
    return d->read<PaperId>([name](LibraryReader& reader) -> Result<PaperId> {
        bool isNumber = false;
        const PaperId id{name.trimmed().toLongLong(&isNumber)};
        if (isNumber && reader.hasPaper(id))
            return id;
        for (const QString& key : keysNamedBy(name.trimmed())) {
            if (const PaperId found = reader.paperWithKey(key); found.isValid())
                return found;
        }
        return failure(ErrorCode::NotFound, name);
    });
}

Reply<LibraryReport> SqliteLibrary::check()
{
    return d->readConnection<LibraryReport>([](Connection& connection) -> Result<LibraryReport> {
        const IntegrityReport found = checkIntegrity(connection);
        return LibraryReport{.isSound = found.findings.isEmpty(),
                             .findings = found.findings,
                             .papers = found.papers,
                             .feeds = found.feeds,
                             .sightings = found.sightings,
                             .notes = found.notes,
                             .starred = found.starred,
                             .unread = found.unread,
                             .bytes = found.bytes,
                             .schemaVersion = found.schemaVersion};
    });
}

Reply<QList<PaperId>> SqliteLibrary::setStarred(const QList<PaperId>& ids, bool isStarred)
{
    return d->change<QList<PaperId>>(Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
        const auto marked = UserTables(connection).setMark(UserTables::Mark::Starred, ids, isStarred, nowUtc());
        told = papersChanged(marked);
        return marked;
    });
}

Reply<QList<PaperId>> SqliteLibrary::setRead(const QList<PaperId>& ids, bool isRead)
{
    return d->change<QList<PaperId>>(Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
        const auto marked = UserTables(connection).setMark(UserTables::Mark::Read, ids, isRead, nowUtc());
        told = papersChanged(marked);
        return marked;
    });
}

Reply<QList<PaperId>> SqliteLibrary::markAllRead(const PaperQuery& query)
{
    return d->change<QList<PaperId>>(Durability::User, [query](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
        PaperQuery unread = query;
        unread.unreadOnly = true;
        QList<PaperId> ids;
        for (const PaperStub& stub : LibraryReader(connection).find(unread, QDate::currentDate()))
            ids.append(stub.id);
        const auto marked = UserTables(connection).setMark(UserTables::Mark::Read, ids, true, nowUtc());
        told = papersChanged(marked);
        return marked;
    });
}

Reply<QDateTime> SqliteLibrary::setNote(PaperId id, const QString& markdown)
{
    return d->change<QDateTime>(Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QDateTime> {
        const QDateTime now = nowUtc();
        if (!UserTables(connection).setNote(id, markdown, now))
            return failure(ErrorCode::NotFound, QString::number(id.value));
        told = papersChanged({id});
        return now;
    });
}

Reply<FeedId> SqliteLibrary::addFeed(const QString& url, const QString& name, std::optional<FolderId> folder)
{
    return d->changeFeeds<FeedId>([=](FeedTables& tables) {
        return feedAddress(url).and_then([&](const QString& address) { return tables.add(address, normaliseUrl(address), name, folder); });
    });
}

Reply<> SqliteLibrary::removeFeed(FeedId id)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.remove(id, nowUtc()); });
}

Reply<> SqliteLibrary::restoreFeed(FeedId id)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.restore(id); });
}

Reply<> SqliteLibrary::renameFeed(FeedId id, const QString& name)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.rename(id, name); });
}

Reply<> SqliteLibrary::setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.setInterval(id, interval); });
}

Reply<> SqliteLibrary::moveFeed(FeedId id, std::optional<FolderId> folder, int position)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.move(id, folder, position); });
}

Reply<FolderId> SqliteLibrary::addFolder(const QString& name)
{
    return d->changeFeeds<FolderId>([=](FeedTables& tables) { return tables.addFolder(name); });
}

Reply<> SqliteLibrary::renameFolder(FolderId id, const QString& name)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.renameFolder(id, name); });
}

Reply<> SqliteLibrary::removeFolder(FolderId id)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.removeFolder(id); });
}

Reply<> SqliteLibrary::setFolderExpanded(FolderId id, bool isExpanded)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.setFolderExpanded(id, isExpanded); });
}

Reply<QList<FeedRequest>> SqliteLibrary::feedRequests()
{
    return d->readConnection<QList<FeedRequest>>([](Connection& connection) -> Result<QList<FeedRequest>> {
        QList<FeedRequest> requests;
        FeedTables tables(connection);
        for (const Feed& feed : LibraryReader(connection).subscriptions(QDate::currentDate()).feeds) {
            if (!feed.isRefreshable())
                continue;
            const FeedFacts facts = tables.facts(feed.id);
            requests.append({feed.id, feed.url, feed.name(), facts.etag, facts.lastModified, facts.bodyHash, facts.nextDue, feed.interval,
                             feed.failureCount});
        }
        return requests;
    });
}

Reply<StoreOutcome> SqliteLibrary::storeFeed(FeedId feed, const ParsedFeed& parsed, const AnswerFacts& facts)
{
    QHash<QString, int> links;
    for (const ParsedEntry& entry : parsed.entries)
        ++links[entry.link];
    return d->storeInBatches<StoreOutcome>([=, outcome = StoreOutcome{}, next = parsed.entries.size()](Connection& connection, LibraryChange& told,
                                                                                                     const LibraryCore::Pause& isTimeToPause) mutable
                                           -> Result<std::optional<StoreOutcome>> {
        FeedTables tables(connection);
        if (!tables.isSubscribed(feed))
            return failure(ErrorCode::NotFound, QString::number(feed.value));
        PaperWriter writer(connection, nowUtc());
        while (next > 0 && !isTimeToPause()) {
            const ParsedEntry& entry = parsed.entries[--next]; // the last first, so that the top one arrives last
            PaperId id;
            const StoredAs stored = writer.store(feed, recordOf(entry, feed, links.value(entry.link) > 1, nowUtc()), id);
            outcome.newPapers += stored == StoredAs::New ? 1 : 0;
            outcome.changedPapers += stored == StoredAs::Changed ? 1 : 0;
            if (stored != StoredAs::Same)
                (stored == StoredAs::New ? told.papersAdded : told.papersChanged).insert(id);
        }
        told.subscriptions = true;
        if (next > 0)
            return std::optional<StoreOutcome>();
        tables.describe(feed, parsed.kind, parsed.title, parsed.site);
        tables.recordGood(feed, factsOf(facts));
        return std::optional(outcome);
    });
}

Reply<> SqliteLibrary::recordUnchanged(FeedId feed, const AnswerFacts& facts)
{
    return d->change<void>(Durability::Feed, [=](Connection& connection, LibraryChange& told) -> Result<> {
        FeedTables(connection).recordGood(feed, factsOf(facts));
        told = subscriptionsChanged();
        return {};
    });
}

Reply<> SqliteLibrary::recordFailure(FeedId feed, const Error& error, const QDateTime& checked, const QDateTime& nextDue)
{
    return d->change<void>(Durability::Feed, [=](Connection& connection, LibraryChange& told) -> Result<> {
        FeedTables(connection).recordFailure(feed, error, checked, nextDue);
        told = subscriptionsChanged();
        return {};
    });
}

} // namespace offprint
