#include "app/storage/keptfiletables.h"

#include "models/domain/placenames.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Place = PaperQuery::Place;

PaperQuery queryOf(Place place, qint64 id, const QString& words)
{
    PaperQuery papers{.place = place, .words = words};
    papers.feed = {place == Place::Feed ? id : 0};
    papers.folder = {place == Place::Folder ? id : 0};
    papers.search = {place == Place::Search ? id : 0};
    papers.list = {place == Place::List ? id : 0};
    papers.tag = {place == Place::Tag ? id : 0};
    return papers;
}

} // namespace

QList<KeptFile> KeptFileTables::all()
{
    QList<KeptFile> files;
    SQLite::Statement& s =
        m_connection.prepared("SELECT file, place, place_id, words, format, key_pattern, with_abstracts, "
                              "with_notes, heading, written_at FROM kept_file ORDER BY file");
    while (s.executeStep())
        files.append({.file = textAt(s, 0),
                      .papers = queryOf(named(placeNames, textAt(s, 1)), numberAt(s, 2), textAt(s, 3)),
                      .what = {.papers = {},
                               .format = paperFormatNamed(textAt(s, 4)).value_or(PaperFormat::BibTeX),
                               .keyPattern = textAt(s, 5),
                               .withAbstracts = numberAt(s, 6) != 0,
                               .withNotes = numberAt(s, 7) != 0,
                               .heading = textAt(s, 8)},
                      .written = timeAt(s, 9)});
    return files;
}

void KeptFileTables::keep(const KeptFile& kept)
{
    bound(m_connection.prepared(
              "INSERT OR REPLACE INTO kept_file (file, place, place_id, words, format, key_pattern, "
              "with_abstracts, with_notes, heading, written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          kept.file, nameOf(placeNames, kept.papers.place), placeId(kept.papers), kept.papers.words,
          QString(infoOf(kept.what.format).name), kept.what.keyPattern, kept.what.withAbstracts,
          kept.what.withNotes, kept.what.heading, kept.written)
        .exec();
}

void KeptFileTables::forget(const QString& file)
{
    bound(m_connection.prepared("DELETE FROM kept_file WHERE file = ?"), file).exec();
}

} // namespace offprint
