#pragma once

#include <QtCore/QStringView>

namespace offprint {

/// Where the code ends that begins at this place of a Markdown text, its signs included; the place itself if
/// none begins there. Code is what stands between two equal rows of back quotes, or of three tildes or more
/// that begin a line; a fence that is not closed goes on to the end. Ask at each place from the text's start
/// on, and go on behind the code. Source: CommonMark 0.31, "Code spans", "Fenced code blocks".
[[nodiscard]] qsizetype endOfCode(QStringView markdown, qsizetype at);

} // namespace offprint
