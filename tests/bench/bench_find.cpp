#include "tests/bench/answers.h"
#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int runCount = 9;

struct Case
{
    QString name;
    PaperQuery query;
    QByteArray bareSql; ///< the least that SQLite must do for it
};

/// The list's stubs as the library finds them, ÷ stepping through the same rows with nothing but SQLite.
void measureFind(SqliteLibrary& library, const QString& file, const Case& c)
{
    const bool isTrivial = c.query.limit > 0 && c.query.words.isEmpty(); // an answer's way is longer
    Figure figure{c.name, u"ms"_s, {}, {}, isTrivial ? 1.0 : 2.0};
    for (int run = 0; run < runCount; ++run) {
        QElapsedTimer timer;
        timer.start();
        const auto found = wait(library.find(c.query)).size();
        figure.runs.push_back(secondsOf(timer) * 1e3);
        const BareAnswer bare = query(file, c.bareSql);
        if (bare.rows != found)
            qFatal("%s: %lld papers, not %lld", qPrintable(c.name), qlonglong(found), qlonglong(bare.rows));
        if (!isTrivial)
            figure.baselineRuns.push_back(bare.seconds * 1e3);
    }
    figure.print();
}

/// What the sidebar asks for after every change.
void measureSubscriptions(SqliteLibrary& library)
{
    Figure figure{u"subscriptions of 100000 papers"_s, u"ms"_s, {}, {}, 5};
    for (int run = 0; run < runCount; ++run) {
        QElapsedTimer timer;
        timer.start();
        wait(library.subscriptions());
        figure.runs.push_back(secondsOf(timer) * 1e3);
    }
    figure.print();
}

void measureMarkAllRead(SqliteLibrary& library)
{
    Figure figure{u"mark 100000 papers read"_s, u"ms"_s, {}, {}, 3000};
    for (int run = 0; run < 3; ++run) {
        QElapsedTimer timer;
        timer.start();
        const QList<PaperId> marked = wait(library.markAllRead({.place = PaperQuery::Place::Unread}));
        figure.runs.push_back(secondsOf(timer) * 1e3);
        wait(library.setRead(marked, false));
    }
    figure.print();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    SqliteLibrary library(folder.path(), {.program = u"bench"_s});
    wait(library.open());
    const FolderId shelf = wait(library.addFolder(u"Folder"_s));
    FeedId feed;
    for (int number = 0; number < 10; ++number) {
        feed = wait(library.addFeed(u"https://example.org/%1"_s.arg(number), {},
                                    number % 2 == 0 ? std::optional(shelf) : std::nullopt));
        storeBytes(library, feed, makeLongFeed(10'000, number), 10'000);
    }
    using Place = PaperQuery::Place;
    const QByteArray ordered = " ORDER BY day DESC, id DESC";
    const QByteArray match = "SELECT rowid FROM paper_fts WHERE paper_fts MATCH ";
    const QList<Case> cases{
        {u"find all of 100000 papers"_s, {}, "SELECT id, day FROM paper WHERE is_hidden = 0" + ordered},
        {u"find the first 50 of 100000 papers"_s,
         {.limit = 50},
         "SELECT id, day FROM paper WHERE is_hidden = 0" + ordered + " LIMIT 50"},
        {u"find all unread of 100000 papers"_s,
         {.place = Place::Unread},
         "SELECT id, day FROM paper WHERE is_hidden = 0 AND is_read = 0" + ordered},
        {u"find a feed's 10000 of 100000 papers"_s,
         {.place = Place::Feed, .feed = feed},
         "SELECT paper_id, day FROM sighting WHERE feed_id = " + QByteArray::number(feed.value) +
             " ORDER BY day DESC, paper_id DESC"},
        {u"find a folder's 50000 of 100000 papers"_s,
         {.place = Place::Folder, .folder = shelf},
         "SELECT DISTINCT p.id, p.day FROM paper p JOIN sighting s ON s.paper_id = p.id WHERE s.feed_id IN "
         "(SELECT id FROM feed WHERE folder_id IS NOT NULL) ORDER BY p.day DESC, p.id DESC"},
        {u"search two words in 100000 papers"_s,
         {.words = u"contera rato"_s},
         match + "'\"contera\" \"rato\"*' ORDER BY rowid DESC"},
        {u"search a common beginning in 100000 papers"_s,
         {.words = u"ra"_s, .limit = 1000},
         match + "'\"ra\"*' ORDER BY rowid DESC LIMIT 1000"}};
    for (const Case& c : cases)
        measureFind(library, folder.filePath(u"library.sqlite"_s), c);
    measureSubscriptions(library);
    measureMarkAllRead(library);
    return 0;
}
