# shellcheck shell=bash
# The private Debian 13: made once, repaired when a set-up was cut off, extended when the list of packages grows.
# What is in it is asked of its own dpkg, so that no record beside it can be wrong.

ROOT=$CACHE/trixie
ROOT_STATUS=$ROOT/var/lib/dpkg/status
ROOT_MEGABYTES=2300

# A mirror of Debian: the one this system uses, if it is Debian itself.
debian_mirror() {
    local found=''
    if grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
        found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
            sed -nE 's#^(deb .*|URIs:) ?(https?://[^ ]*/debian)/?( .*)?$#\2#p' | awk 'NR == 1') || true
    fi
    echo "${found:-http://deb.debian.org/debian}"
}

# ensure_disk FOLDER: fails with a sentence when its disk is too small.
ensure_disk() {
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$ROOT_MEGABYTES" ] || fail "the disk of $1 has $free MB left, and the private Debian needs about" \
        "$ROOT_MEGABYTES MB. Free some space, or set XDG_CACHE_HOME to a folder on a larger disk."
}

# ensure_host_tool COMMAND PACKAGE
ensure_host_tool() {
    ! command -v "$1" >/dev/null || return 0
    command -v apt-get >/dev/null ||
        fail "a private Debian 13 needs $2, which this system lacks. Install that and try again."
    agree "install $2 on this system?" ''
    install_packages apt "$2"
}

# Built beside and moved into place when whole, so that a folder named `trixie` is never half a system.
make_root() {
    local partial=$ROOT.partial apart=()
    ensure_disk "$CACHE"
    agree "make a private Debian 13 in $ROOT (about 2 GB, a few minutes, once)?" ''
    say "making a private Debian 13 in $ROOT (about 2 GB, a few minutes, once)"
    remove_tree "$partial"
    if [ "$(id -u)" -ne 0 ] && [ "$ENTER" = bwrap ]; then
        make_root_unprivileged "$partial" "$@"
    else
        # What it mounts vanishes with it, even when it is killed, where mounts can be its own.
        ! as_root unshare --mount true 2>/dev/null || apart=(unshare --mount)
        as_root "${apart[@]}" "${MMDEBSTRAP[@]}" --mode=root --include="$(IFS=,; echo "$*")" trixie "$partial" "$(debian_mirror)" >&2 ||
            fail 'the private Debian could not be made. What mmdebstrap said stands above. Is this machine online?'
    fi
    sync -f "$partial"
    remove_tree "$ROOT"
    mv -- "$partial" "$ROOT"
}

# Unflushed writes are safe while the tree is apart; it is flushed before it is moved into place. The hook leaves
# places to bind this system's own over.
# shellcheck disable=SC2016 # for the shell that runs the hook
MMDEBSTRAP=(mmdebstrap --quiet --variant=apt --components=main --aptopt='APT::Install-Recommends "false"'
    --dpkgopt=force-unsafe-io
    --customize-hook='touch "$1/etc/resolv.conf" "$1/etc/hosts"; rm -f "$1/etc/dpkg/dpkg.cfg.d/99mmdebstrap"')

# The unshared root may not look into a home folder, so the tree is made in a temporary one and unpacked from there.
# Its files then belong to the user, like everything else of the cache.
make_root_unprivileged() {
    local partial=$1
    shift
    grep -qE "^($(id -un)|$(id -u)):" /etc/subuid 2>/dev/null ||
        fail "/etc/subuid gives $(id -un) no ids to make it with. Have root run:" \
            "usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    ensure_disk /var/tmp
    mkdir -p "$partial"
    HOME=/ TMPDIR=/var/tmp "${MMDEBSTRAP[@]}" --mode=unshare --include="$(IFS=,; echo "$*,fakeroot")" \
        trixie - "$(debian_mirror)" | tar -C "$partial" -xf - --no-same-owner --exclude='./dev/*' ||
        fail 'the private Debian could not be made. What mmdebstrap said stands above. Is this machine online?'
}

# A tree whose making was killed may have this system's /dev and /sys mounted in it: never a step into those.
remove_tree() {
    local target
    [ -e "$1" ] || return 0
    while read -r _ target _; do
        target=$(printf '%b' "$target") # a blank is written as \040
        [[ $target != "$1"/* ]] || as_root umount "$target" || fail "$target is mounted, and could not be unmounted."
    done < <(tac /proc/self/mounts)
    rm -rf --one-file-system -- "$1" 2>/dev/null || as_root rm -rf --one-file-system -- "$1" ||
        fail "$1 could not be removed."
}

# Installs packages inside, as root or as what passes for it there, finishing first what was cut off.
add_to_root() {
    # shellcheck disable=SC2016 # for the shell inside
    local installing=(env DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c
        'dpkg --configure -a && apt-get update -qq &&
         apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends --fix-broken "$@" && apt-get clean' sh)
    local apart=(bwrap --bind "$ROOT" / --dev-bind /dev /dev --bind /proc /proc --perms 1777 --tmpfs /tmp --die-with-parent)
    if [ "$ENTER" = chroot ]; then
        chroot_ready
        apart=(chroot "$ROOT")
    elif [ -e /etc/resolv.conf ]; then
        apart+=(--ro-bind /etc/resolv.conf /etc/resolv.conf)
    fi
    if [ "$ENTER" = bwrap ] && [ "$(id -u)" -ne 0 ]; then
        echo 'APT::Sandbox::User "root";' >"$ROOT/etc/apt/apt.conf.d/99one-user"
        apart+=(--unshare-user --uid 0 --gid 0 fakeroot)
    elif [ "$ENTER" = sudo ]; then
        apart=(sudo "${apart[@]}")
    fi
    say "adding to the private Debian: ${*:-what was cut off}"
    "${apart[@]}" "${installing[@]}" "$@" >&2 ||
        fail 'the private Debian could not be completed. What apt said stands above. Is this machine online?'
}

# ensure_private [PACKAGE...]: the private Debian with its whole list, and those.
ensure_private() {
    local wanted=("${PRIVATE_PACKAGES[@]}" "$@") missing
    mkdir -p "$CACHE/ccache" || fail "$CACHE cannot be made. XDG_CACHE_HOME can name another place."
    lock "$CACHE/setup.lock" 'another set-up is running; waiting for it'
    [ "${OFFPRINT_ENTER:-}" = chroot ] || ensure_host_tool bwrap bubblewrap
    choose_entrance
    if [ ! -s "$ROOT_STATUS" ]; then
        ensure_host_tool mmdebstrap mmdebstrap
        [ "$(id -u)" -eq 0 ] || [ "$ENTER" = sudo ] || ensure_host_tool newuidmap uidmap
        make_root "${wanted[@]}"
    else
        mapfile -t missing < <(printf '%s\n' "${wanted[@]}" | not_in_status "$ROOT_STATUS")
        if [ ${#missing[@]} -gt 0 ] || is_half_done "$ROOT_STATUS"; then
            add_to_root "${missing[@]}"
        fi
    fi
    unlock
}

# One at a time: lock FILE WHAT IS SAID WHILE WAITING
lock() {
    command -v flock >/dev/null || return 0
    exec 8>"$1"
    flock -n 8 || {
        say "$2"
        flock 8
    }
}

unlock() {
    exec 8>&-
}
