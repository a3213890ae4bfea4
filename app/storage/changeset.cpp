#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "app/storage/changeset.h"

#include <sqlite3.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Those whose rows only the user changes, the feed's own columns apart.
constexpr std::array recordedTables{"folder",   "feed",       "saved_search", "note",
                                    "tag",      "paper_tag",  "reading_list", "reading_list_item",
                                    "cite_key", "publication"};

void check(int code, const char* what)
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(what, code);
}

using Iterator = std::unique_ptr<sqlite3_changeset_iter, decltype(&sqlite3changeset_finalize)>;

Iterator iteratorOver(const QByteArray& changes)
{
    sqlite3_changeset_iter* iterator = nullptr;
    check(sqlite3changeset_start(&iterator, int(changes.size()), const_cast<char*>(changes.constData())),
          "a step cannot be read");
    return {iterator, sqlite3changeset_finalize};
}

QByteArray taken(void* bytes, int size)
{
    const QByteArray copy(static_cast<const char*>(bytes), size);
    sqlite3_free(bytes);
    return copy;
}

/// One row of a changeset.
class ChangedRow final
{
public:
    explicit ChangedRow(sqlite3_changeset_iter* iterator)
        : m_iterator(iterator)
    {
        const char* table = nullptr;
        int columns = 0;
        check(sqlite3changeset_op(iterator, &table, &columns, &m_operation, nullptr),
              "a step cannot be read");
        m_table = QLatin1StringView(table);
    }

    [[nodiscard]] QLatin1StringView table() const { return m_table; }
    [[nodiscard]] int operation() const { return m_operation; }
    [[nodiscard]] qint64 number(int column) const { return sqlite3_value_int64(keyAt(column)); }
    [[nodiscard]] bool isNull(int column) const { return sqlite3_value_type(keyAt(column)) == SQLITE_NULL; }
    [[nodiscard]] QString text(int column) const
    {
        return QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_value_text(keyAt(column))));
    }

private:
    /// Of an update: of a key's column, which both sides have alike.
    [[nodiscard]] sqlite3_value* keyAt(int column) const
    {
        sqlite3_value* value = nullptr;
        if (m_operation == SQLITE_INSERT)
            sqlite3changeset_new(m_iterator, column, &value);
        else
            sqlite3changeset_old(m_iterator, column, &value);
        return value;
    }

    sqlite3_changeset_iter* m_iterator;
    QLatin1StringView m_table;
    int m_operation = 0;
};

void addFeed(ChangedRows& rows, const ChangedRow& row)
{
    rows.feeds.insert({row.number(0)});
    if (row.operation() == SQLITE_DELETE)
        rows.deletedFeeds.insert({row.number(0)});
}

void addRow(ChangedRows& rows, const ChangedRow& row)
{
    if (row.table() == "note"_L1)
        rows.noted.insert(row.text(0));
    if (row.table() == "note"_L1 || row.table() == "cite_key"_L1 || row.table() == "publication"_L1)
        rows.papers.insert(row.text(0));
    else if (row.table() == "paper_tag"_L1 || row.table() == "reading_list_item"_L1)
        rows.papers.insert(row.text(1));
    else if (row.table() == "feed"_L1)
        addFeed(rows, row);
    else if (row.table() == "reading_list"_L1)
        rows.lists.insert({row.number(0)});
    else if (row.table() == "saved_search"_L1)
        rows.searches.insert({row.number(0)});
}

/// A feed that is there again, where it stood and as it was called.
struct RestoredFeed
{
    qint64 id = 0;
    std::optional<qint64> folder;
    int position = 0;
    QString givenName;
};

RestoredFeed restoredFeed(const ChangedRow& row)
{
    constexpr int givenName = 5; // columns of `feed`, in the schema's order
    constexpr int folder = 7;
    constexpr int position = 8;
    return {.id = row.number(0),
            .folder = row.isNull(folder) ? std::nullopt : std::optional(row.number(folder)),
            .position = int(row.number(position)),
            .givenName = row.text(givenName)};
}

void restore(Connection& connection, const RestoredFeed& feed)
{
    bound(connection.prepared(
              "UPDATE feed SET removed_at = NULL, given_name = nullif(?, ''), position = ? WHERE id = ?"),
          feed.givenName, feed.position, feed.id)
        .exec();
    // The folder that it was in may have gone meanwhile
    if (feed.folder)
        bound(connection.prepared(
                  "UPDATE feed SET folder_id = (SELECT id FROM folder WHERE id = ?) WHERE id = ?"),
              *feed.folder, feed.id)
            .exec();
}

/// What could not be done as it was written down.
struct Conflicts
{
    int kept = 0;
    QList<qint64> feedsToRemove;
    QList<RestoredFeed> feedsToRestore;
};

/// The refresh writes into a feed's row, too: there what the user had set before is put back in any case.
int onConflict(void* context, int kind, sqlite3_changeset_iter* iterator)
{
    auto* conflicts = static_cast<Conflicts*>(context);
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
        return SQLITE_CHANGESET_ABORT;
    const ChangedRow row(iterator);
    const bool isOthersToo = row.table() == "folder"_L1 || // whether it is open is no step
                             (row.table() == "feed"_L1 && row.operation() == SQLITE_UPDATE);
    if (isOthersToo && kind == SQLITE_CHANGESET_DATA)
        return SQLITE_CHANGESET_REPLACE;
    // As what a tag was on goes with the tag
    const bool isGoneAlready = kind == SQLITE_CHANGESET_NOTFOUND && row.operation() == SQLITE_DELETE;
    if (row.table() == "feed"_L1 && kind == SQLITE_CHANGESET_DATA && row.operation() == SQLITE_DELETE)
        conflicts->feedsToRemove.append(row.number(0));
    else if (row.table() == "feed"_L1 && kind == SQLITE_CHANGESET_CONFLICT)
        conflicts->feedsToRestore.append(restoredFeed(row));
    else if (!isGoneAlready)
        ++conflicts->kept;
    return SQLITE_CHANGESET_OMIT;
}

} // namespace

ChangeRecorder::ChangeRecorder(Connection& connection)
{
    check(sqlite3session_create(connection.database().getHandle(), "main", &m_session),
          "a step cannot be recorded");
    for (const char* table : recordedTables)
        check(sqlite3session_attach(m_session, table), "a step cannot be recorded");
}

ChangeRecorder::~ChangeRecorder()
{
    sqlite3session_delete(m_session);
}

QByteArray ChangeRecorder::changes()
{
    int size = 0;
    void* bytes = nullptr;
    check(sqlite3session_changeset(m_session, &size, &bytes), "a step cannot be recorded");
    return taken(bytes, size);
}

QByteArray inverted(const QByteArray& changes)
{
    int size = 0;
    void* bytes = nullptr;
    check(sqlite3changeset_invert(int(changes.size()), changes.constData(), &size, &bytes),
          "a step cannot be read");
    return taken(bytes, size);
}

QByteArray joined(const QByteArray& first, const QByteArray& second)
{
    int size = 0;
    void* bytes = nullptr;
    check(sqlite3changeset_concat(int(first.size()), const_cast<char*>(first.constData()), int(second.size()),
                                  const_cast<char*>(second.constData()), &size, &bytes),
          "two steps cannot be joined");
    return taken(bytes, size);
}

ChangedRows rowsOf(const QByteArray& changes)
{
    ChangedRows rows;
    const Iterator iterator = iteratorOver(changes);
    while (sqlite3changeset_next(iterator.get()) == SQLITE_ROW)
        addRow(rows, ChangedRow(iterator.get()));
    return rows;
}

namespace {

/// A feed that has brought papers cannot be deleted. With another row than was written down it is left alone,
/// and goes out of sight.
void keepFeedsWithPapers(Connection& connection, const QSet<FeedId>& deleted, const QDateTime& now)
{
    for (const FeedId feed : deleted)
        bound(connection.prepared("UPDATE feed SET removed_at = ?1 WHERE id = ?2 AND EXISTS (SELECT 1 FROM "
                                  "sighting WHERE feed_id = ?2)"),
              now, feed.value)
            .exec();
}

} // namespace

int apply(Connection& connection, const QByteArray& changes, const ChangedRows& rows, const QDateTime& now)
{
    keepFeedsWithPapers(connection, rows.deletedFeeds, now);
    Conflicts conflicts;
    connection.finishStatements();
    check(sqlite3changeset_apply(connection.database().getHandle(), int(changes.size()),
                                 const_cast<char*>(changes.constData()), nullptr, onConflict, &conflicts),
          "the step does not fit the library any more");
    for (const qint64 feed : std::as_const(conflicts.feedsToRemove))
        bound(connection.prepared("UPDATE feed SET removed_at = ? WHERE id = ?"), now, feed).exec();
    for (const RestoredFeed& feed : std::as_const(conflicts.feedsToRestore))
        restore(connection, feed);
    return conflicts.kept;
}

} // namespace offprint
