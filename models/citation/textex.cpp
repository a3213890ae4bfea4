#include "models/citation/textex.h"

#include "models/citation/capitals.h"
#include "models/citation/citedtext.h"
#include "models/citation/texsigns.h"
#include "models/math/texsymbols.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = MathPiece::Kind;

struct Escape
{
    char16_t character;
    QStringView tex;
};

/// In words of either alphabet. "\{" would be a brace to BibTeX.
constexpr std::array escapes{Escape{u'\\', u"{\\textbackslash}"},
                             Escape{u'{', u"{\\textbraceleft}"},
                             Escape{u'}', u"{\\textbraceright}"},
                             Escape{u'~', u"{\\textasciitilde}"},
                             Escape{u'^', u"{\\textasciicircum}"},
                             Escape{u'`', u"{\\textasciigrave}"},
                             Escape{u'<', u"{\\textless}"},
                             Escape{u'>', u"{\\textgreater}"},
                             Escape{u'|', u"{\\textbar}"},
                             Escape{u'$', u"\\$"},
                             Escape{u'&', u"\\&"},
                             Escape{u'%', u"\\%"},
                             Escape{u'#', u"\\#"},
                             Escape{u'_', u"\\_"}};

/// Typed as ligatures.
constexpr std::array ligatures{Escape{u'“', u"``"}, Escape{u'”', u"''"}, Escape{u'‘', u"`"},
                               Escape{u'–', u"--"}, Escape{u'—', u"---"}};

/// Two of them would be one sign to TeX.
constexpr QStringView doubled = u"-'`,";

std::optional<QStringView> found(const auto& table, QChar c)
{
    const auto escape = std::ranges::find(table, c.unicode(), &Escape::character);
    return escape == table.end() ? std::nullopt : std::optional(escape->tex);
}

bool isMark(QStringView text, qsizetype at)
{
    const bool isJoiner = text[at] == QChar(0x200c) || text[at] == QChar(0x200d);
    return isJoiner || text[at].isMark() || (at > 0 && text[at - 1] == QChar(0x200d));
}

/// Writes words one cluster (a letter with its marks) after another.
class WordWriter
{
public:
    WordWriter(TexLetters letters, QString& out)
        : m_letters(letters)
        , m_out(out)
    {}

    void add(QStringView words)
    {
        m_out.reserve(m_out.size() + words.size());
        for (qsizetype at = 0; at < words.size();) {
            if (const qsizetype run = plainRun(words, at); run > at) {
                endRun();
                m_out += words.sliced(at, run - at);
                at = run;
                continue;
            }
            qsizetype end = at + (words[at].isHighSurrogate() && at + 1 < words.size() ? 2 : 1);
            while (end < words.size() && isMark(words, end))
                end += words[end].isHighSurrogate() && end + 1 < words.size() ? 2 : 1;
            addCluster(words.sliced(at, end - at));
            at = end;
        }
        endRun();
    }

private:
    /// Where what follows needs no look any more: up to a sign that TeX reads, a letter with a mark, or one
    /// beyond ASCII.
    [[nodiscard]] static qsizetype plainRun(QStringView words, qsizetype at)
    {
        qsizetype end = at;
        while (end < words.size() && isPlainSign(words[end]))
            ++end;
        return end > at && end < words.size() && isMark(words, end) ? end - 1 : end;
    }

    [[nodiscard]] static bool isPlainSign(QChar c)
    {
        static const auto plain = [] {
            std::array<bool, 0x80> is{};
            for (char16_t sign = 0; sign < is.size(); ++sign)
                is.at(sign) = !found(escapes, sign) && !doubled.contains(QChar(sign));
            return is;
        }();
        return c.unicode() < plain.size() && plain.at(c.unicode());
    }

    void addCluster(QStringView cluster)
    {
        const QChar base = cluster.front();
        const bool isAscii = base.unicode() < 0x80;
        if (m_letters == TexLetters::Unicode || (isAscii && cluster.size() == 1))
            return addPlain(cluster);
        if (const auto ligature = found(ligatures, base); ligature && cluster.size() == 1)
            return addText(*ligature);
        if (const auto tex = texOfCluster(cluster))
            return addText(*tex);
        if (isAscii && !base.isLetterOrNumber()) {
            addPlain(cluster.first(1));
            return addUnsayable(cluster.sliced(1));
        }
        const QChar letter = cluster.toString().normalized(QString::NormalizationForm_D).front();
        if (letter.unicode() < 0x80 && letter.isLetterOrNumber())
            addText(u"{{\\ifdefined\\Umathchar "_s + cluster.toString() + u"\\else\\UseTextSymbol{OT1}{"_s +
                    letter + u"}\\fi}}"_s);
        else
            addUnsayable(cluster);
    }

    /// ASCII, or what Unicode has beyond it as it is.
    void addPlain(QStringView cluster)
    {
        const auto escape = found(escapes, cluster.front());
        addText(escape ? *escape : cluster.first(1));
        if (cluster.size() > 1)
            addText(cluster.sliced(1));
    }

    /// No two pieces may become a ligature that neither is ("--", "?`").
    void addText(QStringView tex)
    {
        endRun();
        const QChar before = m_out.isEmpty() ? QChar() : m_out.back();
        const QChar next = tex.front();
        const bool isSame = before == next && doubled.contains(next);
        const bool isTurned = next == u'`' && (before == u'?' || before == u'!');
        if (isSame || isTurned)
            m_out += "{}"_L1;
        m_out += tex;
    }

    /// Those that follow one another share a condition.
    void addUnsayable(QStringView cluster)
    {
        if (!m_isInRun)
            m_out += "{\\ifdefined\\Umathchar "_L1;
        m_isInRun = true;
        m_out += cluster;
    }
    void endRun()
    {
        if (m_isInRun)
            m_out += "\\fi}"_L1;
        m_isInRun = false;
    }

    TexLetters m_letters;
    QString& m_out;
    bool m_isInRun = false;
};

QString inTex(const QList<MathPiece>& pieces, TexLetters letters, bool isTitle)
{
    QString out;
    WordWriter writer(letters, out);
    for (const MathPiece& piece : pieces) {
        if (piece.kind != Kind::Text) {
            out += u"{$"_s + piece.content + u"$}"_s;
            continue;
        }
        for (const WordPart& part : isTitle ? wordParts(piece.content) : QList<WordPart>{{piece.content}}) {
            out += part.isProtected ? u"{"_s : QString();
            writer.add(part.text);
            out += part.isProtected ? u"}"_s : QString();
        }
    }
    return out;
}

} // namespace

QString titleInTex(const QString& title, TexLetters letters)
{
    return inTex(citedPieces(title), letters, true);
}

QString wordsInTex(const QString& text, TexLetters letters)
{
    return inTex(citedPieces(text), letters, false);
}

QString paragraphsInTex(const QString& text, TexLetters letters)
{
    return eachParagraph(text,
                         [letters](const QString& paragraph) { return wordsInTex(paragraph, letters); });
}

QString literalInTex(const QString& text, TexLetters letters)
{
    QString out;
    WordWriter(letters, out).add(withoutHiddenCharacters(text));
    return out;
}

} // namespace offprint
