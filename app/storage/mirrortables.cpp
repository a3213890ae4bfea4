#include "app/storage/mirrortables.h"

#include "app/storage/paperids.h"

namespace offprint {

QList<MirrorEntry> MirrorTables::all()
{
    QList<MirrorEntry> entries;
    SQLite::Statement& s =
        m_connection.prepared("SELECT p.id, m.file, m.hash, m.agreed, m.is_starred FROM mirror_file m JOIN "
                              "paper p ON p.state_key = m.paper_key");
    while (s.executeStep())
        entries.append(
            {PaperId{numberAt(s, 0)}, textAt(s, 1), bytesAt(s, 2), bytesAt(s, 3), numberAt(s, 4) != 0});
    return entries;
}

bool MirrorTables::keep(const MirrorEntry& entry)
{
    // A name is another paper's no longer, if it was
    bound(m_connection.prepared("DELETE FROM mirror_file WHERE file = ?"), entry.file).exec();
    return bound(m_connection.prepared(
                     "INSERT OR REPLACE INTO mirror_file (paper_key, file, hash, agreed, is_starred) SELECT "
                     "state_key, ?2, ?3, ?4, ?5 FROM paper WHERE id = coalesce((SELECT paper_id FROM "
                     "merged_paper WHERE id = ?1), ?1)"),
                 entry.paper.value, entry.file, entry.hash, entry.agreed, entry.isStarred)
               .exec() > 0;
}

void MirrorTables::clear()
{
    m_connection.execute("DELETE FROM mirror_file");
}

QList<PaperId> MirrorTables::papers()
{
    SQLite::Statement& s =
        m_connection.prepared("SELECT id FROM paper WHERE is_starred = 1 UNION SELECT id FROM paper WHERE "
                              "has_note = 1 UNION SELECT id FROM paper WHERE is_kept = 1");
    return paperIdsOf(s);
}

} // namespace offprint
