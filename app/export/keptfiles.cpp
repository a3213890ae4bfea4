#include "app/export/keptfiles.h"

#include "models/reply.h"

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

constexpr std::chrono::seconds quiet{2}; ///< that changes come one by one in

} // namespace

KeptFiles::KeptFiles(Library& library, KeptFileStore& store, Rewrite rewrite, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_store(store)
    , m_rewrite(std::move(rewrite))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(quiet);
    connect(&m_soon, &QTimer::timeout, this, &KeptFiles::look);
    connect(&m_library, &Library::changed, this, &KeptFiles::noteChange);
}

void KeptFiles::noteChange(const LibraryChange& change)
{
    m_changed += change.papersChanged;
    if (change.everything)
        m_written.clear();
    const bool mayConcern = change.everything || change.subscriptions || !change.papersAdded.isEmpty() ||
                            !change.papersChanged.isEmpty();
    if (mayConcern && !m_soon.isActive()) // changes that never end do not put it off for ever
        m_soon.start();
}

void KeptFiles::lookAtAll()
{
    m_written.clear();
    look();
}

Reply<> KeptFiles::keep(const KeptFile& kept)
{
    m_written.remove(kept.file);
    Reply<> done = m_store.keepFile(kept);
    whenReady(done, this, [this](const Result<>& isKept) {
        if (isKept)
            look();
    });
    return done;
}

Reply<> KeptFiles::forget(const QString& file)
{
    m_written.remove(file);
    return m_store.forgetFile(file);
}

void KeptFiles::look()
{
    m_isAgain = m_isLooking;
    if (std::exchange(m_isLooking, true))
        return;
    m_looked = std::exchange(m_changed, {});
    whenReady(m_store.keptFiles(), this, [this](const Result<QList<KeptFile>>& all) {
        m_toLookAt = all.value_or(QList<KeptFile>());
        lookAtNext();
    });
}

void KeptFiles::lookAtNext()
{
    if (m_toLookAt.isEmpty()) {
        finish();
        return;
    }
    const KeptFile kept = m_toLookAt.takeFirst();
    whenReady(m_library.find(kept.papers), this, [this, kept](const Result<QList<PaperStub>>& stubs) {
        if (!stubs) {
            Q_EMIT failed(stubs.error());
            lookAtNext();
            return;
        }
        QList<PaperId> papers;
        for (const PaperStub& stub : *stubs)
            papers.append(stub.id);
        compare(kept, papers);
    });
}

void KeptFiles::compare(const KeptFile& kept, const QList<PaperId>& papers)
{
    const auto known = m_written.constFind(kept.file);
    const bool isSame = known != m_written.cend() && *known == papers &&
                        std::ranges::none_of(papers, [this](PaperId id) { return m_looked.contains(id); });
    if (isSame)
        lookAtNext();
    else
        write(kept, papers);
}

void KeptFiles::write(const KeptFile& kept, const QList<PaperId>& papers)
{
    PaperExport what = kept.what;
    what.papers = papers;
    whenReady(m_rewrite(kept.file, what), this, [this, kept, papers](const Result<bool>& isWritten) {
        if (isWritten)
            m_written.insert(kept.file, papers);
        else if (isWritten.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(isWritten.error());
        if (isWritten && *isWritten) {
            KeptFile now = kept;
            now.written = QDateTime::currentDateTimeUtc();
            m_store.keepFile(now);
        }
        lookAtNext();
    });
}

void KeptFiles::finish()
{
    m_isLooking = false;
    if (std::exchange(m_isAgain, false))
        look();
}

} // namespace offprint
