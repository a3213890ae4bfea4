#pragma once

#include "app/feeds/parsedfeed.h"
#include "models/domain/importpreview.h"
#include "models/library.h"
#include "models/progress.h"

namespace offprint {

/// Where a paper stands on a reading list of the library that it comes from.
struct ImportedPlace
{
    QStringList path; ///< the list's name, behind those of the lists that it is in
    ListEntry entry;  ///< without paper
    int colour = 0;
    QString description; ///< of the list

    bool operator==(const ImportedPlace&) const = default;
};

/// One work of what is imported: what a feed would have said of it; what only a reference says; and, from
/// Offprint's own files, what the user made of it there.
struct ImportEntry
{
    ParsedEntry entry;
    std::optional<Publication> publication; ///< where and when it was published
    QString key;                            ///< what documents cite it by
    QString note;                           ///< Markdown
    QStringList tags;
    QList<ImportedPlace> lists;
    bool isStarred = false;

    bool operator==(const ImportEntry&) const = default;
};

/// What a person knows it by.
[[nodiscard]] inline QString shownTitle(const ImportEntry& entry)
{
    return entry.entry.title.isEmpty() ? entry.entry.link : entry.entry.title;
}

/// The part of the library that imports work with. Calls return at once, from any thread.
class ImportStore
{
public:
    virtual ~ImportStore() = default;

    /// What would be done with each. Changes nothing.
    virtual Reply<QList<ImportMatch>> compare(const QList<ImportEntry>& entries) = 0;

    /// Takes them in, as one step that can be undone. New papers stand in a feed of their own that is never
    /// asked, and are read. What the user made is not overwritten: of a paper that is there, key, note and
    /// publication stay where it has them. Works known by nothing but a number of arXiv's get their texts
    /// from there, by a feed that is asked once a week. `progress` is told after each thousand, on the
    /// library's thread; when it is unwanted, what was stored until then stays.
    virtual Reply<ImportOutcome> importEntries(const QList<ImportEntry>& entries,
                                               const ImportOptions& options, const Progress& progress) = 0;
};

} // namespace offprint
