#pragma once

#include "models/library.h"

#include <utility>

namespace offprint {

/// Waits for the reply; one that was dropped is Cancelled. Never on the window's thread.
template<class T> Result<T> waited(Reply<T> reply)
{
    reply.waitForFinished();
    return reply.resultCount() > 0 ? reply.result() : Result<T>(failure(ErrorCode::Cancelled));
}

} // namespace offprint
