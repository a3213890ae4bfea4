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

namespace {
constexpr int labelGap = 5;
}

FormDialog::FormDialog(const QString& title, const QString& acceptText, const Appearance& appearance,
                       QWidget* parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_fields(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_message(new InlineMessage(appearance, this))
    , m_accept(new QPushButton(acceptText, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(title);
    m_accept->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_fields->setSpacing(0);

    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(14);
    column->addLayout(m_fields, 1);
    column->addWidget(m_message);
    column->addLayout(m_buttons);

    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (!m_isWaiting)
            submit();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_appearance, &Appearance::changed, this, [this] { applyAppearance(); });
}

QLabel* FormDialog::makeLabel(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_labels.append(label);
    FormDialog::applyAppearance();
    return label;
}

void FormDialog::addField(const QString& label, QWidget* field)
{
    addGap();
    m_fields->addWidget(makeLabel(label, field));
    m_fields->addSpacing(labelGap);
    m_fields->addWidget(field);
}

void FormDialog::addFieldsInRow(const QList<std::pair<QString, QWidget*>>& fields)
{
    addGap();
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    for (const auto& [label, field] : fields) {
        auto* column = new QVBoxLayout;
        column->setSpacing(labelGap);
        column->addWidget(makeLabel(label, field));
        column->addWidget(field);
        row->addLayout(column, 1);
        row->setAlignment(column, Qt::AlignTop);
    }
    m_fields->addLayout(row);
}

void FormDialog::addGap()
{
    if (m_fields->count() > 0)
        m_fields->addSpacing(12);
}

void FormDialog::addButton(QPushButton* button)
{
    m_buttons->insertWidget(m_buttons->indexOf(m_cancel) - 1, button);
}

void FormDialog::addStretch()
{
    m_fields->addStretch(0);
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
