# shellcheck shell=bash
# What Offprint is built from, by distribution, and whether this one has it.

DEBIAN_PACKAGES=(ca-certificates g++ cmake ninja-build ccache pkgconf git
    qt6-base-dev qt6-svg-dev qt6-svg-plugins qt6-pdf-dev qt6-qpa-plugins qt6-wayland libkf6syntaxhighlighting-dev
    libkf6sonnet-dev sonnet6-plugins hunspell-en-us libyaml-cpp-dev
    libsqlite3-dev libsqlitecpp-dev libxml2-dev libgumbo-dev libquickjs node-mathjax-full esbuild
    shared-mime-info tzdata xvfb xauth fonts-inter fonts-noto-core fonts-dejavu-core)
# The private one has no desktop around it, whose parts these stand for: settings, the bus for a test, and a font
# for Chinese. What else reads our exports is there, too: its tests skip where it is not.
# shellcheck disable=SC2034 # for root.sh
PRIVATE_PACKAGES=("${DEBIAN_PACKAGES[@]}" libglib2.0-bin dbus-daemon fonts-wqy-microhei
    biber bibutils pandoc texlive-latex-base)
# On the RPM distributions libraries go by what they provide, whose names the two share.
RPM_PACKAGES=(ca-certificates gcc-c++ cmake ccache git xauth xorg-x11-server-Xvfb shared-mime-info
    'pkgconfig(sqlite3)' 'pkgconfig(libxml-2.0)' 'pkgconfig(gumbo)' 'cmake(SQLiteCpp)'
    'cmake(Qt6Widgets)' 'cmake(Qt6DBus)' 'cmake(Qt6Network)' 'cmake(Qt6Test)' 'cmake(Qt6Svg)' 'cmake(KF6SyntaxHighlighting)'
    'cmake(KF6Sonnet)' 'cmake(Qt6Pdf)' 'cmake(Qt6PrintSupport)' 'cmake(yaml-cpp)')
FEDORA_PACKAGES=("${RPM_PACKAGES[@]}" ninja-build libasan libubsan pkgconf-pkg-config qt6-qtwayland
    rsms-inter-fonts google-noto-serif-fonts dejavu-sans-mono-fonts)
SUSE_PACKAGES=("${RPM_PACKAGES[@]}" ninja pkgconf-pkg-config qt6-wayland
    inter-fonts google-noto-serif-fonts dejavu-fonts)
ARCH_PACKAGES=(ca-certificates gcc cmake ninja ccache pkgconf git
    qt6-base qt6-svg qt6-wayland qt6-webengine syntax-highlighting sonnet yaml-cpp sqlite sqlitecpp libxml2 gumbo-parser
    shared-mime-info xorg-server-xvfb xorg-xauth inter-font noto-fonts ttf-dejavu)

# The package manager that can install all of it on the system that FILE tells of, or nothing: os_manager FILE
os_manager() {
    local file=$1 key value id='' version='' like=''
    [ -r "$file" ] || return 0
    while IFS='=' read -r key value || [ -n "$key" ]; do
        value=${value%[\"\']}
        value=${value#[\"\']}
        case $key in
            ID) id=$value ;;
            VERSION_ID) version=$value ;;
            ID_LIKE) like=$value ;;
        esac
    done <"$file"
    case $id in
        debian) if at_least "${version:-13}" 13; then echo apt; fi ;; # unstable has no number
        ubuntu) if at_least "$version" 25.04; then echo apt; fi ;;
        fedora) if at_least "$version" 41; then echo dnf; fi ;;
        opensuse-tumbleweed) echo zypper ;;
        arch) echo pacman ;;
        *) if [[ " $like " = *' arch '* ]]; then echo pacman; fi ;;
    esac
}

# Compares MAJOR[.MINOR]; what is no number is less than any.
at_least() {
    local major=${1%%.*} minor=0 wanted_minor=0
    [[ $1 != *.* ]] || minor=${1#*.}
    [[ $2 != *.* ]] || wanted_minor=${2#*.}
    minor=${minor%%.*}
    [[ $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] || return 1
    ((10#$major > 10#${2%%.*} || (10#$major == 10#${2%%.*} && 10#$minor >= 10#$wanted_minor)))
}

# The same for this system, if the manager itself is there. On an image-based Fedora it cannot install.
native_manager() {
    local manager
    manager=$(os_manager /etc/os-release)
    if [ -n "$manager" ] && command -v "${manager/apt/apt-get}" >/dev/null && [ ! -e /run/ostree-booted ]; then
        echo "$manager"
    fi
}

native_packages() {
    case $1 in
        apt) printf '%s\n' "${DEBIAN_PACKAGES[@]}" ;;
        dnf) printf '%s\n' "${FEDORA_PACKAGES[@]}" ;;
        pacman) printf '%s\n' "${ARCH_PACKAGES[@]}" ;;
        zypper) printf '%s\n' "${SUSE_PACKAGES[@]}" ;;
    esac
}

# Of the packages named on standard input, those not installed, as dpkg's status FILE tells: not_in_status FILE
not_in_status() {
    awk 'NR == FNR {
             if ($1 == "Package:") name = $2
             else if ($1 == "Status:" && $4 == "installed") there[name] = 1
             next
         }
         $1 != "" && !($1 in there) && !said[$1]++ { print $1 }' "$1" -
}

# A package whose installation was cut off half-way.
is_half_done() {
    awk '$1 == "Status:" && $4 !~ /^(installed|not-installed|config-files)$/ { found = 1; exit }
         END { exit !found }' "$1"
}

# Of the packages named on standard input, those that this system lacks.
missing_packages() {
    local package
    case $1 in
        apt) not_in_status /var/lib/dpkg/status ;;
        pacman) xargs pacman -T || true ;; # prints them, and fails when there are any
        dnf | zypper)
            while read -r package; do
                rpm -q --whatprovides "$package" >/dev/null 2>&1 || printf '%s\n' "$package"
            done
            ;;
    esac
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root, and there is no sudo. Have root run: $*"
    fi
}

is_interactive() {
    [ -t 2 ] && { : </dev/tty; } 2>/dev/null
}

# agree QUESTION WHAT ELSE CAN BE DONE. Asks on the terminal, since standard input may be the program's.
agree() {
    local answer
    if [ -n "$ASSUME_YES" ] || ! is_interactive; then
        return 0
    fi
    read -r -p "packaging/dev: $1 [Y/n] " answer </dev/tty 2>/dev/tty || answer=n
    case $answer in
        '' | [Yy]*) ;;
        *) fail "nothing was changed. $2" ;;
    esac
}

install_packages() {
    local manager=$1
    shift
    say "installing with $manager: $*"
    case $manager in
        apt)
            as_root apt-get update -qq || say 'not every list of packages could be fetched; going on with those here.'
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
            ;;
        dnf) as_root dnf install -y "$@" ;;
        pacman) as_root pacman -S --needed --noconfirm "$@" ;;
        zypper) as_root zypper --non-interactive install --no-recommends "$@" ;;
    esac >&2 || fail "$manager could not install $*. What it said stands above. Is this machine online?"
}

# ensure_native MANAGER [PACKAGE...]: its whole list, and those.
ensure_native() {
    local manager=$1 wanted missing
    shift
    wanted=$(native_packages "$manager" && printf '%s\n' "$@")
    mapfile -t missing < <(sed '/^$/d' <<<"$wanted" | missing_packages "$manager")
    [ ${#missing[@]} -gt 0 ] || return 0
    agree "install with $manager: ${missing[*]}?" 'OFFPRINT_ROOT=private builds in a private Debian 13 instead.'
    install_packages "$manager" "${missing[@]}"
}
