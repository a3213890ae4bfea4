#!/usr/bin/env bash
# What the set-up scripts conclude from a system's files: which way to go, what is missing, what stays visible.
set -euo pipefail
SOURCE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
trial=$(mktemp -d)
trap 'rm -rf -- "$trial"' EXIT
# shellcheck disable=SC2034 # for the scripts sourced
CACHE=$trial/cache

# shellcheck source=packaging/lib/packages.sh
. "$SOURCE/packaging/lib/packages.sh"
# shellcheck source=packaging/lib/root.sh
. "$SOURCE/packaging/lib/root.sh"
# shellcheck source=packaging/lib/enter.sh
. "$SOURCE/packaging/lib/enter.sh"
# shellcheck source=packaging/lib/build.sh
. "$SOURCE/packaging/lib/build.sh"
# shellcheck source=packaging/lib/display.sh
. "$SOURCE/packaging/lib/display.sh"

failures=0

# equal WHAT EXPECTED ACTUAL
equal() {
    [ "$2" = "$3" ] && return 0
    printf '%s:\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}

yes_no() {
    if "$@"; then echo yes; else echo no; fi
}

# release MANAGER LINE...: a system whose os-release has those lines is set up with MANAGER.
release() {
    local expected=$1
    shift
    printf '%s\n' "$@" >"$trial/os-release"
    equal "manager for $*" "$expected" "$(os_manager "$trial/os-release")"
}

test_the_manager_follows_the_system() {
    release '' 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"' 'VERSION_ID="12"' 'ID=debian'
    release apt 'ID=debian' 'VERSION_ID="13"'
    release apt 'ID=debian' 'PRETTY_NAME="Debian GNU/Linux forky/sid"'
    release '' 'ID=ubuntu' 'VERSION_ID="24.04"' 'ID_LIKE=debian'
    release '' 'ID=ubuntu' 'VERSION_ID="24.10"'
    release apt 'ID=ubuntu' 'VERSION_ID="25.04"'
    release apt 'ID=ubuntu' 'VERSION_ID="26.04"'
    release '' 'ID=ubuntu'
    release dnf 'ID=fedora' 'VERSION_ID=42'
    release '' 'ID=fedora' 'VERSION_ID=40'
    release '' 'ID="rhel"' 'VERSION_ID="9.4"' 'ID_LIKE="fedora"'
    release pacman 'ID=arch' 'BUILD_ID=rolling'
    release pacman 'ID=endeavouros' "ID_LIKE='arch'"
    release '' 'ID=linuxmint' 'ID_LIKE="ubuntu debian"' 'VERSION_ID="22"'
    release zypper 'ID="opensuse-tumbleweed"' 'VERSION_ID="20250601"' 'ID_LIKE="opensuse suse"'
    release '' 'ID="opensuse-leap"' 'VERSION_ID="15.6"' 'ID_LIKE="suse opensuse"'
    release '' '# nothing is known'
    printf 'ID=debian\nVERSION_ID="13"' >"$trial/os-release" # no newline at the end
    equal 'manager without a last newline' apt "$(os_manager "$trial/os-release")"
    equal 'manager without the file' '' "$(os_manager "$trial/no-such-file")"
}

test_every_manager_has_packages() {
    local manager
    for manager in apt dnf pacman zypper; do
        equal "a compiler for $manager" yes "$(yes_no grep -qE '^(g\+\+|gcc(-c\+\+)?)$' <(native_packages "$manager"))"
        equal "blanks in the names for $manager" no "$(yes_no grep -q ' ' <(native_packages "$manager"))"
    done
}

test_missing_packages_are_asked_of_dpkg() {
    cat >"$trial/status" <<'EOF'
Package: whole
Status: install ok installed
Depends: absent

Package: removed
Status: deinstall ok config-files

Package: half
Status: install ok half-configured
EOF
    equal 'what is missing' 'removed half absent' \
        "$(printf '%s\n' whole removed half absent absent | not_in_status "$trial/status" | tr '\n' ' ' | sed 's/ $//')"
    equal 'a set-up cut off' yes "$(yes_no is_half_done "$trial/status")"
    sed -i 's/half-configured/installed/' "$trial/status"
    equal 'a set-up not cut off' no "$(yes_no is_half_done "$trial/status")"
}

test_the_system_s_own_files_stay_visible() {
    local file=/usr/share/offprint-test-$$/feed.xml
    mkdir -p "$ROOT/usr/share/doc" "$ROOT/etc"
    touch "$ROOT/usr/share/plain" "$ROOT/etc/passwd"
    ln -s doc "$ROOT/usr/share/link"
    realpath() { [ "$1" != -- ] || shift; echo "$1"; }
    BWRAP=()
    keep_visible "$trial" # nothing hides a temporary folder
    equal 'visible anyway' '' "${BWRAP[*]}"
    keep_visible /etc/passwd
    equal 'over one of the same name' '--ro-bind /etc/passwd /etc/passwd' "${BWRAP[*]}"
    BWRAP=()
    lay_bare "$file"
    equal 'beside what is there' "--tmpfs /usr/share --ro-bind-try $ROOT/usr/share/doc /usr/share/doc --symlink doc /usr/share/link --ro-bind-try $ROOT/usr/share/plain /usr/share/plain --ro-bind ${file%/*} ${file%/*}" "${BWRAP[*]}"
    unset -f realpath
}

test_a_display_is_there_when_it_answers() {
    local DISPLAY='' WAYLAND_DISPLAY='' XDG_RUNTIME_DIR=$trial
    equal 'no display' no "$(yes_no has_display)"
    DISPLAY=:54321
    equal 'a display where nobody listens' no "$(yes_no has_display)"
    DISPLAY=nonsense
    equal 'a display without a number' no "$(yes_no has_display)"
    DISPLAY='' WAYLAND_DISPLAY=wayland-7
    equal 'a Wayland display that is not there' no "$(yes_no has_display)"
    listen_on "$trial/wayland-7"
    equal 'a Wayland display that listens' yes "$(yes_no has_display)"
    kill "$listener"
    wait "$listener" 2>/dev/null || true
    equal 'a Wayland display whose server died' no "$(yes_no has_display)"
}

test_a_window_opens_without_a_command() {
    equal 'nothing' yes "$(yes_no opens_window)"
    equal 'a library' yes "$(yes_no opens_window --library 'a b' --picture=x.png)"
    equal 'a command' no "$(yes_no opens_window list)"
    equal 'a command on a library' no "$(yes_no opens_window --library list check)"
    equal 'help' no "$(yes_no opens_window --help)"
}

# Ready once it has said so.
listen_on() {
    coproc LISTENER { exec perl -MSocket -e '$| = 1;
        socket(my $s, PF_UNIX, SOCK_STREAM, 0); bind($s, pack_sockaddr_un($ARGV[0])) && listen($s, 5) or die $!;
        print "ready\n"; sleep 60' "$1"; }
    # shellcheck disable=SC2153 # set by coproc
    listener=$LISTENER_PID
    read -r -u "${LISTENER[0]}"
}

test_builds_for_other_libraries_are_apart() {
    WAY=native ENTER='' && equal 'native' "$SOURCE/build/asan" "$(build_folder asan)"
    WAY=private ENTER=bwrap && equal 'private' "$SOURCE/build/trixie-asan" "$(build_folder asan)"
    WAY=private ENTER=chroot && equal 'chroot' "$SOURCE/build/chroot-asan" "$(build_folder asan)"
    WAY='' ENTER=''
}

for name in $(compgen -A function test_); do
    "$name"
done
[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo 'all passed'
