#pragma once

class QFont;

namespace offprint {

/// The space left and right of what is read in a pane of this width: 40 pixels, less in narrow ones.
[[nodiscard]] int sideMargin(int paneWidth);

/// The width of about 66 characters of running text in `font`: the longest line that is easy to read.
[[nodiscard]] int readingWidth(const QFont& font);

} // namespace offprint
