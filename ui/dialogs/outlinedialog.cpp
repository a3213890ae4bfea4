#include "ui/dialogs/outlinedialog.h"

#include "models/counted.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/pickdelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtCore/QSet>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int feedsListed = 500;
constexpr int warningsListed = 5;

} // namespace

OutlineDialog::OutlineDialog(const Outline& outline, const QList<Feed>& subscribed,
                             const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Import Feeds"), tr("Import"), appearance, parent)
    , m_outline(outline)
    , m_summary(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_warnings(new QLabel(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setWordWrap(true);
    m_list->setItemDelegate(new PickDelegate(appearance, m_list));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Feeds of the list"));
    addContent(m_summary);
    addGap();
    addContent(m_list, 1);
    addContent(m_warnings);
    fill(subscribed);
    setAcceptable(m_newFeeds > 0);
    resize(520, 540);
    applyAppearance();
}

void OutlineDialog::fill(const QList<Feed>& subscribed)
{
    QSet<QUrl> there;
    for (const Feed& feed : subscribed)
        there.insert(comparableAddress(feed.url));
    QSet<QString> folders;
    for (const OutlineFeed& feed : m_outline.feeds) {
        const bool isThere = there.contains(comparableAddress(feed.url));
        m_newFeeds += isThere ? 0 : 1;
        if (!feed.path.isEmpty())
            folders.insert(feed.path.join(u'/'));
        if (m_list->count() >= feedsListed)
            continue;
        auto* item = new QListWidgetItem(feed.title.isEmpty() ? feed.url : feed.title, m_list);
        item->setData(PickDelegate::DescriptionRole, feed.url);
        item->setData(PickDelegate::GroupRole, isThere ? tr("subscribed") : feed.path.join(u" / "_s));
        item->setFlags(Qt::ItemIsEnabled);
    }
    if (const qsizetype rest = m_outline.feeds.size() - m_list->count(); rest > 0) {
        auto* more = new QListWidgetItem(tr("and %1 more").arg(QLocale().toString(rest)), m_list);
        more->setFlags(Qt::ItemIsEnabled);
    }
    m_list->setVisible(m_list->count() > 0);
    m_summary->setText(summary(folders.size()));
    QStringList warnings =
        m_outline.warnings.first(std::min<qsizetype>(warningsListed, m_outline.warnings.size()));
    if (const qsizetype rest = m_outline.warnings.size() - warnings.size(); rest > 0)
        warnings.append(counted(rest, tr("One more like these."), tr("%1 more like these.")));
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

QString OutlineDialog::summary(qsizetype folders) const
{
    if (m_outline.feeds.isEmpty())
        return tr("There is no feed in this list.");
    QStringList parts;
    const QString inFolders =
        folders == 0 ? QString() : counted(folders, tr(" in one folder"), tr(" in %1 folders"));
    parts.append(counted(m_outline.feeds.size(), tr("One feed"), tr("%1 feeds")) + inFolders + u'.');
    const qsizetype there = m_outline.feeds.size() - m_newFeeds;
    if (m_newFeeds == 0)
        parts.append(tr("You are subscribed to all of them already."));
    else if (there > 0)
        parts.append(counted(there, tr("One is subscribed to already and stays as it is."),
                             tr("%1 are subscribed to already and stay as they are.")));
    return parts.join(u' ');
}

void OutlineDialog::submit()
{
    setWaiting(true);
    Q_EMIT addRequested(m_outline);
}

void OutlineDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_summary->setFont(appearance().uiFont());
    m_warnings->setFont(appearance().uiFont(-0.5));
    setTextColour(m_summary, appearance().theme().text);
    setTextColour(m_warnings, appearance().theme().error);
}

} // namespace offprint
