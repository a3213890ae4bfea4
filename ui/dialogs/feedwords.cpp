#include "ui/dialogs/feedwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FeedWords)
};

} // namespace

QString kindInWords(FeedKind kind)
{
    switch (kind) {
    case FeedKind::HfDaily:
        return Words::tr("Hugging Face papers");
    case FeedKind::ArxivApi:
        return Words::tr("arXiv search");
    case FeedKind::ArxivRss:
    case FeedKind::ArxivAtom:
        return Words::tr("arXiv listing");
    case FeedKind::Rss:
    case FeedKind::Rdf:
        return Words::tr("RSS feed");
    case FeedKind::Atom:
        return Words::tr("Atom feed");
    case FeedKind::JsonFeed:
        return Words::tr("JSON feed");
    case FeedKind::PageText:
        return Words::tr("Text of a page");
    case FeedKind::Unknown:
        break;
    }
    return Words::tr("Feed");
}

QString momentInWords(const QDateTime& time, const QDateTime& now)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QDateTime today = now.toLocalTime();
    const QString clock = QLocale().toString(local.time(), u"HH:mm"_s);
    switch (today.date().daysTo(local.date())) {
    case 0:
        return clock;
    case -1:
        return Words::tr("yesterday %1").arg(clock);
    case 1:
        return Words::tr("tomorrow %1").arg(clock);
    default:
        break;
    }
    const bool isThisYear = local.date().year() == today.date().year();
    return QLocale().toString(local.date(), isThisYear ? u"d MMM"_s : u"d MMM yyyy"_s) + u' ' + clock;
}

QString siteInWords(const QString& address)
{
    const QUrl url(address);
    if (url.isLocalFile())
        return u"…/"_s + url.fileName();
    const QString host = url.host();
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

} // namespace offprint
