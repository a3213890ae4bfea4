#include "app/storage/pdftables.h"

namespace offprint {

namespace {

#define PDF_COLUMNS                                                                                          \
    "p.id, f.file, f.bytes, f.added_at, f.opened_at, f.is_own, f.page, f.down, f.zoom, f.is_two_up"
#define KEY_OF_PAPER                                                                                         \
    "(SELECT state_key FROM paper WHERE id = coalesce((SELECT paper_id FROM merged_paper WHERE id = ?1), "   \
    "?1))"

StoredPdf pdfAt(SQLite::Statement& s)
{
    return {.paper = PaperId{numberAt(s, 0)},
            .file = textAt(s, 1),
            .bytes = numberAt(s, 2),
            .added = timeAt(s, 3),
            .opened = timeAt(s, 4),
            .isOwn = numberAt(s, 5) != 0,
            .place = {.page = int(numberAt(s, 6)),
                      .down = s.getColumn(7).getDouble(),
                      .zoom = s.getColumn(8).getDouble(),
                      .isTwoUp = numberAt(s, 9) != 0}};
}

} // namespace

std::optional<StoredPdf> PdfTables::find(PaperId paper)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT " PDF_COLUMNS " FROM pdf f JOIN paper p ON p.state_key = "
                                    "f.paper_key WHERE f.paper_key = " KEY_OF_PAPER),
              paper.value);
    return s.executeStep() ? std::optional(pdfAt(s)) : std::nullopt;
}

QList<StoredPdf> PdfTables::all()
{
    QList<StoredPdf> all;
    SQLite::Statement& s =
        m_connection.prepared("SELECT " PDF_COLUMNS " FROM pdf f JOIN paper p ON p.state_key = f.paper_key "
                              "ORDER BY coalesce(f.opened_at, f.added_at) DESC, p.id");
    while (s.executeStep())
        all.append(pdfAt(s));
    return all;
}

bool PdfTables::keep(const StoredPdf& pdf)
{
    SQLite::Statement& s = m_connection.prepared(
        "INSERT OR REPLACE INTO pdf (paper_key, file, bytes, added_at, opened_at, is_own, page, down, zoom, "
        "is_two_up) SELECT state_key, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM paper WHERE state_key "
        "= " KEY_OF_PAPER);
    bound(s, pdf.paper.value, pdf.file, pdf.bytes, pdf.added, pdf.opened, pdf.isOwn, pdf.place.page);
    s.bind(8, pdf.place.down);
    s.bind(9, pdf.place.zoom);
    bindAt(s, 10, pdf.place.isTwoUp);
    return s.exec() > 0;
}

void PdfTables::forget(PaperId paper)
{
    bound(m_connection.prepared("DELETE FROM pdf WHERE paper_key = " KEY_OF_PAPER), paper.value).exec();
}

void PdfTables::keepPlace(PaperId paper, const PdfPlace& place, const QDateTime& now)
{
    SQLite::Statement& s =
        m_connection.prepared("UPDATE pdf SET opened_at = ?2, page = ?3, down = ?4, zoom = "
                              "?5, is_two_up = ?6 WHERE paper_key = " KEY_OF_PAPER);
    bound(s, paper.value, now, place.page);
    s.bind(4, place.down);
    s.bind(5, place.zoom);
    bindAt(s, 6, place.isTwoUp);
    s.exec();
}

QList<PaperId> PdfTables::starredWithout()
{
    QList<PaperId> ids;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT p.id FROM paper p JOIN paper_detail d ON d.paper_id = p.id JOIN paper_state u ON u.paper_key "
        "= p.state_key WHERE p.is_starred = 1 AND d.pdf <> '' AND NOT EXISTS (SELECT 1 FROM pdf f WHERE "
        "f.paper_key = p.state_key) ORDER BY u.starred_at DESC, p.id DESC");
    while (s.executeStep())
        ids.append(PaperId{numberAt(s, 0)});
    return ids;
}

} // namespace offprint
