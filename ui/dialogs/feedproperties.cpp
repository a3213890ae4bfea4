#include "ui/dialogs/feedproperties.h"

#include "models/refreshlogmodel.h"
#include "models/sentence.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/feedwords.h"
#include "ui/dialogs/folderchoice.h"
#include "ui/dialogs/intervalchoice.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int rowHeight = 24;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FeedProperties::FeedProperties(Library& library, const Feed& feed, const QList<Folder>& folders,
                               std::chrono::minutes usual, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Properties of “%1”").arg(feed.name()), tr("Save"), appearance, parent)
    , m_feed(feed)
    , m_log(new RefreshLogModel(library, feed.id, this))
    , m_name(new QLineEdit(feed.givenName, this))
    , m_address(new QLineEdit(feed.url, this))
    , m_folder(new FolderChoice(this))
    , m_interval(new IntervalChoice(this))
    , m_facts(new QWidget(this))
    , m_factGrid(new QGridLayout(m_facts))
    , m_problem(plainLabel(this))
    , m_logHeading(new QLabel(tr("Activity"), this))
    , m_table(new QTableView(this))
    , m_noLog(plainLabel(this))
{
    m_name->setPlaceholderText(feed.title.isEmpty() ? tr("As the feed calls itself") : feed.title);
    m_name->setMaxLength(200);
    m_name->setObjectName(u"name"_s);
    m_address->setMaxLength(longestAddress);
    m_address->setCursorPosition(0);
    m_address->setObjectName(u"address"_s);
    m_folder->setFolders(folders);
    m_folder->choose(feed.folder.value_or(FolderId{}));
    m_interval->offerDefault(usual);
    m_interval->setInterval(feed.interval);
    if (feed.isRefreshable())
        addField(tr("&Address"), m_address);
    else
        m_address->hide();
    addFieldsInRow({{tr("&Name"), m_name}, {tr("&Folder"), m_folder}, {tr("&Refreshed"), m_interval}});
    m_interval->setEnabled(feed.isRefreshable());
    m_factGrid->setContentsMargins(0, 4, 0, 0);
    m_factGrid->setHorizontalSpacing(14);
    m_factGrid->setVerticalSpacing(3);
    m_factGrid->setColumnStretch(1, 1);
    m_factGrid->setColumnStretch(3, 1);
    addGap();
    addContent(m_facts);
    addContent(m_problem);
    buildLog();
    connect(m_address, &QLineEdit::textChanged, this, &FeedProperties::clearError);
    resize(820, 640);
    m_name->setFocus();
    showState(feed, 0, 0);
    applyAppearance();
}

void FeedProperties::buildLog()
{
    m_logHeading->setBuddy(m_table);
    m_table->setModel(m_log);
    m_table->setAccessibleName(tr("Activity, the newest first"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->installEventFilter(this);
    auto* copy = new QAction(tr("&Copy"), m_table);
    connect(copy, &QAction::triggered, this, &FeedProperties::copyLog);
    m_table->addAction(copy);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(RefreshLogModel::Remark, QHeaderView::Stretch);
    header->resizeSection(RefreshLogModel::When, 98);
    header->resizeSection(RefreshLogModel::Came, 140);
    header->resizeSection(RefreshLogModel::Papers, 172);
    header->resizeSection(RefreshLogModel::Next, 98);
    m_logHeading->setContentsMargins(0, 0, 0, 5);
    addGap();
    addContent(m_logHeading);
    addContent(m_table, 1);
    addContent(m_noLog, 1);
    m_noLog->setAlignment(Qt::AlignCenter);
    connect(m_log, &RefreshLogModel::updated, this, &FeedProperties::explainEmptyLog);
    connect(m_log, &RefreshLogModel::failed, this,
            [this](const Error& error) { showError(sentenceFor(error)); });
    auto* copyAll = new QPushButton(tr("&Copy Log"), this);
    copyAll->setAutoDefault(false);
    connect(copyAll, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_log->asText()); });
    addButton(copyAll);
    explainEmptyLog();
}

void FeedProperties::explainEmptyLog()
{
    const bool isEmpty = m_log->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_noLog->setVisible(isEmpty);
    m_noLog->setText(m_log->isLoading()       ? tr("Reading the log…")
                     : m_feed.isRefreshable() ? tr("This feed has not been asked yet.")
                                              : tr("This sample came with Offprint and is never asked."));
}

void FeedProperties::copyLog()
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    QGuiApplication::clipboard()->setText(m_log->asText(rows));
}

bool FeedProperties::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyLog();
        return true;
    }
    return FormDialog::eventFilter(watched, event);
}

// How it stands
// ----------------------------------------------------------------------------------------------

void FeedProperties::setFact(int row, const QString& name, const QString& value)
{
    const int column = row % 2 * 2;
    const auto label = [&](int at) {
        auto* item = m_factGrid->itemAtPosition(row / 2, at);
        if (item)
            return static_cast<QLabel*>(item->widget());
        QLabel* made = plainLabel(m_facts);
        m_factGrid->addWidget(made, row / 2, at);
        return made;
    };
    label(column)->setText(name);
    label(column + 1)->setText(value.isEmpty() ? tr("never") : value);
}

void FeedProperties::showState(const Feed& feed, int papers, int unread)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QLocale locale;
    setFact(0, tr("Kind"), kindInWords(feed.kind));
    setFact(1, tr("Papers"), tr("%1, %2 unread").arg(locale.toString(papers), locale.toString(unread)));
    if (feed.isRefreshable()) {
        setFact(2, tr("Last asked"), momentInWords(feed.lastChecked, now));
        setFact(3, tr("Last answered well"), momentInWords(feed.lastGood, now));
        setFact(4, tr("Asked next"),
                feed.nextDue.isValid() && feed.nextDue > now ? momentInWords(feed.nextDue, now) : tr("now"));
        setFact(5, tr("Site"), feed.site.isEmpty() ? siteInWords(feed.url) : feed.site);
    }
    QStringList problems;
    if (feed.failure) {
        Error failure = *feed.failure;
        if (failure.subject.isEmpty())
            failure.subject = feed.name();
        problems.append(sentenceFor(failure));
        if (feed.failureCount > 1)
            problems.append(tr("It has failed %1 times in a row.").arg(locale.toString(feed.failureCount)));
    }
    problems += feed.warnings;
    m_problem->setText(problems.join(u'\n'));
    m_problem->setVisible(!problems.isEmpty());
    setTextColour(m_problem, feed.failure ? appearance().theme().error : appearance().theme().text);
    FeedProperties::applyAppearance();
}

void FeedProperties::submit()
{
    const FeedSettings before = FeedSettings::of(m_feed);
    FeedSettings after = before;
    if (m_feed.isRefreshable() && m_address->text().trimmed() != m_feed.url) {
        const Result<QString> address = feedAddress(m_address->text());
        if (!address) {
            m_address->setFocus();
            return showError(sentenceFor(address.error()));
        }
        after.url = *address;
    }
    const auto folder = m_folder->choice();
    if (!folder) {
        m_folder->focusName();
        return showError(tr("The new folder has no name. Give it one, or choose no folder."));
    }
    after.name = m_name->text().simplified();
    after.interval = m_interval->interval();
    after.folder = folder->folder;
    if (after.folder != before.folder)
        after.position = -1;
    setWaiting(true);
    Q_EMIT settingsChosen(before, after, folder->newFolder);
}

void FeedProperties::applyAppearance()
{
    FormDialog::applyAppearance();
    const Theme& theme = appearance().theme();
    for (auto* label : m_facts->findChildren<QLabel*>()) {
        int row = 0, column = 0, rows = 0, columns = 0;
        m_factGrid->getItemPosition(m_factGrid->indexOf(label), &row, &column, &rows, &columns);
        label->setFont(appearance().uiFont(-0.25));
        setTextColour(label, column % 2 == 0 ? theme.dim : theme.text);
    }
    m_problem->setFont(appearance().uiFont(-0.25));
    m_logHeading->setFont(appearance().uiFont(-0.75, QFont::Medium));
    setTextColour(m_logHeading, theme.dim);
    m_table->setFont(appearance().uiFont(-0.5));
    m_table->horizontalHeader()->setFont(appearance().uiFont(-0.75));
    m_table->setStyleSheet(
        u"QTableView { border: 1px solid %1; background: %2; } QTableView::item { padding: 0 5px; } "
        "QTableView::item:selected { background: %3; color: %4; } "
        "QHeaderView::section { border: none; border-bottom: 1px solid %1; background: %2; color: %5; "
        "padding: 4px 3px; }"_s.arg(theme.line.name(), theme.background.name(), theme.accentBackground.name(),
                                    theme.text.name(), theme.dim.name()));
    m_noLog->setFont(appearance().uiFont());
    setTextColour(m_noLog, theme.dim);
}

} // namespace offprint
