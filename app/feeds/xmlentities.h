#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

namespace offprint {

/// The references of one XML document: XML's own, HTML's named ones, numbers, and the simple ones that its
/// document type declares. Nothing is ever expanded from within another entity or from outside.
class XmlEntities final
{
public:
    /// Reads <!ENTITY name "value"> of a document type. Hostile if one is external or built of others.
    [[nodiscard]] Result<> declare(QByteArrayView doctype);

    /// Raw text as characters: references resolved, line ends made "\n", characters that XML forbids left
    /// out. A "&" that begins no reference stays as it is.
    [[nodiscard]] QString decode(QByteArrayView raw);

    [[nodiscard]] bool hadLoneAmpersand() const { return m_hadLoneAmpersand; }
    [[nodiscard]] bool hadControls() const { return m_hadControls; }

private:
    QByteArray resolve(QByteArrayView name);
    qsizetype takeReference(QByteArrayView raw, qsizetype at, QByteArray& out);

    QHash<QByteArray, QByteArray> m_declared;
    qsizetype m_expanded = 0; ///< bytes that declared entities have brought
    bool m_hadLoneAmpersand = false;
    bool m_hadControls = false;
};

} // namespace offprint
