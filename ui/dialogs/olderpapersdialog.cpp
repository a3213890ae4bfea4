#include "ui/dialogs/olderpapersdialog.h"

#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

const QDate firstDay(1991, 8, 14); // arXiv's

} // namespace

OlderPapersDialog::OlderPapersDialog(const QString& feedName, QDate reached, QDate until,
                                     const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Load Older Papers"), tr("Load"), appearance, parent)
    , m_feed(new QLabel(feedName, this))
    , m_choice(new QComboBox(this))
    , m_date(new QDateEdit(this))
    , m_remark(new QLabel(this))
{
    const QDate today = QDate::currentDate();
    m_feed->setTextFormat(Qt::PlainText);
    m_feed->setWordWrap(true);
    m_remark->setWordWrap(true);
    m_remark->setMinimumWidth(340);
    m_choice->addItem(tr("Of the last week"), today.addDays(-7));
    m_choice->addItem(tr("Of the last month"), today.addMonths(-1));
    m_choice->addItem(tr("Of the last year"), today.addYears(-1));
    m_choice->addItem(tr("Since a date"));
    m_date->setCalendarPopup(true);
    m_date->setDateRange(firstDay, today);
    m_date->setDate(until.isValid() ? until : today.addMonths(-3));
    m_choice->setCurrentIndex(until.isValid() ? m_choice->count() - 1 : 1);
    auto* choice = new QWidget(this);
    auto* column = new QVBoxLayout(choice);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_choice);
    column->addWidget(m_date);
    choice->setFocusProxy(m_choice);
    const QString slowly =
        tr("They are asked for slowly, as the site wishes. You can stop, and go on later.");
    m_remark->setText(
        reached.isValid()
            ? tr("Papers are there back to %1. %2").arg(QLocale().toString(reached, u"d MMM yyyy"_s), slowly)
            : slowly);
    addContent(m_feed);
    addField(tr("&Papers"), choice);
    addGap();
    addContent(m_remark);
    addStretch();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &OlderPapersDialog::follow);
    follow();
    m_choice->setFocus();
    applyAppearance();
}

void OlderPapersDialog::follow()
{
    m_date->setVisible(!m_choice->currentData().isValid());
}

QDate OlderPapersDialog::until() const
{
    return m_choice->currentData().isValid() ? m_choice->currentData().toDate() : m_date->date();
}

void OlderPapersDialog::submit()
{
    setWaiting(true);
    Q_EMIT untilChosen(until());
}

void OlderPapersDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_feed->setFont(appearance().uiFont(1, QFont::DemiBold));
    m_remark->setFont(appearance().uiFont(-0.5));
    setTextColour(m_remark, appearance().theme().dim);
}

} // namespace offprint
