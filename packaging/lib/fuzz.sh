# shellcheck shell=bash
# The fuzz targets: each is fed for a while, and what makes it fail is kept.

fuzz_packages() {
    local manager=apt
    [ "$WAY" = private ] || manager=$(os_manager /etc/os-release)
    case $manager in
        apt) printf '%s\n' clang libclang-rt-dev llvm ;;
        dnf | pacman) printf '%s\n' clang compiler-rt llvm ;;
        zypper) printf '%s\n' clang llvm ;;
    esac
}

# fuzz [MINUTES] or fuzz --seconds N, each target; one a core at once.
command_fuzz() {
    local seconds folder name packages jobs running=0 status=0
    case ${1:-} in
        --seconds) seconds=${2:-} ;;
        *) seconds=$((${1:-1} * 60)) ;;
    esac
    [[ $seconds =~ ^[1-9][0-9]*$ ]] || fail 'fuzz takes a number of minutes, or --seconds and their number.'
    mapfile -t packages < <(fuzz_packages)
    ensure_ready "${packages[@]}"
    build fuzz tests/fuzz/all
    folder=$(build_folder fuzz)
    jobs=$(jobs_at_once)
    while read -r name; do
        if [ "$running" -ge "$jobs" ]; then
            wait -n || status=1
            running=$((running - 1))
        fi
        fuzz_target "$folder" "$name" "$seconds" </dev/null &
        running=$((running + 1))
    done <"$folder/tests/fuzz/targets"
    for (( ; running > 0; --running)); do
        wait -n || status=1
    done
    return $status
}

# fuzz_target FOLDER NAME SECONDS: its corpus, begun with the seeds, grows in FOLDER/corpus/NAME. With CI set the bytes
# are made up in the same order every time, so that a change is judged by what it changed.
fuzz_target() {
    local corpus=$1/corpus/$2 finds=$1/finds/$2 seed=${CI:+1}
    mkdir -p "$corpus" "$finds"
    say "fuzzing $2 for $3 s"
    if inside env ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
        "$1/tests/fuzz/fuzz_$2" -max_total_time="$3" -seed="${seed:-0}" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="$finds/" "$corpus" "$SOURCE/tests/fuzz/seeds/$2" >"$finds/log" 2>&1; then
        say "$2: $(grep -oE '^Done [0-9]+ runs' "$finds/log" || echo 'done'), nothing found"
    else
        say "$2: a find; it is in $finds, what it did in $finds/log:"
        grep -E 'ERROR|SUMMARY|runtime error|Test unit written' "$finds/log" >&2 || tail -n 5 "$finds/log" >&2
        return 1
    fi
}
