#pragma once

#include "models/query/condition.h"

#include <QtCore/QString>

namespace offprint {

/// The query as a person would type it: parseQuery() makes the same of it again, whatever parseQuery() gave
/// for a text that was no longer typed. Pure.
[[nodiscard]] QString printQuery(const ParsedQuery& query);

/// The text in quotation marks, as parseQuery() reads it back. Pure.
[[nodiscard]] QString quotedInQuery(const QString& text);

} // namespace offprint
