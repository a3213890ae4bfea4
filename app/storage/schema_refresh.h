#pragma once

namespace offprint {

/// Step 4 of the schema: what the refresh did about each feed, and what servers asked of it.
extern const char* const refreshSchema;

} // namespace offprint
