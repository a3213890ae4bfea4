#include "app/storage/keptfiletables.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Place = PaperQuery::Place;

struct PlaceName
{
    Place place;
    QLatin1StringView name;
};

// As libraries keep them
constexpr std::array placeNames{
    PlaceName{Place::All, "all"_L1},         PlaceName{Place::Unread, "unread"_L1},
    PlaceName{Place::Starred, "starred"_L1}, PlaceName{Place::WithNotes, "noted"_L1},
    PlaceName{Place::Feed, "feed"_L1},       PlaceName{Place::Folder, "folder"_L1},
    PlaceName{Place::Search, "search"_L1},   PlaceName{Place::List, "list"_L1},
    PlaceName{Place::Tag, "tag"_L1}};

QString nameOf(Place place)
{
    const auto known = std::ranges::find(placeNames, place, &PlaceName::place);
    return known == placeNames.end() ? u"all"_s : QString(known->name);
}

Place placeNamed(const QString& name)
{
    const auto known =
        std::ranges::find_if(placeNames, [&](const PlaceName& each) { return name == each.name; });
    return known == placeNames.end() ? Place::All : known->place;
}

qint64 idOf(const PaperQuery& papers)
{
    switch (papers.place) {
    case Place::Feed:
        return papers.feed.value;
    case Place::Folder:
        return papers.folder.value;
    case Place::Search:
        return papers.search.value;
    case Place::List:
        return papers.list.value;
    case Place::Tag:
        return papers.tag.value;
    default:
        return 0;
    }
}

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
                      .papers = queryOf(placeNamed(textAt(s, 1)), numberAt(s, 2), textAt(s, 3)),
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
          kept.file, nameOf(kept.papers.place), idOf(kept.papers), kept.papers.words,
          QString(infoOf(kept.what.format).name), kept.what.keyPattern, kept.what.withAbstracts,
          kept.what.withNotes, kept.what.heading, kept.written)
        .exec();
}

void KeptFileTables::forget(const QString& file)
{
    bound(m_connection.prepared("DELETE FROM kept_file WHERE file = ?"), file).exec();
}

} // namespace offprint
