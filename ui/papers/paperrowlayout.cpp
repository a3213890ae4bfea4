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
constexpr qreal columnGap = 10;
constexpr qreal widthForVotes = 320;
constexpr qreal widthForCategory = 420;
constexpr qreal widthForAuthors = 560;
constexpr qreal authorsShare = 0.24;

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

void PaperRowLayout::placeDay(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width)
{
    if (content.day.isEmpty())
        return;
    const QFontMetricsF metrics(fonts.day);
    const qreal lineHeight = std::ceil(metrics.height());
    const qreal room = std::max<qreal>(width - 2 * headingLeft, 40);
    day = PaperRowLine{metrics.elidedText(content.day, Qt::ElideRight, room),
                       QRectF(headingLeft, headingTop, room, lineHeight)};
    rowTop = headingTop + lineHeight + headingBottom;
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

PaperRowLayout PaperRowLayout::inOneLine(const PaperRowContent& content, const PaperRowFonts& fonts,
                                         qreal width)
{
    PaperRowLayout layout;
    layout.placeDay(content, fonts, width);
    const QFont& titleFont = content.isRead ? fonts.readTitle : fonts.unreadTitle;
    const QFontMetricsF small(fonts.meta);
    const qreal height = titleLineHeight(fonts.unreadTitle);
    const qreal top = layout.rowTop + linePadding;
    const qreal icon = std::round(small.ascent() + 1);
    qreal right = width - rightMargin;
    // From the right: each column takes its room whether there is anything in it or not, and so all rows
    // align
    const auto takeColumn = [&](qreal columnWidth) {
        right -= columnWidth;
        const QRectF column(right, top, columnWidth, height);
        right -= columnGap;
        return column;
    };
    const auto middleOf = [&](const QRectF& column, qreal size) {
        return QRectF(column.left(), column.top() + std::round((height - size) / 2), size, size);
    };
    const QRectF star = takeColumn(icon);
    const QRectF note = takeColumn(icon);
    if (content.isStarred)
        layout.marks.append({PaperRowMark::Kind::Star, middleOf(star, icon), {}});
    if (content.hasNote)
        layout.marks.append({PaperRowMark::Kind::Note, middleOf(note, icon), {}});
    if (width >= widthForVotes) {
        const qreal arrow = std::round(icon * 0.8);
        const QRectF votes = takeColumn(arrow + 3 + std::ceil(small.horizontalAdvance(u"9,999"_s)));
        if (content.upvotes) {
            layout.marks.append({PaperRowMark::Kind::UpvoteArrow, middleOf(votes, arrow), {}});
            layout.marks.append({PaperRowMark::Kind::Upvotes, votes.adjusted(arrow + 3, 0, 0, 0),
                                 QLocale().toString(*content.upvotes)});
        }
    }
    if (width >= widthForCategory) {
        const QRectF column = takeColumn(std::ceil(small.horizontalAdvance(u"astro-ph.IM"_s)));
        layout.marks.append({PaperRowMark::Kind::Category, column,
                             small.elidedText(content.category, Qt::ElideRight, column.width())});
    }
    if (width >= widthForAuthors) {
        const QRectF column = takeColumn(std::round(width * authorsShare));
        layout.authors = {
            QFontMetricsF(fonts.authors).elidedText(content.authors, Qt::ElideRight, column.width()), column};
    }
    const QString label = content.status.isEmpty() ? content.announce : content.status;
    if (!label.isEmpty()) {
        const qreal labelHeight = std::ceil(small.height());
        const QRectF column = takeColumn(std::ceil(small.horizontalAdvance(label)) + 2 * labelPadding);
        layout.marks.append(
            {content.status.isEmpty() ? PaperRowMark::Kind::Announce : PaperRowMark::Kind::Status,
             QRectF(column.left(), column.top() + std::round((height - labelHeight) / 2), column.width(),
                    labelHeight),
             label});
    }
    const QRectF rest(leftMargin, top, std::max<qreal>(right - leftMargin, 40), height);
    layout.title = {{QFontMetricsF(titleFont).elidedText(content.title, Qt::ElideRight, rest.width()), rest}};
    if (!content.isRead)
        layout.placeDot();
    layout.height = std::ceil(top + height + linePadding + 1);
    return layout;
}

qreal PaperRowLayout::usualHeight(const PaperRowFonts& fonts)
{
    return of({.title = u"Title"_s, .authors = u"Author"_s, .category = u"cs.LG"_s}, fonts, 400).height;
}

qreal PaperRowLayout::heightInOneLine(const PaperRowFonts& fonts)
{
    return inOneLine({.title = u"Title"_s}, fonts, 400).height;
}

} // namespace offprint
