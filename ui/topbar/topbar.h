#pragma once

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace offprint {

struct Actions;
class Appearance;
class SearchBox;

/// The strip at the top of the window: adding and refreshing, the search box, colours, and the menu. Actions
/// and appearance must outlive it.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Actions& actions, const Appearance& appearance, QWidget* parent = nullptr);

    [[nodiscard]] SearchBox* searchBox() const { return m_searchBox; }
    void setMenus(const QList<QMenu*>& menus);

Q_SIGNALS:
    void otherColoursRequested(); ///< light where it is dark, and the other way round

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyAppearance();

    const Appearance& m_appearance;
    QPushButton* m_addFeed;
    QPushButton* m_refresh;
    SearchBox* m_searchBox;
    QToolButton* m_colours;
    QToolButton* m_more;
};

} // namespace offprint
