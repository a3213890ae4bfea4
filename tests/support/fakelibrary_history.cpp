#include "tests/support/fakelibrary.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

Reply<PaperHistory> FakeLibrary::paperHistory(PaperId id)
{
    return answer<PaperHistory>(u"paperHistory %1"_s.arg(id.value), [=, this]() -> Result<PaperHistory> {
        if (!m_now.papers.contains(id))
            return failure(ErrorCode::NotFound, QString::number(id.value));
        return m_now.histories.value(id);
    });
}

Reply<QList<RefreshLogEntry>> FakeLibrary::feedLog(FeedId id, int limit)
{
    return answer<QList<RefreshLogEntry>>(
        u"feedLog %1"_s.arg(id.value), [=, this]() -> Result<QList<RefreshLogEntry>> {
            return m_logs.value(id).first(qMin<qsizetype>(limit, m_logs.value(id).size()));
        });
}

Reply<Outline> FakeLibrary::outline()
{
    return answer<Outline>(u"outline"_s, [this]() -> Result<Outline> {
        Outline all;
        for (const Feed& feed : std::as_const(m_now.feeds)) {
            if (feed.isRefreshable())
                all.feeds.append({.url = feed.url, .title = feed.name(), .site = feed.site});
        }
        return all;
    });
}

Reply<QList<PaperId>> FakeLibrary::setUpdated(const QList<PaperId>& ids, bool isUpdated)
{
    QStringList numbers;
    for (const PaperId id : ids)
        numbers.append(QString::number(id.value));
    return answer<QList<PaperId>>(
        u"setUpdated %1 %2"_s.arg(numbers.join(u','), isUpdated ? u"true"_s : u"false"_s),
        [=, this]() -> Result<QList<PaperId>> {
            return changeEach(ids, [isUpdated](Paper& paper) {
                return std::exchange(paper.isUpdated, isUpdated) != isUpdated;
            });
        });
}

Reply<PaperId> FakeLibrary::separate(PaperId merged)
{
    return change<PaperId>(
        u"separate %1"_s.arg(merged.value), {.kind = Step::Kind::Separate, .name = u"Other"_s},
        [=, this]() -> Result<PaperId> {
            for (auto& history : m_now.histories) {
                const auto removed =
                    history.joined.removeIf([&](const JoinedPaper& j) { return j.formerId == merged; });
                if (removed > 0)
                    return givePaper(u"Apart again"_s);
            }
            return failure(ErrorCode::NotFound, QString::number(merged.value));
        });
}

Reply<> FakeLibrary::unite(PaperId into, PaperId other)
{
    return answer<void>(u"unite %1 %2"_s.arg(into.value).arg(other.value), [=, this]() -> Result<> {
        m_now.papers.remove(other);
        return {};
    });
}

Reply<> FakeLibrary::setFeedAddress(FeedId id, const QString& url, const StepGroup& group)
{
    return change<void>(
        u"setFeedAddress %1 %2"_s.arg(id.value).arg(url),
        {.kind = Step::Kind::EditFeed, .name = feedName(id)},
        [=, this] { return changeFeed(id, [&](Feed& f) { f.url = url; }); }, group);
}

Reply<OutlineOutcome> FakeLibrary::addOutline(const Outline& outline)
{
    return change<OutlineOutcome>(
        u"addOutline %1"_s.arg(outline.feeds.size()),
        {.kind = Step::Kind::ImportFeeds, .count = int(outline.feeds.size())},
        [=, this]() -> Result<OutlineOutcome> {
            OutlineOutcome outcome;
            for (const OutlineFeed& feed : outline.feeds) {
                if (std::ranges::find(m_now.feeds, feed.url, &Feed::url) != m_now.feeds.end()) {
                    ++outcome.alreadyThere;
                    continue;
                }
                std::optional<FolderId> folder;
                if (!feed.path.isEmpty()) {
                    const auto known = std::ranges::find(m_now.folders, feed.path.first(), &Folder::name);
                    folder = known != m_now.folders.end() ? known->id : giveFolder(feed.path.first());
                }
                stored(giveFeed(feed.title, folder)).url = feed.url;
                ++outcome.added;
            }
            tellSubscriptionsSoon();
            return outcome;
        });
}

} // namespace offprint
