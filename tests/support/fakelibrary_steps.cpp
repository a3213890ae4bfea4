// What the fake library remembers of changes, and takes back.

#include "tests/support/fakelibrary.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

QString FakeLibrary::feedName(FeedId id) const
{
    const auto feed = std::ranges::find(m_now.feeds, id, &Feed::id);
    return feed == m_now.feeds.end() ? QString() : feed->name();
}

void FakeLibrary::remember(Step step, const StepGroup& group, const State& before)
{
    m_steps.resize(m_done);
    int changed = 0;
    for (const Paper& paper : std::as_const(m_now.papers))
        changed += before.papers.value(paper.id) != paper ? 1 : 0;
    if (changed > 0)
        step.count = changed;
    if (step.kind == Step::Kind::ImportFeeds)
        step.count = int(m_now.feeds.size() - before.feeds.size());
    const bool goesOn = !m_steps.empty() && group.number > 0 && m_steps.back().step.number == group.number;
    if (goesOn) {
        m_steps.back().after = m_now;
        m_steps.back().step.count += step.count;
    } else {
        step.number = group.number > 0 ? group.number : m_nextId++;
        step.kind = group.number > 0 ? group.kind : step.kind;
        step.name = group.number > 0 ? group.name : step.name;
        step.at = QDateTime::currentDateTimeUtc();
        m_steps.push_back({.step = step, .before = before, .after = m_now});
    }
    m_done = m_steps.size();
    QMetaObject::invokeMethod(this, [this] { tell(LibraryChange{.steps = true}); }, Qt::QueuedConnection);
}

Reply<QList<Step>> FakeLibrary::steps()
{
    return answer<QList<Step>>(u"steps"_s, [this] {
        QList<Step> all;
        for (size_t i = m_steps.size(); i > 0; --i) {
            all.append(m_steps[i - 1].step);
            all.last().isUndone = i > m_done;
        }
        return all;
    });
}

Reply<Step> FakeLibrary::turn(const QString& call, bool isUndo)
{
    return answer<Step>(call, [=, this]() -> Result<Step> {
        if (isUndo ? m_done == 0 : m_done == m_steps.size())
            return failure(ErrorCode::NotFound);
        const MadeStep& made = m_steps[isUndo ? --m_done : m_done++];
        if (isUndo)
            apply(made.after, made.before);
        else
            apply(made.before, made.after);
        Step step = made.step;
        step.isUndone = isUndo;
        return step;
    });
}

/// What else happened to papers meanwhile stays.
void FakeLibrary::apply(const State& from, const State& to)
{
    LibraryChange change{.subscriptions = true, .steps = true};
    const QMap<PaperId, Paper> papers = std::exchange(m_now, to).papers;
    m_now.papers = papers;
    for (const Paper& paper : from.papers) {
        if (to.papers.value(paper.id) == paper)
            continue;
        if (to.papers.contains(paper.id))
            m_now.papers[paper.id] = to.papers.value(paper.id);
        else
            m_now.papers.remove(paper.id);
        change.papersChanged.insert(paper.id);
    }
    for (const Paper& paper : to.papers) {
        if (!from.papers.contains(paper.id)) {
            m_now.papers.insert(paper.id, paper);
            change.papersAdded.insert(paper.id);
        }
    }
    QMetaObject::invokeMethod(this, [this, change] { tell(change); }, Qt::QueuedConnection);
}

} // namespace offprint
