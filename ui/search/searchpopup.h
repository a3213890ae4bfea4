#pragma once

#include "models/query/querycompletion.h"

#include <QtWidgets/QFrame>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace offprint {

class Appearance;

/// What hangs below a search box: ways to go on, or a sentence on what is wrong. A part of the window, so the
/// focus stays in the box, which steers it. Box and appearance must outlive it.
class SearchPopup final : public QFrame
{
    Q_OBJECT

public:
    SearchPopup(const Appearance& appearance, QWidget* box);

    void offer(const QList<Completion>& completions); ///< none: hides
    void say(const QString& sentence);                ///< empty: hides, if it was saying something
    void place();                                     ///< below the box, where that is now

    [[nodiscard]] bool isOffering() const;
    [[nodiscard]] bool isSaying() const;
    [[nodiscard]] bool hasChoice() const;
    /// Chooses the next one, or the one before; beyond the ends nothing is chosen.
    void step(int by);
    /// What is chosen; the first if nothing is. Only while offering.
    [[nodiscard]] Completion choice() const;

Q_SIGNALS:
    void picked(const offprint::Completion& completion); ///< by the mouse

private:
    void appear();
    void applyAppearance();

    const Appearance& m_appearance;
    QWidget* m_box;
    QListWidget* m_list;
    QLabel* m_sentence;
    QList<Completion> m_completions;
};

} // namespace offprint
