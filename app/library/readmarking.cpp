#include "app/library/readmarking.h"

#include "app/library/querycontext.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/librarytables.h"
#include "app/storage/steptables.h"

#include <algorithm>

namespace offprint {

namespace {
constexpr qsizetype batch = 5'000; ///< papers: about a tenth of a second
}

ReadMarking::ReadMarking(std::shared_ptr<RunningMarks> running, const QList<PaperId>& papers, bool isRead,
                         const StepGroup& group)
    : m_running(std::move(running))
    , m_stops(m_running->stops)
    , m_papers(papers)
    , m_isRead(isRead)
    , m_group(group)
{}

ReadMarking::ReadMarking(std::shared_ptr<RunningMarks> running, const PaperQuery& query)
    : m_running(std::move(running))
    , m_stops(m_running->stops)
    , m_query(query)
{}

ReadMarking::ReadMarking(ReadMarking&& other) noexcept = default;

ReadMarking::~ReadMarking()
{
    if (m_running && m_overruled)
        m_running->overruled.removeAll(m_overruled.get());
}

bool ReadMarking::mayNextBeLast()
{
    m_isStopped = m_running->stops != m_stops;
    return m_isStopped || m_query || m_papers.size() - m_next <= batch;
}

/// What was asked for before is overruled by this.
void ReadMarking::begin()
{
    m_hasBegun = true;
    for (QSet<PaperId>* overruled : std::as_const(m_running->overruled))
        overruled->unite(QSet<PaperId>(m_papers.begin(), m_papers.end()));
    m_running->overruled.append(m_overruled.get());
}

Result<> ReadMarking::find(Connection& connection)
{
    PaperQuery unread = *m_query;
    unread.unreadOnly = true;
    const auto stubs = LibraryReader(connection).find(unread, queryContext());
    if (!stubs)
        return std::unexpected(stubs.error());
    m_papers.reserve(stubs->size());
    for (const PaperStub& stub : *stubs)
        m_papers.append(stub.id);
    m_query.reset();
    return {};
}

Result<std::optional<QList<PaperId>>> ReadMarking::operator()(Connection& connection, LibraryChange& told)
{
    if (m_isStopped && !m_hasBegun)
        return std::optional(std::move(m_changed));
    if (m_query) {
        if (const Result<> found = find(connection); !found)
            return std::unexpected(found.error());
    }
    if (!m_hasBegun)
        begin();
    QList<PaperId> papers = m_papers.sliced(m_next, std::min(batch, m_papers.size() - m_next));
    m_next += papers.size();
    papers.removeIf([this](PaperId paper) { return m_overruled->contains(paper); });
    const QList<PaperId> changed =
        UserTables(connection)
            .setMark(UserTables::Mark::Read, papers, m_isRead, QDateTime::currentDateTimeUtc());
    m_changed += changed;
    told = papersChanged(changed);
    const bool isOver = m_isStopped || m_next == m_papers.size(); // by a batch that is written for good
    if (!isOver)
        return std::nullopt;
    remember(connection, told);
    return std::optional(std::move(m_changed));
}

void ReadMarking::remember(Connection& connection, LibraryChange& told)
{
    if (m_changed.isEmpty() || m_group.isNone())
        return;
    StepTables(connection)
        .add({.kind = m_isRead ? Step::Kind::MarkRead : Step::Kind::MarkUnread,
              .papers = m_changed,
              .count = int(m_changed.size())},
             m_group, QDateTime::currentDateTimeUtc());
    told.steps = true;
}

} // namespace offprint
