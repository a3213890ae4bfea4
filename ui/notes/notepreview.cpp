#include "ui/notes/notepreview.h"

#include "ui/detail/measure.h"
#include "ui/theme/appearance.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QTextDocument>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace offprint {

namespace {

constexpr qreal lines = 1.5;
constexpr int verticalMargin = 10;

} // namespace

NotePreview::NotePreview(const Appearance& appearance, QWidget* parent)
    : OfflineBrowser(parent)
    , m_appearance(appearance)
{
    connect(&m_appearance, &Appearance::changed, this, &NotePreview::render);
}

void NotePreview::showMarkdown(const QString& markdown)
{
    m_markdown = markdown;
    render();
}

void NotePreview::render()
{
    const int scrolled = verticalScrollBar()->value();
    document()->setDefaultFont(m_appearance.readingFont(-0.75));
    static constexpr QTextDocument::MarkdownFeatures features(int(QTextDocument::MarkdownDialectGitHub) |
                                                              int(QTextDocument::MarkdownNoHTML));
    document()->setMarkdown(m_markdown, features);
    setSpacing({.lines = lines, .paragraphs = 0.6, .behindCode = m_appearance.theme().chip});
    setTextCursor(QTextCursor(document()));
    verticalScrollBar()->setValue(scrolled);
}

void NotePreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT escapePressed();
    else
        OfflineBrowser::keyPressEvent(event);
}

void NotePreview::resizeEvent(QResizeEvent* event)
{
    const int margin = sideMargin(width());
    const int room = width() - 2 * margin;
    const int readable = readingWidth(document()->defaultFont());
    setViewportMargins(margin, verticalMargin, margin / 2 + std::max(0, room - readable), verticalMargin);
    OfflineBrowser::resizeEvent(event);
}

} // namespace offprint
