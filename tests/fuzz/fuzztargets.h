#pragma once

#include <QtCore/QByteArrayView>

#include <span>
#include <string_view>

namespace offprint {

/// What is fed with bytes of any kind: aborts where what came of them must not be so.
struct FuzzTarget
{
    std::string_view name;
    void (*feed)(QByteArrayView bytes);
};

/// All of them; each has a folder of its name in seeds/.
[[nodiscard]] std::span<const FuzzTarget> fuzzTargets();

} // namespace offprint
