#include "ui/theme/appearance.h"

#include "ui/theme/controlstyle.h"
#include "ui/theme/tintediconengine.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QStyleHints>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace offprint {

Appearance::Appearance(QApplication& application, Settings& settings, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_settings(settings)
    , m_desktopFont(QApplication::font())
{
    QApplication::setStyle(new ControlStyle);
    if (QFontDatabase::hasFamily(u"Inter"_s))
        m_desktopFont.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"Noto Sans Math"_s});
    QApplication::setFont(m_desktopFont);

    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::apply);
    connect(&m_settings, &Settings::colourSchemeChanged, this, &Appearance::apply);
    connect(&m_settings, &Settings::textScaleChanged, this, &Appearance::changed);
    connect(&m_settings, &Settings::typographyChanged, this, &Appearance::changed);
    apply();
}

QFont Appearance::uiFont(qreal pointsMore, QFont::Weight weight) const
{
    QFont font = m_desktopFont;
    font.setPointSizeF(font.pointSizeF() + pointsMore);
    font.setWeight(weight);
    return font;
}

QFont Appearance::readingFont(qreal pointsMore, QFont::Weight weight) const
{
    QFont font = m_desktopFont;
    if (!m_settings.readsInSans()) {
        font = QFont(
            QStringList{u"Noto Serif"_s, u"Source Serif 4"_s, u"Georgia"_s, u"DejaVu Serif"_s, u"serif"_s});
        font.setStyleHint(QFont::Serif);
    }
    font.setPointSizeF((m_desktopFont.pointSizeF() + 2 + pointsMore) * m_settings.textScale() / 100.0);
    font.setWeight(weight);
    return font;
}

QFont Appearance::codeFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(m_desktopFont.pointSizeF() * m_settings.textScale() / 100.0);
    return font;
}

QIcon Appearance::icon(const QString& name, QColor colour) const
{
    return QIcon(new TintedIconEngine(u":/offprint/icons/%1.svg"_s.arg(name),
                                      colour.isValid() ? colour : m_theme.text, m_theme.faint));
}

bool Appearance::wantsDark() const
{
    switch (m_settings.colourScheme()) {
    case ColourScheme::Light:
        return false;
    case ColourScheme::Dark:
        return true;
    case ColourScheme::FollowDesktop:
        break;
    }
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

void Appearance::apply()
{
    m_theme = wantsDark() ? Theme::dark() : Theme::light();
    QApplication::setPalette(m_theme.palette());
    Q_EMIT changed();
}

} // namespace offprint
