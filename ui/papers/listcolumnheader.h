#pragma once

#include "models/domain/papersort.h"
#include "ui/papers/listcolumns.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtWidgets/QHeaderView>

namespace offprint {

class Appearance;

/// The heads of the columns of a list of one line a paper: to be sorted by, moved, made wider, left out. In a
/// narrow window columns go by themselves until there is room again. The appearance must outlive it.
class ListColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ListColumnHeader(const Appearance& appearance, QWidget* parent = nullptr);

    /// In this widget's coordinates.
    [[nodiscard]] ListColumns columns() const;
    void showOrder(PaperSort order);
    void setWanted(ListColumn column, bool isWanted); ///< the title always is
    [[nodiscard]] bool isWanted(ListColumn column) const { return !m_unwanted.contains(int(column)); }

    /// Which columns there are, in what order and how wide, for another run. What cannot be read is left as
    /// it is.
    [[nodiscard]] QByteArray state() const;
    void setState(const QByteArray& state);

Q_SIGNALS:
    void columnsChanged();
    void orderChosen(offprint::PaperSort order);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void applyAppearance();
    void fit();

    const Appearance& m_appearance;
    QSet<int> m_unwanted;
    QHash<int, int> m_widths; ///< of all but the title, hidden or not
    PaperSort m_order = PaperSort::Newest;
    bool m_isFitting = false;
};

} // namespace offprint
