#include "ui/topbar/topbar.h"

#include "ui/actions.h"
#include "ui/search/searchbox.h"
#include "ui/theme/appearance.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int barHeight = 46;
constexpr int widthForTexts = 760; // narrower, the buttons show their icons alone

QToolButton* button(QWidget* parent, const QString& text)
{
    auto* made = new QToolButton(parent);
    made->setText(text);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::TabFocus);
    made->setIconSize(QSize(16, 16));
    made->setFixedHeight(30);
    return made;
}

/// Pressing it triggers the action, and it is enabled with it.
void bind(QToolButton* made, QAction* action)
{
    made->setToolTip(u"%1 (%2)"_s.arg(made->text(), action->shortcut().toString(QKeySequence::NativeText)));
    QObject::connect(made, &QToolButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, made, &QToolButton::setEnabled);
}

} // namespace

TopBar::TopBar(const Actions& actions, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_addFeed(button(this, tr("Add feed")))
    , m_refresh(button(this, tr("Refresh")))
    , m_searchBox(new SearchBox(appearance, this))
    , m_colours(button(this, tr("Light or dark")))
    , m_more(button(this, tr("Menu")))
{
    setFixedHeight(barHeight);
    bind(m_addFeed, actions.addFeed);
    bind(m_refresh, actions.refreshAll);
    for (QToolButton* quiet : {m_colours, m_more}) {
        quiet->setToolButtonStyle(Qt::ToolButtonIconOnly);
        quiet->setAutoRaise(true);
        quiet->setToolTip(quiet->text());
        quiet->setAccessibleName(quiet->text());
    }
    m_more->setPopupMode(QToolButton::InstantPopup);
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
    m_more->setMenu(menu);
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
    const auto style = width() < widthForTexts ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    m_addFeed->setToolButtonStyle(style);
    m_refresh->setToolButtonStyle(style);
}

void TopBar::applyAppearance()
{
    m_addFeed->setIcon(m_appearance.icon(u"plus"_s));
    m_refresh->setIcon(m_appearance.icon(u"refresh"_s));
    m_colours->setIcon(m_appearance.icon(m_appearance.theme().isDark ? u"sun"_s : u"moon"_s));
    m_more->setIcon(m_appearance.icon(u"more"_s));
}

} // namespace offprint
