#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace offprint {

class Appearance;

/// Draws the items of a SidebarModel, and their name's editor. `appearance` must outlive it.
class SidebarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SidebarDelegate(const Appearance& appearance, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// Where a click opens or closes a folder.
    [[nodiscard]] static QRect arrowRect(const QRect& item, const QModelIndex& index);

private:
    void paintHeading(QPainter& painter, const QRect& item, const QString& text) const;
    void paintIcon(QPainter& painter, const QRect& item, const QModelIndex& index, bool isOpen,
                   bool isCurrent) const;
    /// Returns where it starts.
    int paintCount(QPainter& painter, const QRect& item, const QModelIndex& index, bool isCurrent) const;

    void measure();

    const Appearance& m_appearance;
    int m_textHeight = 0; ///< asked for by each of many thousand items
};

} // namespace offprint
