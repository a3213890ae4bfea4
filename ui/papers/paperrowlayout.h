#pragma once

#include "ui/papers/listcolumns.h"

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QFont>

#include <optional>

namespace offprint {

/// What a row of the paper list says.
struct PaperRowContent
{
    QString day; ///< the heading above the row; empty: none
    QString title;
    QString authors;
    QString category;
    QString listed; ///< the day, in short; for a column of its own
    std::optional<int> upvotes;
    bool isRead = false;
    bool isStarred = false;
    bool hasNote = false;
    QString status; ///< "withdrawn", "updated": first of its line
    QStringList tags;
    QString announce; ///< "cross", "replaced"; empty for what is new
};

/// The fonts a row is set in.
struct PaperRowFonts
{
    QFont day;
    QFont unreadTitle;
    QFont readTitle;
    QFont authors;
    QFont meta;
};

/// One item of the line under the authors.
struct PaperRowMark
{
    enum class Kind { Status, UpvoteArrow, Upvotes, Category, Day, Announce, Star, Note, Tag };
    Kind kind = Kind::Category;
    QRectF rect;
    QString text; ///< empty for drawn marks
};

/// A line of text and where it stands.
struct PaperRowLine
{
    QString text;
    QRectF rect;
};

/// Where everything in a row of the paper list goes. Computed from the content, the fonts and the width
/// alone; all rectangles are in logical pixels with the origin at the row's top left, the day heading
/// included.
struct PaperRowLayout
{
    qreal height = 0; ///< of heading and row, whole pixels
    qreal rowTop = 0; ///< where the row begins under its heading
    std::optional<PaperRowLine> day;
    QRectF dot;                ///< the unread mark; null when read
    QList<PaperRowLine> title; ///< one or two lines; the second ends in … when more is left
    PaperRowLine authors;
    QList<PaperRowMark> marks;

    [[nodiscard]] static PaperRowLayout of(const PaperRowContent& content, const PaperRowFonts& fonts,
                                           qreal width);

    /// All in one line, as a table.
    [[nodiscard]] static PaperRowLayout inOneLine(const PaperRowContent& content, const PaperRowFonts& fonts,
                                                  const ListColumns& columns, qreal width);

    /// The height that they come to, which takes a fraction of the time.
    [[nodiscard]] static qreal heightOf(const PaperRowContent& content, const PaperRowFonts& fonts,
                                        qreal width);
    [[nodiscard]] static qreal heightInOneLine(const PaperRowContent& content, const PaperRowFonts& fonts);

    /// The height of a row with one line of title and no heading.
    [[nodiscard]] static qreal usualHeight(const PaperRowFonts& fonts);

private:
    void placeDay(const PaperRowContent& content, const PaperRowFonts& fonts, qreal width);
    void placeDot();
    void placeColumn(ListColumn column, const PaperRowContent& content, const PaperRowFonts& fonts,
                     const QRectF& rect);
    void placeTitle(const PaperRowContent& content, const PaperRowFonts& fonts, QRectF rect);
};

} // namespace offprint
