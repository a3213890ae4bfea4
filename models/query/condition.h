#pragma once

#include "models/domain/papersort.h"

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace offprint {

/// A day as a query names it. Days are the user's; what is relative is worked out when the query is run, so
/// that a saved search moves with the days.
struct QueryDay
{
    enum class Unit { Day, Week, Month, Year };

    QDate first; ///< of the day, month or year that was named; null: relative to today
    QDate last;  ///< the same day for "2025-03-10", the last of the month for "2025-03"
    int ago = 0; ///< "today" is 0 days ago, "yesterday" 1 day, "2w" 2 weeks
    Unit unit = Unit::Day;

    bool operator==(const QueryDay&) const = default;
};

/// "2025-03", "2025-03-10..2025-03-14", "..2024", "7d": from the first day of `from` to the last of `to`;
/// none: open at that end. "7d" alone is from 7 days ago on.
struct QueryDays
{
    std::optional<QueryDay> from;
    std::optional<QueryDay> to;

    bool operator==(const QueryDays&) const = default;
};

/// ">20" is 21 and more; both ends belong to the range, none: open at that end.
struct QueryNumbers
{
    std::optional<qint64> from;
    std::optional<qint64> to;

    bool operator==(const QueryNumbers&) const = default;
};

/// What a paper must be like: one condition, or several joined. A value; pure data.
struct Condition
{
    enum class Kind {
        And, ///< all of `parts`; without parts every paper
        Or,  ///< any of `parts`
        Not, ///< not the one part
        Text,
        Feed,      ///< `text` is its name, or a part of it
        Folder,    ///< `text` is its name, or a part of it
        Tag,       ///< `text` is its name, or the last part of it
        List,      ///< `text` is its name, or a part of it
        Tagged,    ///< has any tag
        Category,  ///< `text` is "cs.LG", or "cs" for all of them
        Submitter, ///< `text`
        Unread,
        Read,
        Starred,
        New, ///< came with the latest refresh that brought papers: first seen within a day
        Updated,
        Withdrawn,
        Hidden, ///< by a saved search
        HasNote,
        HasCode,
        HasPdf,
        Announced, ///< `text` is arXiv's announce type: "new", "cross", "replace", "replace-cross"
        Published, ///< within `days`; when it was first seen where that is not known
        Seen,      ///< first seen within `days`
        Upvotes,   ///< `numbers`; a paper nobody counts has 0
        CodeStars, ///< `numbers`, of its repository
        Paper,     ///< `text` is an identifier or link as written: "2410.21228", "10.1145/1", "https://…"
    };
    enum class Field { Any, Title, Abstract, Author, Note };

    Kind kind = Kind::And;
    QList<Condition> parts; ///< And: none, or two and more; Or: two and more; Not: one
    Field field = Field::Any;
    QString text; ///< Text: one word or, with isPhrase, several; never empty where a kind wants it
    bool isPhrase = false;
    bool isPrefix = false; ///< Text: its last word is also the beginning of one, as while it is typed
    QueryDays days;
    QueryNumbers numbers;

    [[nodiscard]] bool isEverything() const { return kind == Kind::And && parts.isEmpty(); }
    bool operator==(const Condition&) const = default;
};

/// What a text of the query language means.
struct ParsedQuery
{
    Condition condition;
    std::optional<PaperSort> sort; ///< when it is not the list's own

    bool operator==(const ParsedQuery&) const = default;
};

} // namespace offprint
