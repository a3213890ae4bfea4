// Tags, reading lists, the journal, what was done and what was removed.

#include "ui/mainwindow.h"

#include "models/listpath.h"
#include "models/paperscounted.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/versionsdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/lists/bindialog.h"
#include "ui/lists/choicepopup.h"
#include "ui/lists/historydialog.h"
#include "ui/lists/listdialog.h"
#include "ui/lists/listentrydialog.h"
#include "ui/notes/noteeditor.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"

#include <QtWidgets/QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::seconds patience{5}; // with a page that was made, to be shown

/// On how many of the papers something is.
Qt::CheckState stateOf(qsizetype on, qsizetype papers)
{
    return on == 0 ? Qt::Unchecked : on == papers ? Qt::Checked : Qt::PartiallyChecked;
}

} // namespace

void MainWindow::connectLists()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.tag, [this] { chooseTags(); });
    on(m_actions.putOnList, [this] { chooseLists(m_list->selectedPapers()); });
    on(m_actions.putAllOnList, [this] { chooseListsForAll(); });
    on(m_actions.moveUp, [this] { moveOnList(-1); });
    on(m_actions.moveDown, [this] { moveOnList(1); });
    on(m_actions.addList, [this] { openListDialog({}, {}); });
    on(m_actions.addPage, [this] { addPage(); });
    on(m_actions.history, [this] { showHistory(); });
    on(m_actions.bin, [this] { showBin(); });
    on(m_actions.compareVersions, [this] { compareVersions(); });
    connect(m_detail, &DetailPane::tagChosen, this, &MainWindow::goToTag);
    connect(m_detail, &DetailPane::listChosen, this, &MainWindow::offerListEntry);
    connect(&m_commands, &LibraryCommands::pageAdded, this, &MainWindow::writeOn);
    connect(&m_sidebarModel, &SidebarModel::papersDropped, this, &MainWindow::takeDropped);
    const auto readAgain = [this] { m_listModel.refresh(); };
    connect(&m_commands, &LibraryCommands::listChanged, this, [this, readAgain](ListId list) {
        if (m_place.query().list == list)
            readAgain();
    });
    connect(&m_history, &UndoHistory::turned, this, [this, readAgain] {
        const PaperQuery::Place place = m_place.query().place;
        if (place == PaperQuery::Place::List || place == PaperQuery::Place::Tag)
            readAgain();
    });
    connectListsOfSidebar();
}

void MainWindow::connectListsOfSidebar()
{
    connect(m_list->view(), &PaperListView::rowsDropped, this,
            [this](int row) { m_commands.moveOnList(m_place.query().list, m_list->selectedPapers(), row); });
    connect(m_sidebar, &SidebarView::addListRequested, m_actions.addList, &QAction::trigger);
    connect(m_sidebar, &SidebarView::editListRequested, this, [this](ListId id) {
        if (const auto list = readingList(id))
            openListDialog(*list, {});
    });
    connect(m_sidebar, &SidebarView::removeListRequested, this,
            [this](ListId id) { removeListOrTag({.place = PaperQuery::Place::List, .list = id}); });
    connect(m_sidebar, &SidebarView::sendListRequested, this, &MainWindow::saveListAs);
    connect(m_sidebar, &SidebarView::colourTagRequested, this, [this](TagId id, int colour) {
        if (auto tag = tagOf(id)) {
            tag->colour = colour;
            m_commands.editTag(*tag);
        }
    });
    connect(m_sidebar, &SidebarView::removeTagRequested, this,
            [this](TagId id) { removeListOrTag({.place = PaperQuery::Place::Tag, .tag = id}); });
}

std::optional<ReadingList> MainWindow::readingList(ListId id) const
{
    const QList<ReadingList>& all = m_sidebarModel.subscriptions().lists;
    const auto found = std::ranges::find(all, id, &ReadingList::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Tag> MainWindow::tagOf(TagId id) const
{
    const QList<Tag>& all = m_sidebarModel.subscriptions().tags;
    const auto found = std::ranges::find(all, id, &Tag::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

// Putting on and taking off
// ---------------------------------------------------------------------------------

/// Below the selected row, or where the list begins.
void MainWindow::openPopup(ChoicePopup* popup, const QList<Choice>& choices)
{
    popup->setChoices(choices);
    const QRect row = m_list->view()->visualRect(m_list->view()->currentIndex());
    const QPoint corner = m_list->view()->viewport()->mapToGlobal(row.topLeft() + QPoint(24, 0));
    popup->showAt(QRect(corner, QSize(row.width(), row.height())));
}

/// Reads what the selected papers have before it asks, so that the boxes are right from the first.
void MainWindow::chooseTags()
{
    const QList<PaperId> papers = m_list->selectedPapers();
    whenReady(m_library.rows(papers), this, [this, papers](const Result<QList<PaperRow>>& rows) {
        if (!rows) {
            showError(rows.error());
            return;
        }
        QList<Choice> choices;
        for (const Tag& tag : m_sidebarModel.subscriptions().tags) {
            const auto with = std::ranges::count_if(
                *rows, [&](const PaperRow& row) { return row.tags.contains(tag.name); });
            choices.append({.id = tag.id.value,
                            .name = tag.name,
                            .path = {},
                            .state = stateOf(with, rows->size()),
                            .colour = tag.colour});
        }
        auto* popup =
            new ChoicePopup(tr("Tags"), tr("Type a tag"), tr("Create the tag “%1”"), m_appearance, this);
        connect(popup, &ChoicePopup::switched, this, [this, papers](const Choice& tag, bool isOn) {
            m_commands.setTagged(papers, tag.name, isOn);
        });
        connect(popup, &ChoicePopup::created, this,
                [this, papers](const QString& name) { m_commands.setTagged(papers, name, true); });
        openPopup(popup, choices);
    });
}

void MainWindow::chooseLists(const QList<PaperId>& papers)
{
    whenReady(m_library.rows(papers), this, [this, papers](const Result<QList<PaperRow>>& rows) {
        if (!rows) {
            showError(rows.error());
            return;
        }
        const QList<ReadingList>& all = m_sidebarModel.subscriptions().lists;
        QList<Choice> choices;
        for (const ReadingList& list : all) {
            const auto with = std::ranges::count_if(
                *rows, [&](const PaperRow& row) { return row.lists.contains(list.id); });
            choices.append({.id = list.id.value,
                            .name = list.name,
                            .path = pathOf(list, all).chopped(list.name.size()).chopped(list.parent ? 3 : 0),
                            .state = stateOf(with, rows->size()),
                            .colour = list.colour});
        }
        auto* popup =
            new ChoicePopup(tr("Reading lists"),
                            papers.size() == 1 ? tr("Type a list")
                                               : tr("Type a list for %1").arg(papersCounted(papers.size())),
                            tr("Create the list “%1”"), m_appearance, this);
        connect(popup, &ChoicePopup::switched, this, [this, papers](const Choice& chosen, bool isOn) {
            if (const auto list = readingList({chosen.id}))
                m_commands.setOnList(*list, papers, isOn);
        });
        connect(popup, &ChoicePopup::created, this,
                [this, papers](const QString& name) { m_commands.addList({.name = name}, papers); });
        openPopup(popup, choices);
    });
}

/// As a search found them: "put all 41 on…".
void MainWindow::chooseListsForAll()
{
    whenReady(m_library.find(m_place.query()), this, [this](const Result<QList<PaperStub>>& stubs) {
        if (!stubs) {
            showError(stubs.error());
            return;
        }
        QList<PaperId> papers;
        for (const PaperStub& stub : *stubs)
            papers.append(stub.id);
        if (!papers.isEmpty())
            chooseLists(papers);
    });
}

void MainWindow::takeDropped(const PaperQuery& on, const QList<PaperId>& papers)
{
    if (const auto list = readingList(on.list))
        m_commands.setOnList(*list, papers, true);
    else if (const auto tag = tagOf(on.tag))
        m_commands.setTagged(papers, tag->name, true);
}

/// One step up or down in the order of one's own.
void MainWindow::moveOnList(int by)
{
    const ListId list = m_place.query().list;
    const QList<PaperId> papers = m_list->selectedPapers();
    whenReady(m_library.listEntries(list), this, [=, this](const Result<QList<ListEntry>>& entries) {
        if (!entries) {
            showError(entries.error());
            return;
        }
        qsizetype first = entries->size();
        qsizetype last = -1;
        for (qsizetype i = 0; i < entries->size(); ++i) {
            if (papers.contains(entries->at(i).paper)) {
                first = std::min(first, i);
                last = i;
            }
        }
        if (last < 0 || (by < 0 && first == 0) || (by > 0 && last == entries->size() - 1))
            return;
        const qsizetype target = by < 0 ? first - 1 : last + 2;
        m_commands.moveOnList(list, papers, target >= entries->size() ? -1 : int(target));
    });
}

// Lists
// ------------------------------------------------------------------------------------------------------

void MainWindow::openListDialog(const ReadingList& list, const QList<PaperId>& papers)
{
    auto* dialog = new ListDialog(list, m_sidebarModel.subscriptions().lists, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ListDialog::listEntered, this, [this, papers](const ReadingList& entered) {
        entered.id.isValid() ? m_commands.editList(entered) : m_commands.addList(entered, papers);
    });
    connect(&m_commands, &LibraryCommands::listSaved, dialog, [this, dialog](ListId saved) {
        dialog->showDone();
        m_goTo = PaperQuery{.place = PaperQuery::Place::List, .list = saved};
        goToNewPlace();
    });
    connect(&m_commands, &LibraryCommands::listRefused, dialog,
            [dialog](const Error& error) { dialog->showError(sentenceFor(error)); });
    dialog->open();
}

void MainWindow::removeListOrTag(const PaperQuery& place)
{
    if (const auto list = readingList(place.list))
        m_commands.removeList(*list);
    else if (const auto tag = tagOf(place.tag))
        m_commands.removeTag(*tag);
}

void MainWindow::goToTag(const QString& name)
{
    for (const Tag& tag : m_sidebarModel.subscriptions().tags) {
        if (tag.name == name)
            m_place.choose({.place = PaperQuery::Place::Tag, .tag = tag.id});
    }
}

/// What can be done with a paper's place on a list.
void MainWindow::offerListEntry(const ListPlace& place, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ReadingStatus status : {ReadingStatus::ToRead, ReadingStatus::Reading, ReadingStatus::Read}) {
        QAction* action = menu->addAction(inWords(status), this, [this, place, status] {
            ListEntry entry = place.entry;
            entry.status = status;
            m_commands.setListEntry(place.list, entry);
        });
        action->setCheckable(true);
        action->setChecked(place.entry.status == status);
    }
    menu->addSeparator();
    menu->addAction(tr("Priority, Due Day, Comment…"), this, [this, place] {
        auto* dialog = new ListEntryDialog(place, m_appearance, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ListEntryDialog::entryEntered, &m_commands, &LibraryCommands::setListEntry);
        dialog->open();
    });
    menu->addAction(tr("Go to “%1”").arg(place.name), this, [this, place] {
        m_place.choose({.place = PaperQuery::Place::List, .list = place.list});
    });
    menu->addAction(tr("Take Off This List"), this, [this, place] {
        if (const auto list = readingList(place.list))
            m_commands.setOnList(*list, {place.entry.paper}, false);
    });
    menu->popup(at);
}

// The journal, history and bin
// ------------------------------------------------------------------------------

void MainWindow::addPage()
{
    auto* dialog = new NameDialog(
        {.title = tr("New Journal Page"),
         .label = tr("Title of the page"),
         .acceptText = tr("Create"),
         .name = tr("Journal, %1").arg(QLocale().toString(QDate::currentDate(), u"d MMMM yyyy"_s)),
         .taken = {},
         .emptyName = {}},
        m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog](const QString& title) {
        dialog->showDone();
        m_commands.addPage(title);
    });
    dialog->open();
}

/// As soon as the page is the paper that is read.
void MainWindow::writeOn(PaperId page)
{
    auto* waiting = new QObject(this);
    QTimer::singleShot(patience, waiting, &QObject::deleteLater);
    connect(&m_current, &CurrentPaper::stateChanged, waiting,
            [this, page, waiting](const DetailState& state) {
                if (!state.paper() || state.paper()->id != page)
                    return;
                m_note->focusText();
                waiting->deleteLater();
            });
    showPaper(page);
}

void MainWindow::showHistory()
{
    auto* dialog = new HistoryDialog(m_history, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showBin()
{
    auto* dialog = new BinDialog(m_library, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BinDialog::failed, this, &MainWindow::showError);
    dialog->open();
}

void MainWindow::compareVersions()
{
    whenReady(m_library.paperHistory(m_state.paper()->id), this, [this](const Result<PaperHistory>& history) {
        if (!history) {
            showError(history.error());
            return;
        }
        if (history->versions.size() < 2) {
            m_notices->showNotice(tr("Only one version of this paper is known"));
            return;
        }
        auto* dialog = new VersionsDialog(*history, m_appearance, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

} // namespace offprint
