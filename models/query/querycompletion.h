#pragma once

#include "models/query/queryparser.h"

#include <QtCore/QStringList>

namespace offprint {

/// What is being typed in a query and could be completed: a field's name, or its value.
struct CompletionPoint
{
    qsizetype at = 0; ///< what a completion takes the place of: from here to the cursor
    qsizetype length = 0;
    std::optional<QueryField> field; ///< whose value it is; none: the name of a field
    QString typed;                   ///< so far, without quotation marks

    bool operator==(const CompletionPoint&) const = default;
};

/// None: what stands before the cursor is a word, or goes on behind it. Pure.
[[nodiscard]] std::optional<CompletionPoint> completionPoint(QStringView text, qsizetype cursor);

/// One way to go on.
struct Completion
{
    QString text;    ///< put in the place of what was typed
    QString name;    ///< what is offered: "is:", "unread", a feed's name
    QString meaning; ///< in a few words; may be empty

    bool operator==(const Completion&) const = default;
};

/// What only the library knows.
struct CompletionNames
{
    QStringList feeds;
    QStringList folders;
    QStringList tags;
    QStringList lists;
    QStringList authors; ///< those that fit what was typed
};

/// How the point could go on, the likeliest first; at most ten. Empty also if it is complete. Pure.
[[nodiscard]] QList<Completion> completionsFor(const CompletionPoint& point, const CompletionNames& names);

} // namespace offprint
