#include "app/storage/librarytables.h"
#include "app/storage/notetables.h"
#include "models/notes/notelinks.h"

#include <algorithm>

namespace offprint {

QList<NoteRevision> LibraryReader::noteRevisions(PaperId id)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT state_key FROM paper WHERE id = ?"), id.value);
    return s.executeStep() ? NoteTables(m_connection).revisions(textAt(s, 0)) : QList<NoteRevision>();
}

std::optional<QString> LibraryReader::noteRevision(qint64 number)
{
    return NoteTables(m_connection).revision(number);
}

QList<PaperRow> LibraryReader::backlinks(PaperId id)
{
    const auto paper = paperWithoutSightings(id);
    if (!paper)
        return {};
    QList<PaperId> from;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT p.id, n.text FROM note n JOIN paper p ON p.state_key = n.paper_key WHERE instr(n.text, '[[') "
        "> 0 ORDER BY n.saved_at DESC");
    while (s.executeStep()) {
        const PaperId other{numberAt(s, 0)};
        const auto isMeant = [&](const NoteLink& link) { return meansPaper(link, *paper); };
        if (other != id && std::ranges::any_of(noteLinks(textAt(s, 1)), isMeant))
            from.append(other);
    }
    return rows(from);
}

} // namespace offprint
