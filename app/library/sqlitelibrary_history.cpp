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
Reply<Outline> SqliteLibrary::outline() { return notYet<Outline>(); }
Reply<> SqliteLibrary::setFeedAddress(FeedId, const QString&) { return notYet<void>(); }
Reply<OutlineOutcome> SqliteLibrary::addOutline(const Outline&) { return notYet<OutlineOutcome>(); }

} // namespace offprint
