# shellcheck shell=bash
# Running a command where the compiler and the libraries are: here, or inside the private Debian.

WAY=''   # native or private
ENTER='' # how the private Debian is entered: bwrap, sudo (bwrap through it) or chroot

choose_way() {
    WAY=${OFFPRINT_ROOT:-}
    case $WAY in
        native | private) ;;
        '') if [ -n "$(native_manager)" ]; then WAY=native; else WAY=private; fi ;;
        *) fail "OFFPRINT_ROOT is '$WAY'; it can be native or private." ;;
    esac
    if [ "$WAY" = private ] && { [ -n "${OFFPRINT_ENTER:-}" ] || command -v bwrap >/dev/null; }; then
        choose_entrance
    fi
}

describe_way() {
    local manager
    manager=$(native_manager)
    if [ "$WAY" = native ]; then
        echo "native${manager:+, with $manager}"
    else
        echo "a private Debian 13${ENTER:+, entered by $ENTER}"
    fi
}

# bwrap where namespaces are permitted. Where only root may make them, sudo; where nobody may, root's chroot.
choose_entrance() {
    [ -z "$ENTER" ] || return 0
    case ${OFFPRINT_ENTER:-} in
        bwrap | sudo | chroot) ENTER=$OFFPRINT_ENTER ;;
        '')
            if bwrap --ro-bind / / --bind /proc /proc --tmpfs /run true 2>/dev/null; then
                ENTER=bwrap
            elif [ "$(id -u)" -eq 0 ]; then
                ENTER=chroot
            else
                ENTER=sudo
            fi
            ;;
        *) fail "OFFPRINT_ENTER is '$OFFPRINT_ENTER'; it can be bwrap, sudo or chroot." ;;
    esac
    if [ "$ENTER" = chroot ] && [ "$(id -u)" -ne 0 ]; then
        fail 'only root can enter the private Debian by chroot.'
    fi
}

# ensure_ready [PACKAGE...]: what the build needs, and those, installed.
ensure_ready() {
    local manager
    if [ "$WAY" = private ]; then
        ensure_private "$@"
        return
    fi
    manager=$(native_manager)
    [ -z "$manager" ] || ensure_native "$manager" "$@"
}

working_folder() {
    if [ -d "$PWD" ]; then echo "$PWD"; else echo "$SOURCE"; fi
}

# Fills BWRAP: the private Debian's /usr and /etc, read-only, amid everything else of this system.
# bwrap_arguments [PATH...]: those of this system's files stay visible even if they lie in its own /usr or /etc.
bwrap_arguments() {
    local entry name
    BWRAP=(bwrap --die-with-parent --ro-bind "$ROOT/usr" /usr --ro-bind "$ROOT/etc" /etc
        --dev-bind /dev /dev --bind /proc /proc --ro-bind-try /sys /sys --tmpfs /run)
    for entry in "$ROOT"/{bin,sbin,lib*}; do
        [ ! -L "$entry" ] || BWRAP+=(--symlink "$(readlink "$entry")" "${entry#"$ROOT"}")
    done
    for entry in /* /.[!.]*; do
        case $entry in
            /bin | /sbin | /lib* | /usr | /etc | /dev | /proc | /sys | /run | /boot | /lost+found) continue ;;
        esac
        if [ -L "$entry" ]; then
            BWRAP+=(--symlink "$(readlink "$entry")" "$entry")
        elif [ -r "$entry" ]; then
            BWRAP+=(--bind "$entry" "$entry")
        fi
    done
    bind_of_root /var/lib/dpkg /var/lib/apt /var/cache/fontconfig
    bind_of_system /etc/resolv.conf /etc/hosts /etc/passwd /etc/group /usr/local/share/fonts
    if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
        bind_of_system /etc/ssl/certs /usr/share/ca-certificates /usr/local/share/ca-certificates
    fi
    # The sockets of D-Bus, Wayland and sound.
    for name in /run/dbus "${XDG_RUNTIME_DIR:-}"; do
        [[ $name != /run/* ]] || BWRAP+=(--bind-try "$name" "$name")
    done
    for name in LD_PRELOAD LD_LIBRARY_PATH QT_PLUGIN_PATH XDG_DATA_DIRS XDG_CONFIG_DIRS \
        CMAKE_PREFIX_PATH PKG_CONFIG_PATH PKG_CONFIG_LIBDIR CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS; do
        BWRAP+=(--unsetenv "$name")
    done
    BWRAP+=(--setenv PATH "$SOURCE/packaging/lib/inside:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" --setenv LANG C.UTF-8 --unsetenv LC_ALL
        --setenv TZ "${TZ:-$(time_zone)}"
        --setenv CCACHE_DIR "$CACHE/ccache" --setenv CCACHE_BASEDIR "$SOURCE" --setenv CCACHE_NOHASHDIR 1)
    # TeX looks for its formats in /var/lib/texmf, which is this system's here
    if [ -d "$ROOT/var/lib/texmf" ]; then
        BWRAP+=(--setenv TEXMFSYSVAR "$ROOT/var/lib/texmf"
            --setenv TEXMF "{$ROOT/var/lib/texmf,/usr/share/texmf,/usr/share/texlive/texmf-dist}")
    fi
    for name in "$(working_folder)" "$@"; do
        keep_visible "$name"
    done
    BWRAP+=(--chdir "$(working_folder)")
}

# What the private Debian's programs keep of their own, where this system has a folder to put it over.
bind_of_root() {
    local name
    for name in "$@"; do
        [ ! -d "$name" ] || [ ! -d "$ROOT$name" ] || BWRAP+=(--ro-bind "$ROOT$name" "$name")
    done
}

# This system's own, where the private Debian has something to put it over.
bind_of_system() {
    local name
    for name in "$@"; do
        [ ! -r "$name" ] || [ ! -e "$ROOT$name" ] || BWRAP+=(--ro-bind "$name" "$name")
    done
}

# A file of this system in a folder that the private Debian's hides.
keep_visible() {
    local path
    [ -e "$1" ] || return 0
    path=$(realpath -- "$1")
    case $path in
        /usr/?* | /etc/?*)
            if [ -f "$ROOT$path" ]; then
                BWRAP+=(--ro-bind "$path" "$path")
            elif [ ! -d "$ROOT$path" ]; then
                lay_bare "$path"
            fi
            ;;
        /boot/?* | /run/?*) BWRAP+=(--ro-bind "$path" "$path") ;;
    esac
}

# Where the private Debian has nothing to put PATH over, the nearest folder that both have is laid out anew: all that
# the private Debian has there, and the one thing of this system's.
lay_bare() {
    local path=$1 folder=${1%/*} entry
    while [ ! -d "$ROOT$folder" ]; do
        path=$folder
        folder=${path%/*}
    done
    if [[ " ${BWRAP[*]} " != *" --tmpfs $folder "* ]]; then
        BWRAP+=(--tmpfs "$folder")
        for entry in "$ROOT$folder"/*; do
            if [ -L "$entry" ]; then
                BWRAP+=(--symlink "$(readlink "$entry")" "${entry#"$ROOT"}")
            else
                BWRAP+=(--ro-bind-try "$entry" "${entry#"$ROOT"}")
            fi
        done
    fi
    BWRAP+=(--ro-bind "$path" "$path")
}

time_zone() {
    local zone
    zone=$(readlink -f /etc/localtime 2>/dev/null) || zone=''
    case $zone in
        */zoneinfo/*) echo "${zone#*/zoneinfo/}" ;;
        *) echo UTC ;;
    esac
}

# Through sudo the environment is lost and the user is root: both are given back inside.
through_sudo() {
    local exported
    [ "$ENTER" = sudo ] || return 0
    mapfile -d '' exported < <(env -0)
    BWRAP=(sudo env "${exported[@]}" "${BWRAP[@]}" setpriv --reuid "$(id -u)" --regid "$(id -g)" --init-groups --)
}

inside() {
    choose_entrance_if_private
    case $WAY,$ENTER in
        native,*) "$@" ;;
        *,chroot) inside_chroot "$@" ;;
        *)
            bwrap_arguments
            through_sudo
            "${BWRAP[@]}" "$@"
            ;;
    esac
}

# The same as the last thing done.
inside_exec() {
    choose_entrance_if_private
    case $WAY,$ENTER in
        native,*) exec "$@" ;;
        *,chroot)
            inside_chroot "$@"
            exit
            ;;
        *)
            bwrap_arguments "$@"
            through_sudo
            exec "${BWRAP[@]}" "$@"
            ;;
    esac
}

# Runs Offprint itself, on the user's own files and library, as the last thing done.
program_exec() {
    if [ "$WAY,$ENTER" = private,chroot ]; then
        outside_exec "$@"
    fi
    inside_exec "$@"
}

choose_entrance_if_private() {
    [ "$WAY" = native ] || choose_entrance
}
