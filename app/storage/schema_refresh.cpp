#include "app/storage/schema_refresh.h"

namespace offprint {

// fresh_until and the document's timing are what the feed says of itself, wait_until what its server asked
// for when it turned us away. moved_ is where permanent redirects led, how often, and when that last counted;
// warnings are about the document read last.
//
// A gate is what several programs pass one at a time, with a pause between: last_at is when the last request
// ended, or begins that is being made by the holder, a process of this computer, until held_until at most.
const char* const refreshSchema = R"sql(
ALTER TABLE feed ADD COLUMN fresh_until INTEGER;
ALTER TABLE feed ADD COLUMN wait_until INTEGER;
ALTER TABLE feed ADD COLUMN ttl_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN moved_to TEXT;
ALTER TABLE feed ADD COLUMN moved_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN moved_seen INTEGER;
ALTER TABLE feed ADD COLUMN failing_since INTEGER;
ALTER TABLE feed ADD COLUMN warnings TEXT;

CREATE TABLE feed_log (
    id INTEGER PRIMARY KEY,
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    came TEXT NOT NULL,
    asked TEXT,
    status INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    new_papers INTEGER NOT NULL,
    changed_papers INTEGER NOT NULL,
    same_papers INTEGER NOT NULL,
    failure_code INTEGER,
    failure_subject TEXT,
    failure_detail TEXT,
    failure_status INTEGER,
    reason TEXT,
    warnings TEXT,
    next_due INTEGER
) STRICT;
CREATE INDEX feed_log_feed ON feed_log (feed_id, id);

CREATE TABLE request_gate (
    gate TEXT PRIMARY KEY,
    last_at INTEGER NOT NULL,
    holder INTEGER,
    holder_pid INTEGER,
    held_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE host_pause (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

} // namespace offprint
