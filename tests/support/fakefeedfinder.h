#pragma once

#include "models/feedfinder.h"

#include <QtCore/QHash>
#include <QtCore/QPromise>

#include <memory>
#include <optional>
#include <utility>

namespace offprint {

/// A finder that asks nobody: it answers with what the test gave it, when the test says so.
class FakeFeedFinder final : public FeedFinder
{
    Q_OBJECT

public:
    using FeedFinder::FeedFinder;

    /// What `find` of these words answers; by itself, through the event loop, unless held.
    void give(const QString& typed, const Result<FoundFeeds>& answer) { m_answers.insert(typed, answer); }
    void hold() { m_isHolding = true; }
    void release()
    {
        m_isHolding = false;
        if (m_running)
            finish(m_answers.value(m_asked, failure(ErrorCode::NotAFeed, m_asked)));
    }

    Reply<FoundFeeds> find(const QString& typed) override
    {
        calls.append(typed);
        finish(failure(ErrorCode::Cancelled, m_asked));
        m_asked = typed;
        m_running = std::make_shared<QPromise<Result<FoundFeeds>>>();
        m_running->start();
        if (!m_isHolding) {
            QMetaObject::invokeMethod(
                this,
                [this, running = m_running] {
                    if (running == m_running && !m_isHolding)
                        release();
                },
                Qt::QueuedConnection);
        }
        return m_running->future();
    }
    void cancel() override
    {
        calls.append(QStringLiteral("cancel"));
        finish(failure(ErrorCode::Cancelled, m_asked));
    }

    QStringList calls; ///< what was to be found, or "cancel"

private:
    void finish(const Result<FoundFeeds>& answer)
    {
        if (const auto running = std::exchange(m_running, nullptr)) {
            running->addResult(answer);
            running->finish();
        }
    }

    QHash<QString, Result<FoundFeeds>> m_answers;
    std::shared_ptr<QPromise<Result<FoundFeeds>>> m_running;
    QString m_asked;
    bool m_isHolding = false;
};

} // namespace offprint
