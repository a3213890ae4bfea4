#!/usr/bin/env bash
# The layers, app → ui → models: nothing includes what stands above it. Usage: layering.sh [SOURCE FOLDER]
set -euo pipefail
source=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}

# forbid FOLDER PATTERN REASON: no file under FOLDER may include what PATTERN matches.
forbid() {
    local found
    [ -d "$1" ] || return 0
    if found=$(grep -rnE --include='*.h' --include='*.cpp' "^ *# *include *[<\"]($2)" "$1"); then
        printf '%s\n  %s\n' "$3" "$found"
        return 1
    fi
}

check() {
    local failed=0
    cd "$1"
    forbid models '(ui|app)/' 'models may include neither ui nor app:' || failed=1
    forbid models 'Q(tWidgets|tNetwork|tSvg)|QWidget|KSyntaxHighlighting' 'models may use QtCore and QtGui only:' || failed=1
    forbid ui 'app/' 'ui may not include app:' || failed=1
    forbid ui 'QtNetwork|QNetwork|SQLiteCpp|sqlite3' 'ui may use neither network nor SQL:' || failed=1
    for folder in models app/feeds app/library app/refresh app/export app/import app/cli; do
        forbid "$folder" 'SQLiteCpp|sqlite3' 'SQL lives in app/storage only:' || failed=1
    done
    forbid app/feeds 'QtNetwork|QNetwork|QtCore/QFile|QFile|app/(storage|library|refresh|cli)' 'app/feeds does no input or output:' || failed=1
    forbid app/refresh 'app/(storage|cli)' 'app/refresh touches no storage:' || failed=1
    forbid app/storage 'app/(feeds|library|refresh|cli)|QtNetwork' 'app/storage stands below the rest of app:' || failed=1
    forbid app/import 'QtNetwork|QNetwork|app/(storage|cli)' 'app/import touches neither network nor storage:' || failed=1
    forbid app/cli 'ui/|QtWidgets' 'the command line has no window:' || failed=1
    return $failed
}

# The check itself must be able to fail.
trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
mkdir -p "$trial/models" "$trial/ui"
echo '#include "ui/mainwindow.h"' >"$trial/models/wrong.h"
if (check "$trial") >/dev/null; then
    echo 'layering.sh does not notice an include upwards'
    exit 1
fi
(check "$source")
echo 'the layers hold'
