#include "ui/dialogs/addfeeddialog.h"

#include "ui/dialogs/arxivbuilder.h"
#include "ui/dialogs/cataloguepicks.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/feedpreview.h"
#include "ui/dialogs/folderchoice.h"
#include "ui/dialogs/huggingfacebuilder.h"
#include "ui/dialogs/pagetabs.h"
#include "ui/theme/appearance.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds pasteDelay{250}; // what is pasted may be edited at once

QStringList wordsIn(const QString& typed)
{
    const bool isAddress = typed.contains(u'/') || typed.contains(u':');
    return isAddress ? QStringList() : typed.simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

AddFeedDialog::AddFeedDialog(FeedFinder& finder, const Catalogue& catalogue, const Appearance& appearance,
                             QWidget* parent)
    : FormDialog(tr("Add Feed"), tr("Add feed"), appearance, parent)
    , m_finder(finder)
    , m_tabs(new PageTabs(appearance, this))
    , m_address(new QLineEdit(this))
    , m_arxiv(new ArxivBuilder(this))
    , m_huggingFace(new HuggingFaceBuilder(this))
    , m_name(new QLineEdit(this))
    , m_folder(new FolderChoice(this))
    , m_picks(new CataloguePicks(catalogue, appearance, this))
    , m_preview(new FeedPreview(appearance, this))
{
    m_address->setObjectName(u"address"_s);
    m_address->setPlaceholderText(tr("A feed, a site, a page of arXiv, GitHub, YouTube…; or words"));
    m_address->setMaxLength(longestAddress);
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(200);
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(pasteDelay);
    setAcceptDrops(true);
    build();
    followFields();
    showPage(Page::Address);
    resize(560, 620);
    applyAppearance();
}

AddFeedDialog::~AddFeedDialog()
{
    if (m_stage == Stage::Looking)
        m_finder.cancel();
}

void AddFeedDialog::build()
{
    for (const QString& tab : {tr("Address"), tr("arXiv"), tr("Hugging Face")})
        m_tabs->addTab(tab);
    m_tabs->setAccessibleName(tr("What to add"));
    auto* address = new QWidget(this);
    auto* addressColumn = new QVBoxLayout(address);
    addressColumn->setContentsMargins(0, 0, 0, 0);
    addressColumn->setSpacing(5);
    addressColumn->addWidget(makeLabel(tr("&Address"), m_address));
    addressColumn->addWidget(m_address);
    m_pages = {address, m_arxiv, m_huggingFace};

    addContent(m_tabs);
    addGap();
    for (QWidget* page : std::as_const(m_pages))
        addContent(page);
    addFieldsInRow({{tr("&Name"), m_name}, {tr("&Folder"), m_folder}});
    addGap();
    addContent(m_picks, 1);
    addContent(m_preview);
    addStretch();
}

void AddFeedDialog::followFields()
{
    m_address->installEventFilter(this);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) { showPage(Page(page)); });
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString& text) {
        suggest({}, {}); // what fitted the feed picked does not fit another address
        takeTyped(text);
    });
    connect(&m_lookTimer, &QTimer::timeout, this, &AddFeedDialog::look);
    for (FeedBuilder* each : {m_arxiv, m_huggingFace})
        connect(each, &FeedBuilder::changed, this, [this] { setStage(Stage::Typed); });
    connect(m_folder, &FolderChoice::edited, this, &AddFeedDialog::clearError);
    connect(m_picks, &CataloguePicks::picked, this, &AddFeedDialog::pick);
    connect(m_picks, &CataloguePicks::activated, this, [this] { acceptButton()->click(); });
    connect(m_preview, &FeedPreview::stopRequested, this, &AddFeedDialog::stopLooking);
    connect(m_preview, &FeedPreview::choiceChanged, this, &AddFeedDialog::followStage);
    connect(m_preview, &FeedPreview::detailRequested, this, &AddFeedDialog::lookAtDetail);
    connect(m_preview, &FeedPreview::goToRequested, this, &AddFeedDialog::goToRequested);
}

void AddFeedDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
    for (int i = 0; i < m_pages.size(); ++i)
        m_pages.at(i)->setVisible(i == int(page));
    suggest({}, {});
    setStage(Stage::Typed);
    if (!m_tabs->hasFocus())
        (page == Page::Address ? m_address : m_pages.at(int(page)))->setFocus();
}

// The fields
// --------------------------------------------------------------------------------------------------

void AddFeedDialog::setFolders(const QList<Folder>& folders)
{
    m_folder->setFolders(folders);
}

void AddFeedDialog::chooseFolder(FolderId folder)
{
    m_folder->choose(folder);
}

void AddFeedDialog::setSubscribed(const QList<Feed>& feeds)
{
    m_subscribed = feeds;
    QStringList urls;
    for (const Feed& feed : feeds)
        urls.append(feed.url);
    m_picks->setSubscribed(urls);
}

/// More than one letter at once was pasted or dropped, and is looked at without being asked to.
void AddFeedDialog::takeTyped(const QString& text)
{
    const QString before = std::exchange(m_typed, text);
    m_picks->narrow(wordsIn(text));
    setStage(Stage::Typed);
    const bool isPasted = text.size() > before.size() + 1;
    if (isPasted && isOneWebAddress(text.trimmed()))
        m_lookTimer.start();
    else
        m_lookTimer.stop();
}

void AddFeedDialog::pick(const CatalogueEntry& entry)
{
    m_address->setText(entry.url); // the list that is picked from is not narrowed to what was picked
    m_address->setCursorPosition(0);
    m_typed = entry.url;
    suggest(entry.name, entry.group);
    setStage(Stage::Picked);
}

/// Fills in what fits, unless the user wrote something else.
void AddFeedDialog::suggest(const QString& name, const QString& folder)
{
    if (m_name->text() == m_suggestedName || !name.isEmpty())
        m_name->setText(name);
    const bool hadSuggestion = !std::exchange(m_suggestedName, name).isEmpty();
    if (hadSuggestion || !folder.isEmpty())
        m_folder->suggest(folder);
}

void AddFeedDialog::setAddress(const QString& address)
{
    showPage(Page::Address);
    m_address->setText(address);
    takeTyped(address);
    m_lookTimer.stop();
    look();
}

void AddFeedDialog::showEvent(QShowEvent* event)
{
    FormDialog::showEvent(event);
    if (!event->spontaneous() && m_address->text().isEmpty())
        takeClipboard();
}

/// It is not asked about before the user says so: what is in the clipboard may be meant for something else.
void AddFeedDialog::takeClipboard()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (!isOneWebAddress(text) || subscribed(text))
        return;
    m_address->setText(text);
    m_address->selectAll();
    m_typed = text;
    setStage(Stage::Typed);
}

/// Down goes from the address to what its words found.
bool AddFeedDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_address && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && m_picks->enter())
        return true;
    return FormDialog::eventFilter(watched, event);
}

void AddFeedDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedAddress(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void AddFeedDialog::dropEvent(QDropEvent* event)
{
    if (const QString address = droppedAddress(*event->mimeData()); !address.isEmpty()) {
        event->acceptProposedAction();
        setAddress(address);
    }
}

void AddFeedDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_arxiv->applyAppearance(appearance());
    m_huggingFace->applyAppearance(appearance());
}

} // namespace offprint
