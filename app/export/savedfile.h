#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Written beside and renamed, so that a failure leaves an older file as it was. FileUnwritable. Any thread
/// but the window's.
[[nodiscard]] Result<> saveFile(const QString& name, const QByteArray& bytes);

} // namespace offprint
