#pragma once

#include "models/settings.h"
#include "ui/theme/theme.h"

#include <QtCore/QObject>
#include <QtGui/QFont>
#include <QtGui/QIcon>

class QApplication;

namespace offprint {

/// How the window looks now: the colours in force, the fonts, and icons in those colours. Follows the
/// desktop's light or dark scheme live unless the settings say otherwise. Lives on the window's thread; must
/// outlive every widget that was given it.
class Appearance final : public QObject
{
    Q_OBJECT

public:
    /// Sets the application's palette and font now and whenever they change.
    Appearance(QApplication& application, Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] const Theme& theme() const { return m_theme; }

    /// A font of the interface, `points` larger (or smaller) than the desktop's.
    [[nodiscard]] QFont uiFont(qreal pointsMore = 0, QFont::Weight weight = QFont::Normal) const;

    /// The face that abstracts are set in, with serifs or without as the user wants it, scaled by the user's
    /// text scale.
    [[nodiscard]] QFont readingFont(qreal pointsMore = 0, QFont::Weight weight = QFont::Normal) const;

    /// Whether abstracts have a straight right edge.
    [[nodiscard]] bool isJustified() const { return m_settings.isJustified(); }

    /// The fixed-pitch face of notes, scaled likewise.
    [[nodiscard]] QFont codeFont() const;

    /// An icon of resources/icons by its file's name, drawn in the colour given, or in the text's. Crisp at
    /// any pixel ratio.
    [[nodiscard]] QIcon icon(const QString& name, QColor colour = {}) const;

Q_SIGNALS:
    /// Colours, fonts, text scale or justification changed: draw again.
    void changed();

private:
    void apply();
    [[nodiscard]] bool wantsDark() const;

    QApplication& m_application;
    Settings& m_settings;
    Theme m_theme;
    QFont m_desktopFont;
};

} // namespace offprint
