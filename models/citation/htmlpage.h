#pragma once

#include "models/citation/citation.h"

#include <QtCore/QDate>

namespace offprint {

/// A page to read and to print: one file of HTML5 that runs no script and has nothing remote, in the light or
/// dark colours the reader's system prefers. All text is escaped; only addresses of the web become links.
/// The citations are in it as CSL-JSON too, for programs. `date` is the one it is said to be of; an invalid
/// one is left out.
[[nodiscard]] QString toHtmlPage(const QList<Citation>& citations, const QString& heading, QDate date);

} // namespace offprint
