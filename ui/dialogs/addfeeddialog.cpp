#include "ui/dialogs/addfeeddialog.h"

#include "models/sentence.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/pickdelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int longestAddress = 4000;
constexpr qint64 newFolderMark = -1; // stands for a folder's number

/// A clipboard's text is an address only if there is nothing else in it.
bool isOneWebAddress(const QString& text)
{
    if (text.size() > longestAddress || text.contains(u' ') || text.contains(u'\n'))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

bool isWords(const QString& typed)
{
    return !typed.contains(u'/') && !typed.contains(u':');
}

} // namespace

AddFeedDialog::AddFeedDialog(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Add Feed"), tr("Add feed"), appearance, parent)
    , m_catalogue(catalogue)
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_folder(new QComboBox(this))
    , m_newFolder(new QLineEdit(this))
    , m_picksHeading(new QLabel(tr("Or &choose one"), this))
    , m_pages(new QStackedWidget(this))
    , m_picks(new QListWidget(this))
    , m_noPicks(new QLabel(tr("The catalogue has no feed with these words."), this))
{
    m_address->setPlaceholderText(tr("https://…, or words to look for below"));
    m_address->setMaxLength(longestAddress);
    m_name->setPlaceholderText(tr("As the feed calls itself"));
    m_name->setMaxLength(200);
    m_newFolder->setPlaceholderText(tr("Name of the new folder"));
    m_newFolder->setAccessibleName(tr("Name of the new folder"));
    m_newFolder->setMaxLength(200);
    m_picks->setItemDelegate(new PickDelegate(appearance, m_picks));
    m_picks->setMinimumHeight(150);
    m_picks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_picks->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_picks->setMouseTracking(true);
    m_picksHeading->setBuddy(m_picks);
    m_picksHeading->setContentsMargins(0, 14, 0, 5);
    m_noPicks->setAlignment(Qt::AlignCenter);
    m_noPicks->setWordWrap(true);
    m_pages->addWidget(m_picks);
    m_pages->addWidget(m_noPicks);

    addField(tr("&Address"), m_address);
    addField(tr("&Name"), m_name);
    auto* folder = new QWidget(this);
    auto* folderColumn = new QVBoxLayout(folder);
    folderColumn->setContentsMargins(0, 0, 0, 0);
    folderColumn->setSpacing(6);
    folderColumn->addWidget(m_folder);
    folderColumn->addWidget(m_newFolder);
    folder->setFocusProxy(m_folder);
    m_folder->setAccessibleName(tr("Folder"));
    addField(tr("&Folder"), folder);
    addContent(m_picksHeading);
    addContent(m_pages, 1);
    followFields();
    fillFolders();
    fillPicks();
    setAcceptable(false);
    resize(500, 560);
    m_address->setFocus();
    applyAppearance();
}

void AddFeedDialog::followFields()
{
    m_address->installEventFilter(this);
    connect(m_address, &QLineEdit::textEdited, this, &AddFeedDialog::forgetPick);
    connect(m_address, &QLineEdit::textChanged, this, [this](const QString& text) {
        clearError();
        setAcceptable(!text.trimmed().isEmpty());
        if (!m_isPicking)
            narrowPicks();
    });
    connect(m_folder, &QComboBox::currentIndexChanged, this, &AddFeedDialog::followFolder);
    connect(m_folder, &QComboBox::activated, this, [this] {
        m_isFolderChosen = true;
        if (isNewFolder())
            m_newFolder->setFocus();
    });
    connect(m_newFolder, &QLineEdit::textEdited, this, [this] {
        m_isFolderChosen = true;
        clearError();
    });
    connect(m_picks, &QListWidget::itemSelectionChanged, this, &AddFeedDialog::pick);
    connect(m_picks, &QListWidget::itemDoubleClicked, this, [this] { acceptButton()->click(); });
}

// Folders
// -------------------------------------------------------------------------------------------------------

void AddFeedDialog::setFolders(const QList<Folder>& folders)
{
    m_folders = folders;
    fillFolders();
}

void AddFeedDialog::fillFolders()
{
    const qint64 chosen = m_folder->currentData().toLongLong(); // 0: none, also at first
    m_folder->clear();
    m_folder->addItem(tr("None"), qint64(0));
    for (const Folder& folder : std::as_const(m_folders))
        m_folder->addItem(folder.name, folder.id.value);
    m_folder->insertSeparator(m_folder->count());
    m_folder->addItem(tr("New folder…"), newFolderMark);
    m_folder->setCurrentIndex(std::max(0, m_folder->findData(chosen)));
    followFolder();
}

void AddFeedDialog::chooseFolder(FolderId folder)
{
    if (const int index = m_folder->findData(folder.value); folder.isValid() && index >= 0) {
        m_folder->setCurrentIndex(index);
        m_isFolderChosen = true;
    }
}

bool AddFeedDialog::isNewFolder() const
{
    return m_folder->currentData().toLongLong() == newFolderMark;
}

void AddFeedDialog::followFolder()
{
    m_newFolder->setVisible(isNewFolder());
}

/// A feed of the catalogue goes where its group says, unless the user said where.
void AddFeedDialog::suggestFolder(const QString& name)
{
    if (m_isFolderChosen)
        return;
    const auto folder = std::ranges::find_if(
        m_folders, [&](const Folder& f) { return f.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (name.isEmpty()) {
        m_folder->setCurrentIndex(0);
    } else if (folder != m_folders.end()) {
        m_folder->setCurrentIndex(m_folder->findData(folder->id.value));
    } else {
        m_folder->setCurrentIndex(m_folder->findData(newFolderMark));
        m_newFolder->setText(name);
    }
}

// The catalogue
// -------------------------------------------------------------------------------------------------

void AddFeedDialog::setSubscribed(const QList<QString>& urls)
{
    m_subscribed = urls;
    fillPicks();
}

void AddFeedDialog::fillPicks()
{
    const QSignalBlocker quiet(m_picks);
    m_picks->clear();
    for (qsizetype i = 0; i < m_catalogue.size(); ++i) {
        const CatalogueEntry& entry = m_catalogue[i];
        if (isSubscribed(entry.url))
            continue;
        auto* item = new QListWidgetItem(entry.name, m_picks);
        item->setData(PickDelegate::DescriptionRole, entry.description);
        item->setData(PickDelegate::GroupRole, entry.group);
        item->setData(PickDelegate::EntryRole, i);
        item->setData(Qt::AccessibleDescriptionRole, entry.description);
        item->setToolTip(entry.url);
    }
    const bool hasPicks = m_picks->count() > 0;
    m_picksHeading->setVisible(hasPicks);
    m_pages->setVisible(hasPicks);
    narrowPicks();
}

void AddFeedDialog::narrowPicks()
{
    const QString typed = m_address->text().simplified();
    const QStringList words = isWords(typed) ? typed.split(u' ', Qt::SkipEmptyParts) : QStringList();
    bool isAnyShown = false;
    for (int row = 0; row < m_picks->count(); ++row) {
        QListWidgetItem* item = m_picks->item(row);
        const CatalogueEntry& entry = m_catalogue[item->data(PickDelegate::EntryRole).toLongLong()];
        const QString text = u"%1 %2 %3 %4"_s.arg(entry.name, entry.description, entry.group, entry.url);
        const bool isShown = std::ranges::all_of(
            words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!isShown);
        isAnyShown |= isShown;
    }
    const QSignalBlocker quiet(m_picks);
    m_picks->clearSelection();
    m_picks->setCurrentRow(-1);
    m_pages->setCurrentWidget(isAnyShown ? static_cast<QWidget*>(m_picks) : m_noPicks);
}

/// What is selected, not what is current: a list that gets the focus makes its first row current.
void AddFeedDialog::pick()
{
    const QList<QListWidgetItem*> selected = m_picks->selectedItems();
    if (selected.isEmpty())
        return;
    const QListWidgetItem* item = selected.first();
    const CatalogueEntry& entry = m_catalogue[item->data(PickDelegate::EntryRole).toLongLong()];
    m_isPicking = true; // the list that is picked from must not be narrowed to what was picked
    m_address->setText(entry.url);
    m_address->setCursorPosition(0);
    m_name->setText(entry.name);
    m_pickedName = entry.name;
    suggestFolder(entry.group);
    m_isPicking = false;
}

/// What was filled in for the feed picked does not fit another address.
void AddFeedDialog::forgetPick()
{
    if (m_pickedName.isEmpty())
        return;
    if (m_name->text() == m_pickedName)
        m_name->clear();
    m_pickedName.clear();
    suggestFolder({});
}

/// Down goes from the address to what its words found.
bool AddFeedDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_address && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && m_pages->currentWidget() == m_picks) {
        m_picks->setFocus(Qt::TabFocusReason);
        for (int row = 0; row < m_picks->count(); ++row) {
            if (!m_picks->item(row)->isHidden()) {
                m_picks->setCurrentRow(row);
                break;
            }
        }
        return true;
    }
    return FormDialog::eventFilter(watched, event);
}

// The request
// ---------------------------------------------------------------------------------------------------

void AddFeedDialog::setAddress(const QString& address)
{
    m_address->setText(address);
}

void AddFeedDialog::showEvent(QShowEvent* event)
{
    FormDialog::showEvent(event);
    if (!event->spontaneous() && m_address->text().isEmpty())
        takeClipboard();
}

void AddFeedDialog::takeClipboard()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (!isOneWebAddress(text) || isSubscribed(text))
        return;
    m_address->setText(text);
    m_address->selectAll();
}

bool AddFeedDialog::isSubscribed(const QString& url) const
{
    return std::ranges::any_of(m_subscribed, [&](const QString& other) { return isSameAddress(url, other); });
}

NewFeed AddFeedDialog::request(const QString& url) const
{
    NewFeed request{.url = url, .name = m_name->text().simplified()};
    if (!isNewFolder()) {
        if (const FolderId folder{m_folder->currentData().toLongLong()}; folder.isValid())
            request.folder = folder;
        return request;
    }
    request.newFolder = m_newFolder->text().simplified();
    for (const Folder& folder : m_folders) {
        if (folder.name.compare(request.newFolder, Qt::CaseInsensitive) == 0) {
            request.folder = folder.id;
            request.newFolder.clear();
            break;
        }
    }
    return request;
}

void AddFeedDialog::submit()
{
    const Result<QString> address = feedAddress(m_address->text());
    if (!address) {
        m_address->setFocus();
        return showError(sentenceFor(address.error()));
    }
    if (isSubscribed(*address)) {
        m_address->setFocus();
        return showError(tr("You are subscribed to this feed already."));
    }
    if (isNewFolder() && m_newFolder->text().simplified().isEmpty()) {
        m_newFolder->setFocus();
        return showError(tr("The new folder has no name. Give it one, or choose no folder."));
    }
    setWaiting(true);
    Q_EMIT addRequested(request(*address));
}

void AddFeedDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_picksHeading->setFont(appearance().uiFont(-0.75, QFont::Medium));
    m_noPicks->setFont(appearance().uiFont());
    setTextColour(m_picksHeading, appearance().theme().dim);
    setTextColour(m_noPicks, appearance().theme().dim);
    m_picks->doItemsLayout();
}

} // namespace offprint
