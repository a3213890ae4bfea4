#pragma once

namespace offprint {

// The PDFs in the library's folder, by the key of the paper, as what the user made is. `down` is how much of
// the page is above the window's top; zoom 0 is as wide as the window.
constexpr const char* pdfSchema = R"sql(
CREATE TABLE pdf (
    paper_key TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    opened_at INTEGER,
    is_own INTEGER NOT NULL DEFAULT 0,
    page INTEGER NOT NULL DEFAULT 0,
    down REAL NOT NULL DEFAULT 0,
    zoom REAL NOT NULL DEFAULT 0,
    is_two_up INTEGER NOT NULL DEFAULT 0
) STRICT;
)sql";

} // namespace offprint
