#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

namespace offprint {

/// The colours of one colour scheme, named by what they are for. Text colours reach a contrast of 4.5 : 1 on
/// `background` and `side` (WCAG 2.2, 1.4.3), `faint` 4.5 on `background`.
struct Theme
{
    bool isDark = false;
    QColor background; ///< lists and text
    QColor side;       ///< sidebar, tool bar, status bar
    QColor line;       ///< hairlines between panes and rows
    QColor text;
    QColor dim;              ///< secondary text
    QColor faint;            ///< tertiary text: headings of groups, counts of votes
    QColor accent;           ///< links, the unread dot, what is current
    QColor accentBackground; ///< behind the selected row
    QColor star;
    QColor note;
    QColor chip;      ///< behind categories and tags
    QColor code;      ///< behind the note editor
    QColor highlight; ///< behind found words
    QColor inserted;  ///< behind words that a version added
    QColor deleted;   ///< behind words that a version took out
    QColor error;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();

    /// The same colours for Qt's own widgets.
    [[nodiscard]] QPalette palette() const;
};

} // namespace offprint
