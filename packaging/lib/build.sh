# shellcheck shell=bash
# Configuring and building, and knowing when neither is needed.

# The private Debian's build is kept apart from a native one: they are for different libraries.
build_folder() {
    if [ "$(way)" = native ]; then
        echo "$SOURCE/build/$1"
    else
        echo "$SOURCE/build/trixie-$1"
    fi
}

# One job a core, but no more than memory holds at 2 GB each.
jobs_at_once() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ { print int($2 / 2097152) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

build() {
    local preset=$1 folder jobs
    folder=$(build_folder "$preset")
    jobs=$(jobs_at_once)
    inside sh -c 'cd "$1" && { [ -e "$3/build.ninja" ] || cmake --preset "$2" -B "$3"; } && cmake --build "$3" -j"$4"' \
        sh "$SOURCE" "$preset" "$folder" "$jobs" >&2
    if [ -d "$folder" ]; then
        touch "$folder/built"
    fi
}

# Whether a source is newer than the last build; a look at the files, without starting CMake.
is_built() {
    local stamp
    stamp=$(build_folder "$1")/built
    [ -e "$stamp" ] && [ -z "$(find "$SOURCE/app" "$SOURCE/ui" "$SOURCE/models" "$SOURCE/resources" "$SOURCE/tests" \
        "$SOURCE/CMakeLists.txt" "$SOURCE/CMakePresets.json" -newer "$stamp" -print -quit)" ]
}

ensure_built() {
    is_built "$1" || { ensure_ready && build "$1"; }
}
