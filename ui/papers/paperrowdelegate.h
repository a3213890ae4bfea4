#pragma once

#include "ui/papers/paperrowlayout.h"

#include <QtWidgets/QAbstractItemDelegate>

namespace offprint {

class Appearance;

/// Draws the rows of a PaperListModel: takes the data, has it laid out by PaperRowLayout, and paints what
/// that says.
class PaperRowDelegate final : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    /// `appearance` must outlive it.
    explicit PaperRowDelegate(const Appearance& appearance, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// As high as the row is at the width of `option.rect`.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What a row is taken to be before it is read.
    [[nodiscard]] int usualHeight() const { return m_usualHeight; }

    /// Rows of one line each, in these columns; nothing: cards.
    void setColumns(const std::optional<ListColumns>& columns);

    /// Takes the fonts again: call when the appearance changed.
    void updateFonts();

    /// A day as its heading says it: "Friday 14 March 2025", "Today", "Yesterday".
    [[nodiscard]] static QString headingFor(QDate day, QDate today);

private:
    [[nodiscard]] PaperRowLayout layoutOf(const QModelIndex& index, qreal width) const;
    void paintText(QPainter& painter, const PaperRowLayout& layout, bool isRead, bool isSelected) const;
    void paintMarks(QPainter& painter, const PaperRowLayout& layout, bool isSelected, bool isStatusBad) const;
    void paintTag(QPainter& painter, const PaperRowMark& mark, bool isSelected) const;
    void paintLabel(QPainter& painter, const PaperRowMark& mark, const QColor& quiet, bool isStatusBad) const;
    void paintUnloaded(QPainter& painter, const PaperRowLayout& layout, qreal width) const;

    const Appearance& m_appearance;
    PaperRowFonts m_fonts;
    int m_usualHeight = 0;
    std::optional<ListColumns> m_columns;
};

} // namespace offprint
