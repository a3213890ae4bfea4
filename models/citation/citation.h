#pragma once

#include "models/domain/paper.h"
#include "models/domain/publication.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace offprint {

/// What a reference to a work is made of, whatever format it is written in. Texts are as the library has
/// them: Unicode, with the TeX kept that they came with. Empty or 0 where it is not known.
struct Citation
{
    using Kind = PublicationKind;

    QString key; ///< what documents cite it by: ASCII
    Kind kind = Kind::Preprint;
    QString title;
    QStringList authors; ///< each as a source gives it: "Ashish Vaswani", "John von Neumann"
    int year = 0;        ///< of the first version
    int month = 0;       ///< 1 to 12
    int day = 0;         ///< 1 to 31
    QString venue;
    QString volume;
    QString number;
    QString pages; ///< "12" or "12-34", with a plain hyphen
    QString publisher;
    QString arxiv;        ///< without version: "2403.01234", "math.AG/0601001"
    QString primaryClass; ///< arXiv's primary category: "cs.LG"
    QString doi;          ///< bare, lower-case
    QString url;
    QString abstractText; ///< paragraphs separated by a blank line
    QStringList keywords;
    QString comments; ///< the authors' own: "12 pages, ICML 2025"
    QString note;     ///< the user's, Markdown

    bool operator==(const Citation&) const = default;
};

/// The reference to a paper. Where and when it was published is what the user has of that (its Publication);
/// else dates are those of its first version, in UTC, and it is published if the library has a journal
/// reference for it. With no more than a DOI it stays a preprint, for an article needs a journal's name. The
/// key is left empty.
[[nodiscard]] Citation citationOf(const Paper& paper);

/// What the reference says of where and when.
[[nodiscard]] Publication publicationOf(const Citation& citation);

} // namespace offprint
