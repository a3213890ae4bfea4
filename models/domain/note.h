#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace offprint {

/// What became of a note that was to be saved.
struct SavedNote
{
    QDateTime at; ///< UTC
    /// Someone else had changed it meanwhile: what they wrote is the newest revision.
    bool wasChangedElsewhere = false;

    bool operator==(const SavedNote&) const = default;
};

/// An earlier text of a note, without the text itself.
struct NoteRevision
{
    qint64 number = 0; ///< the library's: `Library::noteRevision` takes it
    QDateTime saved;   ///< UTC; when it was the note
    int characters = 0;
    bool isFromElsewhere = false; ///< it was replaced by a writer who did not know it

    bool operator==(const NoteRevision&) const = default;
};

} // namespace offprint
