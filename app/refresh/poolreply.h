#pragma once

#include "models/library.h"

#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <utility>

namespace offprint {

/// The reply of work that is done on a pool's thread. Work that never began (the pool was cleared) is told as
/// whenReady() tells it: Cancelled.
template<class T, class Work> Reply<T> replyFromPool(QThreadPool& pool, Work work)
{
    QPromise<Result<T>> promise;
    promise.start();
    Reply<T> reply = promise.future();
    pool.start([promise = std::move(promise), work = std::move(work)]() mutable {
        promise.addResult(work());
        promise.finish();
    });
    return reply;
}

} // namespace offprint
