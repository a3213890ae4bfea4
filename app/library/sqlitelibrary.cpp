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

Reply<QList<PaperId>> SqliteLibrary::setStarred(const QList<PaperId>& ids, bool isStarred,
                                                const StepGroup& group)
{
    return d->changeUndoably<QList<PaperId>>(
        group, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
            auto marked = UserTables(connection).setMark(UserTables::Mark::Starred, ids, isStarred, nowUtc());
            told = papersChanged(marked);
            step = {.kind = isStarred ? Step::Kind::Star : Step::Kind::Unstar,
                    .papers = marked,
                    .count = int(marked.size())};
            return marked;
        });
}

Reply<QList<PaperId>> SqliteLibrary::setHidden(const QList<PaperId>& ids, SearchId by, const StepGroup& group)
{
    return d->changeUndoably<QList<PaperId>>(
        group, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
            auto hidden = UserTables(connection).setHidden(ids, by, nowUtc());
            told = papersChanged(hidden);
            step = {.kind = by.isValid() ? Step::Kind::Hide : Step::Kind::Show,
                    .subject = QString::number(by.value),
                    .papers = hidden,
                    .count = int(hidden.size())};
            return hidden;
        });
}

Reply<QList<PaperId>> SqliteLibrary::setRead(const QList<PaperId>& ids, bool isRead, const StepGroup& group)
{
    return d->changeInBatches<QList<PaperId>>(ReadMarking(d->runningMarks, ids, isRead, group));
}

Reply<QList<PaperId>> SqliteLibrary::markAllRead(const PaperQuery& query)
{
    return d->changeInBatches<QList<PaperId>>(ReadMarking(d->runningMarks, query));
}

void SqliteLibrary::stopMarking()
{
    ++d->runningMarks->stops;
}

Reply<StoreOutcome> SqliteLibrary::storePart(FeedId feed, const FeedPart& part)
{
    return d->storeInBatches<StoreOutcome>(FeedStoring(d->documents, feed, part));
}

} // namespace offprint
