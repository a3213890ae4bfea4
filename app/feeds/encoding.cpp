#include "app/feeds/encoding.h"

#include <QtCore/QStringConverter>
#include <QtCore/QUtf8StringView>

#include <optional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isUtf8(const QByteArray& bytes)
{
    return QUtf8StringView(bytes).isValidUtf8();
}

/// UTF-16 and UTF-32 announce themselves by their mark, or by the zeros around the first "<" (XML 1.0,
/// appendix F).
std::optional<QStringConverter::Encoding> wideEncodingOf(const QByteArray& bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return *marked == QStringConverter::Utf8 ? std::nullopt : marked;
    return bytes.size() > 3 ? QStringConverter::encodingForData(bytes, u'<') : std::nullopt;
}

/// encoding="…" of an XML declaration in the first bytes.
QByteArray declaredEncoding(const QByteArray& bytes)
{
    const QByteArray start = bytes.left(1024);
    const qsizetype open = start.indexOf("<?xml");
    const qsizetype close = start.indexOf("?>", open);
    const qsizetype name = start.indexOf("encoding", open);
    if (open < 0 || close < 0 || name < 0 || name > close)
        return {};
    qsizetype from = name + 8;
    while (from < close && start[from] != '"' && start[from] != '\'')
        ++from;
    const qsizetype end = from < close ? start.indexOf(start[from], from + 1) : -1;
    return end < 0 ? QByteArray() : start.mid(from + 1, end - from - 1).trimmed();
}

std::optional<QByteArray> convert(const QByteArray& bytes, const QByteArray& encoding)
{
    // Latin-1 on the web means windows-1252 (WHATWG Encoding, §4.2)
    static const QList<QByteArray> latin{"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"};
    QStringDecoder decoder(latin.contains(encoding.toLower()) ? "windows-1252" : encoding.constData());
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text.toUtf8());
}

QByteArray withoutMark(QByteArray utf8)
{
    if (utf8.startsWith("\xEF\xBB\xBF"))
        utf8.remove(0, 3);
    return utf8;
}

DecodedDocument decodeNarrow(const QByteArray& bytes, const QList<QByteArray>& claims)
{
    QStringList warnings;
    const bool fitsUtf8 = isUtf8(bytes);
    for (const QByteArray& claim : claims) {
        const bool claimsUtf8 = claim.compare("utf-8", Qt::CaseInsensitive) == 0 ||
                                claim.compare("utf8", Qt::CaseInsensitive) == 0;
        if (claimsUtf8 && fitsUtf8)
            return {withoutMark(bytes), warnings};
        // A wide claim on narrow bytes ("utf-16" declared inside UTF-8) cannot be true
        const bool isWide = claim.toLower().startsWith("utf-16") || claim.toLower().startsWith("utf-32");
        if (const auto converted = claimsUtf8 || isWide ? std::nullopt : convert(bytes, claim))
            return {*converted, warnings};
        warnings.append(
            u"The document is not in the encoding it claims (%1)."_s.arg(QString::fromLatin1(claim)));
    }
    if (fitsUtf8)
        return {withoutMark(bytes), warnings};
    QByteArray repaired = convert(bytes, "windows-1252").value_or(QString::fromLatin1(bytes).toUtf8());
    if (warnings.isEmpty())
        warnings.append(u"The document is not UTF-8 and names no encoding; it was read as windows-1252."_s);
    return {repaired, warnings};
}

} // namespace

Result<DecodedDocument> decodeDocument(const QByteArray& bytes, const QString& charset)
{
    if (const auto wide = wideEncodingOf(bytes)) {
        QStringDecoder decoder(*wide);
        const QString text = decoder.decode(bytes);
        if (decoder.hasError() && text.count(QChar::ReplacementCharacter) > 1 + text.size() / 10)
            return failure(ErrorCode::WrongEncoding, {},
                           QString::fromLatin1(QStringConverter::nameForEncoding(*wide)));
        return DecodedDocument{withoutMark(text.toUtf8()), {}};
    }
    if (bytes.startsWith("\xEF\xBB\xBF") && isUtf8(bytes))
        return DecodedDocument{withoutMark(bytes), {}};
    QList<QByteArray> claims;
    for (const QByteArray& claim : {charset.toLatin1().trimmed(), declaredEncoding(bytes)}) {
        if (!claim.isEmpty() && !claims.contains(claim))
            claims.append(claim);
    }
    return decodeNarrow(bytes, claims);
}

} // namespace offprint
