#include "tests/library/replies.h"

#include "app/storage/librarytables.h"
#include "app/storage/schema.h"
#include "app/storage/sessions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <csignal>
#include <cstdio>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <sched.h>

using namespace Qt::StringLiterals;
using namespace offprint;

// A second process for the tests of what several processes, or one that dies, do to a library. Prints a line
// for everything that happened; "skip …" where this machine does not permit what the test needs.

namespace {

void say(const QString& line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

QString outcome(bool isGood, const Error& error)
{
    return isGood ? u"good"_s : u"error %1"_s.arg(int(error.code));
}

template<class T> QString outcome(const Result<T>& result)
{
    return result ? outcome(true, {}) : outcome(false, result.error());
}

qsizetype paperCount(SqliteLibrary& library)
{
    return wait(library.find({})).value_or(QList<PaperStub>()).size();
}

/// Stores a feed, says how many papers are there each time they are more, and lives on.
int store(SqliteLibrary& library, int entries)
{
    const FeedId feed = wait(library.addFeed(u"https://example.org/long"_s)).value_or(FeedId{1});
    AnswerFacts facts;
    facts.etag = "\"whole\"";
    const auto storing = library.storeFeed(feed, feedOf(manyEntries(entries)), facts);
    qsizetype last = 0;
    while (!storing.isFinished()) {
        if (const qsizetype now = paperCount(library); now > last)
            say(u"papers %1"_s.arg(last = now));
    }
    say(u"stored "_s + outcome(wait(storing)));
    pause();
    return 0;
}

/// Stars papers one after the other while a long feed is being stored, says when each is on disk and how many
/// milliseconds that took, and lives on.
int star(SqliteLibrary& library, int entries)
{
    const FeedId feed = wait(library.addFeed(u"https://example.org/short"_s)).value();
    if (!wait(library.storeFeed(feed, feedOf(manyEntries(50, u"2312"_s)), {})))
        return 1;
    const QList<PaperStub> papers = wait(library.find({})).value();
    const FeedId longFeed = wait(library.addFeed(u"https://example.org/long"_s)).value_or(FeedId{1});
    AnswerFacts facts;
    facts.etag = "\"whole\"";
    const auto storing = library.storeFeed(longFeed, feedOf(manyEntries(entries)), facts);
    qsizetype known = papers.size();
    for (const PaperStub& paper : papers) {
        // At another moment of a transaction each time
        QElapsedTimer timer;
        while (paperCount(library) == known && !storing.isFinished()) {
        }
        timer.start();
        while (timer.elapsed() < paper.id.value * 17 % 100 && !storing.isFinished())
            static_cast<void>(paperCount(library));
        known = paperCount(library);
        timer.start();
        const auto starred = wait(library.setStarred({paper.id}, true));
        const auto milliseconds = double(timer.nsecsElapsed()) / 1e6;
        if (!starred || storing.isFinished())
            break;
        say(u"starred %1 %2"_s.arg(paper.id.value).arg(milliseconds));
    }
    say(u"end"_s);
    pause();
    return 0;
}

/// Holds the library's write lock until its input ends.
int hold(const QString& folder)
{
    Connection connection(folder + "/library.sqlite"_L1, Connection::Mode::ReadWrite,
                          std::chrono::seconds(5));
    {
        WriteTransaction transaction(connection, Durability::Feed);
        Sessions(connection).enter(u"holder"_s);
        transaction.commit();
    }
    WriteTransaction transaction(connection, Durability::Feed);
    say(u"holding %1"_s.arg(QCoreApplication::applicationPid()));
    while (std::getchar() != EOF) {
    }
    transaction.commit();
    say(u"released"_s);
    return 0;
}

/// Opens the library, reads it and tries to change it.
int attemptAll(const QString& folder)
{
    SqliteLibrary library(folder, {.busyTimeout = std::chrono::seconds(1)});
    say(u"open "_s + outcome(wait(library.open())));
    const auto found = wait(library.find({.place = PaperQuery::Place::Starred}));
    say(found ? u"starred %1"_s.arg(found->size()) : u"starred "_s + outcome(found));
    say(u"star "_s + outcome(wait(library.setStarred({PaperId{1}}, false))));
    say(u"note "_s + outcome(wait(library.setNote(PaperId{1}, u"A word"_s))));
    const auto feeds = wait(library.subscriptions());
    const FeedId feed = feeds && !feeds->feeds.isEmpty() ? feeds->feeds.first().id : FeedId{1};
    say(u"store "_s + outcome(wait(library.storeFeed(feed, feedOf(manyEntries(3000)), {}))));
    const auto report = wait(library.check());
    say(u"sound "_s + (report ? QString::number(report->isSound ? 1 : 0) : outcome(report)));
    return 0;
}

/// As somebody whom file permissions bind.
int attemptAsNobody(const QString& folder)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
        say(u"skip: no other user can be taken on"_s);
        return 0;
    }
    prctl(PR_SET_DUMPABLE, 1); // or the leak checker cannot look at its own process
    return attemptAll(folder);
}

/// On a disk of a few megabytes, which only this process sees.
int attemptOnFullDisk(const QString& folder)
{
    const bool isApart = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    if (!isApart || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("offprint-test", qPrintable(folder), "tmpfs", 0, "size=3m") != 0) {
        say(u"skip: no small disk can be mounted"_s);
        return 0;
    }
    {
        SqliteLibrary library(folder, {});
        const FeedId feed = wait(library.open())
                                .and_then([&] { return wait(library.addFeed(u"https://example.org/a"_s)); })
                                .value();
        if (!wait(library.storeFeed(feed, feedOf({entry(u"A paper to keep"_s)}), {})) ||
            !wait(library.setStarred({PaperId{1}}, true)))
            return 1;
    }
    attemptAll(folder);
    say(u"again"_s);
    return attemptAll(folder);
}

/// With a limit on the size of files, as a quota sets one.
int attemptUnderLimit(const QString& folder)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{2 << 20, 2 << 20};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        say(u"skip: no limit can be set"_s);
        return 0;
    }
    return attemptAll(folder);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString mode = arguments.value(1);
    const QString folder = arguments.value(2);
    if (mode == "hold"_L1)
        return hold(folder);
    if (mode == "nobody"_L1)
        return attemptAsNobody(folder);
    if (mode == "full"_L1)
        return attemptOnFullDisk(folder);
    if (mode == "limit"_L1)
        return attemptUnderLimit(folder);
    SqliteLibrary library(folder, {.program = mode});
    if (!wait(library.open()))
        return 1;
    return mode == "star"_L1 ? star(library, arguments.value(3).toInt())
                             : store(library, arguments.value(3).toInt());
}
