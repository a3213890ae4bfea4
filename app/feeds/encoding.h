#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace offprint {

/// A document's bytes as UTF-8; a byte order mark may still stand before it.
struct DecodedDocument
{
    QByteArray utf8; ///< shared with the bytes given, if those were right
    QStringList warnings;
};

/// Finds the encoding in the order of RFC 7303 §3.2 and of what readers have to do: byte order mark, the
/// charset of the transport, the XML declaration, UTF-8 if the bytes are that, else windows-1252. A claim
/// that the bytes contradict is passed over with a warning: so is one of Latin letters where the bytes are
/// UTF-8 beyond doubt. Letters that were encoded twice are repaired if all of them were. WrongEncoding if
/// nothing fits.
[[nodiscard]] Result<DecodedDocument> decodeDocument(const QByteArray& bytes, const QString& charset);

} // namespace offprint
