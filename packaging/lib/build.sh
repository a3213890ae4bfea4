# shellcheck shell=bash
# Configuring and building, and knowing when neither is needed.

# Builds for different libraries are kept apart.
build_folder() {
    case $WAY,$ENTER in
        native,*) echo "$SOURCE/build/$1" ;;
        *,chroot) echo "$SOURCE/build/chroot-$1" ;;
        *) echo "$SOURCE/build/trixie-$1" ;;
    esac
}

# One job a core, but no more than memory holds at 2 GB each.
jobs_at_once() {
    local cores memory
    if [ -n "${CMAKE_BUILD_PARALLEL_LEVEL:-}" ]; then
        echo "$CMAKE_BUILD_PARALLEL_LEVEL"
        return
    fi
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ { print int($2 / 2097152) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# build PRESET TARGET
build() {
    local folder
    folder=$(build_folder "$1")
    mkdir -p "$folder"
    lock "$folder/lock" "another build in $folder is running; waiting for it"
    touch "$folder/started"
    inside bash "$SOURCE/packaging/lib/configure-and-build.sh" "$SOURCE" "$1" "$folder" "$(jobs_at_once)" "$2" >&2 ||
        fail 'the build failed; what went wrong stands above.'
    mv -f -- "$folder/started" "$folder/built-${2//\//-}"
    unlock
}

# is_built PRESET TARGET: whether no source is newer than the last build; a look at the files, without starting CMake.
is_built() {
    local folder stamp
    folder=$(build_folder "$1")
    stamp=$folder/built-${2//\//-}
    [ -e "$stamp" ] && [ -x "$folder/app/offprint" ] && { [ "$WAY" = native ] || [ -s "$ROOT_STATUS" ]; } &&
        [ -z "$(find "$SOURCE/app" "$SOURCE/ui" "$SOURCE/models" "$SOURCE/resources" "$SOURCE/CMakeLists.txt" \
            "$SOURCE/CMakePresets.json" "$SOURCE/packaging/lib/packages.sh" \
            -newer "$stamp" ! -path "$SOURCE/resources/screenshots*" ! -path "$SOURCE/resources" -print -quit)" ]
}

# The names of the benchmarks.
benches() {
    printf '%s\n' "$SOURCE"/tests/bench/bench_*.cpp | sed -nE 's#.*/bench_([A-Za-z0-9_]+)\.cpp$#\1#p'
}

clean_build() {
    rm -rf -- "$SOURCE/build" "$ROOT$SOURCE/build"
}
