#pragma once

#include "models/domain/outline.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace offprint {

/// Reads a list of feeds in OPML 1.0 or 2.0 (http://opml.org/spec2.opml), with the liberties that other
/// readers take: names of attributes in any case, no type, only a text or only a title, HTML's entities, lone
/// "&". A broken file is read as far as it goes, with a warning. Lists that it includes from elsewhere are
/// told, not fetched; entities of its own are not expanded.
///
/// Takes time and memory in proportion to the bytes; any thread. EmptyInput; WrongEncoding; Malformed if
/// there is no outline in it. Errors have no subject. Whether an address can be asked is not judged here.
[[nodiscard]] Result<Outline> readOpml(const QByteArray& bytes);

/// The list as OPML 2.0 in UTF-8. Folders stand once, where their first feed does.
[[nodiscard]] QByteArray writeOpml(const Outline& outline, const QDateTime& now);

} // namespace offprint
