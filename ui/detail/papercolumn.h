#pragma once

#include "models/domain/paper.h"
#include "models/domain/paperhistory.h"
#include "models/worddiff.h"

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

#include <array>

class QPushButton;

namespace offprint {

class Appearance;
class FlowRow;
class HistoryBar;
class MathTypesetter;
class ReadingText;

/// One paper, set for reading from its title to the end of its abstract, as high as it needs to be.
class PaperColumn final : public QWidget
{
    Q_OBJECT

public:
    PaperColumn(const Appearance& appearance, MathTypesetter& math, QWidget* parent = nullptr);

    /// Setting the same paper again changes only what differs, so that a selection in its text stays.
    void setPaper(const Paper& paper);
    /// Of the paper that is set; of another it is not taken. One that is marked as updated is shown with what
    /// changed.
    void setHistory(PaperId paper, const PaperHistory& history);
    /// Papers whose notes link to it.
    void setBacklinks(PaperId paper, const QList<PaperRow>& from);
    /// Its history is there, and what changed, if it changed, has been in sight.
    [[nodiscard]] bool isUpdateShown() const { return m_hasHistory; }
    /// No formula is still to come.
    [[nodiscard]] bool isTypeset() const;
    void setHighlightedWords(const QStringList& words);

    /// Points out where the words stand, from the title to the abstract, and the first of them; empty: ends
    /// it.
    void find(const QString& words);
    /// Points out the next one, or the one before, round and round.
    void stepFound(int by);
    [[nodiscard]] qsizetype foundCount() const { return m_foundCount; }
    [[nodiscard]] qsizetype foundAt() const { return m_foundAt; } ///< which is pointed out, from 0; -1: none

    /// Takes this width, and the height that goes with it.
    void layOut(int width);

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void starRequested(offprint::PaperId paper, bool isStarred);
    void authorChosen(const QString& name); ///< to do something with, where the pointer is
    void separateRequested(offprint::PaperId paper, const offprint::JoinedPaper& joined);
    void paperChosen(offprint::PaperId paper);
    void pdfRequested();
    void copyRequested(const QString& text);
    void shareRequested(const QPoint& below); ///< global
    void tagChosen(const QString& tag);
    void listChosen(const offprint::ListPlace& place, const QPoint& below); ///< global
    void sizeNeeded();                                                      ///< must be laid out anew
    void revealRequested(const QRect& rect);                                ///< the text cursor went there

protected:
    void paintEvent(QPaintEvent* event) override;

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
    [[nodiscard]] Paper withVersion() const;
    void showVersion(qsizetype version, bool areChangesShown);
    [[nodiscard]] const PaperVersion* versionBefore() const;
    [[nodiscard]] QList<DiffPiece> changesOf(QString PaperVersion::* text) const;
    void showHistory();
    void showTitle();
    void showAuthors();
    void showMeta();
    void showButtons();
    void showRemarks();
    void showAbstract();
    void showBacklinks();
    void mark();
    void addCounts(QList<QWidget*>& items, const QFont& font) const;
    void addIdentifiers(QList<QWidget*>& items);
    void showSummary();
    void showKept();
    void showFound();
    void revealFound();
    [[nodiscard]] QList<ReadingText*> texts() const;

    void spaceTitle();
    void spaceAbstract();

    const Appearance& m_appearance;
    MathTypesetter& m_math;
    Paper m_paper;   ///< with the texts of the version that is read
    Paper m_current; ///< as the library has it
    PaperHistory m_history;
    QList<PaperRow> m_linkedFrom;
    qsizetype m_version = 0; ///< the one that is read
    bool m_areChangesShown = false;
    bool m_hasHistory = false;
    QStringList m_words;
    bool m_areAllAuthorsShown = false;
    ReadingText* m_title;
    ReadingText* m_authors;
    FlowRow* m_meta;
    FlowRow* m_keywords;
    FlowRow* m_kept; ///< tags, and the lists it is on
    FlowRow* m_buttons;
    HistoryBar* m_historyBar;
    ReadingText* m_summary;
    ReadingText* m_remarks;
    ReadingText* m_abstract;
    ReadingText* m_backlinks;
    QString m_sought; ///< in the paper that is read
    qsizetype m_foundCount = 0;
    qsizetype m_foundAt = -1;
    QPushButton* m_star = nullptr;
    QPushButton* m_share = nullptr;
    std::array<LinkButton, 4> m_links;
};

} // namespace offprint
