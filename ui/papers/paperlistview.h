#pragma once

#include "ui/papers/listcolumns.h"

#include <QtCore/QHash>
#include <QtWidgets/QAbstractItemView>

#include <optional>

namespace offprint {

class Appearance;
class PaperRowDelegate;

/// A list of papers that lays out only the rows in sight, whatever the list's length. Rows differ in height;
/// the scroll bar counts rows and parts of rows, and the place is kept as the topmost row and how much of it
/// is hidden, so that it holds when rows come in above or turn out higher than thought.
///
/// Extended selection; keys as in any list. `appearance` must outlive it.
class PaperListView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit PaperListView(const Appearance& appearance, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Rows of one line each, in these columns; nothing: cards. The topmost row stays.
    void setColumns(const std::optional<ListColumns>& columns);
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;
    void doItemsLayout() override;
    /// Does nothing: keys are commands here, and a search through a million rows would stall the window.
    void keyboardSearch(const QString&) override {}

    void scrollByPixels(int pixels);
    void scrollToTop();
    [[nodiscard]] bool isAtTop() const { return m_top.row == 0 && m_top.hidden == 0; }
    /// Its rows have an order of the user's: they can be dragged to another place in it.
    void setOrderable(bool isOrderable);
    /// -1 when the list is empty.
    [[nodiscard]] int topRow() const;
    /// The last row of which anything shows; -1 when the list is empty.
    [[nodiscard]] int bottomRow() const;

Q_SIGNALS:
    void dragWanted();         ///< of what is selected
    void rowsDropped(int row); ///< what was dragged goes before that row; -1: to the end

protected:
    void startDrag(Qt::DropActions) override { Q_EMIT dragWanted(); }
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override { return m_scrolled; }
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    /// A place in the list: this row, so many of its pixels above the upper edge.
    struct Place
    {
        int row = 0;
        int hidden = 0;
        bool operator==(const Place&) const = default;
    };

    [[nodiscard]] int count() const;
    [[nodiscard]] int heightOf(int row) const;
    [[nodiscard]] int topOf(int row) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] Place lastPlace() const;
    [[nodiscard]] Place moved(Place place, int pixels) const;
    [[nodiscard]] Place clamped(Place place) const;
    void setTop(Place place);
    void forgetHeights();
    void askAround();
    void tellReaders(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles);
    [[nodiscard]] int toBar(Place place) const;
    [[nodiscard]] bool isOwnDrag(const QDropEvent& event) const;
    [[nodiscard]] int gapAt(int y) const;
    void setGap(int gap);
    void paintGap(QPainter& painter) const;

    const Appearance& m_appearance;
    PaperRowDelegate* m_delegate;
    Place m_top;
    int m_scrolled = 0;  ///< pixels scrolled altogether: ties a mouse press to the list while it scrolls
    int m_gap = -1;      ///< between rows, where what is dragged would go: before this row
    int m_wheelRest = 0; ///< eighths of a degree not yet scrolled
    bool m_isSettingBar = false;
    mutable QHash<int, int> m_heights; ///< of rows that are loaded
};

} // namespace offprint
