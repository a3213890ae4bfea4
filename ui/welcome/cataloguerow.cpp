#include "ui/welcome/cataloguerow.h"

#include "ui/theme/appearance.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionButton>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int padding = 8;
constexpr int tickSide = 16;
constexpr int textLeft = padding + tickSide + 10;

} // namespace

CatalogueRow::CatalogueRow(const CatalogueEntry& entry, const Appearance& appearance, QWidget* parent)
    : QCheckBox(parent)
    , m_entry(entry)
    , m_appearance(appearance)
{
    setAttribute(Qt::WA_Hover);
    setChecked(entry.isSuggested);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void CatalogueRow::setSubscribed(bool isSubscribed)
{
    if (m_isSubscribed == isSubscribed)
        return;
    m_isSubscribed = isSubscribed;
    setChecked(isSubscribed || m_entry.isSuggested);
    setEnabled(!isSubscribed);
    describe();
    update();
}

QString CatalogueRow::description() const
{
    return m_isSubscribed ? tr("Subscribed already") : m_entry.description;
}

void CatalogueRow::describe()
{
    setAccessibleName(m_entry.name);
    setAccessibleDescription(description());
}

QSize CatalogueRow::sizeHint() const
{
    const QFontMetrics name(m_appearance.uiFont(0, QFont::Medium));
    const QFontMetrics small(m_appearance.uiFont(-0.75));
    const int width = qMax(name.horizontalAdvance(m_entry.name), small.horizontalAdvance(description()));
    return {textLeft + width + padding, name.height() + small.height() + 2 + 2 * 6};
}

QSize CatalogueRow::minimumSizeHint() const
{
    return {textLeft + 60, sizeHint().height()};
}

void CatalogueRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    if (option.state.testFlag(QStyle::State_MouseOver) && isEnabled()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.code);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    const auto mirrored = [&](const QRect& r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const QFontMetrics name(m_appearance.uiFont(0, QFont::Medium));
    const QFontMetrics small(m_appearance.uiFont(-0.75));
    const int width = qMax(0, this->width() - textLeft - padding);
    const QRect nameRect(textLeft, (height() - name.height() - small.height() - 2) / 2, width, name.height());
    const QRect smallRect(textLeft, nameRect.bottom() + 3, width, small.height());

    QStyleOptionButton tick = option;
    tick.rect = mirrored(QRect(padding, nameRect.center().y() - tickSide / 2 + 1, tickSide, tickSide));
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &tick, &painter, this);

    const auto text = [&](const QRect& r, const QFontMetrics& metrics, const QFont& font,
                          const QColor& colour, const QString& words) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(mirrored(r), int(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(words, Qt::ElideRight, width));
    };
    text(nameRect, name, m_appearance.uiFont(0, QFont::Medium), isEnabled() ? theme.text : theme.dim,
         m_entry.name);
    text(smallRect, small, m_appearance.uiFont(-0.75), theme.dim, description());

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
}

void CatalogueRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        event->ignore(); // the list moves by its rows and columns
        return;
    default:
        QCheckBox::keyPressEvent(event);
    }
}

void CatalogueRow::focusInEvent(QFocusEvent* event)
{
    QCheckBox::focusInEvent(event);
    Q_EMIT focused();
}

bool CatalogueRow::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint at = static_cast<QHelpEvent*>(event)->globalPos();
        QToolTip::showText(at, u"%1\n%2"_s.arg(m_entry.description, m_entry.url), this);
        return true;
    }
    return QCheckBox::event(event);
}

} // namespace offprint
