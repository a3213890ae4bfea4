#pragma once

#include <QtGui/QColor>
#include <QtGui/QIconEngine>

namespace offprint {

/// Draws a one-colour SVG file in a given colour, at whatever size and pixel ratio is asked for.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(const QString& file, QColor colour, QColor disabledColour);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    QString m_file;
    QColor m_colour;
    QColor m_disabledColour;
};

} // namespace offprint
