#include "ui/topbar/topbar.h"

#include "ui/actions.h"
#include "ui/search/searchbox.h"
#include "ui/theme/appearance.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int barHeight = 46;
constexpr int widthForTexts = 760; // narrower, the buttons show their icons alone

/// Pressing it triggers the action.
QPushButton* button(QWidget* parent, const QString& text, QAction* action)
{
    auto* made = new QPushButton(text, parent);
    made->setFocusPolicy(Qt::TabFocus);
    made->setFixedHeight(30);
    made->setAccessibleName(text);
    made->setToolTip(u"%1 (%2)"_s.arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    QObject::connect(made, &QPushButton::clicked, action, &QAction::trigger);
    return made;
}

QToolButton* iconButton(QWidget* parent, const QString& name)
{
    auto* made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setIconSize(QSize(16, 16));
    made->setFixedSize(30, 30);
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}

} // namespace

TopBar::TopBar(const Actions& actions, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_addFeed(button(this, tr("Add feed"), actions.addFeed))
    , m_refresh(button(this, tr("Refresh"), actions.refreshAll))
    , m_searchBox(new SearchBox(appearance, this))
    , m_colours(iconButton(this, tr("Light or dark")))
    , m_more(iconButton(this, tr("Menu (F10)")))
{
    setFixedHeight(barHeight);
    m_more->setShortcut(QKeySequence(u"F10"_s));
    connect(m_colours, &QToolButton::clicked, this, &TopBar::otherColoursRequested);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 1);
    row->setSpacing(10);
    row->addWidget(m_addFeed);
    row->addWidget(m_refresh);
    row->addStretch(1);
    row->addWidget(m_searchBox, 4);
    row->addStretch(1);
    row->addWidget(m_colours);
    row->addWidget(m_more);
    connect(&m_appearance, &Appearance::changed, this, &TopBar::applyAppearance);
    applyAppearance();
}

void TopBar::setMenus(const QList<QMenu*>& menus)
{
    auto* menu = new QMenu(m_more);
    for (QMenu* each : menus)
        menu->addMenu(each);
    connect(m_more, &QToolButton::clicked, menu, [this, menu] {
        const QPoint corner = m_more->mapToGlobal(QPoint(m_more->width(), m_more->height() + 2));
        menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
    });
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().side);
    painter.fillRect(0, height() - 1, width(), 1, m_appearance.theme().line);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = width() >= widthForTexts;
    m_addFeed->setText(hasRoom ? m_addFeed->accessibleName() : QString());
    m_refresh->setText(hasRoom ? m_refresh->accessibleName() : QString());
}

void TopBar::applyAppearance()
{
    m_addFeed->setIcon(m_appearance.icon(u"plus"_s));
    m_refresh->setIcon(m_appearance.icon(u"refresh"_s));
    m_colours->setIcon(m_appearance.icon(m_appearance.theme().isDark ? u"sun"_s : u"moon"_s));
    m_more->setIcon(m_appearance.icon(u"more"_s));
}

} // namespace offprint
