#!/usr/bin/env bash
# clean-settings.sh COMMAND...: runs it with empty homes of its own and no display, so that it neither sees nor
# touches anyone's settings, library or session.
set -euo pipefail
home=$(mktemp -d "${TMPDIR:-/tmp}/offprint.XXXXXX")
trap 'rm -rf -- "$home"' EXIT
mkdir -m 700 "$home"/{home,config,data,state,cache,run}

export HOME=$home/home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state
export XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run QT_QPA_PLATFORM=offscreen TZ=UTC
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP DESKTOP_SESSION XDG_DATA_DIRS XDG_CONFIG_DIRS
unset QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE QT_SCALE_FACTOR QT_SCREEN_SCALE_FACTORS QT_FONT_DPI QT_LOGGING_RULES
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
"$@"
