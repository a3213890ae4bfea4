#pragma once

#include "models/refresher.h"

namespace offprint {

/// A refresh that asks nobody: it records what is wanted of it, and says what the test tells it to.
class FakeRefresher final : public Refresher
{
    Q_OBJECT

public:
    using Refresher::Refresher;

    void refreshAll() override { calls.append(QStringLiteral("all")); }
    void refresh(const QList<FeedId>& feeds) override
    {
        for (const FeedId feed : feeds)
            calls.append(QString::number(feed.value));
    }
    void lookAgain() override { calls.append(QStringLiteral("look")); }
    void cancel() override { calls.append(QStringLiteral("cancel")); }
    [[nodiscard]] RefreshStatus status() const override { return m_status; }

    void tell(const RefreshStatus& status)
    {
        m_status = status;
        Q_EMIT statusChanged(status);
    }

    QStringList calls; ///< "all", "look", "cancel", or a feed's number

private:
    RefreshStatus m_status;
};

} // namespace offprint
