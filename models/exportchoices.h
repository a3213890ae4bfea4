#pragma once

#include <QtCore/QString>

namespace offprint {

/// What the user wants of exports.
struct ExportChoices
{
    QString format = QStringLiteral("bibtex"); ///< PaperFormatInfo::name
    QString keyPattern;                        ///< empty: the standard one
    bool withAbstracts = true;
    bool withNotes = false;
    bool dragsBibTeX = false; ///< what other programs get of dragged papers: BibTeX, not lines of text

    bool operator==(const ExportChoices&) const = default;
};

} // namespace offprint
