#pragma once

#include "app/storage/connection.h"
#include "app/storage/paperpart.h"
#include "models/domain/feed.h"
#include "models/domain/paper.h"
#include "models/domain/paperhistory.h"
#include "models/domain/paperquery.h"

#include <QtCore/QList>

namespace offprint {

/// What the window and the command line read. Each function is one consistent look; throws SQLite::Exception.
class LibraryReader final
{
public:
    explicit LibraryReader(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Subscriptions subscriptions(const QDate& today);
    [[nodiscard]] QList<Feed> feeds();
    [[nodiscard]] QList<PaperStub> find(const PaperQuery& query, const QDate& today);
    [[nodiscard]] QList<PaperRow> rows(const QList<PaperId>& ids);
    [[nodiscard]] std::optional<Paper> paper(PaperId id);
    [[nodiscard]] std::optional<Paper> paperWithoutSightings(PaperId id);
    [[nodiscard]] std::optional<PaperHistory> history(PaperId id);

    /// The paper that has this key ("arxiv:2403.01234"); none: an invalid id.
    [[nodiscard]] PaperId paperWithKey(const QString& key);
    [[nodiscard]] bool hasPaper(PaperId id);

private:
    [[nodiscard]] QList<Sighting> sightings(PaperId id);

    Connection& m_connection;
};

/// What the user changes. Call inside a WriteTransaction of Durability::User; throws SQLite::Exception.
/// The number of a paper that was merged into another stands for the other.
class UserTables final
{
public:
    explicit UserTables(Connection& connection)
        : m_connection(connection)
    {}

    enum class Mark { Read, Starred };

    /// The papers whose mark really changed, in no order.
    QList<PaperId> setMark(Mark mark, const QList<PaperId>& ids, bool isSet, const QDateTime& now);

    /// The paper that has the note now; invalid if there is none. Of a merged paper the note is a part of the
    /// other's: that part is replaced.
    PaperId setNote(PaperId id, const QString& markdown, const QDateTime& now);

    /// The papers whose mark really changed. One without a star is not marked.
    QList<PaperId> setUpdated(const QList<PaperId>& ids, bool isUpdated);

    /// All that the user made of the one paper becomes the other's, of which it is a part from now on: its
    /// number stands for the other.
    void merge(PaperId from, PaperId into, const QDateTime& now);

    /// What the user had made of a paper that is there again, whose row shows it already.
    void restoreMarks(PaperId id, const KeptMarks& marks);

private:
    [[nodiscard]] QString stateKey(PaperId id);
    void replaceNote(PaperId id, const QString& key, const QString& markdown, const QDateTime& now);
    PaperId setNoteOfMerged(PaperId id, const QString& markdown, const QDateTime& now);

    Connection& m_connection;
};

/// Sets `is_hidden` of the paper, and of every paper the feed lists, to what follows from stars, notes and
/// live feeds. Either may be no id.
void updateVisibility(Connection& connection, PaperId paper, FeedId feed);

/// "[1,2,3]", as SQL reads it with json_each().
[[nodiscard]] QByteArray jsonOf(const QList<PaperId>& ids);

/// Gives the connection's SQL the function searchable(), which indexing needs.
void addSearchable(Connection& connection);

/// What the search index knows a paper by.
struct IndexedText
{
    QString title;
    QString abstractText;
    QString authors;
    QString note;
};

/// The search index's row of a paper that the index does not know.
void indexNewPaper(Connection& connection, PaperId id, const IndexedText& text);

/// The search index's row of any paper, made anew from the tables.
void indexPaper(Connection& connection, PaperId id);

/// What is stored adds to the index in pieces, of which a search has to look at each. Puts some of them
/// together, for about ten milliseconds; false if there is no more to do.
[[nodiscard]] bool tidyIndex(Connection& connection);

/// An FTS5 expression that finds all words, the last one also as the beginning of one; empty if there are
/// none.
[[nodiscard]] QString matchExpression(const QString& words);

/// What the index holds of a text: hyphenated words also joined.
[[nodiscard]] QString searchable(const QString& text);

} // namespace offprint
