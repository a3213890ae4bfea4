#pragma once

#include "models/olderpapers.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace offprint {

/// Loads nothing: it records what is wanted of it, and says what the test tells it to.
class FakeOlderPapers final : public OlderPapers
{
    Q_OBJECT

public:
    using OlderPapers::OlderPapers;

    /// Addresses with these words in them have older papers.
    QString loadable = QStringLiteral("example.org");
    QStringList calls; ///< "start 3 2025-02-14", "stop 3"

    void tell(const OlderProgress& progress)
    {
        m_progress.insert(progress.feed, progress);
        Q_EMIT progressChanged(progress);
    }

    [[nodiscard]] bool canLoad(const QString& url) const override { return url.contains(loadable); }
    void start(FeedId feed, QDate until) override
    {
        calls.append(QStringLiteral("start %1 %2").arg(feed.value).arg(until.toString(Qt::ISODate)));
        OlderProgress now = m_progress.value(feed, {.feed = feed});
        now.isRunning = true;
        now.isFinished = false;
        now.until = until;
        now.failure.reset();
        tell(now);
    }
    void stop(FeedId feed) override
    {
        calls.append(QStringLiteral("stop %1").arg(feed.value));
        OlderProgress now = m_progress.value(feed, {.feed = feed});
        now.isRunning = false;
        tell(now);
    }
    [[nodiscard]] std::optional<OlderProgress> progress(FeedId feed) const override
    {
        return m_progress.contains(feed) ? std::optional(m_progress.value(feed)) : std::nullopt;
    }

private:
    QHash<FeedId, OlderProgress> m_progress;
};

} // namespace offprint
