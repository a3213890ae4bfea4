#pragma once

#include "models/citation/citation.h"

#include <QtCore/QByteArray>

namespace offprint {

/// A text file's characters: UTF-8, or what its byte order mark says; Windows-1252, as older programs write
/// it, where it is no UTF-8.
[[nodiscard]] QString textOfFile(const QByteArray& bytes);

/// A date in the year, month and day that can be made out in "2024/03/05/", "2024-03-05T10:00:00Z",
/// "5 March 2024", "Mar 2024" or "2024"; 0 for each that cannot.
struct PublicationDate
{
    int year = 0;
    int month = 0;
    int day = 0;
};
[[nodiscard]] PublicationDate publicationDate(const QString& text);

/// "Family, Given, Suffix" as nameInLine() has it: mostly "Given Family Suffix". A doubled first comma, or
/// one at the end, marks what is not to be taken apart (EndNote's convention).
[[nodiscard]] QString nameFromParts(const QString& name);

/// A DOI without "doi:" or address before it, in lower case.
[[nodiscard]] QString bareDoi(const QString& text);

/// "arXiv:2403.01234v2 [cs.LG]", a link or the id alone, into id and class; nothing if it has one already.
void takeArxivId(Citation& citation, const QString& text);

/// What Zotero keeps in its field "Extra", a line each: an arXiv id, "Citation Key: …", "DOI: …", "Comment:
/// …". What is the user's own becomes a part of the note.
void takeExtra(Citation& citation, const QString& extra);

/// A note that was written in HTML, as Zotero has them, as plain text; any other as it is.
[[nodiscard]] QString plainNote(const QString& note);

/// A citation as another program wrote it, as ours would be: the arXiv id is taken from a link, a DOI or a
/// "journal" called arXiv, and what that journal is said to have published is a preprint; else as
/// plainCitation(). All readers give what this makes of what was written. Doing it twice changes nothing
/// more.
[[nodiscard]] Citation settledCitation(const Citation& citation);

} // namespace offprint
