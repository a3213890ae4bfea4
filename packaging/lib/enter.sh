# shellcheck shell=bash
# Running a command where the compiler and the libraries are: here, or inside the private Debian.

NATIVE_MANAGER=''

# native or private
way() {
    if [ -z "${WAY:-}" ]; then
        WAY=${OFFPRINT_ROOT:-}
        [ -n "$WAY" ] || { [ -n "$(native_manager)" ] && WAY=native; } || WAY=private
    fi
    echo "$WAY"
}

ensure_ready() {
    if [ "$(way)" = native ]; then
        NATIVE_MANAGER=$(native_manager)
        [ -z "$NATIVE_MANAGER" ] || ensure_native "$NATIVE_MANAGER"
    else
        ensure_private
    fi
}

# bwrap where namespaces are permitted; else root may fall back to chroot.
entrance() {
    if [ -n "${OFFPRINT_ENTER:-}" ]; then
        echo "$OFFPRINT_ENTER"
    elif bwrap --bind "$ROOT" / --dev-bind /dev /dev true 2>/dev/null; then
        echo bwrap
    elif [ "$(id -u)" -eq 0 ]; then
        echo chroot
    else
        fail 'this system permits no namespaces, which the private Debian needs. Run packaging/dev as root, or on Debian 13.'
    fi
}

# Fills BWRAP with what of this system is visible inside.
bwrap_arguments() {
    local folder
    BWRAP=(bwrap --bind "$ROOT" / --dev-bind /dev /dev --proc /proc --ro-bind /sys /sys
        --ro-bind /etc/resolv.conf /etc/resolv.conf
        --setenv CCACHE_DIR "$CACHE/ccache" --setenv CCACHE_BASEDIR "$SOURCE" --setenv CCACHE_NOHASHDIR 1
        --setenv LANG C.UTF-8 --unsetenv LD_PRELOAD --die-with-parent)
    [ "$(id -u)" -eq 0 ] || BWRAP+=(--unshare-user --uid "$(id -u)" --gid "$(id -g)")
    for folder in "${TMPDIR:-/tmp}" /tmp "$HOME" "$PWD" "$CACHE" "$SOURCE" "${OFFPRINT_SHARED:-}"; do
        [ ! -d "$folder" ] || BWRAP+=(--bind "$folder" "$folder")
    done
    for folder in /tmp/.X11-unix /run/dbus /mnt /media /srv /data; do
        [ ! -d "$folder" ] || BWRAP+=(--bind "$folder" "$folder")
    done
    for folder in /usr/local/share/fonts "$HOME/.local/share/fonts"; do
        [ ! -d "$folder" ] || BWRAP+=(--ro-bind "$folder" "$folder")
    done
    if [ -n "${XDG_RUNTIME_DIR:-}" ] && [ -d "$XDG_RUNTIME_DIR" ]; then
        BWRAP+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR") # Wayland's and D-Bus's sockets
    fi
    if [ -n "${XAUTHORITY:-}" ] && [ -e "$XAUTHORITY" ]; then
        BWRAP+=(--ro-bind "$XAUTHORITY" "$XAUTHORITY")
    fi
    BWRAP+=(--chdir "$PWD")
}

# Without namespaces nothing can be bound in: the tree is copied in, and what was built or drawn copied out.
inside_chroot() {
    local status=0 folder
    [ "$(id -u)" -eq 0 ] || fail 'only root can use chroot.'
    for folder in "$SOURCE" "$PWD"; do
        mkdir -p "$ROOT$folder"
        [ "$folder" = / ] || tar -C "$folder" --exclude=./build -cf - . | tar -C "$ROOT$folder" -xf -
    done
    [ -e "$ROOT/dev/null" ] || mknod -m 666 "$ROOT/dev/null" c 1 3
    [ -e "$ROOT/dev/urandom" ] || mknod -m 666 "$ROOT/dev/urandom" c 1 9
    [ -e "$ROOT/dev/zero" ] || mknod -m 666 "$ROOT/dev/zero" c 1 5
    cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
    mkdir -p "$ROOT$HOME" "$ROOT/tmp" "$ROOT$CACHE/ccache"
    chroot "$ROOT" env CCACHE_DIR="$CACHE/ccache" LANG=C.UTF-8 \
        sh -c 'cd "$1" && shift && exec "$@"' sh "$PWD" "$@" || status=$?
    if [ -d "$ROOT$SOURCE/build" ]; then
        mkdir -p "$SOURCE/build"
        find "$ROOT$SOURCE/build" -maxdepth 1 -name '*.png' -exec cp -p {} "$SOURCE/build/" \;
    fi
    [ ! -d "$ROOT$SOURCE/resources/screenshots" ] ||
        tar -C "$ROOT$SOURCE/resources" -cf - screenshots | tar -C "$SOURCE/resources" -xf -
    return $status
}

inside() {
    if [ "$(way)" = native ]; then
        "$@"
    elif [ "$(entrance)" = chroot ]; then
        inside_chroot "$@"
    else
        bwrap_arguments
        "${BWRAP[@]}" "$@"
    fi
}

# The same as the last thing done.
inside_exec() {
    if [ "$(way)" = native ]; then
        exec "$@"
    elif [ "${OFFPRINT_ENTER:-bwrap}" = chroot ] || ! command -v bwrap >/dev/null; then
        inside_chroot "$@"
    else
        bwrap_arguments
        exec "${BWRAP[@]}" "$@"
    fi
}
