#pragma once

#include "models/domain/paper.h"

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

#include <array>

class QPushButton;

namespace offprint {

class Appearance;
class FlowRow;
class ReadingText;

/// One paper, set for reading from its title to the end of its abstract, as high as it needs to be.
class PaperColumn final : public QWidget
{
    Q_OBJECT

public:
    explicit PaperColumn(const Appearance& appearance, QWidget* parent = nullptr);

    /// Setting the same paper again changes only what differs, so that a selection in its text stays.
    void setPaper(const Paper& paper);
    void setHighlightedWords(const QStringList& words);

    /// Takes this width, and the height that goes with it.
    void layOut(int width);

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void starRequested(offprint::PaperId paper, bool isStarred);
    void sizeNeeded();                       ///< must be laid out anew
    void revealRequested(const QRect& rect); ///< the text cursor went there

private:
    struct LinkButton
    {
        QPushButton* button = nullptr;
        QString Paper::* address = nullptr;
        QString icon;
    };

    [[nodiscard]] ReadingText* makeText(const QString& accessibleName);
    void makeButtons();
    void applyAppearance();
    void show(const Paper& paper, bool isForced);
    void showTitle();
    void showAuthors();
    void showMeta();
    void showButtons();
    void showRemarks();
    void showAbstract();
    void mark();
    [[nodiscard]] QWidget* identifierLabel() const;

    const Appearance& m_appearance;
    Paper m_paper;
    QStringList m_words;
    bool m_areAllAuthorsShown = false;
    ReadingText* m_title;
    ReadingText* m_authors;
    FlowRow* m_meta;
    FlowRow* m_buttons;
    ReadingText* m_remarks;
    ReadingText* m_abstract;
    QPushButton* m_star = nullptr;
    std::array<LinkButton, 4> m_links;
};

} // namespace offprint
