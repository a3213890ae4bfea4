#pragma once

#include "app/storage/connection.h"
#include "models/domain/removedthing.h"

#include <QtCore/QList>

namespace offprint {

/// What was removed and can be restored, the newest first. Lists that went with the one they are in are a
/// part of it.
[[nodiscard]] QList<RemovedThing> removedThings(Connection& connection);

} // namespace offprint
