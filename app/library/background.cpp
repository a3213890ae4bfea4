#include "app/library/background.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace offprint {

void workInBackground()
{
#ifdef __linux__
    constexpr int niceness = 10; // about a tenth of the weight of a thread at 0: sched(7)
    setpriority(PRIO_PROCESS, id_t(gettid()), niceness);
#endif
}

} // namespace offprint
