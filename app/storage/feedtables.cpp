#include "app/storage/feedtables.h"

#include "app/storage/foundor.h"
#include "app/storage/librarytables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// NULL where there is no folder.
void bindFolder(SQLite::Statement& statement, int index, std::optional<FolderId> folder)
{
    if (folder)
        bindAt(statement, index, folder->value);
    else
        statement.bind(index);
}

} // namespace

Result<FeedId> FeedTables::add(const QString& url, const QString& urlKey, const QString& name,
                               std::optional<FolderId> folder)
{
    SQLite::Statement& known =
        bound(m_connection.prepared("SELECT id, removed_at IS NOT NULL FROM feed WHERE url_key = ?"), urlKey);
    if (known.executeStep()) {
        const FeedId id{numberAt(known, 0)};
        if (numberAt(known, 1) == 0)
            return failure(ErrorCode::AlreadyThere, url, QString::number(id.value));
        return restore(id).and_then([&] { return subscribeAgain(id, url, folder); });
    }
    if (const Result<> there = findFolder(folder); !there)
        return std::unexpected(there.error());
    SQLite::Statement& insert = m_connection.prepared(
        "INSERT INTO feed (url, url_key, given_name, folder_id, position) VALUES (?1, ?2, ?3, ?4, "
        "(SELECT coalesce(max(position) + 1, 0) FROM feed WHERE folder_id IS ?4))");
    bound(insert, QString(u""_s + url), urlKey, name);
    bindFolder(insert, 4, folder);
    insert.exec();
    return FeedId{m_connection.lastInsertedId()};
}

/// The feed keeps its name and, unless another folder is asked for, its folder; it is due at once.
Result<FeedId> FeedTables::subscribeAgain(FeedId id, const QString& url, std::optional<FolderId> folder)
{
    bound(m_connection.prepared("UPDATE feed SET url = ? WHERE id = ?"), url, id.value).exec();
    makeDue(id);
    const Result<> moved = folder ? move(id, folder, -1) : Result<>();
    return moved.transform([id] { return id; });
}

Result<> FeedTables::remove(FeedId id, const QDateTime& now)
{
    const int rows =
        bound(m_connection.prepared("UPDATE feed SET removed_at = ? WHERE id = ? AND removed_at IS NULL"),
              now, id.value)
            .exec();
    updateVisibility(m_connection, id);
    return foundOr(rows, id.value);
}

Result<> FeedTables::restore(FeedId id)
{
    const int rows =
        bound(m_connection.prepared("UPDATE feed SET removed_at = NULL WHERE id = ?"), id.value).exec();
    updateVisibility(m_connection, id);
    return foundOr(rows, id.value);
}

Result<> FeedTables::rename(FeedId id, const QString& name)
{
    return foundOr(
        bound(m_connection.prepared("UPDATE feed SET given_name = ? WHERE id = ?"), name, id.value).exec(),
        id.value);
}

Result<> FeedTables::setInterval(FeedId id, std::optional<std::chrono::minutes> interval)
{
    const auto minutes = interval ? std::optional<int>(int(interval->count())) : std::nullopt;
    return foundOr(
        bound(m_connection.prepared("UPDATE feed SET interval_minutes = ?, next_due = NULL WHERE id = ?"),
              minutes, id.value)
            .exec(),
        id.value);
}

Result<> FeedTables::move(FeedId id, std::optional<FolderId> folder, int position)
{
    if (const Result<> there = findFolder(folder); !there)
        return there;
    QList<qint64> order;
    SQLite::Statement& others = m_connection.prepared("SELECT id FROM feed WHERE folder_id IS ?1 AND id <> "
                                                      "?2 AND removed_at IS NULL ORDER BY position, id");
    bindFolder(others, 1, folder);
    bindAt(others, 2, id.value);
    while (others.executeStep())
        order.append(numberAt(others, 0));
    order.insert(position < 0 || position > order.size() ? order.size() : position, id.value);
    int rows = 0;
    for (int i = 0; i < order.size(); ++i) {
        SQLite::Statement& update =
            m_connection.prepared("UPDATE feed SET folder_id = ?1, position = ?2 WHERE id = ?3");
        bindFolder(update, 1, folder);
        bindAt(update, 2, i);
        bindAt(update, 3, order[i]);
        rows += update.exec();
    }
    return foundOr(rows == order.size() ? 1 : 0, id.value);
}

bool FeedTables::isSubscribed(FeedId id)
{
    return bound(m_connection.prepared("SELECT 1 FROM feed WHERE id = ? AND removed_at IS NULL"), id.value)
        .executeStep();
}

QString FeedTables::url(FeedId id)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT url FROM feed WHERE id = ?"), id.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QString FeedTables::name(FeedId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT coalesce(nullif(given_name, ''), nullif(title, "
                                    "''), url) FROM feed WHERE id = ?"),
              id.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QString FeedTables::folderName(FolderId id)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT name FROM folder WHERE id = ?"), id.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QList<FeedFacts> FeedTables::facts()
{
    QList<FeedFacts> all;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT id, url, coalesce(nullif(given_name, ''), nullif(title, ''), url), interval_minutes, "
        "failure_count, wait_until, etag, last_modified, body_hash, last_checked, next_due, fresh_until, "
        "ttl_minutes, skip_hours, skip_days FROM feed WHERE removed_at IS NULL AND url <> '' "
        "ORDER BY folder_id, position, id");
    while (s.executeStep()) {
        const auto minutes = countAt(s, 3);
        all.append({.id = FeedId{numberAt(s, 0)},
                    .url = textAt(s, 1),
                    .name = textAt(s, 2),
                    .interval = minutes ? std::optional(std::chrono::minutes(*minutes)) : std::nullopt,
                    .failureCount = int(numberAt(s, 4)),
                    .waitUntil = timeAt(s, 5),
                    .answer = {.etag = bytesAt(s, 6),
                               .lastModified = bytesAt(s, 7),
                               .bodyHash = bytesAt(s, 8),
                               .checked = timeAt(s, 9),
                               .nextDue = timeAt(s, 10),
                               .freshUntil = timeAt(s, 11),
                               .timing = FeedTiming{std::chrono::minutes(numberAt(s, 12)),
                                                    quint32(numberAt(s, 13)), quint32(numberAt(s, 14))}}});
    }
    return all;
}

void FeedTables::describe(FeedId id, FeedKind kind, const QString& title, const QString& site)
{
    bound(m_connection.prepared("UPDATE feed SET kind = ?, title = coalesce(nullif(?, ''), title), "
                                "site = coalesce(nullif(?, ''), site) WHERE id = ?"),
          toString(kind), title, site, id.value)
        .exec();
}

void FeedTables::recordGood(FeedId id, const AnswerFacts& facts)
{
    bound(
        m_connection.prepared(
            "UPDATE feed SET etag = ?, last_modified = ?, body_hash = ?, last_checked = ?4, last_good = ?4, "
            "next_due = ?5, fresh_until = ?6, wait_until = NULL, failing_since = NULL, failure_code = NULL, "
            "failure_detail = NULL, failure_status = NULL, failure_count = 0 WHERE id = ?7"),
        facts.etag, facts.lastModified, facts.bodyHash, facts.checked, facts.nextDue, facts.freshUntil,
        id.value)
        .exec();
    if (facts.timing)
        bound(m_connection.prepared(
                  "UPDATE feed SET ttl_minutes = ?, skip_hours = ?, skip_days = ? WHERE id = ?"),
              qint64(facts.timing->ttl.count()), qint64(facts.timing->skipHours),
              qint64(facts.timing->skipDays), id.value)
            .exec();
}

void FeedTables::setWarnings(FeedId id, const QStringList& warnings)
{
    bound(m_connection.prepared("UPDATE feed SET warnings = nullif(?, '') WHERE id = ?"),
          warnings.join(u'\n'), id.value)
        .exec();
}

void FeedTables::recordFailure(FeedId id, const Error& error, const QDateTime& checked,
                               const QDateTime& nextDue, const QDateTime& waitUntil)
{
    bound(m_connection.prepared(
              "UPDATE feed SET last_checked = ?1, next_due = ?, failure_code = ?, failure_detail = ?, "
              "failure_status = ?, wait_until = ?, failing_since = coalesce(failing_since, ?1), "
              "failure_count = failure_count + 1 WHERE id = ?"),
          checked, nextDue, int(error.code), error.detail, error.status, waitUntil, id.value)
        .exec();
}

int FeedTables::countMove(FeedId id, const QString& movedTo, const QDateTime& now, std::chrono::seconds apart)
{
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT moved_to, moved_count, moved_seen FROM feed WHERE id = ?"), id.value);
    if (!s.executeStep())
        return 0;
    const QString before = textAt(s, 0);
    const bool isSame = before == movedTo;
    const int known = int(numberAt(s, 1));
    const QDateTime seen = timeAt(s, 2);
    if (isSame && (movedTo.isEmpty() || (seen.isValid() && now < seen.addDuration(apart) && seen <= now)))
        return known;
    const int count = movedTo.isEmpty() ? 0 : isSame ? known + 1 : 1;
    bound(m_connection.prepared(
              "UPDATE feed SET moved_to = nullif(?, ''), moved_count = ?, moved_seen = ? WHERE id = ?"),
          movedTo, count, movedTo.isEmpty() ? QDateTime() : now, id.value)
        .exec();
    return count;
}

Result<> FeedTables::setAddress(FeedId id, const QString& url, const QString& urlKey)
{
    SQLite::Statement& other =
        bound(m_connection.prepared("SELECT id, removed_at IS NULL FROM feed WHERE url_key = ? AND id <> ?"),
              urlKey, id.value);
    if (other.executeStep()) {
        const qint64 holder = numberAt(other, 0);
        if (numberAt(other, 1) != 0)
            return failure(ErrorCode::AlreadyThere, url, QString::number(holder));
        // A feed that was removed gives the address up; it can still be restored by its number
        bound(m_connection.prepared("UPDATE feed SET url_key = url_key || '#removed-' || id WHERE id = ?"),
              holder)
            .exec();
    }
    return foundOr(bound(m_connection.prepared("UPDATE feed SET url = ?, url_key = ?, moved_to = NULL, "
                                               "moved_count = 0, moved_seen = NULL WHERE id = ?"),
                         url, urlKey, id.value)
                       .exec(),
                   id.value);
}

void FeedTables::forgetAnswers(FeedId id)
{
    bound(m_connection.prepared("UPDATE feed SET etag = NULL, last_modified = NULL, body_hash = NULL, "
                                "wait_until = NULL WHERE id = ?"),
          id.value)
        .exec();
    makeDue(id);
}

/// As if it had not failed, and said nothing of when to ask.
void FeedTables::makeDue(FeedId id)
{
    bound(m_connection.prepared("UPDATE feed SET next_due = NULL, fresh_until = NULL, failing_since = NULL, "
                                "failure_code = NULL, failure_detail = NULL, failure_status = NULL, "
                                "failure_count = 0 WHERE id = ?"),
          id.value)
        .exec();
}

Result<> FeedTables::findFolder(std::optional<FolderId> id)
{
    if (!id || bound(m_connection.prepared("SELECT 1 FROM folder WHERE id = ?"), id->value).executeStep())
        return {};
    return failure(ErrorCode::NotFound, QString::number(id->value));
}

Result<> FeedTables::findFolderName(const QString& name, FolderId except)
{
    if (name.isEmpty())
        return failure(ErrorCode::BadArgument, name);
    // Compared here: SQLite's NOCASE knows the case of ASCII letters alone
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT id, name FROM folder WHERE id <> ?"), except.value);
    while (s.executeStep()) {
        if (textAt(s, 1).compare(name, Qt::CaseInsensitive) == 0)
            return failure(ErrorCode::AlreadyThere, name, QString::number(numberAt(s, 0)));
    }
    return {};
}

Result<FolderId> FeedTables::addFolder(const QString& name)
{
    if (const Result<> isFree = findFolderName(name, {}); !isFree)
        return std::unexpected(isFree.error());
    bound(m_connection.prepared("INSERT INTO folder (name, position) VALUES (?, (SELECT "
                                "coalesce(max(position) + 1, 0) FROM folder))"),
          name)
        .exec();
    return FolderId{m_connection.lastInsertedId()};
}

Result<> FeedTables::renameFolder(FolderId id, const QString& name)
{
    if (const Result<> isFree = findFolderName(name, id); !isFree)
        return isFree;
    return foundOr(
        bound(m_connection.prepared("UPDATE folder SET name = ? WHERE id = ?"), name, id.value).exec(),
        id.value);
}

Result<> FeedTables::removeFolder(FolderId id)
{
    return foundOr(bound(m_connection.prepared("DELETE FROM folder WHERE id = ?"), id.value).exec(),
                   id.value);
}

Result<> FeedTables::setFolderExpanded(FolderId id, bool isExpanded)
{
    return foundOr(
        bound(m_connection.prepared("UPDATE folder SET is_expanded = ? WHERE id = ?"), isExpanded, id.value)
            .exec(),
        id.value);
}

} // namespace offprint
