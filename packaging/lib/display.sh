# shellcheck shell=bash
# Whether there is a display to open a window on, and what `run` does when there is none.

has_display() {
    local wayland=${WAYLAND_DISPLAY:-}
    if [ -n "$wayland" ]; then
        [[ $wayland = /* ]] || wayland=${XDG_RUNTIME_DIR:-/nowhere}/$wayland
        if is_listening "$wayland"; then
            return 0
        fi
    fi
    [ -n "${DISPLAY:-}" ] && answers "$DISPLAY"
}

# Whether an X server listens there: by its socket, or by its port where it is another host's.
answers() {
    local host=${1%:*} number=${1##*:}
    number=${number%%.*}
    [[ $number =~ ^[0-9]+$ ]] || return 1
    # shellcheck disable=SC2016 # for the shell started
    case $host in
        '' | unix) is_listening "/tmp/.X11-unix/X$number" ;;
        *) timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$host" $((6000 + number)) 2>/dev/null ;;
    esac
}

# Whether somebody listens on a socket that has this name, in the file system or not: a dead server leaves it lying.
is_listening() {
    if ! command -v perl >/dev/null; then
        [ -S "$1" ]
        return
    fi
    perl -MSocket -e 'for my $name ($ARGV[0], "\0$ARGV[0]") {
        socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or next;
        exit 0 if connect($socket, pack_sockaddr_un($name));
    } exit 1' "$1"
}

# Whether Offprint with these arguments opens its window: there is no command among them.
opens_window() {
    while [ $# -gt 0 ]; do
        case $1 in
            --library | --picture) [ $# -gt 1 ] && shift ;;
            --library=* | --picture=*) ;;
            *) return 1 ;;
        esac
        shift
    done
}

# run_without_display PROGRAM [ARGUMENT...]
run_without_display() {
    local program=$1 picture=$SOURCE/build/offprint.png
    shift
    say 'there is no display here; opening Offprint on a virtual one.'
    if [[ " $*" = *' --picture'* ]]; then
        on_virtual_display "$program" "$@"
        return
    fi
    rm -f -- "$picture"
    on_virtual_display "$program" "$@" --picture "$picture"
    [ -s "$picture" ] || fail 'Offprint ran, but saved no picture of its window.'
    say "a picture of its window is in $picture"
}

on_virtual_display() {
    if [ "$WAY,$ENTER" = private,chroot ]; then
        display_beside_chroot "$@"
    else
        inside bash "$SOURCE/packaging/lib/virtual-display.sh" "$@"
    fi
}

# The server runs inside, where its keyboard tables are; Offprint outside, on a library that stays.
display_beside_chroot() {
    local display server status=0
    chroot_ready
    mkdir -p "$ROOT/tmp/.X11-unix"
    chmod 1777 "$ROOT/tmp/.X11-unix"
    coproc SERVER { exec chroot "$ROOT" /usr/bin/Xvfb -displayfd 1 -screen 0 3200x2000x24 -dpi 96 -nolisten tcp -noreset 2>/dev/null; }
    server=$SERVER_PID
    read -r -t 30 -u "${SERVER[0]}" display || fail 'a virtual display could not be started.'
    (
        unset WAYLAND_DISPLAY XAUTHORITY
        export DISPLAY=unix:$ROOT/tmp/.X11-unix/X$display QT_QPA_PLATFORM=xcb
        outside_exec "$@"
    ) || status=$?
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    return $status
}
