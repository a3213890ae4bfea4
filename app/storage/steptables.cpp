#include "app/storage/steptables.h"

#include "app/storage/changeset.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int kept = 200;
constexpr qint64 sameWriting = 10LL * 60 * 1000;

struct KindName
{
    Step::Kind kind;
    QLatin1StringView name;
};

// As libraries keep them
constexpr std::array kindNames{KindName{Step::Kind::Star, "star"_L1},
                               KindName{Step::Kind::Unstar, "unstar"_L1},
                               KindName{Step::Kind::MarkRead, "read"_L1},
                               KindName{Step::Kind::MarkUnread, "unread"_L1},
                               KindName{Step::Kind::Hide, "hide"_L1},
                               KindName{Step::Kind::Show, "show"_L1},
                               KindName{Step::Kind::EditNote, "note"_L1},
                               KindName{Step::Kind::Separate, "separate"_L1},
                               KindName{Step::Kind::Unite, "unite"_L1},
                               KindName{Step::Kind::AddFeeds, "add-feeds"_L1},
                               KindName{Step::Kind::ImportFeeds, "import-feeds"_L1},
                               KindName{Step::Kind::RemoveFeed, "remove-feed"_L1},
                               KindName{Step::Kind::EditFeed, "edit-feed"_L1},
                               KindName{Step::Kind::MoveFeed, "move-feed"_L1},
                               KindName{Step::Kind::AddFolder, "add-folder"_L1},
                               KindName{Step::Kind::RenameFolder, "rename-folder"_L1},
                               KindName{Step::Kind::RemoveFolder, "remove-folder"_L1},
                               KindName{Step::Kind::AddSearch, "add-search"_L1},
                               KindName{Step::Kind::EditSearch, "edit-search"_L1},
                               KindName{Step::Kind::MoveSearch, "move-search"_L1},
                               KindName{Step::Kind::RemoveSearch, "remove-search"_L1},
                               KindName{Step::Kind::ApplySearch, "apply-search"_L1},
                               KindName{Step::Kind::Tag, "tag"_L1},
                               KindName{Step::Kind::Untag, "untag"_L1},
                               KindName{Step::Kind::EditTag, "edit-tag"_L1},
                               KindName{Step::Kind::MergeTag, "merge-tag"_L1},
                               KindName{Step::Kind::RemoveTag, "remove-tag"_L1},
                               KindName{Step::Kind::AddList, "add-list"_L1},
                               KindName{Step::Kind::EditList, "edit-list"_L1},
                               KindName{Step::Kind::MoveList, "move-list"_L1},
                               KindName{Step::Kind::RemoveList, "remove-list"_L1},
                               KindName{Step::Kind::PutOnList, "put-on-list"_L1},
                               KindName{Step::Kind::TakeOffList, "take-off-list"_L1},
                               KindName{Step::Kind::OrderList, "order-list"_L1},
                               KindName{Step::Kind::EditListEntry, "edit-list-entry"_L1},
                               KindName{Step::Kind::Import, "import"_L1},
                               KindName{Step::Kind::EditReference, "edit-reference"_L1},
                               KindName{Step::Kind::AddPage, "add-page"_L1}};

QString nameOf(Step::Kind kind)
{
    return QString(std::ranges::find(kindNames, kind, &KindName::kind)->name);
}

Step::Kind kindNamed(const QString& name)
{
    const auto known =
        std::ranges::find_if(kindNames, [&](const KindName& each) { return each.name == name; });
    return known == kindNames.end() ? Step::Kind::Import : known->kind;
}

Step stepAt(SQLite::Statement& s)
{
    return {.number = numberAt(s, 0),
            .kind = kindNamed(textAt(s, 1)),
            .count = int(numberAt(s, 2)),
            .name = textAt(s, 3),
            .at = timeAt(s, 4),
            .isUndone = numberAt(s, 5) != 0};
}

} // namespace

QByteArray toBytes(QList<PaperId> ids)
{
    std::ranges::sort(ids);
    QByteArray bytes;
    qint64 before = 0;
    for (const PaperId id : std::as_const(ids)) {
        quint64 distance = quint64(id.value - before);
        before = id.value;
        for (; distance >= 0x80; distance >>= 7)
            bytes += char(distance | 0x80);
        bytes += char(distance);
    }
    return bytes;
}

QList<PaperId> paperIdsFrom(const QByteArray& bytes)
{
    QList<PaperId> ids;
    qint64 before = 0;
    quint64 distance = 0;
    int shift = 0;
    for (const char byte : bytes) {
        distance |= quint64(uchar(byte) & 0x7f) << shift;
        shift = std::min(shift + 7, 63);
        if ((uchar(byte) & 0x80) != 0)
            continue;
        before += qint64(distance);
        ids.append(PaperId{before});
        distance = 0;
        shift = 0;
    }
    return ids;
}

void StepTables::add(const StepPart& part, const StepGroup& group, const QDateTime& now)
{
    bound(m_connection.prepared("DELETE FROM step WHERE is_undone = 1 AND group_id <> ?"), group.number)
        .exec();
    if (joinWithLast(part, now))
        return;
    const bool isOwn = group.number == 0;
    SQLite::Statement& insert = m_connection.prepared(
        "INSERT INTO step (group_id, at, kind, group_kind, count, name, subject, papers, changes) VALUES (?, "
        "?, ?, ?, ?, ?, ?, ?, ?)");
    bound(insert, group.number, now, nameOf(part.kind), nameOf(isOwn ? part.kind : group.kind), part.count,
          isOwn ? part.name : group.name, part.subject,
          part.papers.isEmpty() ? QByteArray() : toBytes(part.papers),
          part.changes.isEmpty() ? QByteArray() : part.changes)
        .exec();
    if (isOwn)
        bound(m_connection.prepared("UPDATE step SET group_id = id WHERE id = ?"),
              m_connection.lastInsertedId())
            .exec();
    forgetOldest();
}

bool StepTables::joinWithLast(const StepPart& part, const QDateTime& now)
{
    if (part.kind != Step::Kind::EditNote)
        return false;
    SQLite::Statement& last = m_connection.prepared(
        "SELECT id, at, subject, changes FROM step WHERE id = (SELECT max(id) FROM step) AND kind = 'note'");
    if (!last.executeStep() || textAt(last, 2) != part.subject || timeAt(last, 1).msecsTo(now) > sameWriting)
        return false;
    const qint64 number = numberAt(last, 0);
    const QByteArray both = joined(bytesAt(last, 3), part.changes);
    last.reset();
    if (both.isEmpty())
        bound(m_connection.prepared("DELETE FROM step WHERE id = ?"), number).exec();
    else
        bound(m_connection.prepared("UPDATE step SET changes = ? WHERE id = ?"), both, number).exec();
    return true;
}

void StepTables::forgetOldest()
{
    bound(
        m_connection.prepared("DELETE FROM step WHERE id < (SELECT min(first) FROM (SELECT min(id) AS first "
                              "FROM step GROUP BY group_id ORDER BY max(id) DESC LIMIT ?))"),
        kept)
        .exec();
}

QList<Step> StepTables::steps()
{
    QList<Step> all;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT group_id, group_kind, sum(count), name, min(at), max(is_undone) FROM step GROUP BY group_id "
        "ORDER BY max(id) DESC");
    while (s.executeStep())
        all.append(stepAt(s));
    return all;
}

std::optional<Step> StepTables::next(bool isUndo)
{
    const QList<Step> all = steps();
    if (isUndo) {
        const auto newest = std::ranges::find(all, false, &Step::isUndone);
        return newest == all.end() ? std::nullopt : std::optional(*newest);
    }
    std::optional<Step> last;
    for (const Step& step : all) {
        if (!step.isUndone)
            break;
        last = step;
    }
    return last;
}

QList<StepPart> StepTables::parts(const Step& step)
{
    QList<StepPart> parts;
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT id, kind, name, subject, papers, changes, count FROM step WHERE "
                                    "group_id = ? ORDER BY id"),
              step.number);
    while (s.executeStep())
        parts.append({.number = numberAt(s, 0),
                      .kind = kindNamed(textAt(s, 1)),
                      .name = textAt(s, 2),
                      .subject = textAt(s, 3),
                      .papers = paperIdsFrom(bytesAt(s, 4)),
                      .changes = bytesAt(s, 5),
                      .count = int(numberAt(s, 6))});
    return parts;
}

void StepTables::setUndone(const Step& step, bool isUndone)
{
    bound(m_connection.prepared("UPDATE step SET is_undone = ? WHERE group_id = ?"), isUndone, step.number)
        .exec();
}

} // namespace offprint
