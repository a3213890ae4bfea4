#pragma once

#include <QtCore/QString>

#include <cstdio>
#include <cstdlib>

namespace offprint {

constexpr int patience = 20'000; // milliseconds

[[noreturn]] inline void giveUp(const QString& what)
{
    std::fprintf(stderr, "offprint_screenshots: %s\n", qPrintable(what));
    std::exit(1);
}

} // namespace offprint
