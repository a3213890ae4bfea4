#include "ui/dialogs/olderloading.h"

#include "models/counted.h"
#include "models/sidebarmodel.h"
#include "ui/dialogs/olderpapersdialog.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString dayText(QDate day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

QString papersCounted(qsizetype count)
{
    return counted(count, OlderLoading::tr("1 older paper"), OlderLoading::tr("%1 older papers"));
}

} // namespace

OlderLoading::OlderLoading(OlderPapers& older, const SidebarModel& sidebar, const Appearance& appearance,
                           QWidget* window)
    : QObject(window)
    , m_older(older)
    , m_sidebar(sidebar)
    , m_appearance(appearance)
    , m_window(window)
{
    connect(&m_older, &OlderPapers::progressChanged, this, &OlderLoading::follow);
    connect(&m_sidebar, &SidebarModel::updated, this, [this] {
        if (isRunning())
            Q_EMIT progressTold(sentence()); // the feed may have another name
    });
}

QString OlderLoading::nameOf(FeedId feed) const
{
    return m_sidebar.indexOf(feed).data(SidebarModel::NameRole).toString();
}

QString OlderLoading::commandFor(FeedId feed) const
{
    const auto& feeds = m_sidebar.subscriptions().feeds;
    const auto known = std::ranges::find(feeds, feed, &Feed::id);
    if (known == feeds.end() || !known->isRefreshable() || !m_older.canLoad(known->url) ||
        m_running.contains(feed))
        return {};
    const auto progress = m_older.progress(feed);
    return progress && !progress->isFinished ? tr("Go On &Loading Older Papers…") : tr("&Load Older Papers…");
}

void OlderLoading::ask(FeedId feed)
{
    if (commandFor(feed).isEmpty())
        return;
    const OlderProgress before = m_older.progress(feed).value_or(OlderProgress{});
    auto* dialog = new OlderPapersDialog(nameOf(feed), before.reached,
                                         before.isFinished ? QDate() : before.until, m_appearance, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OlderPapersDialog::untilChosen, this, [this, dialog, feed](QDate until) {
        dialog->showDone();
        m_older.start(feed, until);
    });
    dialog->open();
}

void OlderLoading::stopAll()
{
    for (const QList<FeedId> feeds = m_running.keys(); const FeedId feed : feeds)
        m_older.stop(feed);
}

void OlderLoading::follow(const OlderProgress& progress)
{
    const bool wasRunning = m_running.contains(progress.feed);
    if (progress.isRunning)
        m_running.insert(progress.feed, progress);
    else
        m_running.remove(progress.feed);
    Q_EMIT progressTold(sentence());
    if (progress.isRunning || !wasRunning)
        return;
    if (progress.failure && progress.failure->code != ErrorCode::Cancelled)
        Q_EMIT failed(*progress.failure);
    else if (progress.isFinished)
        Q_EMIT finished(
            tr("Loaded %1 of “%2”").arg(papersCounted(progress.newPapers), nameOf(progress.feed)));
}

QString OlderLoading::sentence() const
{
    if (m_running.isEmpty())
        return {};
    if (m_running.size() > 1)
        return tr("Loading older papers of %1 feeds").arg(m_running.size());
    const OlderProgress progress = m_running.cbegin().value();
    const QString feed = tr("Loading older papers of “%1”").arg(nameOf(progress.feed));
    if (!progress.reached.isValid())
        return feed + u'…';
    return tr("%1: %2 so far, back to %3")
        .arg(feed, QLocale().toString(progress.newPapers), dayText(progress.reached));
}

} // namespace offprint
