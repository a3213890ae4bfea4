#pragma once

#include "models/domain/error.h"
#include "models/domain/paper.h"

#include <QtCore/QByteArray>

namespace offprint {

/// A paper's note as a file of its owner's: Markdown behind a head in YAML ("front matter"), which says which
/// paper it is on and what else the user made of it. Enough to make a library of.
struct NoteFile
{
    QString title;
    QStringList authors;
    PaperIds ids; ///< without a version
    QString link;
    bool isStarred = false;
    QStringList tags;
    QStringList lists;    ///< the names of those it is on
    QString citationKey;  ///< empty: none was given yet
    QString abstractText; ///< empty in the user's folder of notes: it is not theirs
    QString note;         ///< Markdown; may be empty

    bool operator==(const NoteFile&) const = default;
};

[[nodiscard]] NoteFile noteFileOf(const Paper& paper);

/// As it is written. What `readNoteFile` reads of it is the same.
[[nodiscard]] QByteArray toBytes(const NoteFile& file);

/// EmptyInput if the file has no head: it is somebody's own text, not a note of ours. Malformed if the head
/// is no YAML that says which paper it is on; `detail` says why.
[[nodiscard]] Result<NoteFile> readNoteFile(const QByteArray& bytes);

/// The name for the file of a paper that has none yet: "2403.01234 The first words of its title.md". With
/// nothing in it that a file system of today does not take.
[[nodiscard]] QString noteFileName(const Paper& paper);

} // namespace offprint
