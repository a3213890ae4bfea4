#include "app/feeds/encoding.h"

#include <QtCore/QStringConverter>
#include <QtCore/QUtf8StringView>

#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// So many characters beyond ASCII, all of one pattern, come about by no accident.
constexpr qsizetype certain = 4;
constexpr qsizetype blockSize = qsizetype(1) * 1024 * 1024;
constexpr QByteArrayView mark("\xEF\xBB\xBF");

bool isUtf8(QByteArrayView bytes)
{
    return QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
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

/// What a label means on the web, where that is more than its own encoding (WHATWG Encoding, §4.2).
QByteArray meantBy(const QByteArray& label)
{
    static constexpr std::array<std::pair<QByteArrayView, const char*>, 27> labels{
        {{"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"},     {"iso_8859-1", "windows-1252"},
         {"latin1", "windows-1252"},     {"latin-1", "windows-1252"},       {"us-ascii", "windows-1252"},
         {"ascii", "windows-1252"},      {"cp1252", "windows-1252"},        {"iso-8859-9", "windows-1254"},
         {"latin5", "windows-1254"},     {"iso-8859-11", "windows-874"},    {"tis-620", "windows-874"},
         {"gb2312", "gb18030"},          {"gb_2312-80", "gb18030"},         {"gbk", "gb18030"},
         {"x-gbk", "gb18030"},           {"shift_jis", "windows-31j"},      {"shift-jis", "windows-31j"},
         {"sjis", "windows-31j"},        {"x-sjis", "windows-31j"},         {"ms_kanji", "windows-31j"},
         {"euc-kr", "windows-949"},      {"ks_c_5601-1987", "windows-949"}, {"ksc5601", "windows-949"},
         {"big5", "Big5-HKSCS"},         {"unicode-1-1-utf-8", "utf-8"},    {"utf8", "utf-8"}}};
    const QByteArray lower = label.toLower();
    for (const auto& [known, meant] : labels) {
        if (known == lower)
            return meant;
    }
    return lower;
}

/// In blocks: a long document is not held as UTF-16 as a whole.
QByteArray decodedBy(QStringDecoder& decoder, QByteArrayView bytes)
{
    QByteArray utf8;
    utf8.reserve(bytes.size() + bytes.size() / 8);
    for (qsizetype at = 0; at < bytes.size(); at += blockSize)
        utf8 += QString(decoder.decode(bytes.sliced(at, qMin(blockSize, bytes.size() - at)))).toUtf8();
    return utf8;
}

std::optional<QByteArray> convert(const QByteArray& bytes, const QByteArray& encoding)
{
    QStringDecoder decoder(encoding.constData());
    if (!decoder.isValid())
        return std::nullopt;
    QByteArray utf8 = decodedBy(decoder, bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(utf8));
}

QByteArray fromWindows1252(const QByteArray& bytes)
{
    return convert(bytes, "windows-1252").value_or(QString::fromLatin1(bytes).toUtf8());
}

qsizetype lengthOfSequence(QByteArrayView bytes, qsizetype at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    const bool isWhole = length > 0 && at + length <= bytes.size() && isUtf8(bytes.sliced(at, length));
    return isWhole ? length : 0;
}

struct Utf8Count
{
    qsizetype good = 0; ///< sequences of more than one byte
    qsizetype bad = 0;
};

Utf8Count countUtf8(QByteArrayView bytes)
{
    Utf8Count count;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80)
            continue;
        const qsizetype length = lengthOfSequence(bytes, at);
        ++(length > 0 ? count.good : count.bad);
        at += qMax<qsizetype>(1, length) - 1;
    }
    return count;
}

/// Whether there are so many sequences of more than one byte that valid UTF-8 is nothing else.
bool isCertainlyUtf8(QByteArrayView bytes)
{
    return isUtf8(bytes) && countUtf8(bytes).good >= certain;
}

/// UTF-8 that was taken for windows-1252 and encoded once more: what it was. Only if that holds for every
/// character beyond ASCII; null otherwise.
QByteArray encodedOnceLess(const QByteArray& utf8)
{
    // Such text begins every such character with one of U+00C2 to U+00F4, whose UTF-8 is C3 or C2 …
    const auto first =
        std::ranges::find_if(utf8, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (first == utf8.end() || static_cast<unsigned char>(*first) != 0xc3)
        return {};
    QStringEncoder encoder("windows-1252");
    if (!encoder.isValid())
        return {};
    QByteArray bytes;
    for (qsizetype at = 0; at < utf8.size();) {
        qsizetype size = qMin(blockSize, utf8.size() - at);
        while (size > 1 && at + size < utf8.size() &&
               (static_cast<unsigned char>(utf8[at + size]) & 0xc0U) == 0x80)
            --size;
        bytes += QByteArray(encoder.encode(QString::fromUtf8(QByteArrayView(utf8).sliced(at, size))));
        if (encoder.hasError())
            return {};
        at += size;
    }
    return isCertainlyUtf8(bytes) ? bytes : QByteArray();
}

DecodedDocument repaired(DecodedDocument document)
{
    QByteArray once = encodedOnceLess(document.utf8);
    if (once.isNull())
        return document;
    document.warnings.append(
        u"The document's letters had been encoded twice (“Ã©” for “é”); that was undone."_s);
    return {std::move(once), document.warnings};
}

QString contradiction(const QByteArray& claim)
{
    return u"The document is not in the encoding it claims (%1)."_s.arg(QString::fromLatin1(claim.left(40)));
}

/// Claims that the bytes contradict are passed over; so are those of one byte a character, which nothing can
/// contradict, where the bytes are UTF-8 beyond doubt.
DecodedDocument decodeNarrow(const QByteArray& bytes, const QList<QByteArray>& claims)
{
    const bool fitsUtf8 = isUtf8(bytes);
    QStringList warnings;
    for (const QByteArray& claim : claims) {
        const QByteArray meant = meantBy(claim);
        if (meant == "utf-8" && fitsUtf8)
            return {bytes, warnings};
        const bool isNarrow = meant.startsWith("windows-125") || meant.startsWith("iso-8859");
        const bool isWide =
            meant.startsWith("utf-16") || meant.startsWith("utf-32") || meant.startsWith("iso-10646");
        if (isNarrow && fitsUtf8 && isCertainlyUtf8(bytes)) {
            warnings.append(contradiction(claim));
            return {bytes, warnings};
        }
        if (auto converted = meant == "utf-8" || isWide ? std::nullopt : convert(bytes, meant))
            return {std::move(*converted), warnings};
        warnings.append(contradiction(claim));
    }
    if (fitsUtf8)
        return {bytes, warnings};
    if (const Utf8Count count = countUtf8(bytes); count.good > count.bad) {
        warnings.append(u"The document has bytes that are not UTF-8; they were left out."_s);
        QStringDecoder decoder(QStringDecoder::Utf8);
        return {decodedBy(decoder, bytes), warnings};
    }
    if (warnings.isEmpty())
        warnings.append(u"The document is not UTF-8 and names no encoding; it was read as windows-1252."_s);
    return {fromWindows1252(bytes), warnings};
}

} // namespace

Result<DecodedDocument> decodeDocument(const QByteArray& bytes, const QString& charset)
{
    if (const auto wide = wideEncodingOf(bytes)) {
        QStringDecoder decoder(*wide);
        QByteArray utf8 = decodedBy(decoder, bytes);
        if (decoder.hasError() && utf8.count("\xEF\xBF\xBD") > 1 + utf8.size() / 10)
            return failure(ErrorCode::WrongEncoding, {},
                           QString::fromLatin1(QStringConverter::nameForEncoding(*wide)));
        return DecodedDocument{std::move(utf8), {}};
    }
    if (bytes.startsWith(mark))
        return decodeNarrow(bytes, {"utf-8"});
    QList<QByteArray> claims;
    for (const QByteArray& claim : {charset.toLatin1().trimmed(), declaredEncoding(bytes)}) {
        if (!claim.isEmpty() && !claims.contains(claim))
            claims.append(claim);
    }
    return repaired(decodeNarrow(bytes, claims));
}

} // namespace offprint
