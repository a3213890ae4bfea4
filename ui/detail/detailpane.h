#pragma once

#include "models/domain/detailstate.h"
#include "models/domain/paperhistory.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

class QScrollArea;
class QStackedLayout;

namespace offprint {

class Appearance;
class EmptyDetail;
class FindBar;
class MathTypesetter;
class PaperColumn;

/// The right of the window: the selected paper, or in words why there is none. Opens and changes nothing
/// itself: what the user asks for is told by signals. Appearance and typesetter must outlive it.
class DetailPane final : public QWidget
{
    Q_OBJECT

public:
    DetailPane(const Appearance& appearance, MathTypesetter& math, QWidget* parent = nullptr);

    void setState(const DetailState& state);
    /// Of the paper that is shown; of another it is not taken.
    void setHistory(PaperId paper, const PaperHistory& history);
    void setBacklinks(PaperId paper, const QList<PaperRow>& from);
    /// Whether the history is there: of an updated paper, what changed is in sight then.
    [[nodiscard]] bool isUpdateShown() const;

    /// No formula of the paper is still to come.
    [[nodiscard]] bool isTypeset() const;

    /// Marks where words of the paper begin with one of these.
    void setHighlightedWords(const QStringList& words);

    /// What several papers that are selected have in common, a line each.
    void setCommon(const QStringList& lines);
    /// What is new, for when no paper is selected: a line each.
    void setNews(const QStringList& lines);

    /// Looks for words in the paper that is read.
    void beginFind();
    /// False if nothing was being looked for.
    bool endFind();

    /// Scrolls a page down; false if the end was in sight already, or there is nothing to read.
    bool scrollPage();

Q_SIGNALS:
    void linkActivated(const QUrl& url); ///< http, https or mailto
    void starRequested(offprint::PaperId paper, bool isStarred);
    void authorChosen(const QString& name); ///< to do something with, where the pointer is
    void paperChosen(offprint::PaperId paper);
    void pdfRequested();
    void copyRequested(const QString& text);
    void shareRequested(const QPoint& below); ///< global
    void tagChosen(const QString& tag);
    void listChosen(const offprint::ListPlace& place, const QPoint& below); ///< global
    void findEnded(); ///< the focus belongs elsewhere now
    void separateRequested(offprint::PaperId paper, const offprint::JoinedPaper& joined);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showPaper(const Paper& paper);
    void explain(const DetailState& state);
    void layOutColumn();

    PaperColumn* m_column;
    QScrollArea* m_scroll;
    EmptyDetail* m_empty;
    FindBar* m_find;
    DetailState m_state; ///< without a paper
    QStringList m_common;
    QStringList m_news;
    QStackedLayout* m_pages;
    QTimer m_slowTimer;
    PaperId m_shown;
};

} // namespace offprint
