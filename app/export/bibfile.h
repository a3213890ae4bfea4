#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace offprint {

struct BibField
{
    QString name; ///< lower-case
    QString value;
};

/// One entry as it stands: values in TeX, strings of @string put in, parts joined.
struct BibEntry
{
    QString type; ///< lower-case: "article"
    QString key;
    int line = 0;
    QList<BibField> fields; ///< as they follow each other; of a repeated one the first counts, as in BibTeX

    /// The first of these fields that there is.
    [[nodiscard]] QString field(std::initializer_list<QLatin1StringView> names) const;
};

struct BibEntries
{
    QList<BibEntry> entries;
    QStringList comments;           ///< what stands in the braces of @comment: other programs' own words
    QList<ReadingProblem> problems; ///< each cost one entry
};

/// The entries of a .bib file by BibTeX's own rules: text between entries and @preamble mean nothing, values
/// stand in braces or quotes, entries in braces or parentheses. After an entry that cannot be read, reading
/// goes on at the next `@` that begins a line. Takes time and space in proportion to the length, whatever the
/// text.
[[nodiscard]] BibEntries bibEntries(const QString& text);

} // namespace offprint
