#pragma once

#include "models/domain/ids.h"

#include <QtCore/QDate>
#include <QtCore/QString>

#include <optional>

namespace offprint {

/// How far the user is with a paper of a reading list.
enum class ReadingStatus { ToRead, Reading, Read };

/// Papers that the user put together, in an order of their own. Lists nest.
struct ReadingList
{
    ListId id;
    QString name; ///< lists of one parent have different ones, letter case aside
    std::optional<ListId> parent;
    int colour = 0; ///< of the theme's colours for tags and lists, from 1; 0: none
    QString description;
    int papers = 0;
    int read = 0; ///< of them, those whose status is Read

    bool operator==(const ReadingList&) const = default;
};

/// What a reading list says of one of its papers.
struct ListEntry
{
    PaperId paper;
    ReadingStatus status = ReadingStatus::ToRead;
    int priority = 0; ///< 0: none; 1 (low) to 3 (high)
    QDate due;        ///< null: none
    QString comment;  ///< one line

    bool operator==(const ListEntry&) const = default;
};

/// A paper's place on a list, as the paper tells of it.
struct ListPlace
{
    ListId list;
    QString name; ///< of the list
    int colour = 0;
    ListEntry entry;

    bool operator==(const ListPlace&) const = default;
};

/// A word that the user puts on papers. A "/" in it nests: "method/diffusion" is also found by "method".
struct Tag
{
    TagId id;
    QString name;   ///< tags have different ones, letter case aside
    int colour = 0; ///< as of ReadingList
    int papers = 0;

    bool operator==(const Tag&) const = default;
};

} // namespace offprint
