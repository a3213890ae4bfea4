#pragma once

#include "app/storage/grouping.h"
#include "app/storage/paperrows.h"

namespace offprint {

/// What became of papers whose parts were grouped anew.
struct Regrouped
{
    QList<PaperId> joined;    ///< papers that became part of another, and are no more
    QList<PaperId> separated; ///< papers that are there again
    QList<PaperId> changed;   ///< papers that gained or lost parts

    [[nodiscard]] bool isEmpty() const { return joined.isEmpty() && separated.isEmpty(); }
};

/// Joins parts into papers and takes them apart, by what `groupsOf()` says of them; nothing is lost either
/// way. Marks and notes of a paper that becomes part of another go over to it; a part that leaves has those
/// it came with. Call inside a WriteTransaction, with the rows' `finish()` before its commit; throws
/// SQLite::Exception.
class PartJoiner final
{
public:
    PartJoiner(Connection& connection, PaperRows& rows, QDateTime now)
        : m_connection(connection)
        , m_rows(rows)
        , m_now(std::move(now))
    {}

    /// The paper that the part belongs to: the part itself, if it is alone.
    [[nodiscard]] PaperId paperOf(PaperId part);

    /// A part of a paper of several; none if it is alone.
    [[nodiscard]] std::optional<PaperPart> part(PaperId id);
    void replacePart(PaperId id, const PaperPart& part);

    /// Looks at all that has to do with the part. Of papers that become one, `preferred` is the one that
    /// stays, else the one with a note, which may be being typed, else the oldest.
    Regrouped regroup(PaperId part, PaperId preferred = {});

    /// Takes the part out of its paper, for good. NotFound if it is no part of another.
    Result<Regrouped> separate(PaperId part);

    /// The two become one, whatever they say. NotFound.
    Result<Regrouped> unite(PaperId into, PaperId other);

    /// A paper that was quiet is unread now.
    void makeHeard(PaperId paper);

private:
    [[nodiscard]] QList<PartFacts> factsAround(PaperId part, const QList<KeptPair>& pairs);
    [[nodiscard]] PartFacts factsOf(PaperId part);
    [[nodiscard]] QList<PaperId> neighboursOf(const PartFacts& facts, const QList<KeptPair>& pairs);
    [[nodiscard]] QList<PaperId> partsOf(PaperId paper);
    [[nodiscard]] QList<PaperId> holdersOf(const QString& key);
    [[nodiscard]] PaperId ownerOf(const QString& key);
    [[nodiscard]] QString ownKeyOf(PaperId part);
    [[nodiscard]] QList<KeptPair> keptPairs();
    void keepPair(PaperId part, PaperId other, bool isApart);
    void splitWhere(const QList<QSet<PaperId>>& groups, Regrouped& done);
    void joinGroup(const QSet<PaperId>& group, PaperId preferred, Regrouped& done);
    [[nodiscard]] PaperId survivorOf(const QList<PaperId>& papers, PaperId preferred);
    void join(PaperId into, PaperId from);
    void makePart(PaperId paper);
    void split(PaperId paper, PaperId part);
    void takeBackMarks(PaperId paper, const KeptMarks& gone);
    void rebuild(PaperId paper);
    [[nodiscard]] KeptMarks marksOf(PaperId paper);

    Connection& m_connection;
    PaperRows& m_rows;
    QDateTime m_now;
};

} // namespace offprint
