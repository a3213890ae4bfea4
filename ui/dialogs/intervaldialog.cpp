#include "ui/dialogs/intervaldialog.h"

#include "ui/dialogs/intervalchoice.h"
#include "ui/theme/appearance.h"

#include <QtWidgets/QLabel>

namespace offprint {

IntervalDialog::IntervalDialog(const QString& feedName, std::optional<std::chrono::minutes> interval,
                               std::chrono::minutes usual, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Refresh Interval"), tr("Set"), appearance, parent)
    , m_feed(new QLabel(feedName, this))
    , m_choice(new IntervalChoice(this))
{
    m_feed->setTextFormat(Qt::PlainText);
    m_feed->setWordWrap(true);
    m_choice->offerDefault(usual);
    m_choice->setInterval(interval);
    m_choice->setMinimumWidth(320);
    addContent(m_feed);
    addField(tr("Ask this feed for new papers"), m_choice);
    m_choice->setFocus();
    applyAppearance();
}

void IntervalDialog::submit()
{
    setWaiting(true);
    Q_EMIT intervalChosen(m_choice->interval());
}

void IntervalDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_feed->setFont(appearance().uiFont(1, QFont::DemiBold));
}

} // namespace offprint
