#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace offprint {

class Appearance;

/// Finds words in what is read: a field, how many there are, the one before and the next. It finds nothing
/// itself. Return goes on, Shift+Return back, Escape ends. The appearance must outlive it.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(const Appearance& appearance, QWidget* parent = nullptr);

    /// Comes into sight with all of its words selected.
    void begin();
    /// Which one is pointed out, from 0; -1: none.
    void showCount(qsizetype current, qsizetype count);

Q_SIGNALS:
    void wordsChanged(const QString& words);
    void stepWanted(int by); ///< 1 or -1
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyAppearance();

    const Appearance& m_appearance;
    QLineEdit* m_field;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
};

} // namespace offprint
