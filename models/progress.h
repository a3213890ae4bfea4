#pragma once

#include <QtCore/QtGlobal>

#include <functional>

namespace offprint {

/// How long work says how far it is, and asks whether it is still wanted; either may be empty. Both are
/// called on the thread that works.
struct Progress
{
    std::function<bool()> isUnwanted;
    std::function<void(qsizetype done, qsizetype all)> tell;
};

} // namespace offprint
