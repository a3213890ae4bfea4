#pragma once

#include "models/counted.h"

#include <QtCore/QCoreApplication>

namespace offprint {

/// "1 paper", "2,000 papers".
[[nodiscard]] inline QString papersCounted(qsizetype count)
{
    return counted(count, QCoreApplication::translate("Papers", "1 paper"),
                   QCoreApplication::translate("Papers", "%1 papers"));
}

} // namespace offprint
