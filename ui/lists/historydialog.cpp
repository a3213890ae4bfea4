#include "ui/lists/historydialog.h"

#include "models/undohistory.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { What, When, ColumnCount };
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
    : QDialog(parent)
    , m_history(history)
    , m_appearance(appearance)
    , m_about(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_go(new QPushButton(this))
{
    setWindowTitle(tr("History"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_list->setAccessibleName(tr("What was done"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("What was done"), tr("When")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_about);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(firstSize);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HistoryDialog::enable);
    connect(m_list, &QTreeWidget::itemActivated, this, &HistoryDialog::go);
    connect(m_go, &QPushButton::clicked, this, &HistoryDialog::go);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_history, &UndoHistory::changed, this, &HistoryDialog::showSteps);
    connect(&m_appearance, &Appearance::changed, this, &HistoryDialog::applyAppearance);
    applyAppearance();
    m_list->setFocus();
}

void HistoryDialog::showSteps()
{
    const QTreeWidgetItem* current = m_list->currentItem();
    const qint64 chosen = current ? current->data(What, NumberRole).toLongLong() : 0;
    m_list->clear();
    for (const Step& step : m_history.steps()) {
        auto* item = new QTreeWidgetItem(m_list, {capitalised(inWords(step)), whenOf(step)});
        item->setData(What, NumberRole, step.number);
        item->setData(What, IsUndoneRole, step.isUndone);
        if (step.isUndone) {
            item->setText(What, tr("%1 (undone)").arg(item->text(What)));
            item->setForeground(What, m_appearance.theme().dim);
        }
        item->setForeground(When, m_appearance.theme().dim);
        if (step.number == chosen)
            m_list->setCurrentItem(item);
    }
    m_list->resizeColumnToContents(When);
    m_about->setText(
        m_list->topLevelItemCount() > 0
            ? tr("The last 200 things you did, also in earlier sessions.")
            : tr("Nothing yet. What you do to papers, lists, tags, notes and feeds is listed here, "
                 "and can be undone."));
    enable();
}

void HistoryDialog::enable()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    m_go->setEnabled(item);
    const bool isUndone = item && item->data(What, IsUndoneRole).toBool();
    m_go->setText(isUndone ? tr("&Do Again up to This") : tr("&Undo This and What Came After"));
}

void HistoryDialog::go()
{
    if (const QTreeWidgetItem* item = m_list->currentItem())
        m_history.goTo(item->data(What, NumberRole).toLongLong(), !item->data(What, IsUndoneRole).toBool());
}

void HistoryDialog::applyAppearance()
{
    m_list->setFont(m_appearance.uiFont());
    m_about->setFont(m_appearance.uiFont(-0.75));
    setTextColour(m_about, m_appearance.theme().dim);
    showSteps();
}

} // namespace offprint
