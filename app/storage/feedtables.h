#pragma once

#include "app/storage/answerfacts.h"
#include "app/storage/connection.h"
#include "models/domain/feed.h"

#include <QtCore/QList>

namespace offprint {

/// What is kept for the asking of one feed.
struct FeedFacts
{
    FeedId id;
    QString url;
    QString name;
    std::optional<std::chrono::minutes> interval;
    int failureCount = 0;
    QDateTime waitUntil;
    AnswerFacts answer; ///< of the last good answer, but when it was last checked and is next due
};

/// Feeds and folders. Changes are to be made inside a WriteTransaction; throws SQLite::Exception.
class FeedTables final
{
public:
    explicit FeedTables(Connection& connection)
        : m_connection(connection)
    {}

    /// The feed with the address's key; AlreadyThere unless it was removed: then it comes back.
    Result<FeedId> add(const QString& url, const QString& urlKey, const QString& name,
                       std::optional<FolderId> folder);
    Result<> remove(FeedId id, const QDateTime& now);
    Result<> restore(FeedId id);
    Result<> rename(FeedId id, const QString& name);
    Result<> setInterval(FeedId id, std::optional<std::chrono::minutes> interval);
    Result<> move(FeedId id, std::optional<FolderId> folder, int position);
    [[nodiscard]] bool isSubscribed(FeedId id);
    [[nodiscard]] QString url(FeedId id);
    /// What it is called; empty if there is none.
    [[nodiscard]] QString name(FeedId id);
    [[nodiscard]] QString folderName(FolderId id);

    /// Of every feed that can be refreshed.
    [[nodiscard]] QList<FeedFacts> facts();

    /// What the document says of itself.
    void describe(FeedId id, FeedKind kind, const QString& title, const QString& site);
    void recordGood(FeedId id, const AnswerFacts& facts);
    void setWarnings(FeedId id, const QStringList& warnings);
    void recordFailure(FeedId id, const Error& error, const QDateTime& checked, const QDateTime& nextDue,
                       const QDateTime& waitUntil);

    /// How often permanent redirects led there (empty: none did), counted once in `apart`; back to none if
    /// they lead elsewhere.
    int countMove(FeedId id, const QString& movedTo, const QDateTime& now, std::chrono::seconds apart);

    /// The feed's address from now on; its validators stay. AlreadyThere if another feed has the key.
    Result<> setAddress(FeedId id, const QString& url, const QString& urlKey);

    /// Validators, due times and failures: nothing of them holds for another document.
    void forgetAnswers(FeedId id);

    /// BadArgument if the name is empty, AlreadyThere if another folder has it.
    Result<FolderId> addFolder(const QString& name);
    Result<> renameFolder(FolderId id, const QString& name);
    Result<> removeFolder(FolderId id);
    Result<> setFolderExpanded(FolderId id, bool isExpanded);

private:
    void makeDue(FeedId id);
    Result<FeedId> subscribeAgain(FeedId id, const QString& url, std::optional<FolderId> folder);
    [[nodiscard]] Result<> findFolder(std::optional<FolderId> id);
    [[nodiscard]] Result<> findFolderName(const QString& name, FolderId except);

    Connection& m_connection;
};

} // namespace offprint
