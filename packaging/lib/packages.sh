# shellcheck shell=bash
# What Offprint is built from, by distribution, and whether this one has it.

DEBIAN_PACKAGES=(ca-certificates g++ cmake ninja-build ccache pkgconf git qt6-base-dev qt6-svg-dev
    libkf6syntaxhighlighting-dev libsqlite3-dev libsqlitecpp-dev libxml2-dev libgumbo-dev qt6-wayland
    shared-mime-info xvfb xauth fonts-inter fonts-noto-core fonts-dejavu-core)
FEDORA_PACKAGES=(gcc-c++ cmake ninja-build ccache pkgconf git qt6-qtbase-devel qt6-qtsvg-devel
    kf6-syntax-highlighting-devel sqlite-devel sqlitecpp-devel libxml2-devel gumbo-parser-devel qt6-qtwayland
    xorg-x11-server-Xvfb rsms-inter-fonts google-noto-serif-fonts dejavu-sans-mono-fonts libasan libubsan)
ARCH_PACKAGES=(gcc cmake ninja ccache pkgconf git qt6-base qt6-svg syntax-highlighting sqlite sqlitecpp libxml2
    gumbo-parser qt6-wayland xorg-server-xvfb xorg-xauth inter-font noto-fonts ttf-dejavu)
SUSE_PACKAGES=(gcc-c++ cmake ninja ccache pkgconf git qt6-base-devel qt6-svg-devel
    kf6-syntax-highlighting-devel sqlite3-devel SQLiteCpp-devel libxml2-devel gumbo-parser-devel qt6-wayland
    xorg-x11-server-Xvfb inter-fonts google-noto-serif-fonts dejavu-fonts)

# The package manager that can install all of it natively, or nothing.
native_manager() {
    local id='' version='' like=''
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-}")
        version=$(. /etc/os-release && echo "${VERSION_ID:-}")
        like=$(. /etc/os-release && echo "${ID_LIKE:-}")
    fi
    case $id in
        debian) [ -z "$version" ] || [ "${version%%.*}" -ge 13 ] && echo apt ;;
        ubuntu) [ "${version/./}" -ge 2504 ] && echo apt ;;
        fedora) [ "${version%%.*}" -ge 41 ] && echo dnf ;;
        opensuse-tumbleweed) echo zypper ;;
        arch) echo pacman ;;
        *) case " $like " in *" arch "*) echo pacman ;; esac ;;
    esac
    return 0
}

native_packages() {
    case $1 in
        apt) printf '%s\n' "${DEBIAN_PACKAGES[@]}" ;;
        dnf) printf '%s\n' "${FEDORA_PACKAGES[@]}" ;;
        pacman) printf '%s\n' "${ARCH_PACKAGES[@]}" ;;
        zypper) printf '%s\n' "${SUSE_PACKAGES[@]}" ;;
    esac
}

# The packages of standard input that are not installed.
missing_packages() {
    local package
    while read -r package; do
        case $1 in
            apt) dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package" ;;
            dnf | zypper) rpm -q --whatprovides "$package" >/dev/null 2>&1 || echo "$package" ;;
            pacman) pacman -Qq "$package" >/dev/null 2>&1 || echo "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

agree() {
    [ -z "$ASSUME_YES" ] || return 0
    [ -t 0 ] || return 0
    local answer
    read -r -p "packaging/dev: $1 [Y/n] " answer
    case $answer in '' | [Yy]*) return 0 ;; *) fail 'nothing was installed.' ;; esac
}

install_packages() {
    local manager=$1
    shift
    case $manager in
        apt) as_root apt-get update -qq && as_root apt-get install -y --no-install-recommends "$@" ;;
        dnf) as_root dnf install -y "$@" ;;
        pacman) as_root pacman -S --needed --noconfirm "$@" ;;
        zypper) as_root zypper --non-interactive install "$@" ;;
    esac >&2
}

# Installs natively what is missing of this system's list; one stamp a list, so that it is asked once.
ensure_native() {
    local manager=$1 stamp=$CACHE/native.packages wanted missing
    wanted=$(native_packages "$manager"; printf '%s\n' "${EXTRA_PACKAGES[@]:-}")
    [ ! -e "$stamp" ] || [ "$wanted" != "$(cat "$stamp")" ] || return 0
    mapfile -t missing < <(sed '/^$/d' <<<"$wanted" | missing_packages "$manager")
    if [ ${#missing[@]} -gt 0 ]; then
        agree "install these packages with $manager: ${missing[*]}?"
        install_packages "$manager" "${missing[@]}"
    fi
    mkdir -p "$CACHE"
    printf '%s\n' "$wanted" >"$stamp"
}
