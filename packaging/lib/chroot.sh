# shellcheck shell=bash
# The private Debian where no namespaces are permitted. Nothing can be bound in: to build and test, the tree is
# copied in and what came of it out. Offprint itself runs outside, on the private Debian's libraries, so that it has
# the user's own files, library and display.

# The tree's copy is at its own path inside, beside it the compiler's cache.
CHROOT_CCACHE=/var/cache/offprint-ccache

chroot_ready() {
    local name minor
    while read -r name minor; do
        [ -c "$ROOT/dev/$name" ] || mknod -m 666 "$ROOT/dev/$name" c 1 "$minor" 2>/dev/null ||
            fail 'neither namespaces nor device files are permitted here, so the private Debian cannot be used.'
    done <<<$'null 3\nzero 5\nrandom 8\nurandom 9'
    [ ! -e /etc/resolv.conf ] || cp -- /etc/resolv.conf "$ROOT/etc/resolv.conf"
}

# Sanitizers read /proc, which a chroot has only where root may mount it.
can_sanitize() {
    [ "$WAY,$ENTER" != private,chroot ] || mount_proc
}

mount_proc() {
    mkdir -p "$ROOT/proc"
    mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc" 2>/dev/null || return 1
    trap 'umount "$ROOT/proc" 2>/dev/null || umount --lazy "$ROOT/proc" || true' EXIT
}

# copy_in FOLDER [TAR OPTION...]: the same folder inside, without what was since removed; times kept, for ninja.
copy_in() {
    local folder=$1
    shift
    mkdir -p "$ROOT$folder"
    find "$ROOT$folder" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf -- {} +
    tar -C "$folder" --format=posix "$@" -cf - . | tar -C "$ROOT$folder" -xf -
}

# What the command changed in the tree, and of the build what is of use outside.
copy_out() {
    (
        cd "$ROOT$SOURCE" || exit
        find . -path ./build -prune -o -type f -newer "$ROOT/tmp/offprint-entered" -print0
        [ ! -d build ] || find build -type f \( -path 'build/*/app/offprint' -o -name compile_commands.json \
            -o -path '*/Testing/Temporary/*.log' \) -newer "$ROOT/tmp/offprint-entered" -print0
    ) | tar -C "$ROOT$SOURCE" --format=posix --null -T - -cf - | tar -C "$SOURCE" -xf -
}

inside_chroot() {
    local status=0 folder
    chroot_ready
    copy_in "$SOURCE" --exclude=./build --exclude=./.git
    if [ -d "${OFFPRINT_SHARED:-}" ] && [ ! -e "$ROOT$OFFPRINT_SHARED" ]; then
        copy_in "$OFFPRINT_SHARED"
    fi
    folder=$(working_folder)
    [[ $folder/ = "$SOURCE"/* ]] || folder=$SOURCE
    mkdir -p "$ROOT$HOME" "$ROOT/tmp" "$ROOT$CHROOT_CCACHE" "$ROOT$folder"
    touch "$ROOT/tmp/offprint-entered"
    # This system's display, session and temporary folder mean nothing in there.
    # shellcheck disable=SC2016 # for the shell inside
    chroot "$ROOT" env -u LD_PRELOAD -u LD_LIBRARY_PATH -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
        -u TMPDIR -u LC_ALL -u CC -u CXX -u CFLAGS -u CXXFLAGS -u CPPFLAGS -u LDFLAGS \
        PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 \
        CCACHE_DIR="$CHROOT_CCACHE" CCACHE_BASEDIR="$SOURCE" CCACHE_NOHASHDIR=1 \
        sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@" || status=$?
    copy_out
    return $status
}

# Runs a program of the private Debian outside of it, with its loader, its libraries and their data.
outside_exec() {
    local loader library private folders
    loader=$(compgen -G "$ROOT/lib*/ld-linux*.so.*" | awk 'NR == 1')
    library=$(compgen -G "$ROOT/usr/lib/*-linux-gnu*" | awk 'NR == 1')
    [ -e "$loader" ] || fail "the private Debian in $ROOT has no C library."
    # Some libraries look for their own in a folder that they name from the root.
    folders=$library
    for private in "$library"/*/lib*.so*; do
        private=${private%/*}
        [[ $folders: = *:"$private":* ]] || folders+=:$private
    done
    export QT_PLUGIN_PATH=$library/qt6/plugins GCONV_PATH=$library/gconv LOCPATH=$ROOT/usr/lib/locale \
        XKB_CONFIG_ROOT=$ROOT/usr/share/X11/xkb FONTCONFIG_FILE=$CACHE/fonts.conf \
        XDG_DATA_DIRS=${XDG_DATA_DIRS:-/usr/local/share:/usr/share}:$ROOT/usr/share
    [ -e "$FONTCONFIG_FILE" ] || fonts_outside >"$FONTCONFIG_FILE"
    exec "$loader" --inhibit-cache --argv0 "$1" --library-path "$folders" "$@"
}

fonts_outside() {
    cat <<EOF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>$ROOT/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <include ignore_missing="yes">$ROOT/etc/fonts/conf.d</include>
</fontconfig>
EOF
}
