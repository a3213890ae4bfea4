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
        if (!rule.isRule())
            continue;
        const auto fitting = LibraryReader(connection).fitting(rule.words, arrived, queryContext());
        if (!fitting || fitting->isEmpty())
            continue;
        UserTables tables(connection);
        if (rule.marksRead)
            tables.setMark(UserTables::Mark::Read, *fitting, true, now);
        if (rule.stars)
            tables.setMark(UserTables::Mark::Starred, *fitting, true, now);
        for (const PaperId paper : *fitting)
            told.papersChanged.insert(paper);
    }
}

} // namespace offprint
