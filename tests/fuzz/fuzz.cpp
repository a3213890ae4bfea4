#include "tests/fuzz/fuzztargets.h"

#include <algorithm>
#include <cstdint>

/// One program a target, which the build names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto target =
        std::ranges::find(offprint::fuzzTargets(), FUZZ_TARGET, &offprint::FuzzTarget::name);
    target->feed(QByteArrayView(data, qsizetype(size)));
    return 0;
}
