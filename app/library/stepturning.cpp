#include "app/library/stepturning.h"

#include "app/library/regrouping.h"
#include "app/storage/librarytables.h"
#include "app/storage/listtables.h"
#include "app/storage/notetables.h"
#include "app/storage/searchtables.h"

#include <algorithm>

namespace offprint {

namespace {

constexpr qsizetype batch = 5'000; ///< papers: about a tenth of a second

/// What sets marks, the mark it leaves when it is done again.
bool setsMark(Step::Kind kind)
{
    return kind == Step::Kind::Star || kind == Step::Kind::MarkRead || kind == Step::Kind::Hide;
}

} // namespace

Result<> StepTurning::begin(Connection& connection)
{
    StepTables tables(connection);
    m_step = tables.next(m_isUndo);
    if (!m_step)
        return failure(ErrorCode::NotFound);
    m_rest = tables.parts(*m_step);
    if (m_isUndo)
        std::ranges::reverse(m_rest);
    return {};
}

Result<std::optional<Step>> StepTurning::operator()(Connection& connection, LibraryChange& told)
{
    if (!m_step) {
        if (const Result<> begun = begin(connection); !begun)
            return std::unexpected(begun.error());
    }
    while (!m_rest.isEmpty()) {
        if (const Result<> turned = turn(connection, takeNext(), told); !turned)
            return std::unexpected(turned.error());
        if (m_isSplit)
            return std::nullopt;
    }
    StepTables(connection).setUndone(*m_step, m_isUndo);
    told.steps = true;
    m_step->isUndone = m_isUndo;
    m_step->kept = m_kept;
    return m_step;
}

/// A part with very many papers is taken piece by piece; once that is stopped, the other papers stay as they
/// are.
StepPart StepTurning::takeNext()
{
    StepPart part = m_rest.takeFirst();
    if (m_isSplit && isStopped())
        part.papers.clear();
    m_isSplit = part.papers.size() > batch;
    if (m_isSplit) {
        StepPart later = part;
        later.papers = part.papers.sliced(batch);
        m_rest.prepend(later);
        part.papers.resize(batch);
        part.changes.clear();
    }
    return part;
}

Result<> StepTurning::turn(Connection& connection, const StepPart& part, LibraryChange& told)
{
    if (!part.papers.isEmpty())
        setMarks(connection, part, told);
    if (!part.changes.isEmpty())
        applyChanges(connection, m_isUndo ? inverted(part.changes) : part.changes, told);
    const bool isSeparation = part.kind == Step::Kind::Separate;
    if (!isSeparation && part.kind != Step::Kind::Unite)
        return {};
    const PaperId other{part.subject.section(u' ', 0, 0).toLongLong()};
    const PaperId into{part.subject.section(u' ', 1, 1).toLongLong()};
    return isSeparation == m_isUndo ? unitePapers(connection, into, other, told)
                                    : separatePaper(connection, other, told);
}

void StepTurning::setMarks(Connection& connection, const StepPart& part, LibraryChange& told)
{
    UserTables tables(connection);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isOn = setsMark(part.kind) != m_isUndo;
    QList<PaperId> changed;
    if (part.kind == Step::Kind::Hide || part.kind == Step::Kind::Show || part.kind == Step::Kind::EditSearch)
        changed = tables.setHidden(part.papers, isOn ? SearchId{part.subject.toLongLong()} : SearchId(), now);
    else if (part.kind == Step::Kind::Star || part.kind == Step::Kind::Unstar)
        changed = tables.setMark(UserTables::Mark::Starred, part.papers, isOn, now);
    else
        changed = tables.setMark(UserTables::Mark::Read, part.papers, isOn, now);
    told.papersChanged.unite(QSet<PaperId>(changed.begin(), changed.end()));
    told.subscriptions = true;
}

/// What papers show of the rows that changed follows them: marks of notes, the index, what is in sight.
void StepTurning::applyChanges(Connection& connection, const QByteArray& changes, LibraryChange& told)
{
    const ChangedRows rows = rowsOf(changes);
    for (const QString& key : rows.noted)
        NoteTables(connection).keep(key);
    m_kept += apply(connection, changes, rows, QDateTime::currentDateTimeUtc());
    for (const QString& key : rows.papers) {
        const PaperId paper = UserTables(connection).followStep(key, rows.noted.contains(key));
        if (paper.isValid())
            told.papersChanged.insert(paper);
    }
    for (const FeedId feed : rows.feeds)
        updateVisibility(connection, feed);
    const QList<PaperId> listed = ListTables(connection).updatePapersOf(rows.lists.values());
    told.papersChanged.unite(QSet<PaperId>(listed.begin(), listed.end()));
    for (const SearchId search : rows.searches) {
        const QList<PaperId> hidden = SearchTables(connection).hiddenBy(search);
        updateVisibility(connection, hidden);
        told.papersChanged.unite(QSet<PaperId>(hidden.begin(), hidden.end()));
    }
    told.subscriptions = true;
}

} // namespace offprint
