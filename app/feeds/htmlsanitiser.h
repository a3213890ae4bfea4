#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace offprint {

/// HTML of any make as a small, well-formed rich-text subset that QTextDocument shows: p, br, em, strong, b,
/// i, u, sub, sup, code, pre, blockquote, ul, ol, li, and a with an http, https or mailto link made absolute
/// by `base`. Headings become bold paragraphs. No script, style, event handler, image, frame or form
/// survives. Deeper nesting than 200 is flattened to text. Never fails; any thread.
[[nodiscard]] QString sanitiseHtml(QStringView html, const QUrl& base);

/// The text of HTML: entities decoded, paragraphs separated by a blank line, script and style left out.
[[nodiscard]] QString htmlToText(QStringView html);

} // namespace offprint
