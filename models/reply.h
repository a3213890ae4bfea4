#pragma once

#include "models/library.h"

#include <QtCore/QFutureWatcher>

#include <utility>

namespace offprint {

/// Calls `done(Result<T>)` on `receiver`'s thread when the reply is there, and never if `receiver` is gone by
/// then. A reply whose work was dropped (the library closed) arrives as Cancelled.
template<class T, class Done> void whenReady(const Reply<T>& reply, QObject* receiver, Done done)
{
    auto* watcher = new QFutureWatcher<Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Result<T>> future = watcher->future();
                         if (future.resultCount() > 0)
                             done(future.result());
                         else
                             done(Result<T>(failure(ErrorCode::Cancelled)));
                     });
    watcher->setFuture(reply);
}

} // namespace offprint
