#include "app/storage/librarytables.h"

#include "app/storage/paperrows.h"

#include <algorithm>

namespace offprint {

namespace {

/// Those stored, and the one that is shown, which is the last. A published form of which nothing but a
/// reference is known has the texts that are shown.
QList<PaperVersion> versionsOf(const PaperPart& part)
{
    QList<PaperVersion> versions = part.versions;
    PaperVersion published;
    if (!versions.isEmpty() && versions.first().version == 0)
        published = versions.takeFirst();
    const bool isPublished = !published.doi.isEmpty() || !published.journalRef.isEmpty();
    const bool isOnlyReferred = isPublished && published.title.isEmpty();
    if (isOnlyReferred) {
        published.title = part.paper.title;
        published.abstractText = part.paper.abstractText;
        published.authors = part.paper.authors;
    }
    if (isPublished && !isOnlyReferred)
        versions.append(published);
    if (part.paper.ids.version > 0) {
        PaperVersion latest = part.latest();
        latest.title = part.paper.title;
        latest.abstractText = part.paper.abstractText;
        latest.authors = part.paper.authors;
        versions.append(latest);
    }
    if (isOnlyReferred)
        versions.append(published);
    return versions;
}

} // namespace

std::optional<PaperHistory> LibraryReader::history(PaperId id)
{
    const auto rows = PaperRows(m_connection).load(id);
    if (!rows)
        return std::nullopt;
    PaperHistory history{.versions = versionsOf(rows->part), .metrics = rows->part.metrics};
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT id, data, at FROM merged_paper WHERE paper_id "
                                    "= ?1 AND id <> ?1 AND data IS NOT NULL ORDER BY at, id"),
              id.value);
    while (s.executeStep()) {
        const Paper part = partFromBytes(bytesAt(s, 1)).paper;
        history.joined.append({PaperId{numberAt(s, 0)}, part.title, part.link, timeAt(s, 2)});
    }
    return history;
}

} // namespace offprint
