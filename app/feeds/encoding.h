#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace offprint {

/// A document's bytes as UTF-8 without byte order mark.
struct DecodedDocument
{
    QByteArray utf8;
    QStringList warnings;
};

/// Finds the encoding in the order of RFC 7303 §3 and of what readers have to do: byte order mark, the
/// charset of the transport, the XML declaration, UTF-8 if the bytes are that, else windows-1252. A
/// declaration that the bytes contradict is passed over with a warning. WrongEncoding if nothing fits.
[[nodiscard]] Result<DecodedDocument> decodeDocument(const QByteArray& bytes, const QString& charset);

} // namespace offprint
