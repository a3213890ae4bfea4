#include "ui/detail/offlinebrowser.h"

#include <QtGui/QImage>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

#include <algorithm>
#include <array>

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

void OfflineBrowser::setSpacing(qreal pixels, qreal between)
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool isFirst = block == document()->begin();
        const bool isItem = block.textList() != nullptr;
        format.setLineHeight(pixels, QTextBlockFormat::MinimumHeight);
        format.setTopMargin(isFirst || (isItem && block.previous().textList()) ? 0 : between);
        format.setBottomMargin(0);
        QTextCursor(block).setBlockFormat(format);
    }
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
