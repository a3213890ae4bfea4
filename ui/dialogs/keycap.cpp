#include "ui/dialogs/keycap.h"

#include "ui/theme/appearance.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int gap = 4;

} // namespace

KeyCap::KeyCap(const QKeySequence& key, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    for (int i = 0; i < key.count(); ++i)
        m_chords.append(QKeySequence(key[uint(i)]).toString(QKeySequence::NativeText));
    setAccessibleName(m_chords.join(u", "_s));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QList<int> KeyCap::widths() const
{
    const QFontMetrics metrics(m_appearance.uiFont(-1));
    QList<int> widths;
    for (const QString& chord : m_chords)
        widths.append(std::max(metrics.height() + 4, metrics.horizontalAdvance(chord) + 12));
    return widths;
}

QSize KeyCap::sizeHint() const
{
    const QList<int> all = widths();
    return {std::accumulate(all.begin(), all.end(), 0) + gap * int(std::max<qsizetype>(0, all.size() - 1)),
            QFontMetrics(m_appearance.uiFont(-1)).height() + 5};
}

void KeyCap::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_appearance.uiFont(-1));
    int left = 0;
    const QList<int> all = widths();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRectF cap = QRectF(left, 0, all[i], height()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(theme.line);
        painter.setBrush(theme.chip);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(theme.text);
        painter.drawText(cap, Qt::AlignCenter, m_chords[i]);
        left += all[i] + gap;
    }
}

} // namespace offprint
