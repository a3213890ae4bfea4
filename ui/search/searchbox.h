#pragma once

#include "models/query/querycompletion.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

namespace offprint {

class Appearance;
class SearchPopup;

/// The search box. Tells the words shortly after the last key, as long as they make sense; what is wrong with
/// them is said below, and what was told last stays. Fields and operators stand out. Ways to go on are shown
/// below: Tab takes the first, Down goes through them. Escape empties the box and leaves it; Return, and Down
/// with nothing to choose, leave for what was found. Down in the empty box goes through earlier searches.
///
/// `appearance` must outlive it.
class SearchBox final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(const Appearance& appearance, QWidget* parent = nullptr);

    /// The words as last told.
    [[nodiscard]] QString words() const { return m_told; }

    /// Empties it; false if there was nothing in it.
    bool endSearch();

    /// Answers `completionsWanted`.
    void showCompletions(const CompletionPoint& point, const QList<Completion>& completions);
    void setRecentSearches(const QStringList& searches) { m_recent = searches; }
    /// What is wrong with the words; empty: nothing.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void wordsChanged(const QString& words); ///< without white space around, but for one at the end; they may
                                             ///< go on; empty: no search
    void completionsWanted(const QString& text, qsizetype cursor);
    void searched(const QString& words); ///< the box was left for what was found
    void saveRequested();                ///< of the words, by the sign at the right of the box
    void leaveRequested();

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    [[nodiscard]] bool judge(Typing typing);
    void leave();
    void stepDown();
    void offerRecent();
    void take(const Completion& completion);
    void showPieces();
    void applyAppearance();

    const Appearance& m_appearance;
    QPointer<SearchPopup> m_popup; ///< becomes a child of the window
    QAction* m_icon;
    QAction* m_save;
    QTimer m_pause;
    QString m_told;
    QString m_problem;
    std::optional<QueryError> m_error; ///< of the text as it was last judged
    CompletionPoint m_point;           ///< what a completion takes the place of
    QStringList m_recent;
};

} // namespace offprint
