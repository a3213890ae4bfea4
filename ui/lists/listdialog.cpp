#include "ui/lists/listdialog.h"

#include "models/listpath.h"
#include "ui/theme/appearance.h"
#include "ui/theme/labelcolour.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

ListDialog::ListDialog(const ReadingList& list, const QList<ReadingList>& all, const Appearance& appearance,
                       QWidget* parent)
    : FormDialog(list.id.isValid() ? tr("Edit Reading List") : tr("New Reading List"),
                 list.id.isValid() ? tr("Save") : tr("Create"), appearance, parent)
    , m_list(list)
    , m_name(new QLineEdit(list.name, this))
    , m_description(new QLineEdit(list.description, this))
    , m_colour(new QComboBox(this))
    , m_parent(new QComboBox(this))
{
    m_name->setMaxLength(200);
    m_name->setMinimumWidth(360);
    m_description->setMaxLength(1000);
    m_description->setPlaceholderText(tr("What it is for"));
    for (int colour = 0; colour <= labelColours; ++colour)
        m_colour->addItem(labelDot(colour, appearance.theme()), labelColourName(colour));
    m_colour->setCurrentIndex(list.colour);
    m_parent->addItem(tr("No other list"), 0);
    for (const ReadingList& other : all)
        m_parent->addItem(pathOf(other, all), other.id.value);
    m_parent->setCurrentIndex(std::max(0, m_parent->findData(list.parent.value_or(ListId{}).value)));
    addField(tr("Name"), m_name);
    addField(tr("Description"), m_description);
    if (list.id.isValid()) {
        m_parent->hide();
        addField(tr("Colour"), m_colour);
    } else {
        addFieldsInRow({{tr("Colour"), m_colour}, {tr("Within"), m_parent}});
    }
    m_name->selectAll();
    setFocusProxy(m_name);
    m_name->setFocus();
    connect(m_name, &QLineEdit::textChanged, this, &ListDialog::check);
    check();
}

void ListDialog::check()
{
    clearError();
    setAcceptable(!m_name->text().trimmed().isEmpty());
}

void ListDialog::submit()
{
    setWaiting(true);
    ReadingList entered = m_list;
    entered.name = m_name->text().simplified();
    entered.description = m_description->text().trimmed();
    entered.colour = m_colour->currentIndex();
    if (const qint64 parent = m_parent->currentData().toLongLong(); !m_list.id.isValid() && parent > 0)
        entered.parent = ListId{parent};
    Q_EMIT listEntered(entered);
}

} // namespace offprint
