#pragma once

namespace offprint {

/// From now on the calling thread, and those that it starts, leave the processor to the window's thread when
/// both want it: where there are fewer processors than threads at work, the window would wait for its turn.
/// Only on Linux, where each thread has a nice value of its own (nptl(7)); elsewhere nothing changes.
void workInBackground();

} // namespace offprint
