#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

namespace offprint {

/// "1 paper", "2,000 papers": `many` has %1 where the number stands, as the user's locale writes it.
[[nodiscard]] inline QString counted(qsizetype count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

} // namespace offprint
