#pragma once

namespace offprint {

// Where and when a paper was published, as the user has it: imported, or looked over by them. By the paper's
// key, as stars and notes are. kept_file: exports that are written again when their papers change; place and
// place_id say which papers those are.
constexpr const char* publicationsSchema = R"sql(
CREATE TABLE publication (
    paper_key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    month INTEGER NOT NULL DEFAULT 0,
    day INTEGER NOT NULL DEFAULT 0,
    venue TEXT,
    volume TEXT,
    number TEXT,
    pages TEXT,
    publisher TEXT,
    doi TEXT,
    url TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_file (
    file TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    place_id INTEGER NOT NULL DEFAULT 0,
    words TEXT,
    format TEXT NOT NULL,
    key_pattern TEXT,
    with_abstracts INTEGER NOT NULL,
    with_notes INTEGER NOT NULL,
    heading TEXT,
    written_at INTEGER
) STRICT, WITHOUT ROWID;
)sql";

} // namespace offprint
