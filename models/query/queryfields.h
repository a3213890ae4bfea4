#pragma once

#include "models/query/condition.h"

#include <QtCore/QStringView>

#include <optional>
#include <span>

namespace offprint {

/// What stands before the colon.
enum class QueryField {
    Title,
    Abstract,
    Author,
    Note,
    Feed,
    Folder,
    Tag,
    List,
    Category,
    Submitter,
    Is,
    Has,
    Announce,
    Date,
    Since,
    Until,
    Seen,
    Upvotes,
    Stars,
    Id,
    Doi,
    Sort
};

/// A field of the language, and what a person is told of it.
struct QueryFieldInfo
{
    QueryField field;
    QLatin1StringView name;
    QLatin1StringView meaning; ///< "in the title": what it narrows to
    QLatin1StringView wants;   ///< "a day, a month…": what may follow
};

[[nodiscard]] std::span<const QueryFieldInfo> queryFields();
[[nodiscard]] const QueryFieldInfo& infoOf(QueryField field);

/// In any case of letters; none: no such field.
[[nodiscard]] std::optional<QueryField> fieldNamed(QStringView name);

/// The field that was probably meant by a name that is none; none if it is like none of them.
[[nodiscard]] std::optional<QueryField> fieldLike(QStringView name);

/// Whether what follows the field are words of a text.
[[nodiscard]] bool isTextField(QueryField field);

/// Whether a comma in the value means "or".
[[nodiscard]] bool takesSeveral(QueryField field);

/// A word that stands for something: "unread" of is:.
template<class T> struct NamedValue
{
    QLatin1StringView name;
    T value;
    QLatin1StringView meaning;
};

/// The words that is:, has: and announce: know (empty for other fields), and sort:.
[[nodiscard]] std::span<const NamedValue<Condition::Kind>> valuesOf(QueryField field);
[[nodiscard]] std::span<const NamedValue<PaperSort>> sortValues();

/// In any case of letters; null: no such value.
template<class T>
[[nodiscard]] const NamedValue<T>* valueNamed(std::span<const NamedValue<T>> values, QStringView name)
{
    for (const NamedValue<T>& known : values) {
        if (name.compare(known.name, Qt::CaseInsensitive) == 0)
            return &known;
    }
    return nullptr;
}

/// The condition that the field and its value make; none: it is no value of the field. Never for sort: and
/// the fields of texts.
[[nodiscard]] std::optional<Condition> conditionOf(QueryField field, const QString& value);

/// Whether more letters could make it a value of the field.
[[nodiscard]] bool mayBecomeValue(QueryField field, QStringView value);

} // namespace offprint
