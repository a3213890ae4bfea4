#include "ui/detail/measure.h"

#include <QtGui/QFontMetricsF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

int sideMargin(int paneWidth)
{
    return std::clamp(paneWidth / 17, 12, 40);
}

int readingWidth(const QFont& font)
{
    // Averages of single letters do not know how often each is used, nor the spaces: a usual sentence does.
    static const QString sentence =
        u"We study how different methods change pre-trained models by analyzing their weight matrices, "
        "and find that they differ in what they forget when the tasks are new."_s;
    constexpr int characters = 70; // lines end at words, so most are a little shorter
    return int(QFontMetricsF(font).horizontalAdvance(sentence) * characters / qreal(sentence.size()));
}

} // namespace offprint
