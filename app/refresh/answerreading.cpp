#include "app/refresh/answerreading.h"

namespace offprint {

Result<ParsedFeed> readAnswer(const HttpAnswer& answer, const DocumentSource& source)
{
    auto read = parseFeed(answer.body, source);
    const bool isTold = !read && read.error().code == ErrorCode::FeedSaysError;
    if (!answer.isGood() && !isTold)
        return failure(ErrorCode::HttpStatus, {}, {}, answer.status);
    return read;
}

} // namespace offprint
