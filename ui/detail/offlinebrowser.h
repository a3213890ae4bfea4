#pragma once

#include <QtWidgets/QTextBrowser>

namespace offprint {

/// Rich text from outside, to read: it loads nothing, neither from the network nor from files, and opens
/// nothing. Links to http, https and mailto are told by `linkActivated`; others do nothing.
///
/// Keys that neither move nor select in the text are left to the window, Space and the letters among them.
class OfflineBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    explicit OfflineBrowser(QWidget* parent = nullptr);

    QVariant loadResource(int type, const QUrl& name) final;

    /// Distances in sizes of the font.
    struct Spacing
    {
        qreal lines = 1.2;
        qreal paragraphs = 0;
        QColor behindCode; ///< invalid: nothing
    };

    /// Sets all that the text holds now so far apart, its lists, quotations and code included.
    void setSpacing(const Spacing& spacing);

Q_SIGNALS:
    void linkActivated(const QUrl& url);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) final;
};

} // namespace offprint
