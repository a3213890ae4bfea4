#include "app/storage/publicationtables.h"

namespace offprint {

std::optional<Publication> PublicationTables::of(const QString& paperKey)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT kind, year, month, day, venue, volume, number, pages, publisher, "
                                    "doi, url FROM publication WHERE paper_key = ?"),
              paperKey);
    if (!s.executeStep())
        return std::nullopt;
    return Publication{.kind = publicationKindNamed(textAt(s, 0)).value_or(PublicationKind::Preprint),
                       .year = int(numberAt(s, 1)),
                       .month = int(numberAt(s, 2)),
                       .day = int(numberAt(s, 3)),
                       .venue = textAt(s, 4),
                       .volume = textAt(s, 5),
                       .number = textAt(s, 6),
                       .pages = textAt(s, 7),
                       .publisher = textAt(s, 8),
                       .doi = textAt(s, 9),
                       .url = textAt(s, 10)};
}

bool PublicationTables::set(PaperId paper, const std::optional<Publication>& publication)
{
    SQLite::Statement& known = bound(
        m_connection.prepared("SELECT p.state_key FROM paper p WHERE p.id = coalesce((SELECT paper_id FROM "
                              "merged_paper WHERE id = ?1), ?1)"),
        paper.value);
    if (!known.executeStep())
        return false;
    const QString key = textAt(known, 0);
    known.reset();
    if (!publication) {
        bound(m_connection.prepared("DELETE FROM publication WHERE paper_key = ?"), key).exec();
        return true;
    }
    const Publication& p = *publication;
    bound(m_connection.prepared(
              "INSERT OR REPLACE INTO publication (paper_key, kind, year, month, day, venue, volume, number, "
              "pages, publisher, doi, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          key, QString(kindName(p.kind)), p.year, p.month, p.day, p.venue, p.volume, p.number, p.pages,
          p.publisher, p.doi, p.url)
        .exec();
    return true;
}

} // namespace offprint
