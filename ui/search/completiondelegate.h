#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace offprint {

class Appearance;

/// A name, and what it means beside it. The appearance must outlive it.
class CompletionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int MeaningRole = Qt::UserRole + 1;

    explicit CompletionDelegate(const Appearance& appearance, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Appearance& m_appearance;
};

} // namespace offprint
