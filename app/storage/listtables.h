#pragma once

#include "app/storage/connection.h"
#include "models/domain/error.h"
#include "models/domain/readinglist.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace offprint {

/// The user's reading lists and what is on them. What changes them belongs into a WriteTransaction of
/// Durability::User; throws SQLite::Exception. Errors are those of Library's functions.
class ListTables final
{
public:
    explicit ListTables(Connection& connection)
        : m_connection(connection)
    {}

    /// By parent, then in their order.
    [[nodiscard]] QList<ReadingList> all();
    [[nodiscard]] QString name(ListId id);
    [[nodiscard]] QList<ListEntry> entries(ListId id);
    /// Where the paper of this key stands, by the lists' names.
    [[nodiscard]] QList<ListPlace> placesOf(const QString& paperKey);

    Result<ListId> add(const ReadingList& list);
    Result<> edit(const ReadingList& list);
    Result<> move(ListId id, std::optional<ListId> parent, int position);
    Result<> remove(ListId id, const QDateTime& now);
    Result<> restore(ListId id);

    /// The papers that were not on it.
    QList<PaperId> put(ListId id, const QList<PaperId>& papers, const QDateTime& now);
    QList<PaperId> takeOff(ListId id, const QList<PaperId>& papers);
    void order(ListId id, const QList<PaperId>& papers, int position);
    Result<> setEntry(ListId id, const ListEntry& entry);

    [[nodiscard]] Result<> find(ListId id);
    /// What is on the lists is in sight, or not any more; those papers.
    QList<PaperId> updatePapersOf(const QList<ListId>& lists);

private:
    [[nodiscard]] Result<> judge(const ReadingList& list);
    [[nodiscard]] bool isWithin(ListId list, ListId ancestor);
    [[nodiscard]] QList<ListId> family(ListId id);

    Connection& m_connection;
};

} // namespace offprint
