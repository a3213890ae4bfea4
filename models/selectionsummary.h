#pragma once

#include "models/domain/paper.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace offprint {

/// What papers that are selected together have in common.
struct SelectionSummary
{
    qsizetype papers = 0;
    int unread = 0;
    int starred = 0;
    int noted = 0;
    QStringList authors; ///< of at least two of them, those of the most first; three at most
    QString category;    ///< the primary one, if it is the same of all; else empty
    QDate first;         ///< the days they were listed on
    QDate last;

    bool operator==(const SelectionSummary&) const = default;
};

/// Pure.
[[nodiscard]] SelectionSummary summaryOf(const QList<PaperRow>& rows);

/// In sentences, a line each: "4 unread, 2 starred", "All in cs.LG", "2 by Sergey Levine".
[[nodiscard]] QStringList inWords(const SelectionSummary& summary);

} // namespace offprint
