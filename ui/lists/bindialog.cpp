#include "ui/lists/bindialog.h"

#include "models/paperscounted.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { Name, Kind, Removed };
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
    : TableDialog(tr("Recently Removed"), tr("What was removed"), {tr("Name"), tr("Kind"), tr("Removed")},
                  appearance, parent)
    , m_library(library)
    , m_restore(addButton(tr("&Restore")))
{
    about()->setText(tr("Reading…"));
    m_restore->setEnabled(false);
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    resize(firstSize);
    connect(table(), &QTreeWidget::itemSelectionChanged, this,
            [this] { m_restore->setEnabled(!table()->selectedItems().isEmpty()); });
    connect(table(), &QTreeWidget::itemActivated, this, &BinDialog::restore);
    connect(m_restore, &QPushButton::clicked, this, &BinDialog::restore);
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
            about()->setText(sentenceFor(things.error()));
    });
}

void BinDialog::showThings(const QList<RemovedThing>& things)
{
    m_things = things;
    table()->clear();
    for (const RemovedThing& thing : things) {
        auto* item = new QTreeWidgetItem(
            table(), {thing.name, kindOf(thing),
                      QLocale().toString(thing.removed.toLocalTime().date(), QLocale::ShortFormat)});
        if (thing.papers > 0)
            item->setToolTip(Name, papersCounted(thing.papers));
        item->setForeground(Kind, appearance().theme().dim);
        item->setForeground(Removed, appearance().theme().dim);
    }
    fitColumns();
    about()->setText(
        things.isEmpty()
            ? tr("Nothing was removed. Feeds, searches and reading lists that you remove are kept "
                 "here.")
            : tr("What is restored comes back as it was, with its papers."));
}

void BinDialog::restore()
{
    for (QTreeWidgetItem* item : table()->selectedItems()) {
        const RemovedThing thing = m_things.value(table()->indexOfTopLevelItem(item));
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
