// What a list does when its library changes.

#include "models/paperlistmodel.h"
#include "models/papermerge.h"
#include "models/reply.h"

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

// Putting a run in moves what stands behind it. Beyond this many moved entries the list is set anew instead.
constexpr qint64 movesAllowed = 20'000'000;

struct Run
{
    int at = 0; ///< in the list as it is when the runs before this one are in
    QList<PaperStub> stubs;
};

QList<Run> runsIn(const QList<PaperStub>& shown, const QList<PaperStub>& merged)
{
    QList<Run> runs;
    qsizetype next = 0;
    for (int i = 0; i < merged.size(); ++i) {
        if (next < shown.size() && merged.at(i).id == shown.at(next).id) {
            ++next;
            continue;
        }
        if (runs.isEmpty() || runs.last().at + runs.last().stubs.size() != i)
            runs.append(Run{.at = i});
        runs.last().stubs.append(merged.at(i));
    }
    return runs;
}

} // namespace

void PaperListModel::follow(const LibraryChange& change)
{
    rereadLoaded(change);
    if ((!change.papersAdded.isEmpty() || change.everything) && m_queryNumber > 0 && !m_lookTimer.isActive())
        m_lookTimer.start();
}

void PaperListModel::rereadLoaded(const LibraryChange& change)
{
    QList<PaperId> ids;
    QHash<PaperId, int> places;
    const auto touch = [&](PaperId id) {
        const Entry* entry = m_loaded.object(id);
        if (!entry && !m_asked.contains(id))
            return;
        ids.append(id);
        if (entry)
            places.insert(id, entry->at);
    };
    if (change.everything) {
        for (const QList<PaperId> all = m_loaded.keys(); const PaperId id : all)
            touch(id);
    } else {
        for (const PaperId id : change.papersChanged)
            touch(id);
    }
    if (!ids.isEmpty())
        read(ids, places);
}

void PaperListModel::lookForNew()
{
    if (!isComplete() || m_isLooking) {
        m_mustLookAgain = true; // what is being read may be older than the change
        return;
    }
    m_isLooking = true;
    // Comparing two long lists takes a moment: not on the window's thread.
    auto merge = [shown = m_stubs](const Result<QList<PaperStub>>& fresh) -> Result<PaperMerge> {
        return fresh.transform([&](const QList<PaperStub>& stubs) { return PaperMerge::of(shown, stubs); });
    };
    auto reply = m_library.find(m_query, m_lane).then(QtFuture::Launch::Async, std::move(merge));
    whenReady(reply, this, [this, number = m_listNumber](const Result<PaperMerge>& merged) {
        m_isLooking = false;
        const bool isOfThisList = number == m_listNumber && isComplete();
        if (merged && isOfThisList)
            setWaiting(merged->merged, merged->newCount);
        if (m_stubs.isEmpty() && m_waitingCount > 0)
            showNew();
        if (std::exchange(m_mustLookAgain, false) || (!isOfThisList && isComplete()))
            m_lookTimer.start();
    });
}

void PaperListModel::setWaiting(QList<PaperStub> merged, int count)
{
    m_merged = std::move(merged);
    if (std::exchange(m_waitingCount, count) != count)
        Q_EMIT newPapersWaiting(count);
}

void PaperListModel::showNew()
{
    if (m_waitingCount == 0)
        return;
    const QList<PaperStub> merged = std::exchange(m_merged, {});
    const QList<Run> runs = runsIn(m_stubs, merged);
    if (m_stubs.isEmpty() || runs.size() * qint64(m_stubs.size()) > movesAllowed) {
        replaceAll(merged);
    } else {
        ++m_listNumber;
        for (const Run& run : runs)
            insertRun(run.at, run.stubs);
    }
    setWaiting({}, 0);
    Q_EMIT loaded(rowCount());
}

void PaperListModel::insertRun(int at, const QList<PaperStub>& run)
{
    const int count = int(run.size());
    beginInsertRows({}, at, at + count - 1);
    m_stubs.insert(at, count, PaperStub{});
    std::ranges::copy(run, m_stubs.begin() + at);
    for (const QList<PaperId> ids = m_loaded.keys(); const PaperId id : ids) {
        if (Entry* entry = m_loaded.object(id); entry->at >= at)
            entry->at += count;
    }
    endInsertRows();
    // The row behind may have lost its heading to the first of the run.
    if (at + count < rowCount())
        Q_EMIT dataChanged(index(at + count), index(at + count), {IsFirstOfDayRole});
}

void PaperListModel::findNextUnread(int row)
{
    PaperQuery unread = m_query;
    unread.unreadOnly = true;
    auto look = [shown = m_stubs, row](const Result<QList<PaperStub>>& found) -> Result<int> {
        return found.transform([&](const QList<PaperStub>& stubs) {
            QSet<PaperId> isUnread;
            for (const PaperStub& stub : stubs)
                isUnread.insert(stub.id);
            const int count = int(shown.size());
            for (int step = 1; step <= count; ++step) {
                const int at = (row + step) % count;
                if (isUnread.contains(shown.at(at).id))
                    return at;
            }
            return -1;
        });
    };
    auto reply = m_library.find(unread).then(QtFuture::Launch::Async, std::move(look));
    whenReady(reply, this, [this, number = m_listNumber](const Result<int>& found) {
        if (number != m_listNumber)
            return; // another list by now
        if (found)
            Q_EMIT nextUnreadFound(*found);
        else if (found.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(found.error());
    });
}

} // namespace offprint
