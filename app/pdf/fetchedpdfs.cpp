#include "app/pdf/fetchedpdfs.h"

#include "app/refresh/poolreply.h"
#include "models/reply.h"
#include "models/webaddress.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qint64 largestPdf = 1024LL * 1024 * 1024;
constexpr std::chrono::minutes longestFetch{60};
constexpr std::chrono::milliseconds progressPause{100};
constexpr std::chrono::seconds aheadPause{5};
constexpr std::chrono::minutes aheadRetry{30}; // after the network failed
constexpr qint64 copiedAtOnce = 1024 * 1024;

QUrl addressOf(const Paper& paper)
{
    QUrl url(paper.pdf.trimmed(), QUrl::StrictMode);
    if (isWebAddress(url))
        return url;
    return paper.ids.arxiv.isEmpty() ? QUrl() : QUrl(u"https://arxiv.org/pdf/"_s + paper.ids.arxiv);
}

/// Names that a person can make something of, and no two papers share.
QString fileNameOf(const Paper& paper)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9.-]+"_s);
    const QString number = QString::number(paper.id.value);
    if (!paper.ids.arxiv.isEmpty())
        return QString(paper.ids.arxiv).replace(unsafe, u"-"_s) + ".pdf"_L1;
    if (!paper.ids.doi.isEmpty())
        return QString(paper.ids.doi).replace(unsafe, u"-"_s).left(80) + u'-' + number + ".pdf"_L1;
    return u"paper-%1.pdf"_s.arg(number);
}

/// What may be otherwise in a while, as opposed to what a server said of this PDF.
bool isOfTheNetwork(ErrorCode code)
{
    return code >= ErrorCode::Offline && code <= ErrorCode::Cancelled && code != ErrorCode::HttpStatus &&
           code != ErrorCode::Gone && code != ErrorCode::LoginWanted;
}

Result<qint64> copyWhole(const QString& from, const QString& to)
{
    if (const auto checked = checkPdf(from); !checked)
        return std::unexpected(checked.error());
    QDir().mkpath(QFileInfo(to).path());
    QFile source(from);
    QSaveFile copy(to);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, from, source.errorString());
    if (!copy.open(QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, to, copy.errorString());
    while (!source.atEnd()) {
        const QByteArray piece = source.read(copiedAtOnce);
        if (piece.isEmpty())
            return failure(ErrorCode::FileUnreadable, from, source.errorString());
        if (copy.write(piece) != piece.size())
            break;
    }
    const qint64 bytes = source.size();
    if (!copy.commit())
        return failure(ErrorCode::FileUnwritable, to, copy.errorString());
    return bytes;
}

} // namespace

FetchedPdfs::FetchedPdfs(const Parts& parts, const QString& folder, QObject* parent)
    : Pdfs(parent)
    , m_parts(parts)
    , m_folder(folder)
{
    m_pool.setMaxThreadCount(1); // the disk's work in its order
    m_aheadTimer.setSingleShot(true);
    m_aheadTimer.setInterval(aheadPause);
    connect(&m_aheadTimer, &QTimer::timeout, this, &FetchedPdfs::fetchNextAhead);
    connect(&m_parts.library, &Library::changed, this, [this](const LibraryChange& change) {
        if (!change.papersChanged.isEmpty() || change.everything)
            fetchAhead();
    });
}

FetchedPdfs::~FetchedPdfs()
{
    for (Task& task : m_tasks)
        task.asked.cancel();
    m_pool.waitForDone();
}

QString FetchedPdfs::pathOf(const QString& file) const
{
    return QDir(m_folder).filePath(file);
}

StoredPdf FetchedPdfs::withPath(StoredPdf pdf) const
{
    pdf.file = pathOf(pdf.file);
    return pdf;
}

Reply<StoredPdf> FetchedPdfs::find(PaperId paper)
{
    return m_parts.store.pdf(paper).then([this](const Result<StoredPdf>& pdf) -> Result<StoredPdf> {
        return pdf.transform([this](const StoredPdf& found) { return withPath(found); });
    });
}

Reply<QList<StoredPdf>> FetchedPdfs::all()
{
    return m_parts.store.pdfs().then([this](const Result<QList<StoredPdf>>& pdfs) {
        return pdfs.transform([this](QList<StoredPdf> all) {
            for (StoredPdf& each : all)
                each = withPath(each);
            return all;
        });
    });
}

// Fetching
// ---------------------------------------------------------------------------------------------------

void FetchedPdfs::fetch(const Paper& paper)
{
    if (m_tasks.contains(paper.id))
        return;
    Task task;
    task.progress.paper = paper.id;
    task.url = addressOf(paper);
    task.file = fileNameOf(paper);
    m_tasks.insert(paper.id, task);
    if (!task.url.isValid() || task.url.isEmpty())
        return fail(paper.id, {ErrorCode::NotAPdf, {}, {}});
    Q_EMIT progressed(task.progress);
    ask(paper.id);
}

void FetchedPdfs::ask(PaperId paper)
{
    const Task& task = m_tasks[paper];
    const PdfPartFiles files = PdfPartFiles::of(pathOf(task.file));
    const auto look = [files, isAgain = task.isAgain]() -> Result<PdfPartState> {
        if (isAgain)
            QFile::remove(files.part);
        return isAgain ? PdfPartState() : stateOf(files);
    };
    whenReady(replyFromPool<PdfPartState>(m_pool, look), this,
              [this, paper, files](const Result<PdfPartState>& state) {
                  if (m_tasks.contains(paper))
                      askFrom(paper, files, state ? state->bytes : 0, state ? state->tag : QByteArray());
              });
}

void FetchedPdfs::askFrom(PaperId paper, const PdfPartFiles& files, qint64 from, const QByteArray& tag)
{
    Task& task = m_tasks[paper];
    if (task.isStopped)
        return takeAnswer(paper, failure(ErrorCode::Cancelled));
    auto sinceTold = std::make_shared<QElapsedTimer>();
    const auto tell = [this, paper, sinceTold](qint64 received, qint64 total) {
        const bool isWhole = received == total;
        if (sinceTold->isValid() && !sinceTold->hasExpired(progressPause.count()) && !isWhole)
            return;
        sinceTold->start();
        QMetaObject::invokeMethod(this, [this, paper, received, total] {
            showProgress({.paper = paper, .received = received, .total = total});
        });
    };
    task.asked = m_parts.fetcher.fetch({.url = task.url,
                                        .accept = "application/pdf",
                                        .bodyLimit = largestPdf,
                                        .patience = std::chrono::minutes(2),
                                        .totalTimeout = longestFetch,
                                        .sink = std::make_shared<PdfPart>(files, from, tell),
                                        .from = from,
                                        .validator = tag});
    whenReady(task.asked, this,
              [this, paper](const Result<HttpAnswer>& answer) { takeAnswer(paper, answer); });
}

void FetchedPdfs::showProgress(const PdfProgress& progress)
{
    const auto task = m_tasks.find(progress.paper);
    if (task == m_tasks.end())
        return;
    task->progress = progress;
    Q_EMIT progressed(progress);
}

void FetchedPdfs::takeAnswer(PaperId paper, const Result<HttpAnswer>& answer)
{
    constexpr int rangeNotSatisfiable = 416;
    const auto task = m_tasks.find(paper);
    if (task == m_tasks.end())
        return;
    if (task->isStopped) {
        m_tasks.erase(task);
        Q_EMIT stopped(paper);
        return;
    }
    if (!answer)
        return fail(paper, answer.error());
    if (answer->status == rangeNotSatisfiable && !std::exchange(task->isAgain, true))
        return ask(paper);
    if (!answer->isGood())
        return fail(paper, {ErrorCode::HttpStatus, {}, {}, answer->status});
    complete(paper);
}

void FetchedPdfs::complete(PaperId paper)
{
    const QString file = m_tasks[paper].file;
    const auto done = [path = pathOf(file)] { return completePdf(path); };
    whenReady(replyFromPool<qint64>(m_pool, done), this, [this, paper, file](const Result<qint64>& bytes) {
        if (!bytes)
            return fail(paper, bytes.error());
        keep({.paper = paper, .file = file, .bytes = *bytes, .added = QDateTime::currentDateTimeUtc()});
    });
}

void FetchedPdfs::keep(const StoredPdf& pdf)
{
    whenReady(m_parts.store.keepPdf(pdf), this, [this, pdf](const Result<>& kept) {
        if (!kept)
            return fail(pdf.paper, kept.error());
        m_tasks.remove(pdf.paper);
        if (m_ahead == pdf.paper)
            m_ahead = {};
        Q_EMIT stored(withPath(pdf));
        Q_EMIT changed();
        makeRoom(pdf.paper);
        fetchAhead();
    });
}

void FetchedPdfs::fail(PaperId paper, const Error& error)
{
    Error told = error;
    if (told.subject.isEmpty())
        told.subject = m_tasks.value(paper).url.toString();
    m_tasks.remove(paper);
    if (m_ahead == paper) {
        m_ahead = {};
        if (isOfTheNetwork(error.code)) {
            m_aheadTimer.start(aheadRetry);
        } else {
            m_skipped.insert(paper);
            fetchAhead();
        }
    }
    Q_EMIT failed(paper, told);
}

void FetchedPdfs::stop(PaperId paper)
{
    const auto task = m_tasks.find(paper);
    if (task == m_tasks.end())
        return;
    task->isStopped = true;
    if (m_ahead == paper) {
        m_ahead = {};
        m_skipped.insert(paper);
    }
    task->asked.cancel();
}

std::optional<PdfProgress> FetchedPdfs::progress(PaperId paper) const
{
    const auto task = m_tasks.constFind(paper);
    return task == m_tasks.cend() ? std::nullopt : std::optional(task->progress);
}

// What the user brings and takes away
// -----------------------------------------------------------------------------

Reply<StoredPdf> FetchedPdfs::attach(PaperId paper, const QString& file)
{
    const QString name = u"own-%1.pdf"_s.arg(paper.value);
    const auto copied =
        replyFromPool<qint64>(m_pool, [file, path = pathOf(name)] { return copyWhole(file, path); });
    auto promise = std::make_shared<QPromise<Result<StoredPdf>>>();
    promise->start();
    const auto answer = [promise](const Result<StoredPdf>& result) {
        promise->addResult(result);
        promise->finish();
    };
    whenReady(copied, this, [this, paper, name, answer](const Result<qint64>& bytes) {
        if (!bytes)
            return answer(std::unexpected(bytes.error()));
        const StoredPdf pdf{.paper = paper,
                            .file = name,
                            .bytes = *bytes,
                            .added = QDateTime::currentDateTimeUtc(),
                            .isOwn = true};
        replace(pdf, answer);
    });
    return promise->future();
}

/// What was fetched before is of no use any more.
void FetchedPdfs::replace(const StoredPdf& pdf, const std::function<void(const Result<StoredPdf>&)>& answer)
{
    whenReady(m_parts.store.pdf(pdf.paper), this, [this, pdf, answer](const Result<StoredPdf>& before) {
        whenReady(m_parts.store.keepPdf(pdf), this, [this, pdf, answer, before](const Result<>& kept) {
            if (!kept)
                return answer(std::unexpected(kept.error()));
            if (before && before->file != pdf.file)
                m_pool.start([path = pathOf(before->file)] { QFile::remove(path); });
            Q_EMIT stored(withPath(pdf));
            Q_EMIT changed();
            answer(withPath(pdf));
        });
    });
}

/// The record goes first: a file without one does no harm.
Reply<> FetchedPdfs::forget(const StoredPdf& pdf)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    whenReady(m_parts.store.forgetPdf(pdf.paper), this, [this, pdf, promise](const Result<>& forgotten) {
        if (forgotten) {
            m_pool.start([path = pathOf(pdf.file), isOwn = pdf.isOwn] {
                if (!isOwn || !QFile::moveToTrash(path))
                    QFile::remove(path);
            });
            Q_EMIT changed();
        }
        promise->addResult(forgotten);
        promise->finish();
    });
    return promise->future();
}

Reply<> FetchedPdfs::remove(PaperId paper)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    m_skipped.insert(paper); // or it would be fetched ahead again
    whenReady(m_parts.store.pdf(paper), this, [this, promise](const Result<StoredPdf>& pdf) {
        const auto answer = [promise](const Result<>& result) {
            promise->addResult(result);
            promise->finish();
        };
        if (!pdf)
            return answer(std::unexpected(pdf.error()));
        whenReady(forget(*pdf), this, answer);
    });
    return promise->future();
}

void FetchedPdfs::keepPlace(PaperId paper, const PdfPlace& place)
{
    m_parts.store.keepPdfPlace(paper, place);
}

// Room
// -------------------------------------------------------------------------------------------------------

void FetchedPdfs::setRoom(qint64 bytes)
{
    m_room = bytes;
    makeRoom({});
}

void FetchedPdfs::makeRoom(PaperId newest)
{
    if (m_room <= 0)
        return;
    whenReady(m_parts.store.pdfs(), this, [this, newest](const Result<QList<StoredPdf>>& pdfs) {
        if (!pdfs)
            return;
        QList<PaperId> ids;
        for (const StoredPdf& each : *pdfs)
            ids.append(each.paper);
        whenReady(m_parts.library.rows(ids), this,
                  [this, newest, all = *pdfs](const Result<QList<PaperRow>>& rows) {
                      QSet<PaperId> starred;
                      for (const PaperRow& row : rows.value_or(QList<PaperRow>())) {
                          if (row.isStarred)
                              starred.insert(row.id);
                      }
                      removeUntilThereIsRoom(all, starred, newest);
                  });
    });
}

void FetchedPdfs::removeUntilThereIsRoom(QList<StoredPdf> pdfs, const QSet<PaperId>& starred, PaperId newest)
{
    qint64 bytes = 0;
    for (const StoredPdf& each : std::as_const(pdfs))
        bytes += each.bytes;
    std::ranges::reverse(pdfs); // the one not looked at for longest first
    std::ranges::stable_partition(pdfs, [&](const StoredPdf& pdf) { return !starred.contains(pdf.paper); });
    for (const StoredPdf& each : std::as_const(pdfs)) {
        if (bytes <= m_room)
            return;
        if (each.isOwn || each.paper == newest)
            continue;
        bytes -= each.bytes;
        m_skipped.insert(each.paper);
        forget(each);
    }
}

// Ahead
// ------------------------------------------------------------------------------------------------------

void FetchedPdfs::setKeepsStarred(bool doesKeep)
{
    m_keepsStarred = doesKeep;
    fetchAhead();
}

void FetchedPdfs::fetchAhead()
{
    if (m_keepsStarred && !m_ahead.isValid() && !m_aheadTimer.isActive())
        m_aheadTimer.start(aheadPause);
}

void FetchedPdfs::fetchNextAhead()
{
    if (!m_keepsStarred || m_ahead.isValid())
        return;
    whenReady(m_parts.store.starredWithoutPdf(), this, [this](const Result<QList<PaperId>>& ids) {
        const QList<PaperId> all = ids.value_or(QList<PaperId>());
        const auto next = std::ranges::find_if(
            all, [this](PaperId id) { return !m_skipped.contains(id) && !m_tasks.contains(id); });
        if (next == all.end() || m_ahead.isValid() || !m_keepsStarred)
            return;
        m_ahead = *next;
        whenReady(m_parts.library.paper(*next), this, [this, id = *next](const Result<Paper>& paper) {
            if (paper)
                fetch(*paper);
            else if (m_ahead == id)
                m_ahead = {};
        });
    });
}

} // namespace offprint
