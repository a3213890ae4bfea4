// What it takes to import a large .bib, beside storing the same papers from a feed.

#include "app/import/importreading.h"
#include "app/library/sqlitelibrary.h"
#include "models/citation/bibtex.h"
#include "tests/bench/answers.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int runs = 3;

std::unique_ptr<SqliteLibrary> newLibrary(const QTemporaryDir& folder)
{
    auto library =
        std::make_unique<SqliteLibrary>(folder.path(), SqliteLibrary::Options{.program = u"bench"_s});
    wait(library->open());
    return library;
}

QByteArray bibOf(const QList<ParsedEntry>& entries)
{
    QList<Citation> citations;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const ParsedEntry& entry = entries[i];
        Citation citation;
        citation.key = u"key%1"_s.arg(i);
        citation.title = entry.title;
        citation.authors = entry.authors;
        citation.abstractText = entry.abstractText;
        citation.arxiv = entry.ids.arxiv;
        citation.url = entry.link;
        citation.year = entry.published.date().year();
        citation.month = entry.published.date().month();
        citations.append(citation);
    }
    return toBib(citations, BibDialect::BibTeX).toUtf8();
}

double imported(const QByteArray& bib, int papers)
{
    const QTemporaryDir folder;
    const auto library = newLibrary(folder);
    QElapsedTimer timer;
    timer.start();
    const auto read = readImport(bib, u"refs.bib"_s);
    if (!read)
        qFatal("the file cannot be read");
    const double reading = secondsOf(timer);
    wait(library->compare(read->entries)); // as the preview does
    const double comparing = secondsOf(timer) - reading;
    std::fprintf(stderr, "read in %.2f s, compared in %.2f s\n", reading, comparing);
    const ImportOutcome outcome = wait(library->importEntries(read->entries, {.source = u"refs.bib"_s}, {}));
    if (outcome.newPapers != papers)
        qFatal("%d of %d papers were imported", outcome.newPapers, papers);
    return double(timer.nsecsElapsed()) / 1e9;
}

double stored(const QList<ParsedEntry>& entries)
{
    const QTemporaryDir folder;
    const auto library = newLibrary(folder);
    const FeedId feed = wait(library->addFeed(u"https://example.org/feed"_s));
    ParsedFeed parsed;
    parsed.entries = entries;
    QElapsedTimer timer;
    timer.start();
    wait(library->storeFeed(feed, parsed, {}));
    return double(timer.nsecsElapsed()) / 1e9;
}

void compareAt(int papers)
{
    const auto feed = parseFeed(makeLongFeed(papers, 0), {.url = u"https://example.org/feed"_s});
    if (!feed)
        qFatal("the generated feed cannot be read");
    const QList<ParsedEntry> entries = feed->entries;
    const QByteArray bib = bibOf(entries);
    std::vector<double> importing;
    std::vector<double> storing;
    for (int run = 0; run < runs; ++run) {
        importing.push_back(imported(bib, papers));
        storing.push_back(stored(entries));
    }
    Figure{u"Import of a .bib of %1 papers, read, compared and stored, beside the same from a feed"_s.arg(
               papers),
           u"s"_s, importing, storing, 2}
        .print();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    for (const int papers : {1'000, 10'000, 100'000})
        compareAt(papers);
    return 0;
}
