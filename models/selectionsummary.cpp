#include "models/selectionsummary.h"

#include "models/counted.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype authorsNamed = 3;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SelectionSummary)
};

QString dayInWords(QDate day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

QStringList sharedAuthors(const QHash<QString, int>& papers)
{
    QStringList shared;
    for (const auto& [author, count] : papers.asKeyValueRange()) {
        if (count > 1)
            shared.append(author);
    }
    std::ranges::sort(shared, {}, [&](const QString& author) { return std::pair(-papers[author], author); });
    return shared.first(std::min(authorsNamed, shared.size()));
}

} // namespace

SelectionSummary summaryOf(const QList<PaperRow>& rows)
{
    SelectionSummary summary{.papers = rows.size(), .authors = {}, .category = {}, .first = {}, .last = {}};
    QHash<QString, int> papersBy;
    for (const PaperRow& row : rows) {
        summary.unread += row.isRead ? 0 : 1;
        summary.starred += row.isStarred ? 1 : 0;
        summary.noted += row.hasNote ? 1 : 0;
        summary.first = summary.first.isValid() ? std::min(summary.first, row.day) : row.day;
        summary.last = summary.last.isValid() ? std::max(summary.last, row.day) : row.day;
        QStringList authors = row.authors.split(u", "_s, Qt::SkipEmptyParts);
        authors.removeDuplicates();
        for (const QString& author : std::as_const(authors))
            ++papersBy[author];
    }
    summary.authors = sharedAuthors(papersBy);
    const auto isSame = [&](const PaperRow& row) {
        return row.primaryCategory == rows.first().primaryCategory;
    };
    if (!rows.isEmpty() && std::ranges::all_of(rows, isSame))
        summary.category = rows.first().primaryCategory;
    return summary;
}

QStringList inWords(const SelectionSummary& summary)
{
    const auto number = [](int count) { return QLocale().toString(count); };
    QStringList states;
    if (summary.unread > 0)
        states.append(Words::tr("%1 unread").arg(number(summary.unread)));
    if (summary.starred > 0)
        states.append(Words::tr("%1 starred").arg(number(summary.starred)));
    if (summary.noted > 0)
        states.append(Words::tr("%1 with a note").arg(number(summary.noted)));
    QStringList lines;
    if (!states.isEmpty())
        lines.append(states.join(u", "_s));
    if (summary.first.isValid())
        lines.append(
            summary.first == summary.last
                ? Words::tr("Listed on %1").arg(dayInWords(summary.first))
                : Words::tr("Listed from %1 to %2").arg(dayInWords(summary.first), dayInWords(summary.last)));
    if (!summary.category.isEmpty())
        lines.append(Words::tr("All in %1").arg(summary.category));
    if (!summary.authors.isEmpty())
        lines.append(Words::tr("More than one by %1").arg(summary.authors.join(u", "_s)));
    return lines;
}

} // namespace offprint
