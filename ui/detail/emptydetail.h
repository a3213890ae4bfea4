#pragma once

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace offprint {

class Appearance;

/// What stands in place of a paper: a line, some advice, and keys worth knowing.
class EmptyDetail final : public QWidget
{
    Q_OBJECT

public:
    struct Key
    {
        QString keys; ///< "J K": each a key cap
        QString does;
    };

    explicit EmptyDetail(const Appearance& appearance, QWidget* parent = nullptr);

    void say(const QString& heading, const QString& advice = {}, const QList<Key>& keys = {});

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyAppearance();
    void showKeys();

    const Appearance& m_appearance;
    QLabel* m_heading;
    QLabel* m_advice;
    QWidget* m_keyTable = nullptr;
    QList<Key> m_keys;
};

} // namespace offprint
