// How long it takes to read a feed of 200 MB, against going through its XML and keeping nothing of it.

#include "app/feeds/feedparser.h"
#include "tests/bench/answers.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"
#include "tests/bench/memory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int entryCount = 100'000;
constexpr int partSize = 2'000; ///< as refresh reads it
constexpr int runCount = 5;

double readTokens(const QByteArray& bytes)
{
    QElapsedTimer timer;
    timer.start();
    QXmlStreamReader reader(bytes);
    while (!reader.atEnd())
        reader.readNext();
    if (reader.hasError())
        qFatal("the generated feed is not well-formed");
    return secondsOf(timer);
}

/// Part by part, each let go before the next.
double readParts(const QByteArray& bytes)
{
    QElapsedTimer timer;
    timer.start();
    qsizetype entries = 0;
    const auto last =
        parseFeedInParts(bytes, {.url = u"https://example.org/feed"_s}, partSize, [&](ParsedFeed part, auto) {
            entries += part.entries.size();
            return true;
        });
    if (!last || entries + last->entries.size() != entryCount)
        qFatal("the generated feed was not read whole");
    return secondsOf(timer);
}

double readWhole(const QByteArray& bytes)
{
    QElapsedTimer timer;
    timer.start();
    const auto feed = parseFeed(bytes, {.url = u"https://example.org/feed"_s});
    if (!feed || feed->entries.size() != entryCount)
        qFatal("the generated feed was not read whole");
    return secondsOf(timer);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray bytes = makeLongFeed(entryCount, 0);
    const double megabytes = double(bytes.size()) / 1e6;
    Figure parts{u"read 100000 entries in parts ÷ its XML tokens"_s, u"s"_s, {}, {}, 1.6};
    Figure whole{u"read 100000 entries at once ÷ its XML tokens"_s, u"s"_s, {}, {}, 1.6};
    Figure partsMemory{u"memory to read in parts ÷ the file"_s, u"MB"_s, {}, {megabytes}, 3.0};
    Figure wholeMemory{u"memory to read at once ÷ the file"_s, u"MB"_s, {}, {megabytes}, 3.0};
    for (int run = 0; run < runCount; ++run) {
        const double tokens = readTokens(bytes);
        const PeakMemory ofParts;
        parts.runs.push_back(readParts(bytes));
        partsMemory.runs.push_back(ofParts.growth());
        const PeakMemory ofWhole;
        whole.runs.push_back(readWhole(bytes));
        wholeMemory.runs.push_back(ofWhole.growth());
        parts.baselineRuns.push_back(tokens);
        whole.baselineRuns.push_back(tokens);
    }
    for (const Figure* figure : {&parts, &partsMemory, &whole, &wholeMemory})
        figure->print();
    return 0;
}
