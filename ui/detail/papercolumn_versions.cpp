// Which of a paper's versions is read, and what the newest one changed.

#include "ui/detail/historybar.h"
#include "ui/detail/papercolumn.h"

#include <utility>

namespace offprint {

void PaperColumn::setHistory(PaperId paper, const PaperHistory& history)
{
    if (paper != m_current.id)
        return;
    const qsizetype newest = history.versions.size() - 1;
    const bool wasNewest = m_version >= m_history.versions.size() - 1;
    const bool isFirst = !std::exchange(m_hasHistory, true);
    const bool isSame = std::exchange(m_history, history) == history;
    if (isSame && !isFirst)
        return;
    if (isFirst || wasNewest || m_version > newest)
        m_version = newest;
    if (isFirst && m_current.isUpdated && newest > 0)
        m_areChangesShown = true;
    show(withVersion(), true);
}

Paper PaperColumn::withVersion() const
{
    Paper paper = m_current;
    if (m_version < 0 || m_version >= m_history.versions.size() - 1)
        return paper; // the newest is the paper itself
    const PaperVersion& version = m_history.versions.at(m_version);
    paper.title = version.title;
    paper.abstractText = version.abstractText;
    paper.abstractHtml.clear();
    paper.authors = version.authors.isEmpty() ? paper.authors : version.authors;
    return paper;
}

void PaperColumn::showVersion(qsizetype version, bool areChangesShown)
{
    m_version = version;
    m_areChangesShown = areChangesShown;
    show(withVersion(), true);
}

/// The one that the newest is compared with: that which is read, or the one before the newest.
const PaperVersion* PaperColumn::versionBefore() const
{
    const qsizetype newest = m_history.versions.size() - 1;
    if (newest < 1)
        return nullptr;
    return &m_history.versions.at(m_version == newest ? newest - 1 : m_version);
}

QList<DiffPiece> PaperColumn::changesOf(QString PaperVersion::* text) const
{
    const PaperVersion* before = versionBefore();
    return before ? wordDiff(before->*text, m_history.versions.last().*text) : QList<DiffPiece>();
}

void PaperColumn::showHistory()
{
    const bool doChangesExist =
        hasChanges(changesOf(&PaperVersion::title)) || hasChanges(changesOf(&PaperVersion::abstractText));
    m_historyBar->show(m_history, m_version, m_areChangesShown, doChangesExist);
}

} // namespace offprint
