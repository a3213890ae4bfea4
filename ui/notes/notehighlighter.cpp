#include "ui/notes/notehighlighter.h"

#include "ui/theme/appearance.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Style = KSyntaxHighlighting::Theme::TextStyle;

} // namespace

NoteHighlighter::NoteHighlighter(const KSyntaxHighlighting::Repository& repository,
                                 const Appearance& appearance, QTextDocument* document)
    : SyntaxHighlighter(document)
    , m_appearance(appearance)
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
}

void NoteHighlighter::highlightBlock(const QString& text)
{
    SyntaxHighlighter::highlightBlock(text);
    highlightMath(text);
}

/// TeX between dollar signs, which Markdown knows nothing of. In code a dollar is a dollar.
void NoteHighlighter::highlightMath(const QString& text)
{
    static const QRegularExpression math(u"\\$\\$?[^\\s$]([^$]*[^\\s$])?\\$\\$?"_s);
    for (const QRegularExpressionMatch& match : math.globalMatch(text)) {
        const int start = int(match.capturedStart());
        if (format(start).foreground().color() != m_appearance.theme().text)
            continue;
        QTextCharFormat shown;
        shown.setForeground(codeColour());
        setFormat(start, int(match.capturedLength()), shown);
    }
}

void NoteHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
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
