// Searching, and the searches that the user keeps.

#include "ui/mainwindow.h"

#include "models/query/queryprinter.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/searchdialog.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/topbar/topbar.h"

#include <QtGui/QCursor>
#include <QtWidgets/QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr int countLane = 4; // of the library's searches
}

void MainWindow::connectSearch()
{
    SearchBox* box = m_topBar->searchBox();
    connect(m_actions.search, &QAction::triggered, box, [box] {
        box->setFocus();
        box->selectAll();
    });
    connect(box, &SearchBox::leaveRequested, this, [this] { m_list->view()->setFocus(); });
    connect(box, &SearchBox::completionsWanted, &m_suggestions, &QuerySuggestions::ask);
    connect(&m_suggestions, &QuerySuggestions::found, box, &SearchBox::showCompletions);
    connect(box, &SearchBox::searched, this, [this, box](const QString& words) {
        m_settings.addRecentSearch(words);
        box->setRecentSearches(m_settings.recentSearches());
    });
    box->setRecentSearches(m_settings.recentSearches());
    connect(&m_commands, &LibraryCommands::searchRefused, this, [this](const Error& error) {
        if (!findChild<SearchDialog*>()) // which says it itself
            showError(error);
    });
    connect(box, &SearchBox::saveRequested, m_actions.saveSearch, &QAction::trigger);
    connect(m_actions.saveSearch, &QAction::triggered, this, &MainWindow::saveSearch);
    connect(m_actions.editSearch, &QAction::triggered, this, [this] { editSearch(m_place.place().search); });
    connect(m_sidebar, &SidebarView::editSearchRequested, this, &MainWindow::editSearch);
    connect(m_sidebar, &SidebarView::applySearchRequested, this, [this](SearchId search) {
        if (const auto known = savedSearch(search))
            m_commands.applyRule(*known);
    });
    connect(m_sidebar, &SidebarView::removeSearchRequested, this, &MainWindow::removeSearch);
    connect(m_detail, &DetailPane::authorChosen, this, &MainWindow::offerAuthor);
    connect(m_list, &PaperListPane::orderChosen, &m_place, &CurrentPlace::setOrder);
}

std::optional<SavedSearch> MainWindow::savedSearch(SearchId search) const
{
    const QList<SavedSearch>& all = m_sidebarModel.subscriptions().searches;
    const auto found = std::ranges::find(all, search, &SavedSearch::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

/// Its words are a name to begin with.
void MainWindow::saveSearch()
{
    const QString words = m_place.query().words.simplified();
    if (!words.isEmpty())
        openSearchDialog({.name = words, .words = words});
}

void MainWindow::editSearch(SearchId search)
{
    if (const auto known = savedSearch(search))
        openSearchDialog(*known);
}

void MainWindow::openSearchDialog(const SavedSearch& search)
{
    auto* dialog = new SearchDialog(search, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SearchDialog::searchEntered, this, [this, search](const SavedSearch& entered) {
        search.id.isValid() ? m_commands.editSearch(entered) : m_commands.addSearch(entered);
    });
    connect(dialog, &SearchDialog::countWanted, this, [this, dialog](const QString& words) {
        const auto counting = m_library.count({.words = words}, SearchDialog::mostCounted, countLane);
        whenReady(counting, dialog, [dialog, words](const Result<int>& count) {
            if (count)
                dialog->showCount(words, *count);
        });
    });
    connect(&m_commands, &LibraryCommands::searchSaved, dialog, [this, dialog](SearchId saved) {
        dialog->showDone();
        m_topBar->searchBox()->endSearch();
        m_list->view()->setFocus();
        showSearch(saved);
    });
    connect(&m_commands, &LibraryCommands::searchRefused, dialog,
            [dialog](const Error& error) { dialog->showError(sentenceFor(error)); });
    dialog->open();
}

/// An author is followed by a search that is kept.
void MainWindow::offerAuthor(const QString& name)
{
    Condition condition;
    condition.kind = Condition::Kind::Text;
    condition.field = Condition::Field::Author;
    condition.text = name;
    condition.isPhrase = true;
    const QString words = printQuery({condition, {}});
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Papers by %1").arg(name), this, [this, words] {
        m_topBar->searchBox()->setText(words + u' ');
        m_list->view()->setFocus();
    });
    const bool isFollowed = std::ranges::any_of(m_sidebarModel.subscriptions().searches,
                                                [&](const SavedSearch& one) { return one.words == words; });
    menu->addAction(tr("Follow %1").arg(name), this,
                    [this, name, words] { m_commands.addSearch({.name = name, .words = words}); })
        ->setEnabled(!isFollowed);
    menu->popup(QCursor::pos());
}

void MainWindow::showSearch(SearchId search)
{
    m_goTo = PaperQuery{.place = PaperQuery::Place::Search, .search = search};
    goToNewPlace();
    setWindowState(windowState().setFlag(Qt::WindowMinimized, false));
    raise();
    activateWindow();
}

void MainWindow::removeSearch(SearchId search)
{
    if (const auto known = savedSearch(search))
        m_commands.removeSearch(*known);
}

} // namespace offprint
