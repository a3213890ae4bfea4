#pragma once

#include "app/library/importstore.h"

namespace offprint {

/// What a paper that is there gets from what is imported of it, and what it keeps otherwise.
struct ImportDifference
{
    std::optional<Publication> publication;
    bool takesKey = false;
    bool takesNote = false;
    bool takesStar = false;
    bool takesTexts = false; ///< title, authors or abstract, of which it had none
    QStringList tags;
    QList<ImportedPlace> lists;
    QStringList adds;   ///< the same in words, for people
    QStringList leaves; ///< what the user has otherwise

    [[nodiscard]] bool isNothing() const { return adds.isEmpty(); }
};

/// What the user made is not overwritten. Pure.
[[nodiscard]] ImportDifference differenceOf(const Paper& there, const ImportEntry& given);

/// What a paper that was not there has to be given beside what a feed would have said of it.
[[nodiscard]] ImportDifference differenceOfNew(const Paper& made, const ImportEntry& given);

} // namespace offprint
