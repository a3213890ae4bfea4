#pragma once

namespace offprint {

// One work, the parts it was put together from, its versions and what people thought of it over time.
//
// A part is what feeds said under one name, its own key (is_own); every part has a number. A paper that
// consists of one part has the part's number, and all of it is in the tables of papers. One of several parts
// has a row in merged_paper for each, its own included, from which it can be taken apart again: `data` is the
// part (PaperPart), `state` what the user had made of it before. Rows from before version 5 have neither.
//
// The orders say from which version a text is (PaperPart); NULL: from before version 5, as arxiv_version
// says.
constexpr const char* worksAndVersions = R"sql(
CREATE TABLE paper_key_5 (
    key TEXT NOT NULL,
    paper_id INTEGER NOT NULL,
    is_own INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (key, paper_id)
) STRICT, WITHOUT ROWID;
INSERT INTO paper_key_5 SELECT key, paper_id, 0 FROM paper_key ORDER BY key;
DROP TABLE paper_key;
ALTER TABLE paper_key_5 RENAME TO paper_key;
CREATE INDEX paper_key_paper ON paper_key (paper_id);
UPDATE paper_key SET is_own = 1 WHERE key = (SELECT k.key FROM paper_key k
    WHERE k.paper_id = paper_key.paper_id AND k.key NOT LIKE 'title:%'
    ORDER BY CASE substr(k.key, 1, 4) WHEN 'arxi' THEN 1 WHEN 'open' THEN 2 WHEN 'doi:' THEN 3 WHEN 'url:' THEN 4
        ELSE 5 END, k.key LIMIT 1);

CREATE TABLE paper_version_5 (
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    date INTEGER,
    stored INTEGER,
    title TEXT,
    abstract TEXT,
    authors TEXT,
    journal_ref TEXT,
    doi TEXT,
    is_withdrawn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (paper_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO paper_version_5 (paper_id, version, title, abstract)
    SELECT v.paper_id, v.version, v.title, v.abstract FROM paper_version v
    JOIN paper_detail d ON d.paper_id = v.paper_id WHERE v.version < d.arxiv_version;
DROP TABLE paper_version;
ALTER TABLE paper_version_5 RENAME TO paper_version;

CREATE TABLE paper_metric (
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    upvotes INTEGER,
    comments INTEGER,
    github_stars INTEGER,
    PRIMARY KEY (paper_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_metric_day ON paper_metric (day);

ALTER TABLE paper ADD COLUMN is_updated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN is_withdrawn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN is_quiet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN announce_type TEXT;

ALTER TABLE paper_detail ADD COLUMN title_order INTEGER;
ALTER TABLE paper_detail ADD COLUMN abstract_order INTEGER;
ALTER TABLE paper_detail ADD COLUMN authors_order INTEGER;
ALTER TABLE paper_detail ADD COLUMN comments_order INTEGER;
ALTER TABLE paper_detail ADD COLUMN version_date INTEGER;
ALTER TABLE paper_detail ADD COLUMN version_stored INTEGER;
ALTER TABLE paper_detail ADD COLUMN github_stars INTEGER;

ALTER TABLE sighting ADD COLUMN last_listed INTEGER;

ALTER TABLE merged_paper ADD COLUMN data BLOB;
ALTER TABLE merged_paper ADD COLUMN state BLOB;
ALTER TABLE merged_paper ADD COLUMN at INTEGER;

CREATE TABLE kept_apart (
    key TEXT NOT NULL,
    other TEXT NOT NULL,
    is_apart INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (key, other)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER paper_keys_going BEFORE DELETE ON paper BEGIN
    DELETE FROM paper_key WHERE paper_id IN (SELECT id FROM merged_paper WHERE paper_id = old.id);
    DELETE FROM paper_key WHERE paper_id = old.id AND NOT EXISTS (SELECT 1 FROM merged_paper WHERE id = old.id);
END;
)sql";

} // namespace offprint
