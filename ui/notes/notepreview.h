#pragma once

#include "models/domain/paper.h"
#include "ui/detail/offlinebrowser.h"

namespace offprint {

class Appearance;
class MathTypesetter;
struct MarkdownMath;

/// A note as it reads: its Markdown rendered, its formulas typeset, HTML in it shown as the text it is,
/// nothing loaded.
class NotePreview final : public OfflineBrowser
{
    Q_OBJECT

public:
    /// Both must outlive it.
    NotePreview(const Appearance& appearance, MathTypesetter& math, QWidget* parent = nullptr);

    void showMarkdown(const QString& markdown);
    /// Papers whose notes link to this one's: listed under the note.
    void setBacklinks(const QList<PaperRow>& from);

Q_SIGNALS:
    void escapePressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    void render();
    void placeFormulas(const MarkdownMath& math);

    const Appearance& m_appearance;
    MathTypesetter& m_math;
    QString m_markdown;
    QString m_backlinks;      ///< as Markdown
    bool m_isWaiting = false; ///< for formulas
};

} // namespace offprint
