#pragma once

#include "app/storage/connection.h"
#include "models/domain/error.h"
#include "models/domain/readinglist.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// The user's tags and what they are on. What changes them belongs into a WriteTransaction of
/// Durability::User; throws SQLite::Exception.
class TagTables final
{
public:
    explicit TagTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] QList<Tag> all();
    [[nodiscard]] std::optional<Tag> tag(TagId id);
    [[nodiscard]] std::optional<TagId> withName(const QString& name);
    /// This one and those nested in it.
    [[nodiscard]] QList<TagId> family(TagId id);
    /// Of the paper whose key this is, in order of the alphabet.
    [[nodiscard]] QStringList namesOn(const QString& paperKey);

    /// BadArgument if the name is blank.
    Result<TagId> findOrAdd(const QString& name);
    /// The papers for which it was new.
    QList<PaperId> put(TagId tag, const QList<PaperId>& papers, const QDateTime& now);
    QList<PaperId> takeOff(TagId tag, const QList<PaperId>& papers);
    /// Name and colour; the papers of a tag that has the name already join it. True: there was one.
    Result<bool> edit(const Tag& tag, const QDateTime& now);
    Result<> remove(TagId id);
    [[nodiscard]] QList<PaperId> papersOf(TagId id);

private:
    Connection& m_connection;
};

/// As it is kept: one line, no space around "/".
[[nodiscard]] QString tagName(const QString& typed);

} // namespace offprint
