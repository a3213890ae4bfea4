#pragma once

#include "ui/detail/offlinebrowser.h"

namespace offprint {

class Appearance;

/// A note as it reads: its Markdown rendered, HTML in it shown as the text it is, nothing loaded.
class NotePreview final : public OfflineBrowser
{
    Q_OBJECT

public:
    explicit NotePreview(const Appearance& appearance, QWidget* parent = nullptr);

    void showMarkdown(const QString& markdown);

Q_SIGNALS:
    void escapePressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void render();

    const Appearance& m_appearance;
    QString m_markdown;
};

} // namespace offprint
