# shellcheck shell=bash
# The checks that need no test run.

# lint_package PART: what it is installed from.
lint_package() {
    local manager=apt
    [ "$WAY" = private ] || manager=$(os_manager /etc/os-release)
    case $1,$manager in
        shell,dnf | shell,zypper) echo ShellCheck ;;
        shell,*) echo shellcheck ;;
        format,dnf | tidy,dnf) echo clang-tools-extra ;;
        format,zypper | tidy,zypper) echo clang-tools ;;
        format,pacman | tidy,pacman) echo clang ;;
        format,*) echo clang-format ;;
        tidy,*) echo clang-tidy ;;
    esac
}

command_lint() {
    local part packages=()
    [ $# -gt 0 ] || set -- shell format tidy
    for part in "$@"; do
        [[ $part = @(shell|format|tidy) ]] || fail "lint knows shell, format and tidy, not '$part'."
        packages+=("$(lint_package "$part")")
    done
    ensure_ready "${packages[@]}"
    for part in "$@"; do
        say "checking: $part"
        "lint_$part"
    done
}

lint_shell() {
    # shellcheck disable=SC2016 # for the shell inside
    inside bash -c 'cd "$1" && find packaging .ci tests -type f \( -name "*.sh" -o -path "packaging/lib/inside/*" -o -path packaging/dev -o -path .ci/run \) \
        -print0 | xargs -0 shellcheck -x' bash "$SOURCE"
}

lint_format() {
    # shellcheck disable=SC2016
    inside bash -c 'cd "$1" && find app ui models tests \( -name "*.cpp" -o -name "*.h" \) -print0 |
        xargs -0 clang-format --dry-run --Werror' bash "$SOURCE" ||
        fail 'the format is not right. packaging/dev shell -- clang-format -i FILE... sets it right.'
}

lint_tidy() {
    build tidy all
}
