#pragma once

namespace offprint {

/// What lists of feeds brought from other readers, and how far the loading of older papers has come.
extern const char* const schemaOfSources;

} // namespace offprint
