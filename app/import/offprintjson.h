#pragma once

#include "app/import/readimport.h"

#include <QtCore/QJsonDocument>

namespace offprint {

/// Whether it is an export of papers, or a reading list passed on (app/export/listfile.h).
[[nodiscard]] bool isOffprintJson(const QJsonDocument& document);

/// The papers of such a file, with what the user made of them; of a reading list also their places on it.
/// Where and when they were listed is not taken over. Members that are unknown or of a wrong type are passed
/// over; what has neither title nor id is a problem. Never fails; any thread.
[[nodiscard]] ReadImport readOffprintJson(const QJsonDocument& document);

} // namespace offprint
