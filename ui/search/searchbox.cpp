#include "ui/search/searchbox.h"

#include "ui/theme/appearance.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr std::chrono::milliseconds pauseBeforeSearch{120};
constexpr int widthForKey = 420; // narrower, the placeholder reaches its place
} // namespace

SearchBox::SearchBox(const Appearance& appearance, QWidget* parent)
    : QLineEdit(parent)
    , m_appearance(appearance)
    , m_icon(addAction(QIcon(), LeadingPosition))
{
    setPlaceholderText(tr("Search titles, abstracts, authors and notes"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    setFrame(false);
    setFixedHeight(30);
    setMaximumWidth(560);
    setMinimumWidth(120);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeSearch);
    connect(&m_pause, &QTimer::timeout, this, &SearchBox::tell);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            tell(); // nothing to wait for
        else
            m_pause.start();
    });
    connect(&m_appearance, &Appearance::changed, this, &SearchBox::applyAppearance);
    applyAppearance();
}

bool SearchBox::endSearch()
{
    if (text().isEmpty())
        return false;
    clear();
    return true;
}

void SearchBox::tell()
{
    m_pause.stop();
    const QString words = text().simplified();
    if (std::exchange(m_told, words) != words)
        Q_EMIT wordsChanged(words);
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        endSearch();
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        tell();
        Q_EMIT leaveRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    applyAppearance();
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    applyAppearance();
}

/// The key that leads here, where it is not in the way.
void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus() || width() < widthForKey)
        return;
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_appearance.uiFont(-1));
    const QRectF box(width() - 30.5, (height() - 17) / 2.0, 18, 17);
    painter.setPen(theme.line);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.faint);
    painter.drawText(box, Qt::AlignCenter, u"/"_s);
}

void SearchBox::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_icon->setIcon(m_appearance.icon(u"search"_s, theme.dim));
    setStyleSheet(u"QLineEdit { background: %1; color: %2; border: 1px solid %3; border-radius: 7px; "
                  "padding: 0 6px; }"_s.arg(theme.background.name(), theme.text.name(),
                                            (hasFocus() ? theme.accent : theme.line).name()));
}

} // namespace offprint
