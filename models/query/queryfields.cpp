#include "models/query/queryfields.h"

#include "models/query/queryvalues.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Condition::Kind;

constexpr auto aDay = "a day, a month, a year or a range"_L1;
constexpr auto aNumber = "a number, as in >20, <=5 or 10..20"_L1;

constexpr std::array fields{
    QueryFieldInfo{QueryField::Title, "title"_L1, "words in the title"_L1, "a word"_L1},
    QueryFieldInfo{QueryField::Abstract, "abstract"_L1, "words in the abstract"_L1, "a word"_L1},
    QueryFieldInfo{QueryField::Author, "author"_L1, "an author’s name"_L1, "a name"_L1},
    QueryFieldInfo{QueryField::Note, "note"_L1, "words in your notes"_L1, "a word"_L1},
    QueryFieldInfo{QueryField::Feed, "feed"_L1, "listed by a feed"_L1, "a feed’s name"_L1},
    QueryFieldInfo{QueryField::Folder, "folder"_L1, "listed by a folder’s feeds"_L1, "a folder’s name"_L1},
    QueryFieldInfo{QueryField::Tag, "tag"_L1, "with a tag of yours"_L1, "a tag"_L1},
    QueryFieldInfo{QueryField::List, "list"_L1, "on a reading list"_L1, "a reading list’s name"_L1},
    QueryFieldInfo{QueryField::Category, "cat"_L1, "an arXiv category"_L1, "a category, as cs.LG"_L1},
    QueryFieldInfo{QueryField::Submitter, "submitter"_L1, "who submitted it"_L1, "a name"_L1},
    QueryFieldInfo{QueryField::Is, "is"_L1, "unread, starred…"_L1,
                   "unread, read, starred, new, updated, withdrawn or hidden"_L1},
    QueryFieldInfo{QueryField::Has, "has"_L1, "a note, a tag, code or a PDF"_L1, "note, tag, code or pdf"_L1},
    QueryFieldInfo{QueryField::Announce, "announce"_L1, "how arXiv announced it"_L1,
                   "new, cross, replace or replace-cross"_L1},
    QueryFieldInfo{QueryField::Date, "date"_L1, "when it was published"_L1, aDay},
    QueryFieldInfo{QueryField::Since, "since"_L1, "published from then on"_L1, "a day, a month or a year"_L1},
    QueryFieldInfo{QueryField::Until, "until"_L1, "published until then"_L1, "a day, a month or a year"_L1},
    QueryFieldInfo{QueryField::Seen, "seen"_L1, "when it came to you"_L1, aDay},
    QueryFieldInfo{QueryField::Upvotes, "upvotes"_L1, "how many votes it has"_L1, aNumber},
    QueryFieldInfo{QueryField::Stars, "stars"_L1, "how many stars its code has"_L1, aNumber},
    QueryFieldInfo{QueryField::Id, "id"_L1, "an arXiv id or a link"_L1, "an arXiv id, a DOI or a link"_L1},
    QueryFieldInfo{QueryField::Doi, "doi"_L1, "a DOI"_L1, "a DOI"_L1},
    QueryFieldInfo{QueryField::Sort, "sort"_L1, "the order"_L1,
                   "newest, published, best, upvotes, title or author"_L1}};

constexpr std::array isValues{NamedValue{"unread"_L1, Kind::Unread, "not read yet"_L1},
                              NamedValue{"starred"_L1, Kind::Starred, "with a star"_L1},
                              NamedValue{"new"_L1, Kind::New, "came with the latest refresh"_L1},
                              NamedValue{"updated"_L1, Kind::Updated, "starred, and with a new version"_L1},
                              NamedValue{"read"_L1, Kind::Read, "read"_L1},
                              NamedValue{"withdrawn"_L1, Kind::Withdrawn, "withdrawn by its authors"_L1},
                              NamedValue{"hidden"_L1, Kind::Hidden, "hidden by a saved search"_L1}};

constexpr std::array hasValues{NamedValue{"note"_L1, Kind::HasNote, "with a note of yours"_L1},
                               NamedValue{"tag"_L1, Kind::Tagged, "with a tag of yours"_L1},
                               NamedValue{"code"_L1, Kind::HasCode, "with a repository"_L1},
                               NamedValue{"pdf"_L1, Kind::HasPdf, "with a PDF"_L1}};

constexpr std::array announceValues{
    NamedValue{"new"_L1, Kind::Announced, "announced as new"_L1},
    NamedValue{"cross"_L1, Kind::Announced, "cross-listed"_L1},
    NamedValue{"replace"_L1, Kind::Announced, "replaced by a new version"_L1},
    NamedValue{"replace-cross"_L1, Kind::Announced, "cross-listed, and replaced"_L1}};

constexpr std::array sorts{NamedValue{"newest"_L1, PaperSort::Newest, "as they came"_L1},
                           NamedValue{"published"_L1, PaperSort::Published, "the newest published first"_L1},
                           NamedValue{"best"_L1, PaperSort::Best, "the best match first"_L1},
                           NamedValue{"upvotes"_L1, PaperSort::Upvotes, "most votes first"_L1},
                           NamedValue{"title"_L1, PaperSort::Title, "by title"_L1},
                           NamedValue{"author"_L1, PaperSort::Author, "by the first author"_L1}};

/// Of this kind, with its value; none if there is no value.
template<class T>
std::optional<Condition> with(Kind kind, T Condition::* member, const std::optional<T>& value)
{
    return value.transform([&](const T& known) {
        Condition condition;
        condition.kind = kind;
        condition.*member = known;
        return condition;
    });
}

std::optional<Condition> ofText(Kind kind, const QString& text)
{
    return with(kind, &Condition::text, std::optional(text));
}

std::optional<Condition> ofName(QueryField field, const QString& value)
{
    const auto* known = valueNamed(valuesOf(field), value);
    if (!known)
        return std::nullopt;
    Condition condition;
    condition.kind = known->value;
    if (field == QueryField::Announce)
        condition.text = known->name;
    return condition;
}

/// How many letters must be changed, added, left out or swapped with the next.
int distance(QStringView a, QStringView b)
{
    const qsizetype width = b.size() + 1;
    std::vector<int> table(size_t((a.size() + 1) * width));
    const auto at = [&](qsizetype i, qsizetype j) -> int& { return table.at(size_t(i * width + j)); };
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = int(i + j);
                continue;
            }
            const bool isSame = a[i - 1] == b[j - 1];
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return at(a.size(), b.size());
}

} // namespace

std::span<const QueryFieldInfo> queryFields()
{
    return fields;
}

const QueryFieldInfo& infoOf(QueryField field)
{
    return fields.at(size_t(field));
}

std::optional<QueryField> fieldNamed(QStringView name)
{
    const auto found = std::ranges::find_if(fields, [&](const QueryFieldInfo& info) {
        return name.compare(info.name, Qt::CaseInsensitive) == 0;
    });
    return found != fields.end() ? std::optional(found->field) : std::nullopt;
}

std::optional<QueryField> fieldLike(QStringView name)
{
    constexpr qsizetype shortest = 4;
    constexpr qsizetype longest = 12;
    if (name.size() < shortest || name.size() > longest)
        return std::nullopt;
    const QString small = name.toString().toLower();
    for (const QueryFieldInfo& info : fields) {
        const int mostWrong = info.name.size() >= 6 ? 2 : 1;
        if (info.name.size() >= shortest && distance(small, QString(info.name)) <= mostWrong)
            return info.field;
    }
    return std::nullopt;
}

bool isTextField(QueryField field)
{
    return field <= QueryField::Note;
}

bool takesSeveral(QueryField field)
{
    return field == QueryField::Category || field == QueryField::Is || field == QueryField::Has ||
           field == QueryField::Announce;
}

std::span<const NamedValue<Kind>> valuesOf(QueryField field)
{
    switch (field) {
    case QueryField::Is:
        return isValues;
    case QueryField::Has:
        return hasValues;
    case QueryField::Announce:
        return announceValues;
    default:
        return {};
    }
}

std::span<const NamedValue<PaperSort>> sortValues()
{
    return sorts;
}

std::optional<Condition> conditionOf(QueryField field, const QString& value)
{
    switch (field) {
    case QueryField::Feed:
        return ofText(Kind::Feed, value);
    case QueryField::Folder:
        return ofText(Kind::Folder, value);
    case QueryField::Tag:
        return ofText(Kind::Tag, value);
    case QueryField::List:
        return ofText(Kind::List, value);
    case QueryField::Category:
        return ofText(Kind::Category, value);
    case QueryField::Submitter:
        return ofText(Kind::Submitter, value);
    case QueryField::Id:
    case QueryField::Doi:
        return ofText(Kind::Paper, value);
    case QueryField::Is:
    case QueryField::Has:
    case QueryField::Announce:
        return ofName(field, value);
    case QueryField::Date:
        return with(Kind::Published, &Condition::days, daysFrom(value));
    case QueryField::Seen:
        return with(Kind::Seen, &Condition::days, daysFrom(value));
    case QueryField::Since:
        return with(Kind::Published, &Condition::days,
                    dayFrom(value).transform([](const QueryDay& day) { return QueryDays{day, {}}; }));
    case QueryField::Until:
        return with(Kind::Published, &Condition::days,
                    dayFrom(value).transform([](const QueryDay& day) { return QueryDays{{}, day}; }));
    case QueryField::Upvotes:
        return with(Kind::Upvotes, &Condition::numbers, numbersFrom(value));
    case QueryField::Stars:
        return with(Kind::CodeStars, &Condition::numbers, numbersFrom(value));
    default:
        return std::nullopt;
    }
}

bool mayBecomeValue(QueryField field, QStringView value)
{
    const auto isBeginning = [&](const auto& known) {
        return known.name.startsWith(value, Qt::CaseInsensitive);
    };
    switch (field) {
    case QueryField::Date:
    case QueryField::Seen:
    case QueryField::Since:
    case QueryField::Until:
        return mayBecomeDays(value);
    case QueryField::Upvotes:
    case QueryField::Stars:
        return mayBecomeNumbers(value);
    case QueryField::Sort:
        return std::ranges::any_of(sorts, isBeginning);
    default:
        return std::ranges::any_of(valuesOf(field), isBeginning);
    }
}

} // namespace offprint
