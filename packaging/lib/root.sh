# shellcheck shell=bash
# The private Debian 13: made once, repaired when a set-up was cut off, extended when the list of packages grows.

ROOT=$CACHE/trixie
ROOT_STAMP=$CACHE/trixie.packages
ROOT_MEGABYTES=2500

# A mirror of Debian: the one this system uses, if it is Debian itself.
debian_mirror() {
    local found=''
    if [ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}")" = debian ]; then
        found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
            sed -nE 's#^(deb .*|URIs:) ?(https?://[^ ]*/debian)/?( .*)?$#\2#p' | head -n 1)
    fi
    echo "${found:-http://deb.debian.org/debian}"
}

ensure_disk() {
    local free
    free=$(df -Pm "$CACHE" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$ROOT_MEGABYTES" ] ||
        fail "$CACHE has $free MB left and the private Debian needs about $ROOT_MEGABYTES MB. Free some space, or set XDG_CACHE_HOME to a larger disk."
}

ensure_host_tools() {
    local missing=()
    command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
    command -v bwrap >/dev/null || missing+=(bubblewrap)
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null ||
        fail "this system needs ${missing[*]} to make a private Debian 13. Install that and try again."
    agree "install ${missing[*]} on this system?"
    install_packages apt "${missing[@]}"
}

# Built beside and moved into place when whole, so that a folder named `trixie` is never half a system.
make_root() {
    local partial=$ROOT.partial mode=unshare
    [ "$(id -u)" -ne 0 ] || mode=root
    ensure_disk
    agree "make a private Debian 13 (about 2 GB) in $ROOT?"
    say "making a private Debian 13 in $ROOT (about 2 GB, a few minutes, once)"
    remove_tree "$partial"
    mmdebstrap --quiet --mode=$mode --variant=apt --components=main \
        --aptopt='APT::Install-Recommends "false"' --include="$(IFS=,; echo "$*")" \
        trixie "$partial" "$(debian_mirror)" >&2
    remove_tree "$ROOT"
    mv "$partial" "$ROOT"
}

# Files of an unshared root belong to sub-ids that only its own namespace may remove.
remove_tree() {
    [ -e "$1" ] || return 0
    rm -rf -- "$1" 2>/dev/null || unshare --map-auto --map-root-user rm -rf -- "$1"
}

add_to_root() {
    say "adding to the private Debian: $*"
    inside sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"' \
        sh "$@" >&2
}

ensure_private() {
    local wanted=("${DEBIAN_PACKAGES[@]}" ${EXTRA_PACKAGES[@]+"${EXTRA_PACKAGES[@]}"}) missing package
    mkdir -p "$CACHE/ccache"
    if [ -d "$ROOT" ] && [ -e "$ROOT_STAMP" ]; then
        missing=()
        for package in "${wanted[@]}"; do
            grep -qxF -- "$package" "$ROOT_STAMP" || missing+=("$package")
        done
        [ ${#missing[@]} -gt 0 ] || return 0
        ensure_host_tools
        add_to_root "${missing[@]}"
        printf '%s\n' "${missing[@]}" >>"$ROOT_STAMP"
        return 0
    fi
    ensure_host_tools
    rm -f "$ROOT_STAMP"
    make_root "${wanted[@]}"
    printf '%s\n' "${wanted[@]}" >"$ROOT_STAMP.partial"
    mv "$ROOT_STAMP.partial" "$ROOT_STAMP"
}
