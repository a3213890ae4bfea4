#include "ui/notes/notepreview.h"

#include "models/markdowntext.h"
#include "models/math/mathpieces.h"
#include "models/notes/notelinks.h"
#include "ui/detail/mathobject.h"
#include "ui/detail/measure.h"
#include "ui/math/mathtypesetter.h"
#include "ui/theme/appearance.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal lines = 1.5;
constexpr int verticalMargin = 10;

} // namespace

NotePreview::NotePreview(const Appearance& appearance, MathTypesetter& math, QWidget* parent)
    : OfflineBrowser(parent)
    , m_appearance(appearance)
    , m_math(math)
{
    document()->documentLayout()->registerHandler(MathObject::type, new MathObject(this));
    connect(&m_appearance, &Appearance::changed, this, &NotePreview::render);
    connect(&m_math, &MathTypesetter::typeset, this, [this] {
        if (m_isWaiting)
            render();
    });
}

void NotePreview::showMarkdown(const QString& markdown)
{
    m_markdown = markdown;
    render();
}

void NotePreview::setBacklinks(const QList<PaperRow>& from)
{
    QString lines;
    for (const PaperRow& row : from) {
        const QUrl address = addressOf({.target = QString::number(row.id.value)});
        lines += u"\n- [%1](%2)"_s.arg(escapeMarkdown(readableText(row.title)),
                                       QString::fromLatin1(address.toEncoded()));
    }
    const QString under =
        lines.isEmpty() ? QString() : u"\n\n---\n\n**%1**\n"_s.arg(tr("Notes that link here")) + lines;
    if (std::exchange(m_backlinks, under) != under)
        render();
}

void NotePreview::render()
{
    const int scrolled = verticalScrollBar()->value();
    document()->setDefaultFont(m_appearance.readingFont(-0.75));
    static constexpr QTextDocument::MarkdownFeatures features(int(QTextDocument::MarkdownDialectGitHub) |
                                                              int(QTextDocument::MarkdownNoHTML));
    const MarkdownMath math = MarkdownMath::of(withMarkdownLinks(m_markdown) + m_backlinks);
    document()->setMarkdown(math.markdown, features);
    placeFormulas(math);
    setSpacing({.lines = lines, .paragraphs = 0.6, .behindCode = m_appearance.theme().chip});
    setTextCursor(QTextCursor(document()));
    verticalScrollBar()->setValue(scrolled);
}

void NotePreview::placeFormulas(const MarkdownMath& math)
{
    m_isWaiting = false;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype at = text.size() - 2; at >= 0; --at) { // so that what is before keeps its place
            const qsizetype formula = math.formulaAt(text, at);
            if (formula < 0)
                continue;
            cursor.setPosition(block.position() + int(at));
            cursor.setPosition(block.position() + int(at) + 2, QTextCursor::KeepAnchor);
            if (MathObject::insert(cursor, math.formulas[formula], m_math, cursor.charFormat()))
                m_isWaiting = true;
        }
    }
    cursor.endEditBlock();
}

QMimeData* NotePreview::createMimeDataFromSelection() const
{
    return MathObject::mimeOf(textCursor());
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
