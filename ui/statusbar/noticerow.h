#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace offprint {

class Appearance;

/// One line of the NoticeBar: a sign, the text, what can be done about it, and the cross that closes it.
class NoticeRow final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Notice, Error };

    NoticeRow(Kind kind, const Appearance& appearance, QWidget* parent);

    /// `actionText`: on the button; empty: no button.
    void setText(const QString& text, const QString& actionText = {});
    [[nodiscard]] QString text() const;
    /// Whether someone reads or uses it: under the pointer, or with the keyboard in it.
    [[nodiscard]] bool isAttended() const;

Q_SIGNALS:
    void actionTriggered();
    void closed();

private:
    void applyAppearance();

    Kind m_kind;
    const Appearance& m_appearance;
    QWidget* m_hairline;
    QLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace offprint
