#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

namespace offprint {

class Appearance;

/// The search box: tells the words shortly after the last key. Escape empties it and leaves; Return and Down
/// leave for what was found. `appearance` must outlive it.
class SearchBox final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(const Appearance& appearance, QWidget* parent = nullptr);

    /// The words as last told.
    [[nodiscard]] QString words() const { return m_told; }

    /// Empties it; false if there was nothing in it.
    bool endSearch();

Q_SIGNALS:
    void wordsChanged(const QString& words); ///< white space simplified; empty: no search
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    void applyAppearance();

    const Appearance& m_appearance;
    QAction* m_icon;
    QTimer m_pause;
    QString m_told;
};

} // namespace offprint
