#include "app/storage/bin.h"

namespace offprint {

QList<RemovedThing> removedThings(Connection& connection)
{
    QList<RemovedThing> all;
    SQLite::Statement& s = connection.prepared(
        "SELECT 0, f.id, coalesce(nullif(f.given_name, ''), nullif(f.title, ''), f.url), f.removed_at, "
        "c.papers FROM feed f LEFT JOIN feed_count c ON c.feed_id = f.id WHERE f.removed_at IS NOT NULL "
        "UNION ALL SELECT 1, id, name, removed_at, 0 FROM saved_search WHERE removed_at IS NOT NULL "
        "UNION ALL SELECT 2, l.id, l.name, l.removed_at, (SELECT count(*) FROM reading_list_item i WHERE "
        "i.list_id = l.id) FROM reading_list l LEFT JOIN reading_list p ON p.id = l.parent_id WHERE "
        "l.removed_at IS NOT NULL AND (p.removed_at IS NULL OR p.removed_at <> l.removed_at) ORDER BY 4 "
        "DESC, "
        "2 DESC");
    while (s.executeStep())
        all.append({.kind = RemovedThing::Kind(numberAt(s, 0)),
                    .id = numberAt(s, 1),
                    .name = textAt(s, 2),
                    .removed = timeAt(s, 3),
                    .papers = int(numberAt(s, 4))});
    return all;
}

} // namespace offprint
