#include "ui/lists/listentrydialog.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString priorityInWords(int priority)
{
    switch (priority) {
    case 1:
        return ListEntryDialog::tr("low priority");
    case 2:
        return ListEntryDialog::tr("medium priority");
    case 3:
        return ListEntryDialog::tr("high priority");
    default:
        return {};
    }
}

} // namespace

QString inWords(ReadingStatus status)
{
    switch (status) {
    case ReadingStatus::ToRead:
        return ListEntryDialog::tr("To read");
    case ReadingStatus::Reading:
        return ListEntryDialog::tr("Reading");
    case ReadingStatus::Read:
        return ListEntryDialog::tr("Read");
    }
    return {};
}

QString inWords(const ListEntry& entry)
{
    QStringList words{inWords(entry.status)};
    if (const QString priority = priorityInWords(entry.priority); !priority.isEmpty())
        words.append(priority);
    if (entry.due.isValid())
        words.append(ListEntryDialog::tr("due %1").arg(QLocale().toString(entry.due, u"d MMM yyyy"_s)));
    return words.join(u", "_s);
}

ListEntryDialog::ListEntryDialog(const ListPlace& place, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("On “%1”").arg(place.name), tr("Save"), appearance, parent)
    , m_place(place)
    , m_status(new QComboBox(this))
    , m_priority(new QComboBox(this))
    , m_hasDue(new QCheckBox(tr("By"), this))
    , m_due(new QDateEdit(this))
    , m_comment(new QLineEdit(place.entry.comment, this))
{
    for (const ReadingStatus status : {ReadingStatus::ToRead, ReadingStatus::Reading, ReadingStatus::Read})
        m_status->addItem(inWords(status));
    m_status->setCurrentIndex(int(place.entry.status));
    m_priority->addItems({tr("None"), tr("Low"), tr("Medium"), tr("High")});
    m_priority->setCurrentIndex(place.entry.priority);
    m_hasDue->setChecked(place.entry.due.isValid());
    m_due->setDate(place.entry.due.isValid() ? place.entry.due : QDate::currentDate().addDays(7));
    m_due->setCalendarPopup(true);
    m_due->setAccessibleName(tr("Due day"));
    m_due->setEnabled(m_hasDue->isChecked());
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    m_comment->setMaxLength(1000);
    m_comment->setMinimumWidth(360);
    m_comment->setPlaceholderText(tr("One line, for this list"));
    auto* due = new QWidget(this);
    auto* row = new QHBoxLayout(due);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_hasDue);
    row->addWidget(m_due, 1);
    addFieldsInRow({{tr("Status"), m_status}, {tr("Priority"), m_priority}});
    addField(tr("Due"), due);
    addField(tr("Comment"), m_comment);
    setFocusProxy(m_status);
    m_status->setFocus();
}

void ListEntryDialog::submit()
{
    ListEntry entry = m_place.entry;
    entry.status = ReadingStatus(m_status->currentIndex());
    entry.priority = m_priority->currentIndex();
    entry.due = m_hasDue->isChecked() ? m_due->date() : QDate();
    entry.comment = m_comment->text().simplified();
    Q_EMIT entryEntered(m_place.list, entry);
    showDone();
}

} // namespace offprint
