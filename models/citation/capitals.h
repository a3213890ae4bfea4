#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace offprint {

/// A stretch of a title, whose letter case a bibliography style may change or not.
struct WordPart
{
    QStringView text;
    bool isProtected = false;

    bool operator==(const WordPart&) const = default;
};

/// The words of a title cut so that names keep their case: parts with a capital within ("ImageNet"), with a
/// digit next to letters ("GPT-4", "3D") and single capitals before a hyphen ("Q-learning") are protected,
/// the first letter of a word alone is not. The parts in order make up the words.
[[nodiscard]] QList<WordPart> wordParts(QStringView words);

} // namespace offprint
