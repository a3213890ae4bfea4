#pragma once

namespace offprint {

// summary: what a model wrote of the paper, as a feed gives it.
//
// Two may write one note at a time: is_other marks the text of the one that the other did not know. Few notes
// hold links to other papers; those that do are looked through for each paper that is shown.
constexpr const char* notesSchema = R"sql(
ALTER TABLE note_revision ADD COLUMN is_other INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper_detail ADD COLUMN summary TEXT;
CREATE INDEX note_linking ON note (paper_key) WHERE instr(text, '[[') > 0;
)sql";

} // namespace offprint
