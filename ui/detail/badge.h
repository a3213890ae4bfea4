#pragma once

#include <QtGui/QIcon>
#include <QtWidgets/QWidget>

namespace offprint {

/// A few words with an icon before or a rounded field behind them, on one line; too long ones end in "…".
class Badge final : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        QIcon icon;
        QColor text;
        QColor field;  ///< invalid: none
        QColor border; ///< invalid: none
    };

    Badge(const QString& text, const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int padding() const;
    [[nodiscard]] int iconRoom() const;

    QString m_text;
    Look m_look;
};

} // namespace offprint
