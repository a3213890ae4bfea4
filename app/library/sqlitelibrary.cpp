#include "app/library/sqlitelibrary_p.h"

#include "app/feeds/addressrules.h"
#include "app/feeds/feedparser.h"
#include "app/feeds/identifiers.h"
#include "app/library/querycontext.h"
#include "app/storage/integrity.h"

#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr auto otherProcessPoll = std::chrono::milliseconds(1000);
const QLatin1StringView samplePath(":/offprint/sample/hugging-face-papers-2025-03-14.txt");

QDateTime nowUtc()
{
    return QDateTime::currentDateTimeUtc();
}

/// The bundled sample as a feed that is never refreshed.
void addSample(Connection& connection)
{
    QFile file(samplePath);
    const auto sample =
        file.open(QIODevice::ReadOnly) ? parseFeed(file.readAll(), {}) : failure(ErrorCode::FileUnreadable);
    if (!sample)
        return;
    FeedTables feeds(connection);
    const auto feed = feeds.add({}, u"sample:2025-03-14"_s, {}, {});
    if (!feed)
        return;
    feeds.describe(*feed, sample->kind, sample->title, sample->site);
    PaperWriter writer(connection, nowUtc());
    const SharedNames shared(*sample);
    for (auto entry = sample->entries.rbegin(); entry != sample->entries.rend(); ++entry)
        writer.store(*feed, recordOf(*entry, *feed, shared, nowUtc()));
    writer.finish();
}

} // namespace

SqliteLibrary::SqliteLibrary(const QString& folder, const Options& options, QObject* parent)
    : Library(parent)
    , d(std::make_unique<Private>(folder, options.busyTimeout, options.program, options.makeIfMissing,
                                  [this](const LibraryChange& change) {
                                      QMetaObject::invokeMethod(
                                          this, [this, change] { Q_EMIT changed(change); },
                                          Qt::QueuedConnection);
                                  }))
{
    if (options.addSample)
        d->fillNew = addSample;
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
        return reader.find(query, queryContext());
    });
}

Reply<int> SqliteLibrary::count(const PaperQuery& query, int most, int lane)
{
    return d->count<int>(lane, [=](LibraryReader& reader) -> Result<int> {
        return reader.count(query, most, queryContext());
    });
}

Reply<QMap<QDate, int>> SqliteLibrary::days(const QDate& first, const QDate& last)
{
    return d->read<QMap<QDate, int>>(
        [=](LibraryReader& reader) -> Result<QMap<QDate, int>> { return reader.days(first, last); });
}

Reply<QList<PaperRow>> SqliteLibrary::rows(const QList<PaperId>& ids)
{
    return d->read<QList<PaperRow>>(
        [ids](LibraryReader& reader) -> Result<QList<PaperRow>> { return reader.rows(ids); });
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
        return reader.find(query, queryContext()).transform([&](const QList<PaperStub>& stubs) {
            QList<Paper> papers;
            for (const PaperStub& stub : stubs) {
                if (auto paper = reader.paper(stub.id))
                    papers.append(*paper);
            }
            return papers;
        });
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
    return d->change<QList<PaperId>>(
        Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
            auto marked = UserTables(connection).setMark(UserTables::Mark::Starred, ids, isStarred, nowUtc());
            told = papersChanged(marked);
            return marked;
        });
}

Reply<QList<PaperId>> SqliteLibrary::setHidden(const QList<PaperId>& ids, SearchId by)
{
    return d->change<QList<PaperId>>(
        Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
            auto hidden = UserTables(connection).setHidden(ids, by, nowUtc());
            told = papersChanged(hidden);
            return hidden;
        });
}

Reply<QList<PaperId>> SqliteLibrary::setRead(const QList<PaperId>& ids, bool isRead)
{
    return d->changeInBatches<QList<PaperId>>(ReadMarking(d->runningMarks, ids, isRead));
}

Reply<QList<PaperId>> SqliteLibrary::markAllRead(const PaperQuery& query)
{
    return d->changeInBatches<QList<PaperId>>(ReadMarking(d->runningMarks, query));
}

void SqliteLibrary::stopMarking()
{
    ++d->runningMarks->stops;
}

Reply<FeedId> SqliteLibrary::addFeed(const QString& url, const QString& name, std::optional<FolderId> folder)
{
    return d->changeFeeds<FeedId>([=](FeedTables& tables) {
        return subscriptionAddress(url).and_then([&](const QString& address) {
            return tables.add(address, subscriptionKey(address), name, folder);
        });
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
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.rename(id, name.trimmed()); });
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
    return d->changeFeeds<FolderId>([=](FeedTables& tables) { return tables.addFolder(name.trimmed()); });
}

Reply<> SqliteLibrary::renameFolder(FolderId id, const QString& name)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.renameFolder(id, name.trimmed()); });
}

Reply<> SqliteLibrary::removeFolder(FolderId id)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.removeFolder(id); });
}

Reply<> SqliteLibrary::setFolderExpanded(FolderId id, bool isExpanded)
{
    return d->changeFeeds<void>([=](FeedTables& tables) { return tables.setFolderExpanded(id, isExpanded); });
}

Reply<StoreOutcome> SqliteLibrary::storePart(FeedId feed, const FeedPart& part)
{
    return d->storeInBatches<StoreOutcome>(FeedStoring(d->documents, feed, part));
}

} // namespace offprint
