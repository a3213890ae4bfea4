#include "ui/papers/paperrowlayout.h"

#include <QtCore/QLocale>
#include <QtGui/QFontMetricsF>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal leftMargin = 26;
constexpr qreal rightMargin = 14;
constexpr qreal topMargin = 9;
constexpr qreal bottomMargin = 10;
constexpr qreal headingLeft = 14;
constexpr qreal headingTop = 8;
constexpr qreal headingBottom = 4;
constexpr qreal dotLeft = 10;
constexpr qreal dotSize = 8;
constexpr qreal titleLeading = 1.32; // of the font's size, as set in print
constexpr qreal authorsGap = 3;
constexpr qreal marksGap = 5;
constexpr qreal markSpacing = 10;
constexpr qreal labelPadding = 5;
constexpr int titleLines = 2;

qreal sizeInPixels(const QFont& font)
{
    // What the font's metrics stand for, whatever the screen's resolution.
    const QFontMetricsF metrics(font);
    return (metrics.ascent() + metrics.descent()) / 1.21;
}

qreal titleLineHeight(const QFont& font)
{
    return std::ceil(sizeInPixels(font) * titleLeading);
}

/// The title broken at words into at most two lines.
QStringList broken(const QString& title, const QFont& font, qreal width)
{
    QTextLayout layout(title, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = lines.size() == titleLines - 1;
        const QString text =
            isLast ? title.mid(line.textStart()) : title.mid(line.textStart(), line.textLength());
        lines.append(isLast ? QFontMetricsF(font).elidedText(text, Qt::ElideRight, width) : text.trimmed());
        if (isLast)
            break;
    }
    layout.endLayout();
    return lines.isEmpty() ? QStringList{QString()} : lines;
}

QList<PaperRowMark> marksOf(const PaperRowContent& content, const QFont& font, qreal top, qreal right)
{
    const QFontMetricsF metrics(font);
    const qreal height = std::ceil(metrics.height());
    const qreal iconSize = std::round(metrics.ascent() + 1);
    QList<PaperRowMark> marks;
    qreal x = leftMargin;
    const auto addIcon = [&](PaperRowMark::Kind kind, qreal size, qreal gap) {
        const QRectF rect(x, top + std::round((height - size) / 2), size, size);
        if (rect.right() > right)
            return;
        marks.append({kind, rect, {}});
        x += size + gap;
    };
    const auto addText = [&](PaperRowMark::Kind kind, const QString& text) {
        const qreal width = std::min(std::ceil(metrics.horizontalAdvance(text)), right - x);
        if (text.isEmpty() || width <= 0)
            return;
        marks.append({kind, QRectF(x, top, width, height), text});
        x += width + markSpacing;
    };
    const auto addLabel = [&](PaperRowMark::Kind kind, const QString& text) {
        const qreal width = std::ceil(metrics.horizontalAdvance(text)) + 2 * labelPadding;
        if (text.isEmpty() || x + width > right)
            return;
        marks.append({kind, QRectF(x, top, width, height), text});
        x += width + markSpacing;
    };
    addLabel(PaperRowMark::Kind::Status, content.status);
    if (content.upvotes) {
        addIcon(PaperRowMark::Kind::UpvoteArrow, std::round(iconSize * 0.8), 3);
        addText(PaperRowMark::Kind::Upvotes, QLocale().toString(*content.upvotes));
    }
    addText(PaperRowMark::Kind::Category, content.category);
    addLabel(PaperRowMark::Kind::Announce, content.announce);
    if (content.isStarred)
        addIcon(PaperRowMark::Kind::Star, iconSize, markSpacing);
    if (content.hasNote)
        addIcon(PaperRowMark::Kind::Note, iconSize, markSpacing);
    return marks;
}

} // namespace

PaperRowLayout PaperRowLayout::of(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width)
{
    PaperRowLayout layout;
    const qreal textWidth = std::max<qreal>(width - leftMargin - rightMargin, 40);
    if (!content.day.isEmpty()) {
        const QFontMetricsF metrics(fonts.day);
        const qreal height = std::ceil(metrics.height());
        layout.day = PaperRowLine{
            metrics.elidedText(content.day, Qt::ElideRight, textWidth),
            QRectF(headingLeft, headingTop, std::max<qreal>(width - 2 * headingLeft, 40), height)};
        layout.rowTop = headingTop + height + headingBottom;
    }

    qreal y = layout.rowTop + topMargin;
    const QFont& titleFont = content.isRead ? fonts.readTitle : fonts.unreadTitle;
    const qreal lineHeight = titleLineHeight(titleFont);
    for (const QString& line : broken(content.title, titleFont, textWidth)) {
        layout.title.append({line, QRectF(leftMargin, y, textWidth, lineHeight)});
        y += lineHeight;
    }
    if (!content.isRead) {
        const qreal middle = layout.title.first().rect.center().y();
        layout.dot = QRectF(dotLeft, std::round(middle - dotSize / 2), dotSize, dotSize);
    }

    if (!content.authors.isEmpty()) {
        y += authorsGap;
        const QFontMetricsF metrics(fonts.authors);
        const qreal height = std::ceil(metrics.height());
        layout.authors = {metrics.elidedText(content.authors, Qt::ElideRight, textWidth),
                          QRectF(leftMargin, y, textWidth, height)};
        y += height;
    }
    layout.marks = marksOf(content, fonts.meta, y + marksGap, leftMargin + textWidth);
    if (!layout.marks.isEmpty())
        y += marksGap + std::ceil(QFontMetricsF(fonts.meta).height());
    layout.height = std::ceil(y + bottomMargin);
    return layout;
}

qreal PaperRowLayout::usualHeight(const PaperRowFonts& fonts)
{
    return of({.title = u"Title"_s, .authors = u"Author"_s, .category = u"cs.LG"_s}, fonts, 400).height;
}

} // namespace offprint
