#include "models/citation/texsigns.h"

#include "models/math/texsymbols.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepestAccents = 4;

struct Accent
{
    char16_t command;
    char16_t combining;
    bool isBelow = false;
};

constexpr std::array accents{Accent{u'\'', 0x301},      Accent{u'`', 0x300},       Accent{u'^', 0x302},
                             Accent{u'"', 0x308},       Accent{u'~', 0x303},       Accent{u'=', 0x304},
                             Accent{u'.', 0x307},       Accent{u'u', 0x306},       Accent{u'v', 0x30c},
                             Accent{u'H', 0x30b},       Accent{u'c', 0x327, true}, Accent{u'd', 0x323, true},
                             Accent{u'b', 0x331, true}, Accent{u'r', 0x30a},       Accent{u'k', 0x328, true}};

struct Sign
{
    QStringView name;
    char16_t character;
};

/// What every font of LaTeX has (its encodings OT1 and TS1).
constexpr std::array common{
    Sign{u"ss", u'ß'},
    Sign{u"ae", u'æ'},
    Sign{u"AE", u'Æ'},
    Sign{u"oe", u'œ'},
    Sign{u"OE", u'Œ'},
    Sign{u"aa", u'å'},
    Sign{u"AA", u'Å'},
    Sign{u"o", u'ø'},
    Sign{u"O", u'Ø'},
    Sign{u"l", u'ł'},
    Sign{u"L", u'Ł'},
    Sign{u"i", u'ı'},
    Sign{u"j", u'ȷ'},
    Sign{u"textexclamdown", u'¡'},
    Sign{u"textquestiondown", u'¿'},
    Sign{u"textsection", u'§'},
    Sign{u"textparagraph", u'¶'},
    Sign{u"textcopyright", u'©'},
    Sign{u"textregistered", u'®'},
    Sign{u"texttrademark", u'™'},
    Sign{u"textdegree", u'°'},
    Sign{u"texteuro", u'€'},
    Sign{u"textsterling", u'£'},
    Sign{u"textyen", u'¥'},
    Sign{u"textcent", u'¢'},
    Sign{u"textcurrency", u'¤'},
    Sign{u"textordfeminine", u'ª'},
    Sign{u"textordmasculine", u'º'},
    Sign{u"textmu", u'µ'},
    Sign{u"textperiodcentered", u'·'},
    Sign{u"textbullet", u'•'},
    Sign{u"textdagger", u'†'},
    Sign{u"textdaggerdbl", u'‡'},
    Sign{u"textperthousand", u'‰'},
    Sign{u"textpertenthousand", u'‱'},
    Sign{u"textonehalf", u'½'},
    Sign{u"textonequarter", u'¼'},
    Sign{u"textthreequarters", u'¾'},
    Sign{u"textbrokenbar", u'¦'},
    Sign{u"textasciiacute", u'´'},
    Sign{u"textasciidieresis", u'¨'},
    Sign{u"textasciimacron", u'¯'},
    Sign{u"textnumero", u'№'},
    Sign{u"ldots", u'…'},
    Sign{u"textquoteright", u'’'},
};

/// What the encoding T1 has, but not LaTeX's usual one.
constexpr std::array ofT1{Sign{u"dj", u'đ'},
                          Sign{u"DJ", u'Đ'},
                          Sign{u"dh", u'ð'},
                          Sign{u"DH", u'Ð'},
                          Sign{u"th", u'þ'},
                          Sign{u"TH", u'Þ'},
                          Sign{u"ng", u'ŋ'},
                          Sign{u"NG", u'Ŋ'},
                          Sign{u"guillemotleft", u'«'},
                          Sign{u"guillemotright", u'»'},
                          Sign{u"guilsinglleft", u'‹'},
                          Sign{u"guilsinglright", u'›'},
                          Sign{u"quotedblbase", u'„'},
                          Sign{u"quotesinglbase", u'‚'}};

/// Other names that files have for characters, read but never written.
constexpr std::array otherNames{Sign{u"S", u'§'},
                                Sign{u"P", u'¶'},
                                Sign{u"copyright", u'©'},
                                Sign{u"pounds", u'£'},
                                Sign{u"dots", u'…'},
                                Sign{u"textellipsis", u'…'},
                                Sign{u"textbackslash", u'\\'},
                                Sign{u"textbraceleft", u'{'},
                                Sign{u"textbraceright", u'}'},
                                Sign{u"textasciitilde", u'~'},
                                Sign{u"textasciicircum", u'^'},
                                Sign{u"textasciigrave", u'`'},
                                Sign{u"textless", u'<'},
                                Sign{u"textgreater", u'>'},
                                Sign{u"textbar", u'|'},
                                Sign{u"textdollar", u'$'},
                                Sign{u"textunderscore", u'_'},
                                Sign{u"textquotedbl", u'"'},
                                Sign{u"textquotesingle", u'\''},
                                Sign{u"textquoteleft", u'‘'},
                                Sign{u"textquotedblleft", u'“'},
                                Sign{u"textquotedblright", u'”'},
                                Sign{u"textendash", u'–'},
                                Sign{u"textemdash", u'—'},
                                Sign{u"guillemetleft", u'«'},
                                Sign{u"guillemetright", u'»'},
                                Sign{u"lbrace", u'{'},
                                Sign{u"rbrace", u'}'},
                                Sign{u"backslash", u'\\'},
                                Sign{u"textvisiblespace", u'␣'},
                                Sign{u"space", u' '}};

QHash<QStringView, QChar> makeNames()
{
    QHash<QStringView, QChar> names;
    const auto add = [&](const auto& signs) {
        for (const Sign& sign : signs)
            names.insert(sign.name, QChar(sign.character));
    };
    add(common);
    add(ofT1);
    add(otherNames);
    return names;
}

/// Reads the command at one place.
class SignReader
{
public:
    SignReader(QStringView tex, int depth)
        : m_tex(tex)
        , m_depth(depth)
    {}

    [[nodiscard]] std::optional<TexSign> read(qsizetype at) const
    {
        const QChar sign = charAt(at + 1);
        const bool isWord = isTexLetter(sign);
        const bool isOneLetter = isWord && !isTexLetter(charAt(at + 2));
        for (const Accent& accent : accents) {
            if (sign == accent.command && (isOneLetter || !isWord))
                return accented(at + 2, isWord, QChar(accent.combining));
        }
        return isWord ? named(at + 1) : escaped(at);
    }

private:
    [[nodiscard]] QChar charAt(qsizetype at) const { return at < m_tex.size() ? m_tex[at] : QChar(); }

    [[nodiscard]] std::optional<TexSign> escaped(qsizetype at) const
    {
        const QChar sign = charAt(at + 1);
        if (sign.isNull())
            return std::nullopt;
        if (u"&%_#${}"_s.contains(sign))
            return TexSign{QString(sign), at + 2};
        if (u",;: \n"_s.contains(sign))
            return TexSign{u" "_s, at + 2};
        if (u"-/!@"_s.contains(sign))
            return TexSign{QString(), at + 2};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<TexSign> named(qsizetype at) const
    {
        static const QHash<QStringView, QChar> names = makeNames();
        qsizetype end = at;
        while (isTexLetter(charAt(end)))
            ++end;
        const QStringView name = m_tex.sliced(at, end - at);
        if (name == u"textcommabelow")
            return accented(end, true, QChar(0x326));
        const auto found = names.constFind(name);
        if (found == names.cend())
            return std::nullopt;
        return TexSign{QString(*found), behindCommand(m_tex, end)};
    }

    /// The base: a letter, a command, or either in braces.
    [[nodiscard]] std::optional<TexSign> accented(qsizetype at, bool isWord, QChar combining) const
    {
        const bool isSpaced = charAt(at) == u' ';
        while (charAt(at) == u' ')
            ++at;
        const bool isBraced = charAt(at) == u'{';
        if (isWord && !isBraced && !isSpaced && charAt(at) != u'\\')
            return std::nullopt;
        auto base = baseAt(isBraced ? at + 1 : at);
        if (!base || (isBraced && charAt(base->end) != u'}'))
            return std::nullopt;
        base->text = (base->text + combining).normalized(QString::NormalizationForm_C);
        base->end += isBraced ? 1 : 0;
        return base;
    }

    [[nodiscard]] std::optional<TexSign> baseAt(qsizetype at) const
    {
        const QChar c = charAt(at);
        if (c.isLetterOrNumber())
            return TexSign{QString(c), at + 1};
        const bool isInBraces = c == u'{' && charAt(at + 1) == u'\\';
        if ((c != u'\\' && !isInBraces) || m_depth >= deepestAccents)
            return std::nullopt;
        auto inner = SignReader(m_tex, m_depth + 1).read(isInBraces ? at + 1 : at);
        if (!inner || inner->text.isEmpty() || !inner->text.front().isLetter())
            return std::nullopt;
        if (inner->text == u"ı" || inner->text == u"ȷ") // the dotless letters carry what the dotted ones do
            inner->text = inner->text == u"ı" ? u"i"_s : u"j"_s;
        if (isInBraces && charAt(inner->end++) != u'}')
            return std::nullopt;
        return inner;
    }

    QStringView m_tex;
    int m_depth;
};

std::optional<QStringView> nameIn(const auto& signs, QChar c)
{
    const auto found = std::ranges::find(signs, c.unicode(), &Sign::character);
    return found == signs.end() ? std::nullopt : std::optional(found->name);
}

/// The encoding comes along only where the typesetter has no Unicode. Programs that convert files drop
/// commands they do not know, and so see the character once. In two pairs of braces, for BibTeX would write
/// "t1" in a title.
QString inT1(QChar c, QStringView name)
{
    return u"{{\\ifdefined\\Umathchar "_s + c + u"\\else\\UseTextSymbol{T1}{\\"_s + name.toString() +
           u"}\\fi}}"_s;
}

std::optional<QString> texOfSign(QChar c)
{
    if (const auto name = nameIn(common, c))
        return u"{\\"_s + name->toString() + u'}';
    if (const auto name = nameIn(ofT1, c))
        return inT1(c, *name);
    if (c == QChar(0x2212))
        return u"{\\ensuremath{-}}"_s;
    if (const auto name = texNameOf(c))
        return u"{\\ensuremath{\\"_s + name->toString() + u"}}"_s;
    for (QChar digit = u'0'; digit <= u'9'; digit = QChar(digit.unicode() + 1)) {
        if (superscript(digit) == c)
            return u"{\\ensuremath{^{"_s + digit + u"}}}"_s;
        if (subscript(digit) == c)
            return u"{\\ensuremath{_{"_s + digit + u"}}}"_s;
    }
    return std::nullopt;
}

/// LaTeX takes the dot off "\'i" itself, and other programs read that rather than "\'\i".
bool losesItsDot(QChar base, char16_t command)
{
    return base == u'i' && QStringView(u"'`^\"").contains(QChar(command));
}

/// "ı́" is how some write "í", and is read as that.
QChar withItsDot(QChar base, const Accent& accent)
{
    if (accent.isBelow)
        return base;
    return base == u'ı' ? QChar(u'i') : base == u'ȷ' ? QChar(u'j') : base;
}

/// The base letter as an accent takes it, without braces around.
std::optional<QString> texOfBase(QChar base, const Accent& accent)
{
    if (!accent.isBelow && (base == u'i' || base == u'j') && !losesItsDot(base, accent.command))
        return u"\\"_s + base;
    if (isTexLetter(base))
        return QString(base);
    const auto name = nameIn(common, base);
    return name && base.isLetter() ? std::optional<QString>(u"\\"_s + name->toString()) : std::nullopt;
}

QString withAccent(const QString& base, char16_t command)
{
    const QString name = u"\\"_s + QChar(command);
    const bool isPlain = base.size() == 1 || base == u"\\i"_s || base == u"\\j"_s;
    return isPlain && !isTexLetter(QChar(command)) ? name + base : name + u'{' + base + u'}';
}

/// Accents above go inside those below: TeX sets the latter around a box, the former over a character.
std::optional<QString> texOfAccented(QStringView cluster)
{
    const QString parts = cluster.toString().normalized(QString::NormalizationForm_D);
    QList<Accent> found;
    for (const QChar mark : QStringView(parts).sliced(1)) {
        if (mark == QChar(0x326))
            found.append({u',', 0x326, true});
        else if (const auto accent = std::ranges::find(accents, mark.unicode(), &Accent::combining);
                 accent != accents.end())
            found.append(*accent);
        else
            return std::nullopt;
    }
    std::ranges::stable_sort(found, {}, &Accent::isBelow);
    if (found.isEmpty() || found.size() > deepestAccents)
        return std::nullopt;
    auto tex = texOfBase(withItsDot(parts.front(), found.front()), found.front());
    if (!tex)
        return std::nullopt;
    bool isOfT1 = false;
    for (const Accent& accent : found) {
        tex =
            accent.command == u',' ? u"\\textcommabelow{"_s + *tex + u'}' : withAccent(*tex, accent.command);
        isOfT1 = isOfT1 || accent.command == u'k';
    }
    return isOfT1 ? u"{{\\fontencoding{T1}\\selectfont"_s + *tex + u"}}"_s : u'{' + *tex + u'}';
}

} // namespace

std::optional<TexSign> texSignAt(QStringView tex, qsizetype at)
{
    return SignReader(tex, 0).read(at);
}

std::optional<QString> texOfCluster(QStringView cluster)
{
    if (cluster.isEmpty() || cluster.front().isSurrogate())
        return std::nullopt;
    if (cluster.size() == 1) {
        if (const auto sign = texOfSign(cluster.front()))
            return sign;
    }
    return texOfAccented(cluster);
}

qsizetype behindCommand(QStringView tex, qsizetype nameEnd)
{
    if (tex.sliced(nameEnd).startsWith(u"{}"))
        return nameEnd + 2;
    while (nameEnd < tex.size() && tex[nameEnd] == u' ')
        ++nameEnd;
    return nameEnd;
}

QString signsInTex()
{
    QString all;
    for (ushort code = 0x80; code < 0xd800; ++code) {
        if (texOfSign(QChar(code)))
            all += QChar(code);
    }
    return all;
}

} // namespace offprint
