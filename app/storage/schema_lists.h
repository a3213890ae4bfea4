#pragma once

namespace offprint {

// Tags, reading lists and keys are the user's, so they go by the paper's key, as stars and notes do. is_kept:
// the paper has a tag or is on a list, and stays in sight as one with a star does.
constexpr const char* listsSchema = R"sql(
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    colour INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE paper_tag (
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    paper_key TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (tag_id, paper_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_tag_paper ON paper_tag (paper_key);

CREATE TABLE reading_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    parent_id INTEGER REFERENCES reading_list (id),
    position INTEGER NOT NULL DEFAULT 0,
    colour INTEGER NOT NULL DEFAULT 0,
    description TEXT,
    removed_at INTEGER
) STRICT;
CREATE TABLE reading_list_item (
    list_id INTEGER NOT NULL REFERENCES reading_list (id) ON DELETE CASCADE,
    paper_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 0,
    due INTEGER,
    comment TEXT,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (list_id, paper_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_list_item_paper ON reading_list_item (paper_key);

CREATE TABLE cite_key (
    paper_key TEXT PRIMARY KEY,
    key TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT, WITHOUT ROWID;

ALTER TABLE paper ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0;
CREATE VIEW kept_paper AS SELECT paper_key FROM paper_tag UNION ALL SELECT i.paper_key FROM
    reading_list_item i JOIN reading_list l ON l.id = i.list_id WHERE l.removed_at IS NULL;
CREATE TRIGGER paper_tagged AFTER INSERT ON paper_tag BEGIN
    UPDATE paper SET is_kept = 1 WHERE state_key = new.paper_key AND is_kept = 0;
END;
CREATE TRIGGER paper_untagged AFTER DELETE ON paper_tag BEGIN
    UPDATE paper SET is_kept = EXISTS (SELECT 1 FROM kept_paper k WHERE k.paper_key = old.paper_key)
        WHERE state_key = old.paper_key;
END;
CREATE TRIGGER paper_put_on_list AFTER INSERT ON reading_list_item BEGIN
    UPDATE paper SET is_kept = EXISTS (SELECT 1 FROM kept_paper k WHERE k.paper_key = new.paper_key)
        WHERE state_key = new.paper_key;
END;
CREATE TRIGGER paper_taken_off_list AFTER DELETE ON reading_list_item BEGIN
    UPDATE paper SET is_kept = EXISTS (SELECT 1 FROM kept_paper k WHERE k.paper_key = old.paper_key)
        WHERE state_key = old.paper_key;
END;
CREATE TRIGGER reading_list_removed AFTER UPDATE OF removed_at ON reading_list BEGIN
    UPDATE paper SET is_kept = EXISTS (SELECT 1 FROM kept_paper k WHERE k.paper_key = paper.state_key)
        WHERE state_key IN (SELECT paper_key FROM reading_list_item WHERE list_id = new.id);
END;
)sql";

} // namespace offprint
