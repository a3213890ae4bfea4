#include "ui/detail/findbar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QToolButton* button(const QString& name, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

FindBar::FindBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(button(tr("The one before (Shift+Return)"), this))
    , m_next(button(tr("The next one (Return)"), this))
    , m_close(button(tr("End the search (Esc)"), this))
{
    setAutoFillBackground(true);
    m_field->setPlaceholderText(tr("Find in this paper"));
    m_field->setAccessibleName(tr("Find in this paper"));
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_close);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::ended);
    connect(&m_appearance, &Appearance::changed, this, &FindBar::applyAppearance);
    applyAppearance();
    showCount(-1, 0);
}

void FindBar::begin()
{
    show();
    m_field->setFocus();
    m_field->selectAll();
}

void FindBar::showCount(qsizetype current, qsizetype count)
{
    const QLocale locale;
    m_count->setText(m_field->text().isEmpty() ? QString()
                     : count == 0              ? tr("Not found")
                                  : tr("%1 of %2").arg(locale.toString(current + 1), locale.toString(count)));
    setTextColour(m_count, count == 0 ? m_appearance.theme().error : m_appearance.theme().dim);
    m_previous->setEnabled(count > 1);
    m_next->setEnabled(count > 1);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            Q_EMIT stepWanted(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT ended();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(0, 0, width(), 1, m_appearance.theme().line);
}

void FindBar::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Window, theme.side);
    setPalette(palette);
    m_field->setFont(m_appearance.uiFont());
    m_count->setFont(m_appearance.uiFont(-0.75));
    m_previous->setIcon(m_appearance.icon(u"chevron-left"_s, theme.dim));
    m_next->setIcon(m_appearance.icon(u"chevron-right"_s, theme.dim));
    m_close->setIcon(m_appearance.icon(u"close"_s, theme.dim));
}

} // namespace offprint
