#include "app/library/sqlitelibrary_p.h"
#include "app/library/stepturning.h"

namespace offprint {

Reply<QList<Step>> SqliteLibrary::steps()
{
    return d->readConnection<QList<Step>>(
        [](Connection& connection) -> Result<QList<Step>> { return StepTables(connection).steps(); });
}

Reply<Step> SqliteLibrary::undo()
{
    return d->changeInBatches<Step>(StepTurning(d->runningMarks, true));
}

Reply<Step> SqliteLibrary::redo()
{
    return d->changeInBatches<Step>(StepTurning(d->runningMarks, false));
}

} // namespace offprint
