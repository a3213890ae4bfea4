// What a person does costs what they see, not what they keep: the same at 1 000 and at 1 000 000 papers.

#include "app/storage/matchexpression.h"
#include "models/query/queryparser.h"
#include "tests/bench/answers.h"
#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"
#include "tests/bench/largelibrary.h"
#include "tests/bench/longfeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTemporaryFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int few = 1'000;
constexpr int some = 10'000;
constexpr int firstPage = 200; ///< papers: what a list shows first
constexpr int inSight = 30;

double percentile(std::vector<double> runs, double share)
{
    std::ranges::sort(runs);
    return runs[size_t(double(runs.size() - 1) * share)];
}

/// A single number, of many runs.
void print(const QString& name, const QString& unit, double value, double baseline, double target)
{
    Figure{name, unit, {value}, baseline > 0 ? std::vector{baseline} : std::vector<double>(), target}.print();
}

class Opened
{
public:
    explicit Opened(const QString& folder)
        : m_file(folder + "/library.sqlite"_L1)
        , library(folder, {.program = u"bench"_s})
    {
        wait(library.open());
        subscriptions = wait(library.subscriptions());
    }

    /// The first papers of a list, and what is shown of those in sight; in milliseconds.
    double show(PaperQuery query)
    {
        query.limit = firstPage;
        QElapsedTimer timer;
        timer.start();
        QList<PaperId> ids;
        const QList<PaperStub> found = wait(library.find(query, 1));
        for (const PaperStub& stub : found.first(std::min<qsizetype>(found.size(), inSight)))
            ids.append(stub.id);
        wait(library.rows(ids));
        return secondsOf(timer) * 1e3;
    }

    QString m_file;
    SqliteLibrary library;
    Subscriptions subscriptions;
};

/// As people type them: beginnings of words, one and several, common and rare.
QStringList realQueries(SqliteLibrary& library)
{
    QRandomGenerator random(11);
    const QList<PaperStub> all = wait(library.find({}));
    QStringList queries;
    while (queries.size() < 200) {
        const PaperId paper = all[random.bounded(all.size())].id;
        const QList<PaperRow> rows = wait(library.rows({paper}));
        QStringList words;
        for (const QString& word : rows.first().title.split(u' ')) {
            const bool isWord =
                word.size() > 3 && std::ranges::all_of(word, [](QChar c) { return c.isLetter(); });
            if (isWord)
                words.append(word);
        }
        if (words.size() < 3)
            continue;
        const qsizetype count = 1 + queries.size() % 3;
        QString query = words.sliced(random.bounded(words.size() - count + 1), count).join(u' ');
        query.chop(queries.size() % 2 == 0 ? std::min<qsizetype>(2, query.size() - 3) : 0);
        queries.append(query);
    }
    return queries;
}

struct Painting
{
    std::vector<double> queries;
    std::vector<double> frames;
};

/// Offprint's own window with the library.
Painting paint(const QString& folder, const QStringList& queries)
{
    QTemporaryFile file;
    if (!file.open() || file.write(queries.join(u'\n').toUtf8()) < 0 || !file.flush())
        qFatal("the queries could not be written");
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(PAINT_OFFPRINT), {folder, file.fileName()});
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        qFatal("the window could not be used");
    Painting found;
    while (process.canReadLine()) {
        const QList<QByteArray> words = process.readLine().simplified().split(' ');
        if (words.first() == "query")
            found.queries.push_back(words.value(1).toDouble());
        else if (words.first() == "frame")
            found.frames.push_back(words.value(1).toDouble());
    }
    return found;
}

/// From the key to the papers painted, in a window; against the bare query for the first page.
void measurePainting(Opened& large, const QString& folder)
{
    const QStringList queries = realQueries(large.library);
    std::vector<double> bare;
    for (const QString& words : queries) {
        const QString match = *matchExpression(parseQuery(words, Typing::StillTyped)->condition);
        bare.push_back(query(large.m_file, "SELECT rowid FROM paper_fts WHERE paper_fts MATCH '" +
                                               match.toUtf8().replace('\'', "''") +
                                               "' ORDER BY rowid DESC LIMIT " + QByteArray::number(firstPage))
                           .seconds *
                       1e3);
    }
    const Painting painting = paint(folder, queries);
    const double frame = 16;
    print(u"key press to painted results of 200 queries in the largest library, 95th percentile"_s, u"ms"_s,
          percentile(painting.queries, 0.95), percentile(bare, 0.95), 2.0);
    print(u"the same, median"_s, u"ms"_s, percentile(painting.queries, 0.5), percentile(bare, 0.5), 2.0);
    print(u"the same, 95th percentile less the bare query's"_s, u"ms"_s,
          percentile(painting.queries, 0.95) - percentile(bare, 0.95), 0, frame);
    const auto slow = std::ranges::count_if(painting.frames, [&](double each) { return each > frame; });
    print(u"frames over 16 ms while the scroll bar is dragged across all papers"_s, u"percent"_s,
          100.0 * double(slow) / double(painting.frames.size()), 0, 1);
    print(u"the slowest of these frames"_s, u"ms"_s, percentile(painting.frames, 1), 0, frame);
}

void measureBestMatch(Opened& large, Opened& smaller)
{
    std::vector<double> ofLarge;
    std::vector<double> ofSmaller;
    for (int run = 0; run < 9; ++run) {
        const PaperQuery common{.words = u"model"_s, .order = PaperSort::Best};
        ofLarge.push_back(large.show(common));
        ofSmaller.push_back(smaller.show(common));
    }
    print(u"best matches of a common word in the largest library, against 10000 papers"_s, u"ms"_s,
          median(ofLarge), median(ofSmaller), 10);
}

QList<PaperQuery> placesOf(const Subscriptions& all)
{
    using Place = PaperQuery::Place;
    QList<PaperQuery> places{{},
                             {.place = Place::Today},
                             {.place = Place::Trending},
                             {.place = Place::Unread},
                             {.place = Place::Starred},
                             {.place = Place::WithNotes}};
    for (const Feed& feed : all.feeds)
        places.append({.place = Place::Feed, .feed = feed.id});
    for (const Folder& folder : all.folders)
        places.append({.place = Place::Folder, .folder = folder.id});
    for (const SavedSearch& search : all.searches)
        places.append({.place = Place::Search, .search = search.id});
    return places;
}

QString nameOf(const PaperQuery& place)
{
    return u"place %1 %2"_s.arg(int(place.place))
        .arg(place.feed.value + place.folder.value + place.search.value);
}

void measurePlaces(Opened& large, Opened& small)
{
    const auto times = [](Opened& opened) {
        std::vector<double> all;
        for (int run = 0; run < 5; ++run) {
            for (const PaperQuery& place : placesOf(opened.subscriptions)) {
                const double milliseconds = opened.show(place);
                if (run > 0)
                    all.push_back(milliseconds);
                if (run > 0 && milliseconds > 20)
                    std::fprintf(stderr, "%s: %.0f ms\n", qPrintable(nameOf(place)), milliseconds);
            }
        }
        return all;
    };
    const std::vector<double> ofLarge = times(large);
    const std::vector<double> ofSmall = times(small);
    print(u"showing a place of the largest library, 95th percentile, against 1000 papers"_s, u"ms"_s,
          percentile(ofLarge, 0.95), percentile(ofSmall, 0.95), 1.5);
    print(u"the same, median"_s, u"ms"_s, percentile(ofLarge, 0.5), percentile(ofSmall, 0.5), 1.5);
}

void execute(sqlite3* database, const QByteArray& sql)
{
    if (sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(database));
}

/// The marks of a copy, ÷ one UPDATE of the same rows in another copy, without indexes' or counts' triggers.
void measureMarkAllRead(const QString& folder, int papers)
{
    const QTemporaryDir ours;
    const QTemporaryDir bare;
    copyLibrary(folder, ours.path());
    copyLibrary(folder, bare.path());
    double marking = 0;
    {
        SqliteLibrary library(ours.path(), {.program = u"bench"_s});
        wait(library.open());
        QElapsedTimer timer;
        timer.start();
        wait(library.markAllRead({.place = PaperQuery::Place::Unread}));
        marking = secondsOf(timer) * 1e3;
    }
    sqlite3* database = nullptr;
    sqlite3_open(bare.filePath(u"library.sqlite"_s).toUtf8().constData(), &database);
    execute(database, "PRAGMA synchronous = NORMAL");
    execute(database, "PRAGMA cache_size = -49152");
    sqlite3_stmt* triggers = nullptr;
    sqlite3_prepare_v2(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &triggers,
                       nullptr);
    QList<QByteArray> names;
    while (sqlite3_step(triggers) == SQLITE_ROW)
        names.append(reinterpret_cast<const char*>(sqlite3_column_text(triggers, 0)));
    sqlite3_finalize(triggers);
    for (const QByteArray& name : std::as_const(names))
        execute(database, "DROP TRIGGER " + name);
    QElapsedTimer timer;
    timer.start();
    execute(database, "UPDATE paper SET is_read = 1 WHERE is_read = 0");
    const double updating = secondsOf(timer) * 1e3;
    sqlite3_close(database);
    print(u"marking %1 papers read, against one UPDATE"_s.arg(papers), u"ms"_s, marking, updating, 1.5);
}

/// The file, ÷ one with the same tables, their indexes and an index of SQLite's own for the same texts.
void measureSize(const QString& folder)
{
    const QTemporaryDir bare;
    const QString file = bare.filePath(u"bare.sqlite"_s);
    sqlite3* database = nullptr;
    sqlite3_open(file.toUtf8().constData(), &database);
    execute(database, "ATTACH '" + (folder + "/library.sqlite"_L1).toUtf8() + "' AS library");
    for (const char* table : {"paper", "paper_detail", "sighting", "paper_key"})
        execute(database, QByteArray("CREATE TABLE ") + table + " AS SELECT * FROM library." + table);
    execute(database,
            "CREATE INDEX a ON paper (day, id); CREATE INDEX b ON sighting (feed_id, day, paper_id);"
            "CREATE INDEX c ON sighting (paper_id); CREATE UNIQUE INDEX d ON paper_key (key);"
            "CREATE INDEX e ON paper_key (paper_id); CREATE UNIQUE INDEX f ON paper (id);"
            "CREATE UNIQUE INDEX g ON paper_detail (paper_id)");
    execute(database, "CREATE VIRTUAL TABLE paper_fts USING fts5 (title, abstract, authors, content = '')");
    execute(database,
            "INSERT INTO paper_fts (rowid, title, abstract, authors) SELECT p.id, p.title, d.abstract, "
            "p.authors FROM paper p JOIN paper_detail d ON d.paper_id = p.id");
    execute(database, "DETACH library");
    sqlite3_close(database);
    print(u"the file of the largest library, against its bare tables"_s, u"MB"_s,
          double(QFileInfo(folder + "/library.sqlite"_L1).size()) / 1e6, double(QFileInfo(file).size()) / 1e6,
          1.25);
}

std::vector<double> starTimes(SqliteLibrary& library, const QList<PaperId>& papers,
                              const std::function<bool()>& goesOn)
{
    std::vector<double> times;
    for (qsizetype i = 0; goesOn() && i < papers.size(); ++i) {
        QElapsedTimer timer;
        timer.start();
        wait(library.setStarred({papers[i]}, i % 2 == 0));
        times.push_back(secondsOf(timer) * 1e3);
        QThread::msleep(20); // a person's next key
    }
    return times;
}

void measureStars(const QString& folder)
{
    const QTemporaryDir copy;
    copyLibrary(folder, copy.path());
    SqliteLibrary library(copy.path(), {.program = u"bench"_s});
    wait(library.open());
    QList<PaperId> papers;
    const QList<PaperStub> found = wait(library.find({.limit = 5'000}));
    for (const PaperStub& stub : found)
        papers.append(stub.id);
    const std::vector<double> idle = starTimes(library, papers.first(300), [] { return true; });
    QList<Reply<StoreOutcome>> storing;
    for (int number = 500; number < 510; ++number) {
        const FeedId feed = wait(library.addFeed(u"https://example.org/more/%1"_s.arg(number)));
        const auto parsed = parseFeed(makeLongFeed(10'000, number), {.url = u"https://example.org/feed"_s});
        storing.append(library.storeFeed(feed, *parsed, {}));
    }
    const std::vector<double> busy =
        starTimes(library, papers.mid(300), [&] { return !storing.last().isFinished(); });
    print(u"a star while 100000 entries are stored, 99th percentile, against the same when idle"_s, u"ms"_s,
          percentile(busy, 0.99), percentile(idle, 0.99), 5);
}

struct Start
{
    double milliseconds = 0;
    double megabytes = 0;
};

/// Until the list is painted; with the memory held then.
Start start(const QString& program, const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForReadyRead(60'000))
        qFatal("%s did not paint", qPrintable(program));
    Start found{secondsOf(timer) * 1e3, 0};
    process.waitForFinished(60'000);
    const QList<QByteArray> words = process.readAll().simplified().split(' ');
    found.megabytes = words.value(1).toDouble() / 1e6;
    return found;
}

void measureStart(const QString& large, const QString& small)
{
    std::vector<double> ofLarge;
    std::vector<double> ofSmall;
    std::vector<double> ofEmpty;
    std::vector<double> more;
    for (int run = -1; run < 11; ++run) {
        const Start a = start(QStringLiteral(START_OFFPRINT), {large});
        const Start b = start(QStringLiteral(START_OFFPRINT), {small});
        const Start c = start(QStringLiteral(START_EMPTY), {});
        if (run < 0)
            continue; // the first of each reads its files from disk
        ofLarge.push_back(a.milliseconds);
        ofSmall.push_back(b.milliseconds);
        ofEmpty.push_back(c.milliseconds);
        more.push_back(a.megabytes - b.megabytes);
    }
    print(u"start to first painted list of the largest library, against 1000 papers"_s, u"ms"_s,
          median(ofLarge), median(ofSmall), 1.3);
    print(u"start to first painted list of the largest library, against an empty window"_s, u"ms"_s,
          median(ofLarge), median(ofEmpty), 2.0);
    print(u"memory after start beyond that with 1000 papers"_s, u"MB"_s, median(more), 0, 30);
}

} // namespace

/// bench_library [PAPERS]: in the largest library, if not 1 000 000.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int papers = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QString smallFolder = largeLibrary(few);
    const QString someFolder = largeLibrary(some);
    const QString largeFolder = largeLibrary(papers);
    std::printf("{\"papers\":%d}\n", papers);
    measureStart(largeFolder, smallFolder);
    {
        Opened large(largeFolder);
        Opened small(smallFolder);
        Opened smaller(someFolder);
        measurePainting(large, largeFolder);
        measureBestMatch(large, smaller);
        measurePlaces(large, small);
    }
    measureSize(largeFolder);
    measureMarkAllRead(largeFolder, papers);
    measureStars(largeFolder);
    return 0;
}
