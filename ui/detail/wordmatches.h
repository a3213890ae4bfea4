#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace offprint {

struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan&) const = default;
};

/// Where words of `text` begin with one of `words`, as the search finds them: case and accents do not count,
/// words end at whatever is no letter or digit, and words joined by a hyphen are found written as one too
/// ("finetun" in "fine-tuning"). In order; spans with a hyphen alone between them are one.
[[nodiscard]] QList<TextSpan> wordMatches(QStringView text, const QStringList& words);

} // namespace offprint
