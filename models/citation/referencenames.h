#pragma once

#include "models/citation/personname.h"

#include <QtCore/QList>

namespace offprint {

/// "Jean-Paul M" as "J.-P. M."; a name in a script without capitals stays whole.
[[nodiscard]] QString initialsOf(const QString& given);

/// How a style has the names of a work.
struct NameRules
{
    enum class Order {
        Given,         ///< "A. Vaswani and N. Shazeer"
        FamilyInitial, ///< "Vaswani, A. and Shazeer, N."
        FamilyFirst    ///< "Vaswani, Ashish, and Noam Shazeer": only the first is turned round
    };

    Order order = Order::Given;
    bool hasInitials = true;
    int most = 0; ///< names that are all given; of more, `shown` and "et al."; 0: always all
    int shown = 1;
    QString lastOfTwo;  ///< what stands before the last one of two: " and "
    QString lastOfMany; ///< and of more: ", and "
};

/// The names of a work as a list; `isCut` says that "et al." is to follow.
struct NameList
{
    QString text;
    bool isCut = false;
};
[[nodiscard]] NameList nameList(const QList<PersonName>& names, const NameRules& rules);

/// As APA has it: with more than 20 the first 19, an ellipsis and the last.
[[nodiscard]] QString apaNames(const QList<PersonName>& names);

} // namespace offprint
