#pragma once

#include "models/library.h"

#include <QtCore/QPromise>

#include <functional>
#include <memory>

namespace offprint {

/// A reply that comes through the event loop of `from`, by when the work is done.
template<class T> [[nodiscard]] Reply<T> soonReply(QObject* from, std::function<Result<T>()> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(
        from,
        [promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

/// The answer of `work` when the test calls `answer`.
template<class T, class Work> Reply<T> heldReply(std::function<void()>& answer, Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    answer = [promise, work] {
        promise->addResult(work());
        promise->finish();
    };
    return promise->future();
}

} // namespace offprint
