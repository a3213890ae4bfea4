// How the AddFeedDialog looks at an address before it subscribes to it.

#include "ui/dialogs/addfeeddialog.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "ui/dialogs/cataloguepicks.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/feedbuilder.h"
#include "ui/dialogs/feedpreview.h"
#include "ui/dialogs/feedwords.h"
#include "ui/dialogs/folderchoice.h"
#include "ui/dialogs/pagetabs.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The site may be away only now: that says nothing against the address.
bool isPassing(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Offline:
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
    case ErrorCode::ProxyFailed:
    case ErrorCode::RateLimited:
    case ErrorCode::EmptyInput:
        return true;
    default:
        return error.code == ErrorCode::HttpStatus && error.status >= 500;
    }
}

} // namespace

FeedBuilder* AddFeedDialog::builder() const
{
    const Page page = Page(m_tabs->currentIndex());
    return page == Page::Arxiv ? m_arxiv : page == Page::HuggingFace ? m_huggingFace : nullptr;
}

Result<QString> AddFeedDialog::address() const
{
    if (const FeedBuilder* fields = builder())
        return fields->address();
    return m_address->text().trimmed();
}

const Feed* AddFeedDialog::subscribed(const QString& url) const
{
    const auto found = std::ranges::find_if(
        m_subscribed, [&](const Feed& feed) { return feed.isRefreshable() && isSameAddress(url, feed.url); });
    return found == m_subscribed.end() ? nullptr : &*found;
}

// Looking
// ----------------------------------------------------------------------------------------------------

void AddFeedDialog::look()
{
    const Result<QString> asked = address();
    if (!asked)
        return showError(sentenceFor(asked.error()));
    if (asked->isEmpty())
        return;
    if (const Feed* feed = subscribed(feedAddress(*asked).value_or(*asked))) {
        takeFound(FoundFeeds{*asked,
                             {{.url = feed->url,
                               .kind = feed->kind,
                               .title = feed->name(),
                               .site = feed->site,
                               .subscribed = feed->id}}});
        return;
    }
    setStage(Stage::Looking);
    const QString site = siteInWords(feedAddress(*asked).value_or(QString()));
    m_preview->showLooking(site.isEmpty() ? tr("Looking for its feeds…") : tr("Looking at %1…").arg(site));
    whenReady(m_finder.find(*asked), this, [this, number = ++m_lookNumber](const Result<FoundFeeds>& found) {
        if (number == m_lookNumber)
            takeFound(found);
    });
}

void AddFeedDialog::stopLooking()
{
    setStage(Stage::Typed);
    m_address->setFocus();
}

void AddFeedDialog::takeFound(const Result<FoundFeeds>& found)
{
    if (!found) {
        const bool isStopped = found.error().code == ErrorCode::Cancelled;
        setStage(isStopped ? Stage::Typed : Stage::Failed);
        m_mayAddUnseen = isPassing(found.error()) && feedAddress(address().value_or(QString()));
        if (!isStopped)
            m_preview->showError(sentenceFor(found.error()));
        followStage();
        return;
    }
    QList<FoundFeed> feeds = found->feeds;
    for (FoundFeed& feed : feeds) {
        if (const Feed* known = subscribed(feed.url))
            feed.subscribed = known->id;
    }
    if (const FeedBuilder* fields = builder(); fields && feeds.size() == 1)
        suggest(fields->name(), {});
    setStage(Stage::Found);
    m_preview->showFeeds(feeds);
    followStage();
}

/// A page named several feeds; this one is looked at now that the user came to it.
void AddFeedDialog::lookAtDetail(const QString& url)
{
    whenReady(m_finder.find(url), this,
              [this, number = ++m_lookNumber, url](const Result<FoundFeeds>& found) {
                  if (number != m_lookNumber || !found || found->feeds.isEmpty())
                      return;
                  FoundFeed feed = found->feeds.first();
                  feed.url = url; // what the page named is what is subscribed to
                  m_preview->setDetail(feed);
              });
}

// Stages
// -----------------------------------------------------------------------------------------------------

void AddFeedDialog::setStage(Stage stage)
{
    m_lookTimer.stop();
    if (std::exchange(m_stage, stage) == Stage::Looking) {
        ++m_lookNumber;
        if (stage == Stage::Typed || stage == Stage::Picked)
            m_finder.cancel();
    }
    m_mayAddUnseen = false;
    clearError();
    if (stage == Stage::Typed || stage == Stage::Picked)
        m_preview->showNothing();
    followStage();
}

std::optional<FeedId> AddFeedDialog::whereToGo() const
{
    const QList<FoundFeed>& feeds = m_preview->feeds();
    return m_stage == Stage::Found && feeds.size() == 1 ? feeds.first().subscribed : std::nullopt;
}

void AddFeedDialog::followStage()
{
    const bool isAddress = builder() == nullptr;
    const qsizetype count = m_stage == Stage::Found ? m_preview->chosen().size() : 1;
    const bool isUnseen =
        m_stage == Stage::Typed || m_stage == Stage::Looking || (m_stage == Stage::Failed && !m_mayAddUnseen);
    acceptButton()->setText(isUnseen                   ? tr("Preview")
                            : whereToGo()              ? tr("Go to feed")
                            : m_stage == Stage::Failed ? tr("Add all the same")
                            : count > 1                ? tr("Add %1 feeds").arg(count)
                                                       : tr("Add feed"));
    const bool hasInput = isAddress ? !m_address->text().trimmed().isEmpty() : !builder()->isUntouched();
    setAcceptable(whereToGo() || (hasInput && count > 0 && m_stage != Stage::Looking));
    m_picks->setVisible(isAddress && m_preview->isEmpty());
    m_name->setEnabled(count <= 1);
    const QString own = m_preview->feeds().size() == 1 ? m_preview->feeds().first().title : QString();
    m_name->setPlaceholderText(count > 1       ? tr("As the feeds call themselves")
                               : own.isEmpty() ? tr("As the feed calls itself")
                                               : own);
}

// The request
// ---------------------------------------------------------------------------------------------------

void AddFeedDialog::submit()
{
    if (const auto feed = whereToGo()) {
        Q_EMIT goToRequested(*feed);
        return showDone();
    }
    const bool isAddable = m_stage == Stage::Found || m_stage == Stage::Picked || m_mayAddUnseen;
    if (isAddable)
        add(addresses());
    else
        look();
}

QStringList AddFeedDialog::addresses() const
{
    if (m_stage != Stage::Found)
        return {feedAddress(address().value_or(QString())).value_or(QString())};
    QStringList urls;
    for (const FoundFeed& feed : m_preview->chosen())
        urls.append(feed.url);
    return urls;
}

void AddFeedDialog::add(const QStringList& urls)
{
    const auto folder = m_folder->choice();
    if (!folder) {
        m_folder->focusName();
        return showError(tr("The new folder has no name. Give it one, or choose no folder."));
    }
    const QString name = urls.size() == 1 ? m_name->text().simplified() : QString();
    QList<NewFeed> feeds;
    for (const QString& url : urls)
        feeds.append({.url = url, .name = name, .folder = folder->folder, .newFolder = folder->newFolder});
    setWaiting(true);
    Q_EMIT addRequested(feeds);
}

} // namespace offprint
