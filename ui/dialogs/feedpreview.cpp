#include "ui/dialogs/feedpreview.h"

#include "ui/dialogs/entrylines.h"
#include "ui/dialogs/feedwords.h"
#include "ui/dialogs/inlinemessage.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal radius = 6;
constexpr int padding = 14;
constexpr int rowsShown = 5;
constexpr int choiceHeight = 27;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

bool isLookedAt(const FoundFeed& feed)
{
    return feed.entryCount > 0 || !feed.newest.isEmpty() || feed.kind != FeedKind::Unknown;
}

} // namespace

FeedPreview::FeedPreview(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_busy(new QWidget(this))
    , m_busyText(plainLabel(m_busy))
    , m_error(new InlineMessage(appearance, this))
    , m_choices(new QListWidget(this))
    , m_card(new QWidget(this))
{
    setAccessibleName(tr("Preview"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* stop = new QPushButton(tr("Stop"), m_busy);
    stop->setAutoDefault(false);
    auto* busyRow = new QHBoxLayout(m_busy);
    busyRow->setContentsMargins(0, 0, 0, 0);
    busyRow->addWidget(m_busyText, 1);
    busyRow->addWidget(stop);
    m_choices->setAccessibleName(tr("Feeds found"));
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->setFrameShape(QFrame::NoFrame);
    m_choices->viewport()->setAutoFillBackground(false);
    buildCard();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding - 2, padding, padding - 2);
    column->setSpacing(8);
    column->addWidget(m_busy);
    column->addWidget(m_error);
    column->addWidget(m_choices);
    column->addWidget(m_card);

    connect(stop, &QPushButton::clicked, this, &FeedPreview::stopRequested);
    connect(m_choices, &QListWidget::itemChanged, this, &FeedPreview::choiceChanged);
    connect(m_choices, &QListWidget::currentRowChanged, this, &FeedPreview::followChoice);
    connect(&m_appearance, &Appearance::changed, this, &FeedPreview::applyAppearance);
    applyAppearance();
    showNothing();
}

void FeedPreview::buildCard()
{
    m_title = plainLabel(m_card);
    m_facts = plainLabel(m_card);
    m_warnings = plainLabel(m_card);
    m_entries = new EntryLines(m_appearance, m_card);
    m_noEntries = plainLabel(m_card);
    m_there = new QWidget(m_card);
    m_thereText = plainLabel(m_there);
    m_thereText->setText(tr("You are subscribed to this feed already."));
    auto* go = new QPushButton(tr("&Go to It"), m_there);
    go->setAutoDefault(false);
    connect(go, &QPushButton::clicked, this, [this] {
        const FoundFeed feed = m_feeds.value(std::max(0, m_choices->currentRow()));
        if (feed.subscribed)
            Q_EMIT goToRequested(*feed.subscribed);
    });
    auto* thereRow = new QHBoxLayout(m_there);
    thereRow->setContentsMargins(0, 2, 0, 2);
    thereRow->addWidget(m_thereText, 1);
    thereRow->addWidget(go);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_there);
    column->addWidget(m_warnings);
    column->addSpacing(5);
    column->addWidget(m_entries);
    column->addWidget(m_noEntries);
}

// States
// -----------------------------------------------------------------------------------------------------

void FeedPreview::clear()
{
    m_feeds.clear();
    m_busy->hide();
    m_error->clear();
    m_choices->hide();
    m_card->hide();
    show();
}

void FeedPreview::showNothing()
{
    clear();
    hide();
}

void FeedPreview::showLooking(const QString& sentence)
{
    clear();
    m_busyText->setText(sentence);
    m_busy->show();
    announce(this, sentence, false);
}

void FeedPreview::showError(const QString& sentence)
{
    clear();
    m_error->showError(sentence);
}

void FeedPreview::showFeeds(const QList<FoundFeed>& feeds)
{
    clear();
    m_feeds = feeds;
    fillChoices();
    m_choices->setVisible(feeds.size() > 1);
    const auto fresh = std::ranges::find_if(m_feeds, [](const FoundFeed& f) { return !f.subscribed; });
    m_choices->setCurrentRow(fresh == m_feeds.end() ? 0 : int(fresh - m_feeds.begin()));
    followChoice();
    const QString first = m_feeds.value(0).title;
    announce(this,
             feeds.size() > 1 ? tr("%1 feeds found").arg(feeds.size()) : tr("Feed found: %1").arg(first),
             false);
}

void FeedPreview::fillChoices()
{
    const QSignalBlocker quiet(m_choices);
    m_choices->clear();
    bool isFirst = true;
    for (const FoundFeed& feed : std::as_const(m_feeds)) {
        const QString title = feed.title.isEmpty() ? feed.url : feed.title;
        auto* item =
            new QListWidgetItem(feed.subscribed ? tr("%1 (subscribed)").arg(title) : title, m_choices);
        item->setToolTip(feed.url);
        item->setSizeHint({0, choiceHeight});
        item->setFlags(feed.subscribed ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                       : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        if (!feed.subscribed)
            item->setCheckState(std::exchange(isFirst, false) ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::min(rowsShown, int(m_feeds.size()));
    m_choices->setFixedHeight(rows * choiceHeight);
}

void FeedPreview::followChoice()
{
    const int row = m_choices->currentRow();
    if (row < 0 || row >= m_feeds.size())
        return;
    const FoundFeed& feed = m_feeds.at(row);
    showCard(feed);
    if (!isLookedAt(feed) && !feed.subscribed)
        Q_EMIT detailRequested(feed.url);
}

void FeedPreview::setDetail(const FoundFeed& feed)
{
    for (qsizetype row = 0; row < m_feeds.size(); ++row) {
        FoundFeed& known = m_feeds[row];
        if (known.url != feed.url)
            continue;
        const auto subscribed = known.subscribed;
        const QString title = known.title;
        known = feed;
        known.subscribed = subscribed;
        if (known.title.isEmpty())
            known.title = title;
        if (row == m_choices->currentRow())
            showCard(known);
    }
}

QString FeedPreview::factsOf(const FoundFeed& feed)
{
    QStringList facts;
    if (feed.kind != FeedKind::Unknown)
        facts.append(kindInWords(feed.kind));
    if (feed.entryCount > 0)
        facts.append(feed.entryCount == 1 ? tr("1 entry")
                                          : tr("%1 entries").arg(QLocale().toString(feed.entryCount)));
    const QString site = siteInWords(feed.site.isEmpty() ? feed.url : feed.site);
    if (!site.isEmpty())
        facts.append(site);
    return facts.join(u" · "_s);
}

void FeedPreview::showCard(const FoundFeed& feed)
{
    m_title->setText(feed.title.isEmpty() ? feed.url : feed.title);
    m_facts->setText(factsOf(feed));
    m_facts->setToolTip(feed.url);
    m_there->setVisible(feed.subscribed.has_value());
    m_warnings->setText(feed.warnings.join(u'\n'));
    m_warnings->setVisible(!feed.warnings.isEmpty());
    m_entries->setEntries(feed.newest);
    m_noEntries->setText(isLookedAt(feed) ? tr("It has no entries now.")
                                          : tr("Looking at its newest entries…"));
    m_noEntries->setVisible(feed.newest.isEmpty() && !feed.subscribed);
    m_card->show();
}

QList<FoundFeed> FeedPreview::chosen() const
{
    if (m_feeds.size() == 1)
        return m_feeds.first().subscribed ? QList<FoundFeed>() : m_feeds;
    QList<FoundFeed> chosen;
    for (qsizetype row = 0; row < m_feeds.size(); ++row) {
        if (!m_feeds.at(row).subscribed && m_choices->item(int(row))->checkState() == Qt::Checked)
            chosen.append(m_feeds.at(row));
    }
    return chosen;
}

// Looks
// ------------------------------------------------------------------------------------------------------

void FeedPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_appearance.theme().line);
    painter.setBrush(m_appearance.theme().background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void FeedPreview::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_busyText->setFont(m_appearance.uiFont());
    m_title->setFont(m_appearance.uiFont(0.5, QFont::DemiBold));
    m_choices->setFont(m_appearance.uiFont());
    for (QLabel* small : {m_facts, m_thereText, m_warnings, m_noEntries})
        small->setFont(m_appearance.uiFont(-0.5));
    QPalette choices;
    choices.setColor(QPalette::Highlight, theme.accentBackground);
    choices.setColor(QPalette::HighlightedText, theme.text);
    m_choices->setPalette(choices);
    setTextColour(m_busyText, theme.dim);
    setTextColour(m_title, theme.text);
    setTextColour(m_facts, theme.dim);
    setTextColour(m_thereText, theme.text);
    setTextColour(m_warnings, theme.error);
    setTextColour(m_noEntries, theme.dim);
    update();
}

} // namespace offprint
