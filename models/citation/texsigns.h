#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// What a text command of TeX says, and where it ends.
struct TexSign
{
    QString text;
    qsizetype end = 0; ///< behind it, its arguments and the space that TeX eats
};

/// The text command whose backslash stands at this place: an accent with its letter ("\'e", "\v{c}",
/// "\d{\^a}"), a letter ("\ss", "\L") or a sign ("\%", "\textdegree"). None: it is no such command.
[[nodiscard]] std::optional<TexSign> texSignAt(QStringView tex, qsizetype at);

/// Behind the command whose name ends here: TeX eats the space there; "{}" keeps it.
[[nodiscard]] qsizetype behindCommand(QStringView tex, qsizetype nameEnd);

/// A character that a reader sees as one (a letter with its accents) in TeX's ASCII. Letters are braced
/// as BibTeX wants them ("{\'e}"), what only mathematics has is in \ensuremath, what only the font encoding
/// T1 has brings that along. None: pdfTeX's usual fonts do not have it.
[[nodiscard]] std::optional<QString> texOfCluster(QStringView cluster);

/// All single characters but accented letters that texOfCluster() knows, for tests.
[[nodiscard]] QString signsInTex();

} // namespace offprint
