#include "ui/dialogs/formdialog.h"

#include "ui/dialogs/inlinemessage.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

FormDialog::FormDialog(const QString& title, const QString& acceptText, const Appearance& appearance,
                       QWidget* parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_fields(new QVBoxLayout)
    , m_message(new InlineMessage(appearance, this))
    , m_accept(new QPushButton(acceptText, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(title);
    m_accept->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_fields->setSpacing(0);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(14);
    column->addLayout(m_fields, 1);
    column->addWidget(m_message);
    column->addLayout(buttons);

    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (!m_isWaiting)
            submit();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_appearance, &Appearance::changed, this, [this] { applyAppearance(); });
}

void FormDialog::addField(const QString& label, QWidget* field)
{
    if (m_fields->count() > 0)
        m_fields->addSpacing(12);
    auto* text = new QLabel(label, this);
    text->setBuddy(field);
    text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_labels.append(text);
    m_fields->addWidget(text);
    m_fields->addSpacing(5);
    m_fields->addWidget(field);
    FormDialog::applyAppearance();
}

void FormDialog::addContent(QWidget* widget, int stretch)
{
    m_fields->addWidget(widget, stretch);
}

void FormDialog::showError(const QString& sentence)
{
    setWaiting(false);
    m_message->showError(sentence);
}

void FormDialog::clearError()
{
    m_message->clear();
}

void FormDialog::setWaiting(bool isWaiting)
{
    m_isWaiting = isWaiting;
    m_accept->setEnabled(m_isAcceptable && !m_isWaiting);
}

void FormDialog::setAcceptable(bool isAcceptable)
{
    m_isAcceptable = isAcceptable;
    m_accept->setEnabled(m_isAcceptable && !m_isWaiting);
}

void FormDialog::applyAppearance()
{
    for (QLabel* label : std::as_const(m_labels)) {
        label->setFont(m_appearance.uiFont(-0.75, QFont::Medium));
        setTextColour(label, m_appearance.theme().dim);
    }
}

} // namespace offprint
