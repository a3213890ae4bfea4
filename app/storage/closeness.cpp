#include "app/storage/closeness.h"

#include "app/storage/papertokenizer.h"

#include <sqlite3.h>

#include <array>
#include <cmath>
#include <vector>

namespace offprint {

namespace {

/// Of title, abstract, authors, note and facts, as the index has them.
constexpr std::array weights{10.0, 2.0, 6.0, 4.0, 0.0};
constexpr int titleColumn = 0;

constexpr double forFollowing = 0.5; ///< of the column's weight
constexpr double forBrevity = 3.0;   ///< for a title of nothing else

/// A place where one of the query's phrases stands.
struct Instance
{
    int phrase = 0;
    int column = 0;
    int at = 0;
};

double weightOf(int column)
{
    return column >= 0 && size_t(column) < weights.size() ? weights.at(size_t(column)) : 0;
}

std::vector<Instance> instancesOf(const Fts5ExtensionApi* api, Fts5Context* fts)
{
    int count = 0;
    api->xInstCount(fts, &count);
    std::vector<Instance> all(size_t(std::max(count, 0)));
    for (int i = 0; i < count; ++i) {
        Instance& one = all.at(size_t(i));
        api->xInst(fts, i, &one.phrase, &one.column, &one.at);
    }
    return all;
}

/// The more often, the less each counts: a half, two thirds, three quarters…
double forWords(const std::vector<Instance>& all, int phrases)
{
    std::vector<std::array<int, weights.size()>> counts(size_t(phrases), std::array<int, weights.size()>{});
    for (const Instance& one : all) {
        if (one.phrase < phrases && size_t(one.column) < weights.size())
            ++counts.at(size_t(one.phrase)).at(size_t(one.column));
    }
    double sum = 0;
    for (const auto& ofPhrase : counts) {
        for (size_t column = 0; column < weights.size(); ++column)
            sum += weights.at(column) * ofPhrase.at(column) / (ofPhrase.at(column) + 1.0);
    }
    return sum;
}

/// Once for each two neighbours of the query, where it counts most.
double forRows(const Fts5ExtensionApi* api, Fts5Context* fts, const std::vector<Instance>& all, int phrases)
{
    std::vector<double> best(size_t(phrases), 0.0);
    for (size_t i = 0; i + 1 < all.size(); ++i) {
        const Instance& one = all.at(i);
        for (size_t j = i + 1; j < all.size() && all.at(j).column == one.column; ++j) {
            const Instance& next = all.at(j);
            if (next.at > one.at + api->xPhraseSize(fts, one.phrase))
                break;
            if (next.phrase == one.phrase + 1 && next.at == one.at + api->xPhraseSize(fts, one.phrase))
                best.at(size_t(one.phrase)) =
                    std::max(best.at(size_t(one.phrase)), forFollowing * weightOf(one.column));
        }
    }
    double sum = 0;
    for (const double one : best)
        sum += one;
    return sum;
}

double forShortTitle(const Fts5ExtensionApi* api, Fts5Context* fts, const std::vector<Instance>& all)
{
    int words = 0;
    for (const Instance& one : all)
        words += one.column == titleColumn ? api->xPhraseSize(fts, one.phrase) : 0;
    int size = 0;
    if (words == 0 || api->xColumnSize(fts, titleColumn, &size) != SQLITE_OK || size <= 0)
        return 0;
    return forBrevity * std::min(1.0, double(words) / size);
}

void closeness(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int, sqlite3_value**)
{
    const std::vector<Instance> all = instancesOf(api, fts);
    const int phrases = api->xPhraseCount(fts);
    const double sum =
        forWords(all, phrases) + forRows(api, fts, all, phrases) + forShortTitle(api, fts, all);
    sqlite3_result_double(context, std::round(sum * 2) / 2);
}

} // namespace

void addCloseness(Connection& connection)
{
    fts5_api* api = fts5Of(connection);
    api->xCreateFunction(api, "closeness", nullptr, closeness, nullptr);
}

} // namespace offprint
