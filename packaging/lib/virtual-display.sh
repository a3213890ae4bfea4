#!/usr/bin/env bash
# virtual-display.sh COMMAND...: runs it on an X server of its own, which ends with it.
# The screen is larger than the window, so that the pointer, in its middle, hovers over nothing.
set -euo pipefail
coproc SERVER { exec Xvfb -displayfd 1 -screen 0 3200x2000x24 -dpi 96 -nolisten tcp -noreset 2>/dev/null; }
server=$SERVER_PID
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
read -r -t 30 -u "${SERVER[0]}" display || {
    echo 'a virtual display could not be started.' >&2
    exit 1
}
unset WAYLAND_DISPLAY XAUTHORITY
DISPLAY=:$display QT_QPA_PLATFORM=xcb "$@"
