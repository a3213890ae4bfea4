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

// In one line
constexpr qreal linePadding = 5;
constexpr qreal columnGap = 8;

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

bool fitsOneLine(const QString& title, const QFont& font, qreal width)
{
    return QFontMetricsF(font).horizontalAdvance(title) <= width;
}

/// The title broken at words into two lines, unless it fits one.
QStringList broken(const QString& title, const QFont& font, qreal width)
{
    if (fitsOneLine(title, font, width))
        return {title};
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
    lines.resize(titleLines); // as it was measured
    return lines;
}

bool hasMarks(const PaperRowContent& content)
{
    return content.upvotes || content.isStarred || content.hasNote || !content.status.isEmpty() ||
           !content.category.isEmpty() || !content.announce.isEmpty() || !content.tags.isEmpty();
}

qreal headingHeight(const PaperRowContent& content, const PaperRowFonts& fonts)
{
    return content.day.isEmpty() ? 0
                                 : headingTop + std::ceil(QFontMetricsF(fonts.day).height()) + headingBottom;
}

/// No more of a long list of names than can be seen: all of it would be set in type to be cut.
QString elidedNames(const QString& names, const QFont& font, qreal width)
{
    const QFontMetricsF metrics(font);
    const auto seen = qsizetype(width / std::max<qreal>(metrics.horizontalAdvance(u'i'), 1)) + 2;
    return metrics.elidedText(names.left(seen), Qt::ElideRight, width);
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
    for (const QString& tag : content.tags)
        addLabel(PaperRowMark::Kind::Tag, tag);
    return marks;
}

} // namespace

void PaperRowLayout::placeDay(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width)
{
    if (content.day.isEmpty())
        return;
    const QFontMetricsF metrics(fonts.day);
    const qreal lineHeight = std::ceil(metrics.height());
    const qreal room = std::max<qreal>(width - 2 * headingLeft, 40);
    day = PaperRowLine{metrics.elidedText(content.day, Qt::ElideRight, room),
                       QRectF(headingLeft, headingTop, room, lineHeight)};
    rowTop = headingHeight(content, fonts);
}

void PaperRowLayout::placeDot()
{
    const qreal middle = title.first().rect.center().y();
    dot = QRectF(dotLeft, std::round(middle - dotSize / 2), dotSize, dotSize);
}

PaperRowLayout PaperRowLayout::of(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width)
{
    PaperRowLayout layout;
    const qreal textWidth = std::max<qreal>(width - leftMargin - rightMargin, 40);
    layout.placeDay(content, fonts, width);

    qreal y = layout.rowTop + topMargin;
    const QFont& titleFont = content.isRead ? fonts.readTitle : fonts.unreadTitle;
    const qreal lineHeight = titleLineHeight(titleFont);
    for (const QString& line : broken(content.title, titleFont, textWidth)) {
        layout.title.append({line, QRectF(leftMargin, y, textWidth, lineHeight)});
        y += lineHeight;
    }
    if (!content.isRead)
        layout.placeDot();

    if (!content.authors.isEmpty()) {
        y += authorsGap;
        const QFontMetricsF metrics(fonts.authors);
        const qreal height = std::ceil(metrics.height());
        layout.authors = {elidedNames(content.authors, fonts.authors, textWidth),
                          QRectF(leftMargin, y, textWidth, height)};
        y += height;
    }
    layout.marks = marksOf(content, fonts.meta, y + marksGap, leftMargin + textWidth);
    if (hasMarks(content))
        y += marksGap + std::ceil(QFontMetricsF(fonts.meta).height());
    layout.height = std::ceil(y + bottomMargin);
    return layout;
}

qreal PaperRowLayout::heightOf(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width)
{
    const qreal textWidth = std::max<qreal>(width - leftMargin - rightMargin, 40);
    const QFont& titleFont = content.isRead ? fonts.readTitle : fonts.unreadTitle;
    const int lines = fitsOneLine(content.title, titleFont, textWidth) ? 1 : titleLines;
    qreal y = headingHeight(content, fonts) + topMargin + lines * titleLineHeight(titleFont);
    if (!content.authors.isEmpty())
        y += authorsGap + std::ceil(QFontMetricsF(fonts.authors).height());
    if (hasMarks(content))
        y += marksGap + std::ceil(QFontMetricsF(fonts.meta).height());
    return std::ceil(y + bottomMargin);
}

qreal PaperRowLayout::heightInOneLine(const PaperRowContent& content, const PaperRowFonts& fonts)
{
    return std::ceil(headingHeight(content, fonts) + titleLineHeight(fonts.unreadTitle) + 2 * linePadding +
                     1);
}

PaperRowLayout PaperRowLayout::inOneLine(const PaperRowContent& content, const PaperRowFonts& fonts,
                                         const ListColumns& columns, qreal width)
{
    PaperRowLayout layout;
    layout.placeDay(content, fonts, width);
    const qreal height = titleLineHeight(fonts.unreadTitle);
    const qreal top = layout.rowTop + linePadding;
    for (const ListColumnSpan& span : columns)
        layout.placeColumn(span.column, content, fonts,
                           QRectF(span.left, top, std::max<qreal>(span.width - columnGap, 0), height));
    if (layout.title.isEmpty())
        layout.title = {{QString(), QRectF(leftMargin, top, 0, height)}};
    if (!content.isRead)
        layout.placeDot();
    layout.height = std::ceil(top + height + linePadding + 1);
    return layout;
}

void PaperRowLayout::placeColumn(ListColumn column, const PaperRowContent& content,
                                 const PaperRowFonts& fonts, const QRectF& rect)
{
    const QFontMetricsF small(fonts.meta);
    const qreal icon = std::round(small.ascent() + 1);
    const auto middle = [&rect](qreal left, qreal size) {
        return QRectF(left, rect.top() + std::round((rect.height() - size) / 2), size, size);
    };
    const auto addText = [&](PaperRowMark::Kind kind, const QString& text, qreal left) {
        if (!text.isEmpty())
            marks.append({kind, rect.adjusted(left, 0, 0, 0),
                          small.elidedText(text, Qt::ElideRight, rect.width() - left)});
    };
    switch (column) {
    case ListColumn::Title:
        return placeTitle(content, fonts, rect);
    case ListColumn::Authors:
        authors = {elidedNames(content.authors, fonts.authors, rect.width()), rect};
        return;
    case ListColumn::Category:
        return addText(PaperRowMark::Kind::Category, content.category, 0);
    case ListColumn::Day:
        return addText(PaperRowMark::Kind::Day, content.listed, 0);
    case ListColumn::Upvotes: {
        if (!content.upvotes)
            return;
        const qreal arrow = std::round(icon * 0.8);
        marks.append({PaperRowMark::Kind::UpvoteArrow, middle(rect.left(), arrow), {}});
        return addText(PaperRowMark::Kind::Upvotes, QLocale().toString(*content.upvotes), arrow + 3);
    }
    case ListColumn::Note:
        if (content.hasNote)
            marks.append({PaperRowMark::Kind::Note, middle(rect.left(), icon), {}});
        return;
    case ListColumn::Star:
        if (content.isStarred)
            marks.append({PaperRowMark::Kind::Star, middle(rect.left(), icon), {}});
        return;
    }
}

/// The title, and at its column's end what arXiv said of the paper.
void PaperRowLayout::placeTitle(const PaperRowContent& content, const PaperRowFonts& fonts, QRectF rect)
{
    const QFontMetricsF small(fonts.meta);
    const QString label = content.status.isEmpty() ? content.announce : content.status;
    const qreal labelWidth = std::ceil(small.horizontalAdvance(label)) + 2 * labelPadding;
    if (!label.isEmpty() && labelWidth < rect.width() / 2) {
        const qreal labelHeight = std::ceil(small.height());
        marks.append(
            {content.status.isEmpty() ? PaperRowMark::Kind::Announce : PaperRowMark::Kind::Status,
             QRectF(rect.right() - labelWidth, rect.top() + std::round((rect.height() - labelHeight) / 2),
                    labelWidth, labelHeight),
             label});
        rect.setRight(rect.right() - labelWidth - columnGap);
    }
    const QFont& font = content.isRead ? fonts.readTitle : fonts.unreadTitle;
    title = {{QFontMetricsF(font).elidedText(content.title, Qt::ElideRight, rect.width()), rect}};
}

qreal PaperRowLayout::usualHeight(const PaperRowFonts& fonts)
{
    return heightOf({.title = u"Title"_s, .authors = u"Author"_s, .category = u"cs.LG"_s}, fonts, 400);
}

} // namespace offprint
