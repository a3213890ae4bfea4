#include "app/library/arrivalrules.h"

#include "app/library/querycontext.h"
#include "app/storage/librarytables.h"
#include "app/storage/searchtables.h"

namespace offprint {

void applyArrivalRules(Connection& connection, const QList<PaperId>& arrived, LibraryChange& told)
{
    if (arrived.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<SavedSearch> searches = SearchTables(connection).all();
    for (const SavedSearch& rule : searches) {
        if (!rule.isRule() && !rule.tells)
            continue;
        const auto fitting = LibraryReader(connection).fitting(rule.words, arrived, queryContext());
        if (!fitting || fitting->isEmpty())
            continue;
        UserTables tables(connection);
        if (rule.marksRead)
            tables.setMark(UserTables::Mark::Read, *fitting, true, now);
        if (rule.stars)
            tables.setMark(UserTables::Mark::Starred, *fitting, true, now);
        if (rule.hides)
            tables.setHidden(*fitting, rule.id, now);
        const QSet<PaperId> papers(fitting->begin(), fitting->end());
        if (rule.isRule())
            told.papersChanged |= papers;
        if (rule.tells)
            told.toldBy[rule.id] |= papers;
    }
}

QList<PaperId> showMisfits(Connection& connection, SearchId search)
{
    const QList<PaperId> hidden = SearchTables(connection).hiddenBy(search);
    const auto now = SearchTables(connection).search(search);
    if (hidden.isEmpty() || !now)
        return {};
    const auto fitting = LibraryReader(connection).fitting(now->words, hidden, queryContext());
    if (!fitting)
        return {};
    const QSet<PaperId> misfits =
        QSet<PaperId>(hidden.begin(), hidden.end()) - QSet<PaperId>(fitting->begin(), fitting->end());
    return UserTables(connection).setHidden(misfits.values(), {}, QDateTime::currentDateTimeUtc());
}

} // namespace offprint
