#include "ui/lists/historydialog.h"

#include "models/undohistory.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { What, When };
constexpr int NumberRole = Qt::UserRole;
constexpr int IsUndoneRole = Qt::UserRole + 1;
constexpr QSize firstSize(560, 480);

QString whenOf(const Step& step)
{
    const QDateTime at = step.at.toLocalTime();
    const bool isToday = at.date() == QDate::currentDate();
    return isToday ? QLocale().toString(at.time(), QLocale::ShortFormat)
                   : QLocale().toString(at, u"d MMM, HH:mm"_s);
}

QString capitalised(QString words)
{
    if (!words.isEmpty())
        words[0] = words.front().toUpper();
    return words;
}

} // namespace

HistoryDialog::HistoryDialog(UndoHistory& history, const Appearance& appearance, QWidget* parent)
    : TableDialog(tr("History"), tr("What was done"), {tr("What was done"), tr("When")}, appearance, parent)
    , m_history(history)
    , m_go(addButton({}))
{
    resize(firstSize);
    connect(table(), &QTreeWidget::currentItemChanged, this, &HistoryDialog::enable);
    connect(table(), &QTreeWidget::itemActivated, this, &HistoryDialog::go);
    connect(m_go, &QPushButton::clicked, this, &HistoryDialog::go);
    connect(&m_history, &UndoHistory::changed, this, &HistoryDialog::showSteps);
    showSteps();
    table()->setFocus();
}

void HistoryDialog::showSteps()
{
    const QTreeWidgetItem* current = table()->currentItem();
    const qint64 chosen = current ? current->data(What, NumberRole).toLongLong() : 0;
    table()->clear();
    for (const Step& step : m_history.steps()) {
        auto* item = new QTreeWidgetItem(table(), {capitalised(inWords(step)), whenOf(step)});
        item->setData(What, NumberRole, step.number);
        item->setData(What, IsUndoneRole, step.isUndone);
        if (step.isUndone) {
            item->setText(What, tr("%1 (undone)").arg(item->text(What)));
            item->setForeground(What, appearance().theme().dim);
        }
        item->setForeground(When, appearance().theme().dim);
        if (step.number == chosen)
            table()->setCurrentItem(item);
    }
    fitColumns();
    about()->setText(
        table()->topLevelItemCount() > 0
            ? tr("The last 200 things you did, also in earlier sessions.")
            : tr("Nothing yet. What you do to papers, lists, tags, notes and feeds is listed here, "
                 "and can be undone."));
    enable();
}

void HistoryDialog::enable()
{
    const QTreeWidgetItem* item = table()->currentItem();
    m_go->setEnabled(item);
    const bool isUndone = item && item->data(What, IsUndoneRole).toBool();
    m_go->setText(isUndone ? tr("&Do Again up to This") : tr("&Undo This and What Came After"));
}

void HistoryDialog::go()
{
    if (const QTreeWidgetItem* item = table()->currentItem())
        m_history.goTo(item->data(What, NumberRole).toLongLong(), !item->data(What, IsUndoneRole).toBool());
}

void HistoryDialog::applyAppearance()
{
    TableDialog::applyAppearance();
    showSteps();
}

} // namespace offprint
