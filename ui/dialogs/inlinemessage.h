#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace offprint {

class Appearance;

/// What is wrong, said beside what it is about: a sign and a sentence in the colour of errors. Hidden while
/// there is nothing to say. The appearance must outlive it.
class InlineMessage final : public QWidget
{
    Q_OBJECT

public:
    explicit InlineMessage(const Appearance& appearance, QWidget* parent = nullptr);

    /// Shows the sentence and has screen readers say it.
    void showError(const QString& sentence);
    void clear();
    [[nodiscard]] QString text() const;

private:
    void applyAppearance();

    const Appearance& m_appearance;
    QLabel* m_sign;
    QLabel* m_text;
};

/// Has screen readers say `text`, in the midst of their speech when it is urgent.
void announce(QObject* source, const QString& text, bool isUrgent);

} // namespace offprint
