#include "app/storage/schema_sources.h"

namespace offprint {

// `path` is the folders that a folder stood in where it came from, as a JSON list; it counts as long as its
// parts, joined by " / ", are the folder's name. `outline_attributes` is a JSON list of [name, value].
const char* const schemaOfSources = R"sql(
ALTER TABLE folder ADD COLUMN path TEXT;
ALTER TABLE feed ADD COLUMN outline_attributes TEXT;

CREATE TABLE older_progress (
    feed_id INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
    cursor TEXT NOT NULL,
    reached INTEGER,
    until INTEGER,
    pages INTEGER NOT NULL,
    new_papers INTEGER NOT NULL,
    is_finished INTEGER NOT NULL
) STRICT;
)sql";

} // namespace offprint
