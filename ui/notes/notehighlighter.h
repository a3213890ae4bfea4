#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QtGui/QColor>

namespace KSyntaxHighlighting {
class Repository;
}

namespace offprint {

class Appearance;

/// Markdown, and the code in it, as KSyntaxHighlighting reads it, in the window's own colours.
class NoteHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    NoteHighlighter(const KSyntaxHighlighting::Repository& repository, const Appearance& appearance,
                    QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    void highlightMath(const QString& text);
    [[nodiscard]] QColor codeColour() const;
    [[nodiscard]] QColor colourOf(const KSyntaxHighlighting::Format& format) const;

    const Appearance& m_appearance;
};

} // namespace offprint
