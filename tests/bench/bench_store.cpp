#include "app/feeds/feedparser.h"
#include "app/library/sqlitelibrary.h"
#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int entryCount = 10'000;
constexpr int runCount = 5;

template<class T> T wait(Reply<T> reply)
{
    reply.waitForFinished();
    const Result<T> result = reply.result();
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().subject), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

/// Words as they come in a language: few are common, most are rare.
class Words final
{
public:
    Words()
    {
        constexpr std::array syllables{"ra", "ne",  "to",  "li",  "mo", "ve",  "ka",  "su",
                                       "in", "ter", "con", "dis", "al", "gra", "pho", "en"};
        for (int i = 0; i < 20'000; ++i) {
            QByteArray word;
            const int length = 1 + int(m_random.bounded(4));
            for (int part = 0; part < length; ++part)
                word += syllables[m_random.bounded(quint32(syllables.size()))];
            m_words.append(word);
        }
    }

    QByteArray some(int count)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i) {
            const double x = m_random.generateDouble();
            text += m_words[qsizetype(x * x * x * double(m_words.size() - 1))] + ' ';
        }
        text.chop(1);
        return text;
    }

    int bounded(int low, int high) { return m_random.bounded(low, high); }

private:
    QRandomGenerator m_random{2025};
    QList<QByteArray> m_words;
};

/// A feed as arXiv announces it, the same for every run: abstracts of about 1 500 characters, 2 to 8 authors.
QByteArray makeFeed()
{
    Words words;
    QByteArray xml = "<?xml version='1.0' encoding='UTF-8'?>\n"
                     "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>\n"
                     "<channel><title>A long feed</title><link>https://example.org</link>\n";
    for (int i = 0; i < entryCount; ++i) {
        const QByteArray number =
            "2" + QByteArray::number(400 + i % 12 + 1) + "." + QByteArray::number(10'000 + i);
        xml += "<item><title>" + words.some(10) + "</title><link>https://arxiv.org/abs/" + number +
               "</link><guid>oai:arXiv.org:" + number + "v1</guid><description>";
        QByteArray abstractText;
        while (abstractText.size() < 1450)
            abstractText += words.some(15) + ". ";
        xml += abstractText + "</description><pubDate>Fri, 14 Mar 2025 00:00:00 -0400</pubDate>";
        for (int author = words.bounded(2, 9); author > 0; --author)
            xml += "<dc:creator>" + words.some(2) + "</dc:creator>";
        xml += "<category>cs.LG</category><category>stat.ML</category></item>\n";
    }
    return xml + "</channel></rss>\n";
}

/// Bytes to committed: parsing, merging, the search index and the feed's facts.
double storeOnce(const QByteArray& bytes, const QString& folder)
{
    SqliteLibrary library(folder, {.program = u"bench"_s});
    wait(library.open());
    const FeedId feed = wait(library.addFeed(u"https://example.org/feed"_s));
    QElapsedTimer timer;
    timer.start();
    const auto parsed = parseFeed(bytes, {.url = u"https://example.org/feed"_s});
    if (!parsed)
        qFatal("the generated feed cannot be read");
    const StoreOutcome outcome = wait(library.storeFeed(feed, *parsed, {}));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (outcome.newPapers != entryCount)
        qFatal("stored %d papers of %d", outcome.newPapers, entryCount);
    return seconds;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray bytes = makeFeed();
    Figure figure{
        .name = u"store 10000 entries"_s, .unit = u"s"_s, .runs = {}, .baselineRuns = {}, .target = 2.0};
    StoredRows rows;
    for (int run = 0; run < runCount; ++run) {
        const QTemporaryDir stored;
        figure.runs.push_back(storeOnce(bytes, stored.path()));
        if (rows.papers == 0)
            rows = readRows(stored.filePath(u"library.sqlite"_s));
        const QTemporaryDir bare;
        figure.baselineRuns.push_back(insertRows(rows, bare.filePath(u"bare.sqlite"_s)));
    }
    figure.print();
    return 0;
}
