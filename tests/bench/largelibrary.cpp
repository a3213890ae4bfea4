#include "tests/bench/largelibrary.h"

#include "app/feeds/feedparser.h"
#include "app/filesettings.h"
#include "tests/bench/answers.h"
#include "tests/bench/longfeed.h"
#include "tests/support/realpapers.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int feedCount = 20;
constexpr int votedOf =
    50; // of so many papers one is voted for, as in Hugging Face Daily Papers against arXiv
constexpr int partLength = 5'000; // entries that are in memory at once
constexpr int version = 2;        // grows when libraries are made otherwise

QList<ParsedEntry> sourcePapers()
{
    QList<ParsedEntry> papers = realPapers(1);
    if (papers.isEmpty()) {
        for (int number = 0; number < 2; ++number)
            papers += parseFeed(makeLongFeed(20'000, number), {.url = u"https://example.org"_s})->entries;
    }
    return papers;
}

/// The source's paper under a number, a title and a day of its own.
ParsedEntry numbered(ParsedEntry e, int number)
{
    constexpr int perMonth = 90'000;
    const int month = number / perMonth;
    e.ids = {.arxiv = u"%1%2.%3"_s.arg(10 + month / 12)
                          .arg(1 + month % 12, 2, 10, QLatin1Char('0'))
                          .arg(number % perMonth, 5, 10, QLatin1Char('0'))};
    e.guid = e.ids.arxiv;
    e.link.clear();
    e.title += u" %1"_s.arg(number);
    e.listed = e.published =
        QDateTime(QDate(2020, 1, 1).addDays(number / 500), QTime(number % 24, 0), QTimeZone::UTC);
    if (number % votedOf == 0)
        e.upvotes = number / votedOf % 97;
    return e;
}

void storeAll(SqliteLibrary& library, int papers)
{
    const QList<ParsedEntry> source = sourcePapers();
    const std::array folders{wait(library.addFolder(u"Folder A"_s)), wait(library.addFolder(u"Folder B"_s))};
    // They are asked again in a year only
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<FeedId> feeds;
    for (int number = 0; number < feedCount; ++number) {
        const auto folder = number % 2 == 0 ? std::optional(folders[size_t(number / 2 % 2)]) : std::nullopt;
        feeds.append(wait(library.addFeed(u"https://example.org/%1"_s.arg(number), {}, folder)));
    }
    for (int done = 0; done < papers; done += partLength) {
        for (int feed = 0; feed < feedCount; ++feed) {
            ParsedFeed part{.kind = FeedKind::Atom, .title = u"Feed %1"_s.arg(feed)};
            for (int number = done + feed; number < std::min(papers, done + partLength); number += feedCount)
                part.entries.append(numbered(source[number % source.size()], number));
            wait(library.storeFeed(feeds[feed], part, {}));
        }
        if (done % 100'000 == 0)
            std::fprintf(stderr, "%d of %d papers are stored\n", done, papers);
    }
    QList<UnchangedFeed> unchanged;
    for (const FeedId feed : std::as_const(feeds))
        unchanged.append({feed, {.checked = now, .nextDue = now.addYears(1)}});
    wait(library.recordUnchanged(unchanged));
}

void markSome(SqliteLibrary& library)
{
    QList<PaperId> read;
    QList<PaperId> starred;
    const QList<PaperStub> all = wait(library.find({}));
    for (const PaperStub& stub : all) {
        if (stub.id.value % 3 == 0)
            read.append(stub.id);
        if (stub.id.value % 100 == 0)
            starred.append(stub.id);
    }
    wait(library.setRead(read, true));
    wait(library.setStarred(starred, true));
    wait(library.addSearch({.name = u"Starred on diffusion"_s, .words = u"is:starred diffusion"_s}));
    wait(library.addSearch({.name = u"Many votes"_s, .words = u"upvotes:>90 is:unread"_s}));
}

} // namespace

QString largeLibrary(int papers)
{
    const QString kept = qEnvironmentVariable("OFFPRINT_BENCH_LIBRARIES");
    const QString name =
        u"%1/library-%2-%3"_s.arg(kept.isEmpty() ? QDir::tempPath() : kept).arg(papers).arg(version);
    if (QDir(name).exists())
        return name;
    const QString unfinished = name + u".unfinished"_s;
    QDir(unfinished).removeRecursively();
    {
        SqliteLibrary library(unfinished, {.program = u"bench"_s});
        wait(library.open());
        storeAll(library, papers);
        markSome(library);
        FileSettings settings(unfinished + "/settings.ini"_L1);
        settings.setWelcomeDone(true);
    }
    if (!QDir().rename(unfinished, name))
        qFatal("%s could not be made", qPrintable(name));
    return name;
}

void copyLibrary(const QString& from, const QString& folder)
{
    const QFileInfoList files = QDir(from).entryInfoList(QDir::Files);
    for (const QFileInfo& file : files) {
        if (!QFile::copy(file.filePath(), folder + u'/' + file.fileName()))
            qFatal("%s could not be copied", qPrintable(file.filePath()));
    }
}

} // namespace offprint
