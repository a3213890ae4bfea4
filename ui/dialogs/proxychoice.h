#pragma once

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace offprint {

class Appearance;

/// How requests go out: as the system says, without a proxy, or through one whose address is typed. Takes and
/// tells what Settings::networkProxy() does.
class ProxyChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyChoice(QWidget* parent = nullptr);

    void setProxy(const QString& proxy);
    void applyAppearance(const Appearance& appearance);

Q_SIGNALS:
    /// A person chose another; never an address that names no proxy.
    void chosen(const QString& proxy);

private:
    void choose();
    void takeAddress();
    void showWay();

    QComboBox* m_way;
    QLineEdit* m_address;
    QLabel* m_hint;
};

} // namespace offprint
