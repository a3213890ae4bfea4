#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace offprint {

class Appearance;

/// Draws a feed to pick: its name (Qt::DisplayRole), the description under it, its group at the right edge.
class PickDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { DescriptionRole = Qt::UserRole, GroupRole, EntryRole };

    PickDelegate(const Appearance& appearance, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Appearance& m_appearance;
};

} // namespace offprint
