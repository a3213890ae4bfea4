#!/usr/bin/env bash
# Runs where the compiler is: configure-and-build.sh SOURCE PRESET FOLDER JOBS TARGET
set -euo pipefail
source=$1 preset=$2 folder=$3 jobs=$4 target=$5

# A folder configured for a tree that has since moved can only be started again.
if [ -e "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$source" "$folder/CMakeCache.txt"; then
    find "$folder" -mindepth 1 -maxdepth 1 ! -name lock ! -name started -exec rm -rf -- {} +
fi
cd "$source"
if [ ! -e "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
    cmake --preset "$preset" -B "$folder"
    touch "$folder/build.ninja" # left alone when nothing in it changed
fi
exec cmake --build "$folder" -j"$jobs" --target "$target"
