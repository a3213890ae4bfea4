#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace offprint {

/// A piece of two texts that were compared: in both, only in the newer one, or only in the older one.
struct DiffPiece
{
    enum class Kind { Same, Inserted, Deleted };

    Kind kind = Kind::Same;
    QString text; ///< words with the space that stood behind each

    bool operator==(const DiffPiece&) const = default;
};

/// How `after` came of `before`, word by word: the fewest words deleted and inserted, deletions before
/// insertions. Words end at spaces; a line's end counts as a word, so that paragraphs stay apart. Words
/// differ if a letter does.
///
/// Takes a time that grows with the number of differing words squared, at most `mostChanges` of them; texts
/// that differ in more are told as one deletion and one insertion between what they begin and end with alike.
/// Pure.
[[nodiscard]] QList<DiffPiece> wordDiff(QStringView before, QStringView after, int mostChanges = 600);

/// Whether anything was inserted or deleted.
[[nodiscard]] bool hasChanges(const QList<DiffPiece>& pieces);

} // namespace offprint
