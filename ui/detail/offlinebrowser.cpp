#include "ui/detail/offlinebrowser.h"

#include <QtGui/QFontInfo>
#include <QtGui/QImage>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextList>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isForText(const QKeyEvent& key)
{
    static constexpr std::array standard{QKeySequence::Copy,
                                         QKeySequence::SelectAll,
                                         QKeySequence::SelectNextChar,
                                         QKeySequence::SelectPreviousChar,
                                         QKeySequence::SelectNextWord,
                                         QKeySequence::SelectPreviousWord,
                                         QKeySequence::SelectNextLine,
                                         QKeySequence::SelectPreviousLine,
                                         QKeySequence::SelectStartOfLine,
                                         QKeySequence::SelectEndOfLine,
                                         QKeySequence::SelectStartOfDocument,
                                         QKeySequence::SelectEndOfDocument,
                                         QKeySequence::MoveToNextWord,
                                         QKeySequence::MoveToPreviousWord};
    return std::ranges::any_of(standard, [&](auto each) { return key.matches(each); });
}

} // namespace

OfflineBrowser::OfflineBrowser(QWidget* parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        static const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s};
        if (url.isValid() && schemes.contains(url.scheme()))
            Q_EMIT linkActivated(url);
    });
}

QVariant OfflineBrowser::loadResource(int type, const QUrl&)
{
    if (type != QTextDocument::ImageResource)
        return {};
    // Given nothing for an image, Qt would look for a file of that name.
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

void OfflineBrowser::doSetSource(const QUrl&, QTextDocument::ResourceType) {}

void OfflineBrowser::setSpacing(const Spacing& spacing)
{
    const qreal pixels = QFontInfo(document()->defaultFont()).pixelSize();
    document()->setIndentWidth(std::round(pixels * 1.4));
    enum class Kind { Paragraph, Item, Code };
    Kind before = Kind::Paragraph;
    QTextCursor all(document());
    all.beginEditBlock(); // one change, laid out once
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool isCode = format.nonBreakableLines() || format.hasProperty(QTextFormat::BlockCodeFence);
        const Kind kind = block.textList() ? Kind::Item : isCode ? Kind::Code : Kind::Paragraph;
        const bool goesOn = kind != Kind::Paragraph && kind == before;
        const bool isFirst = block == document()->begin();
        if (!isCode) // whose background would have gaps
            format.setLineHeight(std::round(pixels * spacing.lines), QTextBlockFormat::MinimumHeight);
        format.setTopMargin(isFirst || goesOn ? 0 : std::round(pixels * spacing.paragraphs));
        format.setBottomMargin(0);
        if (format.leftMargin() > 0) // a quotation
            format.setLeftMargin(std::round(pixels * 1.4));
        format.setRightMargin(0);
        format.setNonBreakableLines(false); // there is no scrolling sideways
        if (isCode && spacing.behindCode.isValid())
            format.setBackground(spacing.behindCode);
        QTextCursor(block).setBlockFormat(format);
        before = kind;
    }
    all.endEditBlock();
}

bool OfflineBrowser::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        key->setAccepted(isForText(*key));
        return key->isAccepted();
    }
    return QTextBrowser::event(event);
}

void OfflineBrowser::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (isPlain && !event->text().isEmpty() && event->text().front().isPrint())
        event->ignore();
    else
        QTextBrowser::keyPressEvent(event);
}

} // namespace offprint
