#include "ui/notes/notehighlighter.h"

#include "models/notes/notelinks.h"
#include "ui/notes/spelling.h"
#include "ui/theme/appearance.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QtCore/QRegularExpression>
#include <QtCore/QTextBoundaryFinder>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Style = KSyntaxHighlighting::Theme::TextStyle;

constexpr int shortestChecked = 3;

template<class Use> void forEachWord(const QString& text, Use use)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    while (finder.position() >= 0 && finder.position() < text.size()) {
        const qsizetype start = finder.position();
        const bool isStart = finder.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem);
        const qsizetype end = finder.toNextBoundary();
        if (end > start && isStart)
            use(QStringView(text).sliced(start, end - start), int(start));
    }
}

} // namespace

NoteHighlighter::NoteHighlighter(const KSyntaxHighlighting::Repository& repository,
                                 const Appearance& appearance, Spelling& spelling, QPlainTextEdit* editor)
    : SyntaxHighlighter(editor->document())
    , m_appearance(appearance)
    , m_spelling(spelling)
    , m_editor(editor)
{
    const auto setOurTheme = [this, &repository] {
        // Weights and slants come from the theme; without one nothing is highlighted.
        setTheme(repository.defaultTheme(m_appearance.theme().isDark
                                             ? KSyntaxHighlighting::Repository::DarkTheme
                                             : KSyntaxHighlighting::Repository::LightTheme));
    };
    setOurTheme();
    setDefinition(repository.definitionForName(u"Markdown"_s));
    connect(&m_appearance, &Appearance::changed, this, [this, setOurTheme] {
        setOurTheme();
        rehighlight();
    });
    connect(&m_spelling, &Spelling::learned, this, &NoteHighlighter::learn);
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, &NoteHighlighter::judgeTyped);
}

void NoteHighlighter::setChecksSpelling(bool doesCheck)
{
    if (std::exchange(m_doesCheck, doesCheck) != doesCheck)
        rehighlight();
}

void NoteHighlighter::setRightWords(const QString& text)
{
    m_rightWords.clear();
    forEachWord(text, [this](QStringView word, int) { m_rightWords.insert(word.toString().toLower()); });
}

/// Once the cursor is elsewhere.
void NoteHighlighter::judgeTyped()
{
    if (m_editor->textCursor().position() == m_typedAt)
        return;
    if (const QTextBlock left = std::exchange(m_typed, {}); left.isValid())
        rehighlightBlock(left);
}

void NoteHighlighter::highlightBlock(const QString& text)
{
    m_code.clear();
    SyntaxHighlighter::highlightBlock(text);
    highlightMath(text);
    highlightLinks(text);
    if (m_doesCheck)
        highlightSpelling(text);
}

bool NoteHighlighter::isPlain(int at) const
{
    const auto holds = [at](const auto& span) { return span.first <= at && at < span.second; };
    return format(at).foreground().color() == m_appearance.theme().text &&
           std::ranges::none_of(m_code, holds);
}

/// TeX between dollar signs, which Markdown knows nothing of. In code a dollar is a dollar.
void NoteHighlighter::highlightMath(const QString& text)
{
    static const QRegularExpression math(u"\\$\\$?[^\\s$]([^$]*[^\\s$])?\\$\\$?"_s);
    for (const QRegularExpressionMatch& match : math.globalMatch(text)) {
        const int start = int(match.capturedStart());
        if (!isPlain(start))
            continue;
        QTextCharFormat shown;
        shown.setForeground(codeColour());
        setFormat(start, int(match.capturedLength()), shown);
    }
}

void NoteHighlighter::highlightLinks(const QString& text)
{
    if (!text.contains("[["_L1))
        return;
    QTextCharFormat shown;
    shown.setForeground(m_appearance.theme().note);
    for (const NoteLink& link : noteLinks(text)) {
        // In a fenced block of more lines the text alone does not say that it is code
        if (format(int(link.start)).foreground().color() != codeColour())
            setFormat(int(link.start), int(link.length), shown);
    }
}

/// Names, acronyms and what has digits are not the dictionary's matter.
bool NoteHighlighter::isWorthChecking(QStringView word) const
{
    const bool isWord = std::ranges::all_of(
        word, [](QChar c) { return c.isLetter() || c.isMark() || c == u'\'' || c == u'’'; });
    const bool hasCapitals = std::ranges::any_of(word.sliced(std::min<qsizetype>(1, word.size())),
                                                 [](QChar c) { return c.isUpper(); });
    return isWord && !hasCapitals && word.size() >= shortestChecked &&
           !m_rightWords.contains(word.toString().toLower());
}

void NoteHighlighter::highlightSpelling(const QString& text)
{
    const QTextBlock block = currentBlock();
    const int cursor = m_editor->textCursor().position() - block.position();
    bool isUnknown = false;
    forEachWord(text, [&](QStringView word, int start) {
        if (!isWorthChecking(word) || !isPlain(start))
            return;
        const int end = start + int(word.size());
        if (cursor == end) {
            m_typed = block;
            m_typedAt = block.position() + cursor;
            return;
        }
        const auto verdict = m_spelling.verdictOn(word.toString());
        isUnknown = isUnknown || verdict == Spelling::Verdict::Unknown;
        if (verdict != Spelling::Verdict::Misspelt)
            return;
        QTextCharFormat shown = format(start);
        shown.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        shown.setUnderlineColor(m_appearance.theme().error);
        setFormat(start, end - start, shown);
    });
    if (isUnknown && (m_unknown.isEmpty() || m_unknown.last() != block))
        m_unknown.append(block);
}

void NoteHighlighter::learn()
{
    for (const QTextBlock& block : std::exchange(m_unknown, {})) {
        if (block.isValid() && block.document() == document())
            rehighlightBlock(block);
    }
}

void NoteHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
    if (!format.spellCheck())
        m_code.append({offset, offset + length});
    const Style style = format.textStyle();
    QTextCharFormat shown;
    if (const QColor colour = colourOf(format); colour.isValid())
        shown.setForeground(colour);
    if (format.isBold(theme()))
        shown.setFontWeight(QFont::Bold);
    if (format.isItalic(theme()) || style == Style::Documentation || style == Style::Comment)
        shown.setFontItalic(true);
    if (format.isStrikeThrough(theme()))
        shown.setFontStrikeOut(true);
    setFormat(offset, length, shown);
}

QColor NoteHighlighter::codeColour() const
{
    return m_appearance.theme().isDark ? QColor(0xd39bea) : QColor(0x9b3fb5);
}

QColor NoteHighlighter::colourOf(const KSyntaxHighlighting::Format& format) const
{
    const Theme& colours = m_appearance.theme();
    switch (format.textStyle()) {
    case Style::Function: // headings
        return colours.accent;
    case Style::Documentation: // quotations
    case Style::Comment:
    case Style::CommentVar:
    case Style::Annotation:
    case Style::SpecialString: // marks of a list
        return colours.dim;
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Information: // code in the text, and around fences
    case Style::Preprocessor:
    case Style::Import:
    case Style::DataType:
    case Style::BuiltIn:
        return codeColour();
    case Style::Others: // links
    case Style::String:
    case Style::VerbatimString:
    case Style::Char:
        return colours.note;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        return colours.accent;
    default:
        return colours.text;
    }
}

} // namespace offprint
