#include "models/citation/citedtext.h"

#include "models/citation/mathcheck.h"
#include "models/citation/texsigns.h"
#include "models/math/texsymbols.h"

#include <QtCore/QCache>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = MathPiece::Kind;

constexpr int mostRounds = 4; // until a text means the same written anew; real ones take one

/// "\~n": the tilde would be taken for a space.
QString withTildesOverLetters(QString text)
{
    static const QRegularExpression tilde(u"\\\\~ ?(?:\\{([A-Za-z])\\}|([A-Za-z]))"_s);
    if (!text.contains("\\~"_L1))
        return text;
    return text.replace(tilde, u"\\1\\2\u0303"_s).normalized(QString::NormalizationForm_C);
}

/// The TeX names of characters, and no "\{", which BibTeX takes for a brace, unless in pairs; none: a
/// character has no name.
std::optional<QString> inAscii(const QString& formula)
{
    QString tex;
    for (const QChar c : formula.simplified()) {
        const auto name = texNameOf(c);
        if (c.unicode() < 0x7f)
            tex += c;
        else if (name)
            tex += u"{\\"_s + name->toString() + u'}';
        else
            return std::nullopt;
    }
    if (isSoundFormula(tex))
        return tex;
    tex.replace("\\{"_L1, "\\lbrace "_L1).replace("\\}"_L1, "\\rbrace "_L1);
    tex = tex.simplified();
    return isSoundFormula(tex) ? std::optional(tex) : std::nullopt;
}

/// Straight quotes are turned by what stands before them.
QString withCurlyQuotes(QString words, QChar before)
{
    const auto isOpening = [](QChar sign) {
        return sign.isNull() || sign.isSpace() || QStringView(u"([{-–—/“‘").contains(sign);
    };
    for (qsizetype at = words.indexOf(u'"'); at >= 0; at = words.indexOf(u'"', at + 1))
        words[at] = isOpening(at > 0 ? words[at - 1] : before) ? u'“' : u'”';
    words.replace(u'’', u'\'').replace("``"_L1, u"“"_s).replace("''"_L1, u"”"_s);
    return words;
}

/// The words that stay of a text once its formulas are out.
void addWords(QList<MathPiece>& pieces, const QString& words)
{
    if (words.isEmpty())
        return;
    if (!pieces.isEmpty() && pieces.last().kind == Kind::Text)
        pieces.last().content += words;
    else
        pieces.append({Kind::Text, words, {}});
}

/// One space for each run of white space.
void foldSpaces(QString& text)
{
    QChar* kept = text.data();
    bool isAfterSpace = false;
    for (const QChar c : std::as_const(text)) {
        const bool isSpace = c.isSpace();
        if (!isSpace || !isAfterSpace)
            *kept++ = isSpace ? QChar(u' ') : c;
        isAfterSpace = isSpace;
    }
    text.truncate(kept - text.constData());
}

QList<MathPiece> piecesAnew(const QString& text)
{
    QList<MathPiece> pieces;
    const QString clean = withTildesOverLetters(withoutHiddenCharacters(text).simplified());
    for (const MathPiece& piece : mathPieces(clean)) {
        if (piece.kind == Kind::Text)
            addWords(pieces, withTexLetters(piece.content));
        else if (const auto formula = inAscii(piece.content))
            pieces.append({Kind::Inline, *formula, {}});
        else
            addWords(pieces, piece.source);
    }
    QChar before;
    for (MathPiece& piece : pieces) {
        if (piece.kind == Kind::Text)
            piece.content = withCurlyQuotes(withoutHiddenCharacters(piece.content), before);
        before = piece.kind == Kind::Text && !piece.content.isEmpty() ? piece.content.back() : u'$';
    }
    return withoutSpareSpaces(std::move(pieces));
}

/// As piecesAnew(). A text is asked for up to five times as its file is written, read back and compared: the
/// last texts are remembered.
QList<MathPiece> piecesOnce(const QString& text)
{
    constexpr int mostCharacters = 1'000'000;
    thread_local QCache<QString, QList<MathPiece>> known(mostCharacters);
    if (const QList<MathPiece>* pieces = known.object(text))
        return *pieces;
    QList<MathPiece> pieces = piecesAnew(text);
    known.insert(text, new QList<MathPiece>(pieces), int(std::min<qsizetype>(text.size(), mostCharacters)));
    return pieces;
}

/// The words in TeX that reads as they are.
QString escapedWords(const QString& words)
{
    QString text;
    for (const QChar c : words) {
        if (c == u'\\')
            text += "\\textbackslash{}"_L1;
        else if (c == u'~')
            text += "\\textasciitilde{}"_L1;
        else if (c == u'^')
            text += "\\textasciicircum{}"_L1;
        else if (u"$_%&#{}"_s.contains(c))
            text += u"\\"_s + c;
        else
            text += c;
    }
    return text;
}

QString joined(const QList<MathPiece>& pieces, const QString& open, const QString& close, bool isEscaped)
{
    QString text;
    for (const MathPiece& piece : pieces) {
        if (piece.kind != Kind::Text)
            text += open + piece.content + close;
        else
            text += isEscaped ? escapedWords(piece.content) : piece.content;
    }
    return text;
}

/// Beyond ASCII, yet read and written as it stands: letters of one character, dashes and turned quotes.
bool isSteady(QChar c)
{
    const bool isLetter = c >= u'À' && c <= u'ž' && c != u'×' && c != u'÷' && c != u'ŉ';
    return isLetter || c == u'–' || c == u'—' || c == u'“' || c == u'”';
}

bool isSign(QChar c)
{
    static constexpr auto signsOfAscii = [] {
        std::array<bool, 0x80> is{};
        for (const char16_t sign : {u'\\', u'$', u'~', u'^', u'_', u'{', u'}', u'"', u'`', u'\x7f'})
            is.at(sign) = true;
        for (char16_t control = 0; control < u' '; ++control)
            is.at(control) = control != u'\n';
        return is;
    }();
    return c.unicode() < signsOfAscii.size() ? signsOfAscii.at(c.unicode()) : !isSteady(c);
}

/// Nothing in it can be read otherwise than it stands, as in most titles and abstracts, whose spaces may
/// need folding.
struct Plainness
{
    bool isPlain = true;
    bool isFolded = true;
};

Plainness plainness(QStringView text)
{
    Plainness is;
    QChar before = u' ';
    for (const QChar c : text) {
        const bool isPair = c == before && (c == u'-' || c == u'\'');
        if (isSign(c) || isPair)
            return {.isPlain = false, .isFolded = false};
        is.isFolded = is.isFolded && c != u'\n' && (c != u' ' || before != u' ');
        before = c;
    }
    is.isFolded = is.isFolded && before != u' ';
    return is;
}

std::optional<QList<MathPiece>> plainPieces(const QString& text)
{
    const Plainness is = plainness(text);
    if (!is.isPlain)
        return std::nullopt;
    const QString words = is.isFolded ? text : text.simplified();
    return words.isEmpty() ? QList<MathPiece>() : QList<MathPiece>{{Kind::Text, words, {}}};
}

} // namespace

QList<MathPiece> withoutSpareSpaces(QList<MathPiece> pieces)
{
    for (MathPiece& piece : pieces)
        foldSpaces(piece.content);
    if (!pieces.isEmpty() && pieces.first().content.startsWith(u' '))
        pieces.first().content.removeFirst();
    if (!pieces.isEmpty() && pieces.last().content.endsWith(u' '))
        pieces.last().content.chop(1);
    pieces.removeIf([](const MathPiece& piece) { return piece.content.isEmpty(); });
    return pieces;
}

QString withoutHiddenCharacters(const QString& text)
{
    const auto isShown = [](QChar c) { return (c >= u' ' && c < QChar(0x7f)) || c == u'\n'; };
    if (std::ranges::all_of(text, isShown))
        return text;
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isShown(c)) {
            kept += c;
            continue;
        }
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const bool isJoiner = c == QChar(0x200c) || c == QChar(0x200d);
        if (isPair) {
            const char32_t code = QChar::surrogateToUcs4(c, text[i + 1]);
            if (QChar::category(code) != QChar::Other_Format && !QChar::isNonCharacter(code))
                kept += text.sliced(i, 2);
            ++i;
        } else if (c.isSpace()) {
            kept += c == u'\n' ? c : QChar(u' ');
        } else if (c == QChar(0x2010) || c == QChar(0x2011)) {
            kept += u'-';
        } else if (c >= QChar(0xfb00) && c <= QChar(0xfb06)) {
            kept += QString(c).normalized(QString::NormalizationForm_KC);
        } else if (isJoiner || (c.isPrint() && !c.isSurrogate() && c.category() != QChar::Other_Format)) {
            kept += c;
        }
    }
    return kept.normalized(QString::NormalizationForm_C);
}

QString withTexLetters(QStringView text)
{
    QString out;
    if (!text.contains(u'\\'))
        return text.toString();
    for (qsizetype i = 0; i < text.size();) {
        const bool isGroup = text[i] == u'{' && i + 1 < text.size() && text[i + 1] == u'\\';
        const auto sign =
            text[i] == u'\\' || isGroup ? texSignAt(text, isGroup ? i + 1 : i) : std::optional<TexSign>();
        const bool isLetter = sign && !sign->text.trimmed().isEmpty() && sign->text.front().unicode() > 0x40;
        const bool isClosed = sign && (!isGroup || (sign->end < text.size() && text[sign->end] == u'}'));
        if (isLetter && isClosed) {
            out += sign->text;
            i = sign->end + (isGroup ? 1 : 0);
        } else {
            out += text[i++];
        }
    }
    return out;
}

QList<MathPiece> citedPieces(const QString& text)
{
    if (auto plain = plainPieces(text))
        return *std::move(plain);
    QList<MathPiece> pieces = piecesOnce(text);
    for (int round = 0; round < mostRounds; ++round) {
        if (piecesOnce(joined(pieces, u"$"_s, u"$"_s, false)) == pieces)
            break; // as nearly always
        QList<MathPiece> again = piecesOnce(citedText(pieces));
        if (again == pieces)
            break;
        pieces = std::move(again);
    }
    return pieces;
}

QString eachParagraph(const QString& text, const std::function<QString(const QString&)>& written)
{
    static const QRegularExpression blankLines(u"\\r?\\n[^\\S\\n]*\\n\\s*"_s);
    QStringList paragraphs = text.count(u'\n') < 2 ? QStringList{text} : text.split(blankLines);
    for (QString& paragraph : paragraphs)
        paragraph = written(paragraph);
    paragraphs.removeAll(QString());
    return paragraphs.join("\n\n"_L1);
}

QString citedParagraphs(const QString& text)
{
    return eachParagraph(text, [](const QString& paragraph) { return citedText(citedPieces(paragraph)); });
}

QString citedText(const QList<MathPiece>& pieces)
{
    const bool isText = pieces.size() == 1 && pieces.first().kind == Kind::Text;
    if (isText && plainness(pieces.first().content).isFolded)
        return pieces.first().content;
    const QString plain = joined(pieces, u"$"_s, u"$"_s, false);
    if (piecesOnce(plain) == pieces)
        return plain;
    const QString escaped = joined(pieces, u"$"_s, u"$"_s, true);
    if (piecesOnce(escaped) == pieces)
        return escaped;
    const QString apart = joined(pieces, u"\\("_s, u"\\)"_s, true); // "$x$2" would be none
    return piecesOnce(apart) == pieces ? apart : plain;
}

} // namespace offprint
