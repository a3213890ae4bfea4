#pragma once

#include "models/citation/citation.h"

#include <array>

namespace offprint {

/// The columns of toCsv(), in order.
inline constexpr std::array<QLatin1StringView, 20> csvColumns{
    QLatin1StringView("key"),      QLatin1StringView("type"),          QLatin1StringView("title"),
    QLatin1StringView("authors"),  QLatin1StringView("year"),          QLatin1StringView("month"),
    QLatin1StringView("day"),      QLatin1StringView("venue"),         QLatin1StringView("volume"),
    QLatin1StringView("number"),   QLatin1StringView("pages"),         QLatin1StringView("publisher"),
    QLatin1StringView("arxiv"),    QLatin1StringView("primary class"), QLatin1StringView("doi"),
    QLatin1StringView("url"),      QLatin1StringView("abstract"),      QLatin1StringView("keywords"),
    QLatin1StringView("comments"), QLatin1StringView("note")};

/// Citations as a table (RFC 4180): a byte order mark, by which spreadsheets know UTF-8, a row of names, CR
/// LF. Authors and keywords are joined by "; ". Nothing in it is a formula to a spreadsheet: see
/// guardedCell().
[[nodiscard]] QString toCsv(const QList<Citation>& citations);

/// The text with an apostrophe before what would make a spreadsheet take it for a formula: a leading = + - @,
/// tab or CR, wide ones too; also behind a semicolon, tab or line end within, for a spreadsheet that parts
/// its columns there begins a cell with it. A list's "- " at the start of a later line is left alone.
[[nodiscard]] QString guardedCell(QString text);

/// The text that was guarded.
[[nodiscard]] QString unguardedCell(QString text);

} // namespace offprint
