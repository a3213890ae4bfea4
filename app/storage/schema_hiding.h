#pragma once

namespace offprint {

// A saved search may hide what fits it. hidden_by names the one that hides a paper for as long as that search
// is there; is_hidden is what follows: 1, no feed that is subscribed to lists it; 2, it is hidden by a
// search, and only searches find it. Feeds do not count such papers.
constexpr const char* hidingSchema = R"sql(
ALTER TABLE saved_search ADD COLUMN hides INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_search ADD COLUMN tells INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paper ADD COLUMN hidden_by INTEGER REFERENCES saved_search (id);
CREATE INDEX paper_hidden_by ON paper (hidden_by) WHERE hidden_by IS NOT NULL;
CREATE INDEX paper_hidden ON paper (id) WHERE is_hidden = 2;

DROP TRIGGER sighting_moved;
CREATE TRIGGER sighting_moved AFTER UPDATE OF paper_id ON sighting BEGIN
    UPDATE feed_count SET papers = papers + (SELECT is_hidden <> 2 FROM paper WHERE id = new.paper_id)
        - (SELECT is_hidden <> 2 FROM paper WHERE id = old.paper_id),
        unread = unread + (SELECT is_read = 0 AND is_hidden <> 2 FROM paper WHERE id = new.paper_id)
        - (SELECT is_read = 0 AND is_hidden <> 2 FROM paper WHERE id = old.paper_id)
        WHERE feed_id = new.feed_id;
END;
DROP TRIGGER sighting_gone;
CREATE TRIGGER sighting_gone AFTER DELETE ON sighting BEGIN
    UPDATE feed_count SET papers = papers - (SELECT is_hidden <> 2 FROM paper WHERE id = old.paper_id),
        unread = unread - (SELECT is_read = 0 AND is_hidden <> 2 FROM paper WHERE id = old.paper_id)
        WHERE feed_id = old.feed_id;
END;
DROP TRIGGER paper_read;
CREATE TRIGGER paper_read AFTER UPDATE OF is_read, is_hidden ON paper
WHEN old.is_read <> new.is_read OR (old.is_hidden = 2) <> (new.is_hidden = 2) BEGIN
    UPDATE feed_count SET papers = papers + (old.is_hidden = 2) - (new.is_hidden = 2),
        unread = unread + (new.is_read = 0 AND new.is_hidden <> 2) - (old.is_read = 0 AND old.is_hidden <> 2)
        WHERE feed_id IN (SELECT feed_id FROM sighting WHERE paper_id = new.id);
END;
)sql";

} // namespace offprint
