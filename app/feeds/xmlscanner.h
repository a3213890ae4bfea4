#pragma once

#include <QtCore/QByteArrayView>

#include <vector>

namespace offprint {

/// An attribute as it stands in the document: its references are not yet resolved.
struct RawAttribute
{
    QByteArrayView name;
    QByteArrayView value;
};

/// Takes XML apart into tags and texts, well-formed or not, in one pass and without a copy. Comments,
/// processing instructions and the document type are passed over. What cannot be markup is text: a "<" before
/// a space, an unquoted attribute, a tag that never closes; `faultAt()` tells where the first of these stood.
/// Views point into the bytes, which must outlive the scanner.
class XmlScanner final
{
public:
    enum class Token { Start, End, Text, CData, Over };

    explicit XmlScanner(QByteArrayView utf8)
        : m_xml(utf8)
    {}

    Token next();

    [[nodiscard]] QByteArrayView name() const { return m_name; } ///< of Start and End, with its prefix
    [[nodiscard]] const std::vector<RawAttribute>& attributes() const { return m_attributes; } ///< of Start
    [[nodiscard]] bool isEmptyElement() const { return m_isEmptyElement; }                     ///< of Start
    [[nodiscard]] QByteArrayView text() const { return m_text; } ///< of Text and CData

    /// The document type declaration, internal subset and all; empty until it was met.
    [[nodiscard]] QByteArrayView doctype() const { return m_doctype; }

    [[nodiscard]] bool isCut() const { return m_isCut; } ///< it ended within a tag, a text or a section
    [[nodiscard]] qsizetype faultAt() const { return m_fault; } ///< -1: none so far
    [[nodiscard]] qsizetype at() const { return m_at; }

private:
    enum class Markup { None, Start, End, Declaration, Instruction };

    [[nodiscard]] Markup markupAt(qsizetype at) const;
    [[nodiscard]] bool isAt(QByteArrayView text) const { return m_xml.sliced(m_at).startsWith(text); }
    Token takeText();
    Token takeCData();
    Token takeStart();
    Token takeEnd();
    bool takeAttribute();
    QByteArrayView takeValue();
    QByteArrayView takeQuoted(char quote);
    QByteArrayView takeName();
    void skipSpace();
    void skipDeclaration();
    void skipDoctype();
    void skipSection(qsizetype from, QByteArrayView close, bool& isMissing);
    void fault();

    QByteArrayView m_xml;
    qsizetype m_at = 0;
    QByteArrayView m_name;
    QByteArrayView m_text;
    QByteArrayView m_doctype;
    std::vector<RawAttribute> m_attributes;
    bool m_isEmptyElement = false;
    bool m_isCut = false;
    qsizetype m_fault = -1;
    // Closing marks that were once looked for to the end in vain: looking again would take quadratic time
    bool m_lacksCommentEnd = false;
    bool m_lacksCDataEnd = false;
    bool m_lacksInstructionEnd = false;
    bool m_lacksQuote = false;
    bool m_lacksApostrophe = false;
};

} // namespace offprint
