#pragma once

namespace offprint {

// The files of the notes' folder: `hash` is of a file's bytes, `agreed` of what the library would have
// written, when the two last agreed.
constexpr const char* mirrorSchema = R"sql(
CREATE TABLE mirror_file (
    paper_key TEXT PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    agreed BLOB NOT NULL,
    is_starred INTEGER NOT NULL
) STRICT;
)sql";

} // namespace offprint
