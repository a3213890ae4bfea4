#include "ui/lists/bindialog.h"

#include "models/counted.h"
#include "models/reply.h"
#include "models/sentence.h"
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

enum Column { Name, Kind, Removed, ColumnCount };
constexpr QSize firstSize(600, 420);

QString kindOf(const RemovedThing& thing)
{
    switch (thing.kind) {
    case RemovedThing::Kind::Feed:
        return BinDialog::tr("Feed");
    case RemovedThing::Kind::Search:
        return BinDialog::tr("Saved search");
    case RemovedThing::Kind::List:
        return BinDialog::tr("Reading list");
    }
    return {};
}

} // namespace

BinDialog::BinDialog(Library& library, const Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_library(library)
    , m_appearance(appearance)
    , m_about(new QLabel(tr("Reading…"), this))
    , m_list(new QTreeWidget(this))
    , m_restore(new QPushButton(tr("&Restore"), this))
{
    setWindowTitle(tr("Recently Removed"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setFont(m_appearance.uiFont(-0.75));
    setTextColour(m_about, m_appearance.theme().dim);
    m_list->setAccessibleName(tr("What was removed"));
    m_list->setFont(m_appearance.uiFont());
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Name"), tr("Kind"), tr("Removed")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_about);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(firstSize);
    m_restore->setEnabled(false);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_restore->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_list, &QTreeWidget::itemActivated, this, &BinDialog::restore);
    connect(m_restore, &QPushButton::clicked, this, &BinDialog::restore);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.subscriptions || change.everything)
            read();
    });
    read();
}

void BinDialog::read()
{
    whenReady(m_library.bin(), this, [this](const Result<QList<RemovedThing>>& things) {
        if (things)
            showThings(*things);
        else
            m_about->setText(sentenceFor(things.error()));
    });
}

void BinDialog::showThings(const QList<RemovedThing>& things)
{
    m_things = things;
    m_list->clear();
    for (const RemovedThing& thing : things) {
        auto* item = new QTreeWidgetItem(
            m_list, {thing.name, kindOf(thing),
                     QLocale().toString(thing.removed.toLocalTime().date(), QLocale::ShortFormat)});
        if (thing.papers > 0)
            item->setToolTip(Name, counted(thing.papers, tr("1 paper"), tr("%1 papers")));
        item->setForeground(Kind, m_appearance.theme().dim);
        item->setForeground(Removed, m_appearance.theme().dim);
    }
    m_list->resizeColumnToContents(Kind);
    m_list->resizeColumnToContents(Removed);
    m_about->setText(
        things.isEmpty()
            ? tr("Nothing was removed. Feeds, searches and reading lists that you remove are kept "
                 "here.")
            : tr("What is restored comes back as it was, with its papers."));
}

void BinDialog::restore()
{
    for (QTreeWidgetItem* item : m_list->selectedItems()) {
        const RemovedThing thing = m_things.value(m_list->indexOfTopLevelItem(item));
        const Reply<> reply = thing.kind == RemovedThing::Kind::Feed   ? m_library.restoreFeed({thing.id})
                              : thing.kind == RemovedThing::Kind::List ? m_library.restoreList({thing.id})
                                                                       : m_library.restoreSearch({thing.id});
        whenReady(reply, this, [this](const Result<>& done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
    }
}

} // namespace offprint
