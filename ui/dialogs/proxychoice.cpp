#include "ui/dialogs/proxychoice.h"

#include "models/proxyaddress.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Way { AsSystem, Direct, Through };

} // namespace

ProxyChoice::ProxyChoice(QWidget* parent)
    : QWidget(parent)
    , m_way(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_hint(new QLabel(this))
{
    m_way->addItems({tr("As the system says"), tr("Without a proxy"), tr("Through a proxy")});
    m_address->setPlaceholderText(u"http://proxy.example:3128"_s);
    m_address->setAccessibleName(tr("Address of the proxy"));
    m_hint->setWordWrap(true);
    setFocusProxy(m_way);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget* part :
         {static_cast<QWidget*>(m_way), static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_hint)})
        column->addWidget(part);
    connect(m_way, &QComboBox::activated, this, &ProxyChoice::choose);
    connect(m_address, &QLineEdit::editingFinished, this, &ProxyChoice::takeAddress);
    connect(m_address, &QLineEdit::textEdited, m_hint, &QWidget::hide);
    showWay();
}

void ProxyChoice::setProxy(const QString& proxy)
{
    m_way->setCurrentIndex(proxy.isEmpty() ? AsSystem : proxy == noProxy ? Direct : Through);
    if (m_way->currentIndex() == Through && m_address->text().trimmed() != proxy)
        m_address->setText(proxy);
    showWay();
}

void ProxyChoice::applyAppearance(const Appearance& appearance)
{
    m_hint->setFont(appearance.uiFont(-0.75));
    setTextColour(m_hint, appearance.theme().error);
}

void ProxyChoice::choose()
{
    showWay();
    if (m_way->currentIndex() == Through) {
        m_address->setFocus(Qt::OtherFocusReason);
        if (!m_address->text().trimmed().isEmpty())
            takeAddress();
        return;
    }
    Q_EMIT chosen(m_way->currentIndex() == Direct ? QString(noProxy) : QString());
}

void ProxyChoice::takeAddress()
{
    const QString address = m_address->text().trimmed();
    if (m_way->currentIndex() != Through || address.isEmpty())
        return;
    const bool isProxy = readProxyAddress(address).has_value();
    m_hint->setText(tr("“%1” names no proxy. Give its address, such as http://host:3128 or "
                       "socks5://127.0.0.1:1080.")
                        .arg(address));
    m_hint->setVisible(!isProxy);
    if (isProxy)
        Q_EMIT chosen(address);
}

void ProxyChoice::showWay()
{
    m_address->setVisible(m_way->currentIndex() == Through);
    m_hint->hide();
}

} // namespace offprint
