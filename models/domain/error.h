#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <expected>

namespace offprint {

/// What went wrong, in kinds a program can act on. `sentenceFor()` (models/sentence.h) says it to a person.
/// Libraries keep the numbers: a new one goes to the end.
enum class ErrorCode {
    // The library
    LibraryUnopenable, ///< the folder or file cannot be made or opened
    LibraryReadOnly,
    LibraryBusy,  ///< another process holds the write lock; `detail` says who
    LibraryNewer, ///< written by a later Offprint; `detail` is its schema version
    LibraryDamaged,
    LibraryForeign, ///< a SQLite file of another program
    DiskFull,
    // What was asked for
    NotFound,
    AlreadyThere,
    BadAddress,
    BadArgument,
    // A feed's bytes
    EmptyInput,
    HtmlInsteadOfFeed,
    NotAFeed,
    Malformed,
    WrongEncoding,
    TooLarge,      ///< `detail` is the limit, for people ("64 MB")
    Hostile,       ///< entity bombs, nesting without end
    FeedSaysError, ///< a well-formed answer that says it is an error, as arXiv's API gives
    // The network
    Offline,
    HostNotFound,
    ConnectionRefused,
    ConnectionLost, ///< cut before the end
    TimedOut,
    TlsFailed,
    ProxyFailed, ///< the proxy of this computer did not let the request through
    TooManyRedirects,
    HttpStatus,  ///< `status` holds it
    RateLimited, ///< 429, or 503 with Retry-After; `detail` says until when
    Gone,        ///< 410
    LoginWanted, ///< the site answers only to its own users
    Cancelled,
    // Files
    FileUnreadable,
    FileUnwritable,
    Unexpected, ///< a fault of ours; `detail` has what is known
    BadQuery,   ///< `subject` is the query's text, `detail` the sentence that says what is wrong with it
    NotAPdf,    ///< `subject` is the file or address that was said to be one
    NoPapers    ///< `subject` is the file or text in which none were found
};

/// Why something failed. A value; may cross threads.
struct Error
{
    ErrorCode code = ErrorCode::Unexpected;
    QString subject; ///< the thing it is about: a feed's name or address, a file, a paper's id
    QString detail;  ///< what the lower layer said, if that helps a person
    int status = 0;  ///< the HTTP status, where there was one

    bool operator==(const Error&) const = default;
};

template<class T = void> using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(ErrorCode code, QString subject = {}, QString detail = {},
                                      int status = 0)
{
    return std::unexpected(Error{code, std::move(subject), std::move(detail), status});
}

} // namespace offprint

Q_DECLARE_METATYPE(offprint::Error)
