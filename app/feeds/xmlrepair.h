#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace offprint {

struct RepairedXml
{
    QByteArray utf8;
    QStringList warnings;
};

/// Makes UTF-8 text safe and easy for an XML parser, in one pass: the declaration and the document type are
/// taken out, HTML's named entities and simple declared ones become characters, a lone "&" becomes "&amp;",
/// characters that XML forbids are dropped. CDATA sections and comments pass untouched. Nothing is ever
/// expanded from within another entity or from outside: a document that asks for that is Hostile.
[[nodiscard]] Result<RepairedXml> repairXml(const QByteArray& utf8);

} // namespace offprint
