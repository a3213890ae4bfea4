#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/domain/note.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// Notes and their earlier texts, by the key of the paper they are on. Throws SQLite::Exception; changes take
/// a WriteTransaction.
class NoteTables final
{
public:
    explicit NoteTables(Connection& connection)
        : m_connection(connection)
    {}

    struct Text
    {
        QString text; ///< empty: no note
        QDateTime savedAt;
    };

    [[nodiscard]] Text text(const QString& key);

    /// Puts the text in place of the note's; a blank one removes it. What was there is kept as a revision
    /// unless it is little else than what is put there. `known`: the texts that the writer knows the note to
    /// have had; if it has another one, that is kept in any case, and the answer is true. Empty: whatever is
    /// there is kept.
    bool replace(const QString& key, const QString& markdown, const QStringList& known, const QDateTime& now);

    /// Keeps what stands there as a revision, before something else does.
    void keep(const QString& key);

    /// The one paper's note is another's from now on.
    void moveRevisions(const QString& from, const QString& to);
    void remove(const QString& key);

    /// The newest first.
    [[nodiscard]] QList<NoteRevision> revisions(const QString& key);
    [[nodiscard]] std::optional<QString> revision(qint64 number);

private:
    void keepRevision(const QString& key, const Text& note, bool isOther);

    Connection& m_connection;
};

} // namespace offprint
