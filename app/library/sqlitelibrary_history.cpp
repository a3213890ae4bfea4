#include "app/library/sqlitelibrary.h"

#include "app/library/librarycore.h"

namespace offprint {

namespace {

template<class T> Reply<T> notYet()
{
    return QtFuture::makeReadyValueFuture(Result<T>(failure(ErrorCode::Unexpected)));
}

} // namespace

// PLACEHOLDERS
Reply<PaperHistory> SqliteLibrary::paperHistory(PaperId) { return notYet<PaperHistory>(); }
Reply<QList<RefreshLogEntry>> SqliteLibrary::feedLog(FeedId, int) { return notYet<QList<RefreshLogEntry>>(); }
Reply<Outline> SqliteLibrary::outline() { return notYet<Outline>(); }
Reply<QList<PaperId>> SqliteLibrary::setUpdated(const QList<PaperId>&, bool) { return notYet<QList<PaperId>>(); }
Reply<PaperId> SqliteLibrary::separate(PaperId) { return notYet<PaperId>(); }
Reply<> SqliteLibrary::unite(PaperId, PaperId) { return notYet<void>(); }
Reply<> SqliteLibrary::setFeedAddress(FeedId, const QString&) { return notYet<void>(); }
Reply<OutlineOutcome> SqliteLibrary::addOutline(const Outline&) { return notYet<OutlineOutcome>(); }

} // namespace offprint
