#include "app/feeds/xmlentities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype longestName = 32;
constexpr qsizetype longestValue = 1000;
constexpr qsizetype mostExpanded = qsizetype(8) * 1024 * 1024;

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '#' || c == ':';
}

bool isForbidden(char c)
{
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Whether any byte wants looking at. To the end, since that compares many at once.
bool isPlain(QByteArrayView raw)
{
    unsigned special = 0;
    for (const char c : raw)
        special |=
            unsigned(c == '&') | (unsigned(static_cast<unsigned char>(c) < 0x20) & unsigned(c != '\n'));
    return special == 0;
}

QByteArray character(char32_t code)
{
    return QString::fromUcs4(&code, 1).toUtf8();
}

/// "#8217", "#x2019"; nothing where no such character may stand.
QByteArray numbered(QByteArrayView name, bool& isNumber)
{
    const bool isHex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    uint code = isHex ? name.sliced(2).toUInt(&isNumber, 16) : name.sliced(1).toUInt(&isNumber);
    if (!isNumber)
        return {};
    if (code >= 0x80 && code < 0xa0) { // windows-1252 was meant (HTML, §13.2.5.80)
        const char byte = static_cast<char>(code);
        static constexpr std::array<char32_t, 32> meant{
            0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
            0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
            0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
        code = meant[static_cast<unsigned char>(byte) - 0x80U];
    }
    const bool isAllowed = code == 9 || code == 10 || code == 13 || (code >= 0x20 && code < 0xd800) ||
                           (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code <= 0x10ffff);
    return isAllowed ? character(code) : QByteArray();
}

/// A value without what stands around it: name and rest of <!ENTITY name "value">.
std::pair<QByteArray, QByteArray> nameAndValue(QByteArrayView declaration)
{
    const QByteArray text = declaration.toByteArray().simplified();
    const qsizetype space = text.indexOf(' ');
    return space < 0 ? std::pair<QByteArray, QByteArray>() : std::pair(text.left(space), text.mid(space + 1));
}

/// Where the declaration that begins at `at` ends; a ">" within quotes does not count.
qsizetype endOfDeclaration(QByteArrayView doctype, qsizetype at)
{
    char quote = 0;
    for (; at < doctype.size(); ++at) {
        const char c = doctype[at];
        if (quote == 0 && c == '>')
            return at;
        if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = 0;
    }
    return at;
}

} // namespace

Result<> XmlEntities::declare(QByteArrayView doctype)
{
    for (qsizetype at = doctype.indexOf("<!ENTITY"); at >= 0; at = doctype.indexOf("<!ENTITY", at)) {
        const qsizetype end = endOfDeclaration(doctype, at);
        const auto [name, rest] = nameAndValue(doctype.sliced(at + 8, qMax<qsizetype>(0, end - at - 8)));
        at = qMin(doctype.size(), at + 8);
        if (rest.size() < 2 || name == "%")
            continue;
        if (rest.startsWith("SYSTEM") || rest.startsWith("PUBLIC"))
            return failure(ErrorCode::Hostile, {}, u"it asks for a file from elsewhere"_s);
        const QByteArray value = rest.mid(1, rest.lastIndexOf(rest[0]) - 1);
        const bool isNested = value.contains('&') && !value.startsWith("&#") && !value.startsWith("&amp;");
        if (isNested || value.size() > longestValue)
            return failure(ErrorCode::Hostile, {}, u"entities within entities"_s);
        if (!value.contains('<') && !m_declared.contains(name)) // XML 1.0, §4.2: the first one binds
            m_declared.insert(name, value);
    }
    return {};
}

QString XmlEntities::decode(QByteArrayView raw)
{
    if (isPlain(raw))
        return QString::fromUtf8(raw);
    QByteArray out;
    out.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size();) {
        const char c = raw[at];
        if (c == '&') {
            at = takeReference(raw, at, out);
            continue;
        }
        if (c == '\r') // XML 1.0, §2.11
            out += at + 1 < raw.size() && raw[at + 1] == '\n' ? QByteArrayView() : QByteArrayView("\n");
        else if (isForbidden(c))
            m_hadControls = true;
        else
            out += c;
        ++at;
    }
    return QString::fromUtf8(out);
}

/// Writes what the "&" at `at` stands for; returns where to go on.
qsizetype XmlEntities::takeReference(QByteArrayView raw, qsizetype at, QByteArray& out)
{
    qsizetype end = at + 1;
    while (end < raw.size() && end - at < longestName && isNameByte(raw[end]))
        ++end;
    const bool isClosed = end < raw.size() && raw[end] == ';' && end > at + 1;
    const QByteArray text = isClosed ? resolve(raw.sliced(at + 1, end - at - 1)) : QByteArray();
    if (!text.isNull()) {
        out += text;
        return end + 1;
    }
    m_hadLoneAmpersand = true;
    out += '&';
    return at + 1;
}

/// Null: no such reference.
QByteArray XmlEntities::resolve(QByteArrayView name)
{
    static constexpr std::array<std::pair<const char*, const char*>, 5> xmlOwn{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
    for (const auto& [own, text] : xmlOwn) {
        if (name == own)
            return text;
    }
    if (name.startsWith('#')) {
        bool isNumber = false;
        const QByteArray text = numbered(name, isNumber);
        m_hadControls = m_hadControls || (isNumber && text.isEmpty());
        return isNumber && text.isNull() ? QByteArray("") : text;
    }
    const QByteArray key = name.toByteArray();
    if (const auto declared = m_declared.constFind(key); declared != m_declared.constEnd()) {
        m_expanded += declared->size();
        if (m_expanded > mostExpanded)
            return "";
        if (!declared->contains('&'))
            return *declared;
        const qsizetype end = declared->indexOf(';');
        bool isNumber = false;
        const QByteArray text = declared->startsWith("&amp;") ? QByteArray("&")
                                : end > 0 ? numbered(QByteArrayView(*declared).sliced(1, end - 1), isNumber)
                                          : QByteArray("&");
        return text + declared->mid(end + 1);
    }
    if (const htmlEntityDesc* known = htmlEntityLookup(BAD_CAST key.constData()))
        return character(known->value);
    return {};
}

} // namespace offprint
