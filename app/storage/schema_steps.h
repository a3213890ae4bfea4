#pragma once

namespace offprint {

// What the user did, to be taken back. papers: whose marks were changed, as PaperIdBytes; changes: what
// happened to the rows of the user's tables, as a changeset of SQLite's session extension. Rows of one
// group_id are one step to the user.
constexpr const char* stepsSchema = R"sql(
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    group_kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    name TEXT,
    subject TEXT,
    is_undone INTEGER NOT NULL DEFAULT 0,
    papers BLOB,
    changes BLOB -- last: what stands behind a long value is slow to read
) STRICT;
CREATE INDEX step_group ON step (group_id);
)sql";

} // namespace offprint
