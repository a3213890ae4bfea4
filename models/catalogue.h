#pragma once

#include "models/domain/catalogue.h"
#include "models/domain/error.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Reads the catalogue from `{"feeds": [{"name", "url", "description", "group", "suggested"}]}`. Any thread.
/// Malformed, with the place of the fault as its `detail`, if that is not its form, if a feed lacks a name or
/// an http(s) address, or if two feeds have one address: a catalogue is believed whole or not at all.
[[nodiscard]] Result<Catalogue> readCatalogue(const QByteArray& json);

} // namespace offprint
