#pragma once

#include "models/query/condition.h"
#include "models/query/queryfields.h"

#include <QtCore/QStringView>

#include <expected>

namespace offprint {

/// What is wrong with a query, and where in its text.
struct QueryError
{
    qsizetype at = 0;
    qsizetype length = 0;
    QString sentence; ///< says what is wanted, and what is there instead

    bool operator==(const QueryError&) const = default;
};

/// Whether a text is what a person meant, or what they have come to. While typing, the word at the very end
/// is also the beginning of one, and what lacks something that may still come ("date:", "is:unr") is left
/// out.
enum class Typing { Over, StillTyped };

/// What is no plain word in a query's text.
struct QueryPiece
{
    enum class Kind { Operator, Field };

    Kind kind = Kind::Field;
    qsizetype at = 0;
    qsizetype length = 0;
    QueryField field{};    ///< of a Field
    qsizetype valueAt = 0; ///< where a Field's value begins; at the end if it has none yet

    bool operator==(const QueryPiece&) const = default;
};

/// Longer texts are refused.
inline constexpr qsizetype longestQuery = 10'000;

/// Reads the query language (see README.md). Pure; linear time.
///
/// Plain words never are an error: an operator where none can stand is a word, what is not closed is closed
/// at the end. Errors are known fields with impossible values, fields that look like a mistyped one, groups
/// in groups without end, and texts that are too long.
[[nodiscard]] std::expected<ParsedQuery, QueryError> parseQuery(QStringView text,
                                                                Typing typing = Typing::Over);

/// The operators and the fields with their values that a text being typed has, from left to right, as far as
/// it can be read. Pure; linear time.
[[nodiscard]] QList<QueryPiece> queryPieces(QStringView text);

} // namespace offprint
