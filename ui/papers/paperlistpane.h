#pragma once

#include "models/domain/error.h"
#include "models/domain/paperquery.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace offprint {

class Appearance;
class DayBar;
class OrderButton;
class ListColumnHeader;
class PaperListModel;
class PaperListView;

/// The middle of the window: what is listed, the papers, and what to say when there are none. Model and
/// appearance must outlive it.
class PaperListPane final : public QWidget
{
    Q_OBJECT

public:
    PaperListPane(PaperListModel& model, const Appearance& appearance, QWidget* parent = nullptr);

    /// Shows the papers of `query` under `title`, and selects `paper` when it is among them.
    void showPlace(const PaperQuery& query, const QString& title, PaperId paper = {});
    void setTitle(const QString& title);
    /// How many papers of the whole library are unread: what an empty list of today points to.
    void setUnreadCount(int count);

    /// One line a paper, as a table; else cards.
    void setInOneLine(bool isWanted);
    [[nodiscard]] ListColumnHeader* columnHeader() const { return m_columns; }

    /// What is wrong with the place shown, above its papers; empty: nothing.
    void setProblem(const QString& sentence);

    [[nodiscard]] PaperId currentPaper() const;
    [[nodiscard]] QList<PaperId> selectedPapers() const;
    [[nodiscard]] PaperListView* view() const { return m_view; }
    [[nodiscard]] DayBar* dayBar() const { return m_days; }
    [[nodiscard]] bool areRowsInSightRead() const;

    /// Makes it the current paper; at once if the list holds it, else when the list being read does.
    void selectPaper(PaperId id);
    void selectNext() { selectBeside(1); }
    void selectPrevious() { selectBeside(-1); }
    void selectNextUnread();
    void showNewPapers();

Q_SIGNALS:
    void currentPaperChanged(offprint::PaperId paper); ///< 0: none
    void selectionChanged(const QList<offprint::PaperId>& papers);
    void paperActivated(offprint::PaperId paper); ///< double-clicked, or Return
    void noUnreadLeft();                          ///< `selectNextUnread` found none
    void orderChosen(offprint::PaperSort order);
    void gainDaysChosen(int days);    ///< of what is trending
    void dayChosen(const QDate& day); ///< of the papers of one day
    void retryRequested();            ///< of what the problem is about

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Page { Papers, Message };

    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeProblem();
    [[nodiscard]] QWidget* makePapers();
    void placeColumns();
    void followModel();
    void followSelection();
    void selectBeside(int step);
    void selectRow(int row);
    void tellCurrent();
    void keepSelection();
    void restoreSelection();
    void showLoaded();
    void showWaiting(int count);
    void showFailure(const Error& error);
    void showMessage(const QString& heading, const QString& advice);
    void explainEmptiness();
    void applyAppearance();

    PaperListModel& m_model;
    const Appearance& m_appearance;
    PaperListView* m_view;
    QLabel* m_title;
    QLabel* m_count;
    OrderButton* m_order;
    DayBar* m_days;
    QWidget* m_line;
    QWidget* m_problem;
    QLabel* m_problemText;
    QPushButton* m_newBar;
    QLabel* m_messageHeading;
    QLabel* m_messageAdvice;
    ListColumnHeader* m_columns;
    QWidget* m_columnStrip; ///< the heads, and the line beneath
    QWidget* m_columnLine;
    bool m_isInOneLine = false;
    QStackedLayout* m_pages;
    QTimer m_slowTimer;
    int m_unreadCount = 0;
    PaperId m_toSelect;
    PaperId m_toldCurrent;
    QList<PaperId> m_keptSelection;
    PaperQuery m_shownQuery;
};

} // namespace offprint
