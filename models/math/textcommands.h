#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// Words of TeX as they are read: "\emph{very}" is "very", "\%" is "%", "~" between words a space that does
/// not break, "``" and "''" are quotes, "---" is a dash. A command that is none of text's stays as it is.
[[nodiscard]] QString readTextCommands(QStringView text);

/// What a command that takes nothing stands for in a text: "LaTeX", "…" for "ldots"; none: it is another's.
[[nodiscard]] std::optional<QStringView> textWord(QStringView command);

} // namespace offprint
