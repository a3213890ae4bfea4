#include "models/query/querycompletion.h"

#include "models/arxivcategories.h"
#include "models/query/queryprinter.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype mostOffered = 10;
constexpr qsizetype lettersOfName = 2; // with one, nearly every word would seem to become a field

/// Days as people name them; others are typed.
constexpr std::array days{std::pair("today"_L1, ""_L1),          std::pair("yesterday"_L1, ""_L1),
                          std::pair("7d"_L1, "7 days ago"_L1),   std::pair("4w"_L1, "4 weeks ago"_L1),
                          std::pair("3m"_L1, "3 months ago"_L1), std::pair("1y"_L1, "a year ago"_L1)};

std::optional<CompletionPoint> valuePoint(QStringView before, const QueryPiece& piece)
{
    CompletionPoint point{.at = piece.valueAt, .field = piece.field};
    QStringView typed = before.sliced(point.at);
    if (typed.startsWith(u'"')) {
        typed = typed.sliced(1);
        if (typed.contains(u'"'))
            return std::nullopt; // it is at its end
    } else if (takesSeveral(piece.field)) {
        const qsizetype comma = typed.lastIndexOf(u',') + 1;
        point.at += comma;
        typed = typed.sliced(comma);
    }
    point.length = before.size() - point.at;
    point.typed = typed.toString();
    return point;
}

std::optional<CompletionPoint> namePoint(QStringView before)
{
    qsizetype start = before.size();
    while (start > 0 && before[start - 1].isLetter())
        --start;
    const bool isBeginning =
        start == 0 || before[start - 1].isSpace() || before[start - 1] == u'(' || before[start - 1] == u'-';
    const bool isInPhrase = before.count(u'"') % 2 != 0;
    if (!isBeginning || isInPhrase || before.size() - start < lettersOfName)
        return std::nullopt;
    return CompletionPoint{start, before.size() - start, {}, before.sliced(start).toString()};
}

/// As a value in a query; in quotation marks where it would be several.
QString valueOf(const QString& name)
{
    const bool isPlain = std::ranges::all_of(
        name, [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'; });
    return (isPlain ? name : quotedInQuery(name)) + u' ';
}

/// Gathers what fits.
class Offers
{
public:
    explicit Offers(const CompletionPoint& point)
        : m_typed(point.typed)
    {}

    void addField(const QueryFieldInfo& info)
    {
        const QString name = info.name + u':';
        if (begins(name))
            m_all.append({name, name, info.meaning});
    }

    void addBeginning(const QString& name, const QString& meaning = {})
    {
        if (begins(name))
            m_all.append({valueOf(name), name, meaning});
    }

    /// Those that begin so first, then those that have it somewhere.
    void addContaining(const QStringList& names)
    {
        for (const QString& name : names)
            addBeginning(name);
        for (const QString& name : names) {
            if (name.indexOf(m_typed, 0, Qt::CaseInsensitive) > 0)
                m_all.append({valueOf(name), name, {}});
        }
    }

    void addAll(const QStringList& names)
    {
        for (const QString& name : names)
            m_all.append({valueOf(name), name, {}});
    }

    void addCategories()
    {
        for (const ArxivCategory& category : arxivCategories())
            addBeginning(category.code, category.name);
        for (const ArxivCategory& category : arxivCategories()) {
            const bool isNamed = !m_typed.isEmpty() && category.name.contains(m_typed, Qt::CaseInsensitive) &&
                                 !begins(category.code);
            if (isNamed)
                m_all.append({valueOf(category.code), category.code, category.name});
        }
    }

    [[nodiscard]] QList<Completion> take() const
    {
        const bool isComplete = std::ranges::any_of(m_all, [this](const Completion& one) {
            return one.name.compare(m_typed, Qt::CaseInsensitive) == 0;
        });
        return isComplete ? QList<Completion>() : m_all.first(std::min(m_all.size(), mostOffered));
    }

private:
    [[nodiscard]] bool begins(const QString& name) const
    {
        return name.startsWith(m_typed, Qt::CaseInsensitive);
    }

    QString m_typed;
    QList<Completion> m_all;
};

} // namespace

std::optional<CompletionPoint> completionPoint(QStringView text, qsizetype cursor)
{
    if (cursor < text.size() && !text[cursor].isSpace() && text[cursor] != u')')
        return std::nullopt;
    const QStringView before = text.first(cursor);
    const QList<QueryPiece> pieces = queryPieces(before);
    const bool isValue = !pieces.isEmpty() && pieces.last().kind == QueryPiece::Kind::Field &&
                         pieces.last().at + pieces.last().length == before.size();
    return isValue ? valuePoint(before, pieces.last()) : namePoint(before);
}

QList<Completion> completionsFor(const CompletionPoint& point, const CompletionNames& names)
{
    Offers offers(point);
    if (!point.field) {
        for (const QueryFieldInfo& info : queryFields())
            offers.addField(info);
        return offers.take();
    }
    switch (*point.field) {
    case QueryField::Is:
    case QueryField::Has:
    case QueryField::Announce:
        for (const auto& value : valuesOf(*point.field))
            offers.addBeginning(value.name, value.meaning);
        break;
    case QueryField::Sort:
        for (const auto& value : sortValues())
            offers.addBeginning(value.name, value.meaning);
        break;
    case QueryField::Date:
    case QueryField::Since:
    case QueryField::Until:
    case QueryField::Seen:
        for (const auto& [day, meaning] : days)
            offers.addBeginning(day, meaning);
        break;
    case QueryField::Feed:
        offers.addContaining(names.feeds);
        break;
    case QueryField::Folder:
        offers.addContaining(names.folders);
        break;
    case QueryField::Tag:
        offers.addContaining(names.tags);
        break;
    case QueryField::List:
        offers.addContaining(names.lists);
        break;
    case QueryField::Category:
        offers.addCategories();
        break;
    case QueryField::Author:
        offers.addAll(names.authors);
        break;
    default:
        break;
    }
    return offers.take();
}

} // namespace offprint
