#pragma once

#include "app/library/identity.h"
#include "app/library/importdifference.h"
#include "app/storage/changeset.h"
#include "app/storage/paperwriter.h"
#include "app/storage/steptables.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

namespace offprint {

/// An import, in as many transactions as it takes, all of them one step. The last entry first, as with feeds.
class ImportStoring final
{
public:
    ImportStoring(const QList<ImportEntry>& entries, const ImportOptions& options, const Progress& progress);

    /// The outcome when the last entry is stored, or no more are wanted; until then nothing.
    Result<std::optional<ImportOutcome>> operator()(Connection& connection, LibraryChange& told);
    /// Asks whether more are wanted, too.
    [[nodiscard]] bool mayNextBeLast();

private:
    /// What has to be done with a paper once it is there.
    struct Wanted
    {
        PaperId paper;
        qsizetype entry = 0;
        ImportDifference difference;
        bool isNew = false;
    };

    void begin();
    [[nodiscard]] Result<> storeBatch(Connection& connection, LibraryChange& told);
    [[nodiscard]] Result<FeedId> feedFor(Connection& connection, qsizetype entry);
    [[nodiscard]] Result<FeedId> makeFeed(Connection& connection, const QString& address, const QString& key);
    [[nodiscard]] Result<QList<Wanted>> store(Connection& connection, qsizetype from, LibraryChange& told);
    [[nodiscard]] Result<Wanted> storeNew(Connection& connection, PaperWriter& writer, qsizetype entry,
                                          PaperRecord record, LibraryChange& told);
    [[nodiscard]] PaperRecord recordFor(qsizetype entry, FeedId feed) const;
    void mark(Connection& connection, const QList<Wanted>& all, LibraryChange& told);
    [[nodiscard]] Result<> putOnLists(Connection& connection, LibraryChange& told);
    void remember(Connection& connection, ChangeRecorder& recorder, StepPart part, LibraryChange& told);
    [[nodiscard]] ImportOutcome outcome() const;

    QList<ImportEntry> m_entries;
    ImportOptions m_options;
    Progress m_progress;
    QDateTime m_now;
    StepGroup m_group;
    SharedNames m_shared;
    QHash<qsizetype, QString> m_addresses; ///< of the feed that gives an entry its texts
    QHash<QString, FeedId> m_feeds;        ///< by address; of what was imported without one: empty
    QList<PaperId> m_papers;               ///< by entry
    QMap<QStringList, QList<std::pair<qsizetype, ImportedPlace>>> m_places;
    QSet<PaperId> m_new;
    QSet<PaperId> m_changed;
    qsizetype m_next;
    bool m_hasBegun = false;
    bool m_isStopped = false;
};

/// The paper that the entry is about, by what names it surely; if there is none, by its title.
struct KnownPaper
{
    PaperId paper;
    bool isSure = false;
};
[[nodiscard]] KnownPaper knownPaper(LibraryReader& reader, const PaperRecord& record);

} // namespace offprint
