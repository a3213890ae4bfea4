#pragma once

namespace offprint {

// Words are split by a tokenizer of our own (papertokenizer.h), so all papers are indexed anew. `facts` holds
// what a query asks for besides words: see factsOf().
//
// published is when the paper was published, or first seen where nobody says; seen is when it was first seen:
// as in paper_detail, but where lists are ordered and narrowed by them.
constexpr const char* searchSchema = R"sql(
ALTER TABLE paper ADD COLUMN published INTEGER;
ALTER TABLE paper ADD COLUMN seen INTEGER;
UPDATE paper SET (published, seen) = (SELECT coalesce(d.published, d.first_seen), d.first_seen
    FROM paper_detail d WHERE d.paper_id = paper.id);
CREATE INDEX paper_by_published ON paper (published, id) WHERE is_hidden = 0;
CREATE INDEX paper_by_seen ON paper (seen, id) WHERE is_hidden = 0;

DROP TABLE paper_fts;
CREATE VIRTUAL TABLE paper_fts USING fts5 (
    title, abstract, authors, note, facts,
    content = '', contentless_delete = 1, tokenize = 'offprint'
);
INSERT INTO paper_fts (paper_fts, rank) VALUES ('hashsize', 67108864), ('crisismerge', 400);
INSERT INTO paper_fts (rowid, title, abstract, authors, note, facts)
    SELECT p.id, replace(p.title, char(57344), ' '), replace(d.abstract, char(57344), ' '),
        replace(p.authors, char(57344), ' '), replace(n.text, char(57344), ' '), -- the mark of facts
        facts(d.categories, d.submitter, d.code <> '', d.pdf <> '')
    FROM paper p JOIN paper_detail d ON d.paper_id = p.id LEFT JOIN note n ON n.paper_key = p.state_key
    ORDER BY p.id;
INSERT INTO paper_fts (paper_fts, rank) VALUES ('hashsize', 4194304), ('automerge', 0), ('usermerge', 8);

CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    words TEXT NOT NULL, -- in the query language
    marks_read INTEGER NOT NULL DEFAULT 0, -- what is done with new papers that fit it
    stars INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    removed_at INTEGER -- kept, so that removing it can be undone
);
)sql";

} // namespace offprint
