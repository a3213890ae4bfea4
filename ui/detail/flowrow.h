#pragma once

#include <QtWidgets/QWidget>

namespace offprint {

/// Widgets one after the other, going on in a further line where the width ends. Hidden ones take no room.
class FlowRow final : public QWidget
{
    Q_OBJECT

public:
    FlowRow(int between, int betweenLines, QWidget* parent = nullptr);

    /// Takes the widgets over in place of those before. Their order is that of the Tab key.
    void setItems(const QList<QWidget*>& items);
    [[nodiscard]] int heightForWidth(int width) const override;
    /// Places the items anew, after one of them was shown, hidden or given another text.
    void arrange() { flow(width(), true); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int flow(int width, bool doMove) const;
    void place(const QList<QWidget*>& items, const QRect& line) const;

    int m_between;
    int m_betweenLines;
    QList<QWidget*> m_items;
};

} // namespace offprint
