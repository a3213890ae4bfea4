#include "models/sentence.h"

namespace offprint {

namespace {

QString quoted(const QString& subject, const QString& fallback)
{
    return subject.isEmpty() ? fallback : QStringLiteral("“%1”").arg(subject);
}

/// " (detail)" where there is detail.
QString aside(const QString& detail)
{
    return detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
}

QString librarySentence(const Error& e)
{
    const QString library = quoted(e.subject, QStringLiteral("The library"));
    switch (e.code) {
    case ErrorCode::LibraryUnopenable:
        return QStringLiteral(
                   "%1 could not be opened%2. Check that the folder exists and is yours to write in.")
            .arg(library, aside(e.detail));
    case ErrorCode::LibraryReadOnly:
        return QStringLiteral(
                   "%1 is read-only, so nothing can be changed. Make the folder and the file in it "
                   "writable, or choose another library.")
            .arg(library);
    case ErrorCode::LibraryBusy:
        return QStringLiteral("%1 is being written by %2. Try again when it has finished.")
            .arg(library, e.detail.isEmpty() ? QStringLiteral("another program") : e.detail);
    case ErrorCode::LibraryNewer:
        return QStringLiteral(
                   "%1 was written by a newer Offprint%2. Nothing was changed; open it with that version "
                   "or a later one.")
            .arg(library, aside(e.detail));
    case ErrorCode::LibraryDamaged:
        return QStringLiteral(
                   "%1 is damaged%2. Nothing was overwritten. Copy the folder to a safe place, then "
                   "restore library.sqlite from a backup.")
            .arg(library, aside(e.detail));
    case ErrorCode::LibraryForeign:
        return QStringLiteral("%1 belongs to another program. Nothing was changed; choose another folder.")
            .arg(library);
    default:
        return QStringLiteral(
                   "%1 cannot be written: the disk is full. Free some space and try again; what was "
                   "stored before is safe.")
            .arg(library);
    }
}

QString inputSentence(const Error& e)
{
    const QString feed = quoted(e.subject, QStringLiteral("The feed"));
    switch (e.code) {
    case ErrorCode::EmptyInput:
        return QStringLiteral("%1 is empty. Nothing stored was changed; it is asked again later.").arg(feed);
    case ErrorCode::HtmlInsteadOfFeed:
        return QStringLiteral(
                   "%1 is a web page, not a feed. Look on the page for its RSS or Atom address and add "
                   "that.")
            .arg(feed);
    case ErrorCode::NotAFeed:
        return QStringLiteral(
                   "%1 is in no format that Offprint reads. It reads RSS, Atom, JSON Feed, arXiv and "
                   "Hugging Face Papers; check the address.")
            .arg(feed);
    case ErrorCode::Malformed:
        return QStringLiteral(
                   "%1 is broken%2. Nothing stored was changed; if it stays so, tell the site's owner.")
            .arg(feed, aside(e.detail));
    case ErrorCode::WrongEncoding:
        return QStringLiteral(
                   "%1 is not in the text encoding it claims%2. Nothing stored was changed; tell the "
                   "site's owner.")
            .arg(feed, aside(e.detail));
    case ErrorCode::TooLarge:
        return QStringLiteral(
                   "%1 is larger than Offprint takes%2. Nothing stored was changed; look for a shorter "
                   "feed of the same site.")
            .arg(feed, aside(e.detail));
    case ErrorCode::Hostile:
        return QStringLiteral(
                   "%1 was refused: it is built to overload whoever reads it%2. Nothing stored was "
                   "changed; consider removing it.")
            .arg(feed, aside(e.detail));
    default:
        return QStringLiteral("%1 answered with an error: %2. Check its address.")
            .arg(feed, e.detail.isEmpty() ? QStringLiteral("no reason given") : e.detail);
    }
}

QString httpSentence(const Error& e, const QString& feed)
{
    const QString status = QString::number(e.status);
    if (e.status == 401 || e.status == 403)
        return QStringLiteral(
                   "%1 wants a login (HTTP %2). Open its page in a browser to see what it asks for.")
            .arg(feed, status);
    if (e.status == 404)
        return QStringLiteral("%1 was not found (HTTP 404). Check its address, or remove it if the site has "
                              "dropped it.")
            .arg(feed);
    if (e.status >= 500)
        return QStringLiteral("%1 has trouble at its server (HTTP %2). It is asked again later.")
            .arg(feed, status);
    return QStringLiteral("%1 was refused by its server (HTTP %2). Check its address.").arg(feed, status);
}

QString networkSentence(const Error& e)
{
    const QString feed = quoted(e.subject, QStringLiteral("The server"));
    switch (e.code) {
    case ErrorCode::Offline:
        return QStringLiteral(
                   "%1 could not be asked: this computer is offline. It is asked again when the network "
                   "is back.")
            .arg(feed);
    case ErrorCode::HostNotFound:
        return QStringLiteral(
                   "%1 could not be reached: its server's name is not known%2. Check the address and the "
                   "network.")
            .arg(feed, aside(e.detail));
    case ErrorCode::ConnectionRefused:
        return QStringLiteral(
                   "%1 could not be reached: its server refuses connections. It is asked again later.")
            .arg(feed);
    case ErrorCode::ConnectionLost:
        return QStringLiteral(
                   "%1 was cut off before its end. Nothing stored was changed; it is asked again later.")
            .arg(feed);
    case ErrorCode::TimedOut:
        return QStringLiteral("%1 did not answer in time%2. It is asked again later.")
            .arg(feed, aside(e.detail));
    case ErrorCode::TlsFailed:
        return QStringLiteral(
                   "%1 could not be asked safely: its certificate is not trusted%2. Check the address "
                   "and this computer's clock.")
            .arg(feed, aside(e.detail));
    case ErrorCode::ProxyFailed:
        return QStringLiteral(
                   "%1 could not be asked: the proxy of this computer did not let the request through%2. "
                   "Check the proxy's settings.")
            .arg(feed, aside(e.detail));
    case ErrorCode::TooManyRedirects:
        return QStringLiteral("%1 leads in a circle of redirects. Check its address.").arg(feed);
    case ErrorCode::RateLimited:
        return QStringLiteral("%1 asks for fewer requests%2. It is asked again then.")
            .arg(feed, aside(e.detail));
    case ErrorCode::Gone:
        return QStringLiteral(
                   "%1 is gone for good (HTTP 410). Its papers stay here; remove the feed when you like.")
            .arg(feed);
    case ErrorCode::LoginWanted:
        return QStringLiteral(
                   "%1 answers only to people who are logged in there%2. Offprint cannot ask it for you.")
            .arg(feed, aside(e.detail));
    case ErrorCode::Cancelled:
        return QStringLiteral("%1: cancelled. Nothing stored was changed; ask again when you like.")
            .arg(feed);
    default:
        return httpSentence(e, feed);
    }
}

QString requestSentence(const Error& e)
{
    switch (e.code) {
    case ErrorCode::NotFound:
        return QStringLiteral("There is no %1 in the library. Check the number, arXiv id or link.")
            .arg(quoted(e.subject, QStringLiteral("such paper or feed")));
    case ErrorCode::AlreadyThere:
        return QStringLiteral("%1 is there already. Choose another, or use the one there is.")
            .arg(quoted(e.subject, QStringLiteral("That")));
    case ErrorCode::BadAddress:
        return QStringLiteral(
                   "%1 is not an address Offprint can ask. Give one that begins with https://, http:// "
                   "or file://.")
            .arg(quoted(e.subject, QStringLiteral("That")));
    case ErrorCode::BadArgument:
        return QStringLiteral("%1 cannot be used here%2. Check it and try again.")
            .arg(quoted(e.subject, QStringLiteral("That")), aside(e.detail));
    case ErrorCode::BadQuery:
        return e.detail;
    case ErrorCode::FileUnreadable:
        return QStringLiteral("The file %1 cannot be read%2. Check that it exists and that you may read it.")
            .arg(quoted(e.subject, QStringLiteral("asked for")), aside(e.detail));
    case ErrorCode::FileUnwritable:
        return QStringLiteral(
                   "The file %1 cannot be written%2. Check the folder and the space left; an older file "
                   "there is as it was.")
            .arg(quoted(e.subject, QStringLiteral("asked for")), aside(e.detail));
    case ErrorCode::NotAPdf:
        return QStringLiteral(
                   "%1 is no PDF. Open the paper's page in the browser, or attach a PDF of your own.")
            .arg(quoted(e.subject, QStringLiteral("What the paper's feeds name")));
    case ErrorCode::NoPapers:
        return QStringLiteral("No papers were found in %1%2. Choose a BibTeX, RIS, CSL-JSON or CSV file, a "
                              "saved page of "
                              "Hugging Face Papers, a feed, or a text with arXiv ids or links.")
            .arg(quoted(e.subject, QStringLiteral("what was given")), aside(e.detail));
    default:
        return QStringLiteral(
                   "Something unexpected happened with %1%2. Nothing stored was changed; please report "
                   "it with this sentence.")
            .arg(quoted(e.subject, QStringLiteral("Offprint")), aside(e.detail));
    }
}

} // namespace

QString sentenceFor(const Error& error)
{
    if (error.code <= ErrorCode::DiskFull)
        return librarySentence(error);
    if (error.code <= ErrorCode::BadArgument || error.code >= ErrorCode::FileUnreadable)
        return requestSentence(error);
    if (error.code <= ErrorCode::FeedSaysError)
        return inputSentence(error);
    return networkSentence(error);
}

QString sentenceFor(LogRemark remark, const QString& what)
{
    switch (remark) {
    case LogRemark::ServerAskedToWait:
        return QStringLiteral("Not asked, as its server asked not to be before %1.").arg(what);
    case LogRemark::WaitsForAnnouncements:
        return QStringLiteral("Not asked before %1: arXiv announces nothing until then.").arg(what);
    case LogRemark::FreshByItsOwnWord:
        return QStringLiteral("Not asked before %1: by its own word it has nothing new until then.")
            .arg(what);
    case LogRemark::SkipsThisTime:
        return QStringLiteral("Not asked before %1: the feed says that it is never changed until then.")
            .arg(what);
    case LogRemark::Offline:
        return QStringLiteral(
            "Not asked, as this computer is offline. It is asked when the network is back.");
    case LogRemark::Moved:
        return QStringLiteral("Its server has told often enough that it moved for good: it is now at %1.")
            .arg(what);
    case LogRemark::MovedToKnown:
        return QStringLiteral(
                   "It moved for good to %1, which is subscribed to already: remove one of the two.")
            .arg(what);
    }
    return {};
}

QString shortReasonFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Gone:
        return QStringLiteral("410");
    case ErrorCode::HttpStatus:
        return QString::number(error.status);
    case ErrorCode::RateLimited:
        return QStringLiteral("wait");
    case ErrorCode::Offline:
    case ErrorCode::HostNotFound:
        return QStringLiteral("offline");
    case ErrorCode::TimedOut:
        return QStringLiteral("timeout");
    case ErrorCode::HtmlInsteadOfFeed:
    case ErrorCode::NotAFeed:
        return QStringLiteral("no feed");
    default:
        return QStringLiteral("failed");
    }
}

} // namespace offprint
