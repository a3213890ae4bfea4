#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QtCore/QSet>
#include <QtGui/QColor>
#include <QtGui/QTextBlock>

class QPlainTextEdit;

namespace KSyntaxHighlighting {
class Repository;
}

namespace offprint {

class Appearance;
class Spelling;

/// Markdown, and the code in it, as KSyntaxHighlighting reads it, in the window's own colours; mathematics,
/// links to papers, and a line under what is misspelt. Everything given to it must outlive it.
class NoteHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    NoteHighlighter(const KSyntaxHighlighting::Repository& repository, const Appearance& appearance,
                    Spelling& spelling, QPlainTextEdit* editor);

    void setChecksSpelling(bool doesCheck);
    /// Words that are right whatever the dictionary says: those of the paper.
    void setRightWords(const QString& text);

protected:
    void highlightBlock(const QString& text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    void highlightMath(const QString& text);
    void highlightLinks(const QString& text);
    void highlightSpelling(const QString& text);
    [[nodiscard]] bool isPlain(int at) const;
    [[nodiscard]] bool isWorthChecking(QStringView word) const;
    void learn();
    void judgeTyped();
    [[nodiscard]] QColor codeColour() const;
    [[nodiscard]] QColor colourOf(const KSyntaxHighlighting::Format& format) const;

    const Appearance& m_appearance;
    Spelling& m_spelling;
    const QPlainTextEdit* m_editor;
    QSet<QString> m_rightWords;        ///< in lower case
    QList<QTextBlock> m_unknown;       ///< blocks with words that the dictionary is being asked about
    QList<std::pair<int, int>> m_code; ///< of the block: where spans begin and end that are no prose
    QTextBlock m_typed;                ///< the block with a word that is being typed, and not judged yet
    int m_typedAt = -1;                ///< where the cursor was then
    bool m_doesCheck = true;
};

} // namespace offprint
