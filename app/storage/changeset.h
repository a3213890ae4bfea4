#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QSet>
#include <QtCore/QStringList>

struct sqlite3_session;

namespace offprint {

/// Takes down what happens to the rows of the user's own tables (feeds, folders, searches, notes, tags,
/// lists, keys) while it lives, by SQLite's session extension (https://sqlite.org/sessionintro.html). Within
/// one transaction; throws SQLite::Exception.
class ChangeRecorder final
{
public:
    explicit ChangeRecorder(Connection& connection);
    ~ChangeRecorder();
    Q_DISABLE_COPY_MOVE(ChangeRecorder)

    /// What happened so far, as a changeset; empty: nothing that lasted.
    [[nodiscard]] QByteArray changes();

private:
    sqlite3_session* m_session = nullptr;
};

/// The changeset that takes this one back.
[[nodiscard]] QByteArray inverted(const QByteArray& changes);

/// The one that does both, one after the other; empty if they cancel each other.
[[nodiscard]] QByteArray joined(const QByteArray& first, const QByteArray& second);

/// What a changeset was about.
struct ChangedRows
{
    QSet<QString> noted;  ///< paper keys whose note changed
    QSet<QString> papers; ///< paper keys whose note, tags, lists or reference changed
    QSet<FeedId> feeds;
    QSet<FeedId> deletedFeeds;
    QSet<SearchId> searches;
    QSet<ListId> lists;
};
[[nodiscard]] ChangedRows rowsOf(const QByteArray& changes);

/// Makes the changes, which are about these rows. A feed that has been refreshed since it was added is put
/// out of sight in place of being deleted. How many rows others had changed since: they stay as they are.
[[nodiscard]] int apply(Connection& connection, const QByteArray& changes, const ChangedRows& rows,
                        const QDateTime& now);

} // namespace offprint
