#include "models/refreshlogmodel.h"

#include "models/logremarks.h"
#include "models/reply.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int linesRead = 200;

QString said(const char* text)
{
    return RefreshLogModel::tr(text);
}

QString cameText(const RefreshLogEntry& entry)
{
    using Came = RefreshLogEntry::Came;
    if (entry.came == Came::NotAsked)
        return said("not asked");
    QStringList parts;
    if (entry.status > 0)
        parts.append(QString::number(entry.status));
    if (entry.came == Came::Failed)
        parts.append(said("failed"));
    else if (entry.came == Came::NotModified)
        parts.append(said("not modified"));
    else if (entry.came == Came::SameBytes)
        parts.append(said("as before"));
    if (entry.bytes > 0)
        parts.append(QLocale().formattedDataSize(entry.bytes, 1, QLocale::DataSizeSIFormat));
    return parts.join(u" · "_s);
}

QString papersText(const RefreshLogEntry& entry)
{
    QStringList parts;
    const auto add = [&](int count, const QString& words) {
        if (count > 0)
            parts.append(words.arg(QLocale().toString(count)));
    };
    add(entry.newPapers, said("%1 new"));
    add(entry.changedPapers, said("%1 changed"));
    add(entry.samePapers, said("%1 same"));
    return parts.join(u", "_s);
}

QString remarkText(const RefreshLogEntry& entry)
{
    return remarksOf(entry).join(u' ');
}

QString timeText(const QDateTime& time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QString clock = QLocale().toString(local.time(), u"HH:mm"_s);
    return local.date() == QDate::currentDate() ? clock
                                                : QLocale().toString(local.date(), u"d MMM"_s) + u' ' + clock;
}

QString wholeTime(const QDateTime& time)
{
    return time.isValid() ? time.toLocalTime().toString(Qt::ISODate) : QString();
}

QString tooltipOf(const RefreshLogEntry& entry)
{
    QStringList lines;
    if (!entry.asked.isEmpty())
        lines.append(said("Asked %1").arg(entry.asked));
    if (entry.milliseconds > 0)
        lines.append(said("Answered in %1 ms").arg(QLocale().toString(entry.milliseconds)));
    if (const QString remark = remarkText(entry); !remark.isEmpty())
        lines.append(remark);
    return lines.join(u'\n');
}

} // namespace

RefreshLogModel::RefreshLogModel(Library& library, FeedId feed, QObject* parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_feed(feed)
{
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.subscriptions || change.everything)
            read();
    });
    read();
}

/// One reading at a time: what is told meanwhile leads to one more.
void RefreshLogModel::read()
{
    if (m_isReading) {
        m_mustReadAgain = true;
        return;
    }
    m_isReading = true;
    whenReady(m_library.feedLog(m_feed, linesRead), this, [this](const Result<QList<RefreshLogEntry>>& log) {
        m_isReading = false;
        if (std::exchange(m_mustReadAgain, false))
            read();
        if (log)
            take(*log);
        else if (log.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(log.error());
    });
}

void RefreshLogModel::take(const QList<RefreshLogEntry>& entries)
{
    const qsizetype fresh = m_entries.isEmpty() ? -1 : entries.indexOf(m_entries.first());
    const qsizetype kept = fresh < 0 ? 0 : std::min(m_entries.size(), entries.size() - fresh);
    if (fresh < 0 || m_entries.first(kept) != entries.sliced(fresh, kept)) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
    } else {
        if (fresh > 0) {
            beginInsertRows({}, 0, int(fresh) - 1);
            m_entries = entries.first(fresh) + m_entries;
            endInsertRows();
        }
        if (m_entries.size() > entries.size()) {
            beginRemoveRows({}, int(entries.size()), int(m_entries.size()) - 1);
            m_entries.resize(entries.size());
            endRemoveRows();
        }
    }
    Q_EMIT updated();
}

int RefreshLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RefreshLogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RefreshLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RefreshLogEntry& entry = m_entries.at(index.row());
    if (role == Qt::ToolTipRole)
        return tooltipOf(entry);
    if (role == IsFailureRole)
        return entry.came == RefreshLogEntry::Came::Failed;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case When:
        return timeText(entry.at);
    case Came:
        return cameText(entry);
    case Papers:
        return papersText(entry);
    case Remark:
        return remarkText(entry);
    case Next:
        return timeText(entry.nextDue);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RefreshLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case When:
        return tr("When");
    case Came:
        return tr("What came");
    case Papers:
        return tr("Papers");
    case Remark:
        return tr("Remarks");
    case Next:
        return tr("Next");
    case ColumnCount:
        break;
    }
    return {};
}

QString RefreshLogModel::asText(const QList<int>& rows) const
{
    QStringList lines{tr("When\tAsked\tWhat came\tMilliseconds\tPapers\tRemarks\tNext")};
    for (int row = 0; row < rowCount(); ++row) {
        if (!rows.isEmpty() && !rows.contains(row))
            continue;
        const RefreshLogEntry& entry = m_entries.at(row);
        const QStringList cells{
            wholeTime(entry.at),     entry.asked,
            cameText(entry),         entry.milliseconds > 0 ? QString::number(entry.milliseconds) : QString(),
            papersText(entry),       remarkText(entry).simplified(),
            wholeTime(entry.nextDue)};
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace offprint
