#pragma once

#include <QtCore/QString>

namespace offprint {

constexpr QLatin1StringView arxivLane("arxiv.org");

/// The hosts that are asked as if they were one: those of arxiv.org, as the terms of arXiv's API want it.
[[nodiscard]] inline QString hostLane(const QString& host)
{
    const QString lower = host.toLower();
    return lower.endsWith(QLatin1StringView(".arxiv.org")) ? QString(arxivLane) : lower;
}

} // namespace offprint
