#pragma once

#include "app/storage/connection.h"
#include "app/storage/paperids.h"
#include "app/storage/paperpart.h"
#include "app/storage/querysql.h"
#include "models/domain/feed.h"
#include "models/domain/note.h"
#include "models/domain/paper.h"
#include "models/domain/paperhistory.h"
#include "models/domain/paperquery.h"

#include <QtCore/QList>
#include <QtCore/QMap>

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
    /// The query's papers in its order; with headings' days where they are in the order of days. BadQuery if
    /// its words make no sense.
    [[nodiscard]] Result<QList<PaperStub>> find(const PaperQuery& query, const QueryContext& context);
    /// Those of the papers that fit the words. BadQuery.
    [[nodiscard]] Result<QList<PaperId>> fitting(const QString& words, const QList<PaperId>& among,
                                                 const QueryContext& context);
    /// How many there are; counting stops at `most`.
    [[nodiscard]] Result<int> count(const PaperQuery& query, int most, const QueryContext& context);
    [[nodiscard]] QMap<QDate, int> days(const QDate& first, const QDate& last);
    [[nodiscard]] QList<PaperRow> rows(const QList<PaperId>& ids);
    [[nodiscard]] std::optional<Paper> paper(PaperId id);
    [[nodiscard]] std::optional<Paper> paperWithoutSightings(PaperId id);
    [[nodiscard]] std::optional<PaperHistory> history(PaperId id);
    /// Earlier texts of its note, the newest first.
    [[nodiscard]] QList<NoteRevision> noteRevisions(PaperId id);
    [[nodiscard]] std::optional<QString> noteRevision(qint64 number);
    /// Papers whose notes link to it, the one noted last first.
    [[nodiscard]] QList<PaperRow> backlinks(PaperId id);

    /// The paper that has this key ("arxiv:2403.01234"); none: an invalid id.
    [[nodiscard]] PaperId paperWithKey(const QString& key);
    [[nodiscard]] bool hasPaper(PaperId id);
    /// Something shows it: a feed that is there, a mark of the user's.
    [[nodiscard]] bool isInSight(PaperId id);
    /// The paper that this one is a part of; an invalid id if it is none.
    [[nodiscard]] PaperId holderOf(PaperId merged);

private:
    [[nodiscard]] QList<Sighting> sightings(PaperId id);

    Connection& m_connection;
};

struct NoteOutcome
{
    PaperId paper;                ///< that has the note now; invalid: there is none
    bool isOtherTextKept = false; ///< one that the writer did not know
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

    /// Hidden by that search, or by none any more. Those for which that was new; what has a star or a note is
    /// not hidden.
    QList<PaperId> setHidden(const QList<PaperId>& ids, SearchId by, const QDateTime& now);

    /// `known` is as for NoteTables. Of a merged paper the note is a part of the other's: that part is
    /// replaced.
    NoteOutcome setNote(PaperId id, const QString& markdown, const QStringList& known, const QDateTime& now);

    /// After a step was taken back: what the paper shows of its note, tags and lists follows. The paper;
    /// invalid if there is none of the key.
    PaperId followStep(const QString& key, bool isNoteChanged);

    /// The papers whose mark really changed. One without a star is not marked.
    QList<PaperId> setUpdated(const QList<PaperId>& ids, bool isUpdated);

    /// All that the user made of the one paper becomes the other's, of which it is a part from now on: its
    /// number stands for the other.
    void merge(PaperId from, PaperId into, const QDateTime& now);

    /// What the user had made of a paper that is there again, whose row shows it already.
    void restoreMarks(PaperId id, const KeptMarks& marks);

private:
    [[nodiscard]] QString stateKey(PaperId id);
    bool replaceNote(PaperId id, const QString& key, const QString& markdown, const QStringList& known,
                     const QDateTime& now);
    PaperId setNoteOfMerged(PaperId id, const QString& markdown, const QDateTime& now);

    Connection& m_connection;
};

/// Sets `is_hidden` of the papers, or of those the feed lists, to what follows from stars, notes, live feeds
/// and the searches that hide them.
void updateVisibility(Connection& connection, const QList<PaperId>& papers);
void updateVisibility(Connection& connection, FeedId feed);

} // namespace offprint
