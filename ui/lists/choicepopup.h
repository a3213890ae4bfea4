#pragma once

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace offprint {

class Appearance;

/// One thing that papers can have or be on.
struct Choice
{
    qint64 id = 0;
    QString name;                         ///< what is typed to find it
    QString path;                         ///< what it is in, shown before the name; may be empty
    Qt::CheckState state = Qt::Unchecked; ///< partly: some of the papers
    int colour = 0;                       ///< as of labelColour()
};

/// What `T` and `L` open: tags or lists, found as their names are typed, each put on the papers or taken off;
/// and a new one of what was typed. Closes when something else is clicked. The appearance must outlive it.
class ChoicePopup final : public QFrame
{
    Q_OBJECT

public:
    /// `create`: as "Create the tag “%1”".
    ChoicePopup(const QString& title, const QString& prompt, const QString& create,
                const Appearance& appearance, QWidget* parent);

    void setChoices(const QList<Choice>& choices);
    /// Near the rectangle, within the screen. In screen coordinates.
    void showAt(const QRect& rect);

Q_SIGNALS:
    void switched(const offprint::Choice& choice, bool isOn);
    void created(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void take(QListWidgetItem* item);
    void addRow(const Choice& choice);
    void applyAppearance();

    const Appearance& m_appearance;
    QString m_create;
    QList<Choice> m_choices;
    QLabel* m_title;
    QLineEdit* m_typed;
    QListWidget* m_list;
    QLabel* m_hint;
};

} // namespace offprint
