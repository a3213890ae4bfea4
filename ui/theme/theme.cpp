#include "ui/theme/theme.h"

namespace offprint {

Theme Theme::light()
{
    return {.isDark = false,
            .background = QColor(0xffffff),
            .side = QColor(0xf5f5f3),
            .line = QColor(0xe3e3df),
            .text = QColor(0x1d1f23),
            .dim = QColor(0x5c6067),
            .faint = QColor(0x6f737a),
            .accent = QColor(0x2f5fd0),
            .accentBackground = QColor(0xe7eefc),
            .star = QColor(0xd99a0b),
            .note = QColor(0x2e8b57),
            .chip = QColor(0xefefec),
            .code = QColor(0xf7f7f5),
            .highlight = QColor(0xfff3c4),
            .inserted = QColor(0xdff3e4),
            .deleted = QColor(0xfbe7e4),
            .error = QColor(0xc0392b)};
}

Theme Theme::dark()
{
    return {.isDark = true,
            .background = QColor(0x1e1f22),
            .side = QColor(0x18191b),
            .line = QColor(0x303236),
            .text = QColor(0xe6e6e3),
            .dim = QColor(0xa6a9ae),
            .faint = QColor(0x8d9096),
            .accent = QColor(0x8fb0ff),
            .accentBackground = QColor(0x2a3550),
            .star = QColor(0xf0b93a),
            .note = QColor(0x6fcf97),
            .chip = QColor(0x2b2d31),
            .code = QColor(0x17181a),
            .highlight = QColor(0x554a1c),
            .inserted = QColor(0x1f3d2b),
            .deleted = QColor(0x43262a),
            .error = QColor(0xff8a7a)};
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, side);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, background);
    p.setColor(QPalette::AlternateBase, side);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::Button, isDark ? QColor(0x26282c) : background);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::ToolTipBase, isDark ? chip : background);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::PlaceholderText, faint);
    p.setColor(QPalette::Highlight, isDark ? accentBackground.lighter(135) : accent);
    p.setColor(QPalette::HighlightedText, isDark ? text : background);
    p.setColor(QPalette::Accent, accent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Light, isDark ? line : background);
    p.setColor(QPalette::Midlight, line);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, isDark ? QColor(0x0f1011) : faint);
    p.setColor(QPalette::Shadow, isDark ? QColor(Qt::black) : dim);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faint);
    return p;
}

} // namespace offprint
