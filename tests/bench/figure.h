#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace offprint {

/// The middle of the runs, which one slow run does not move. At least one run.
[[nodiscard]] inline double median(std::vector<double> runs)
{
    std::ranges::sort(runs);
    const size_t middle = runs.size() / 2;
    return runs.size() % 2 == 1 ? runs[middle] : (runs[middle - 1] + runs[middle]) / 2;
}

/// One measured figure. With a baseline the target is for value ÷ baseline, without one for the value;
/// smaller is better.
struct Figure
{
    QString name;
    QString unit;
    std::vector<double> runs;
    std::vector<double> baselineRuns; ///< empty: none
    double target = 0;

    /// Prints the figure as one line of JSON, for people and for programs.
    void print() const
    {
        const double value = median(runs);
        QJsonObject line{{QStringLiteral("name"), name},
                         {QStringLiteral("value"), value},
                         {QStringLiteral("unit"), unit},
                         {QStringLiteral("target"), target},
                         {QStringLiteral("runs"), int(runs.size())}};
        if (!baselineRuns.empty()) {
            line.insert(QStringLiteral("baseline"), median(baselineRuns));
            line.insert(QStringLiteral("ratio"), value / median(baselineRuns));
        }
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
};

} // namespace offprint
