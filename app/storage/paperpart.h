#pragma once

#include "models/domain/paper.h"
#include "models/domain/paperhistory.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Where and how one feed listed a paper, over all the times it did.
struct Listing
{
    FeedId feed;
    QString guid;
    QDateTime listed;     ///< the first time
    QDateTime lastListed; ///< the last time: the announce type is of then
    QDate day;            ///< the heading it stands under in the feed
    QString announceType;
    std::optional<int> upvotes;
    QString submitter;

    bool operator==(const Listing&) const = default;
};

/// From which version a text is: a later one's stands. 0: an unknown version, told by just any source; 1: an
/// unknown one, told by a source that names the arXiv number; v + 1: version v. -1: made up.
struct TextOrders
{
    int title = 0;
    int abstractText = 0;
    int authors = 0;
    int comments = 0;

    [[nodiscard]] static TextOrders all(int order) { return {order, order, order, order}; }
    [[nodiscard]] static int of(int version) { return version + 1; }
    bool operator==(const TextOrders&) const = default;
};

/// Whose counts stand when two are merged: those of what came now, or the higher.
enum class Counts { OfTheOther, Higher };

/// All that feeds said of a work under one name.
///
/// Merging is commutative, associative and idempotent, counts of votes apart: whatever order entries come in,
/// the same is kept of them. So every field is chosen by what it says, never by who came first.
struct PaperPart
{
    Paper paper; ///< without id, sightings, marks and note; `ids.version` is the latest known
    TextOrders orders;
    QDateTime versionDate;   ///< of the latest version
    QDateTime versionStored; ///< when the library first saw it
    std::optional<int> githubStars;
    QDate day;                    ///< the heading it stands under
    QList<Listing> listings;      ///< by feed
    QList<PaperVersion> versions; ///< by number: those before the latest, and 0 for the published form
    QList<PaperMetrics> metrics;  ///< by day

    void merge(const PaperPart& other, Counts counts);

    /// Keeps the counts as they are as those of the day, unless they are as they were.
    void noteMetrics(const QDate& today);

    /// The latest version as it stands in the fields; without a version its number is 0.
    [[nodiscard]] PaperVersion latest() const;

    /// The announce type of the latest listing.
    [[nodiscard]] QString announceType() const;

    bool operator==(const PaperPart&) const = default;
};

/// What the user had made of a part before it was joined to others.
struct KeptMarks
{
    QDateTime readAt;
    QDateTime starredAt;
    QString note;
    QDateTime noteSaved;
    bool isUpdated = false;
    bool isQuiet = false;

    bool operator==(const KeptMarks&) const = default;
};

[[nodiscard]] QByteArray toBytes(const PaperPart& part);
[[nodiscard]] QByteArray toBytes(const KeptMarks& marks);
[[nodiscard]] PaperPart partFromBytes(const QByteArray& bytes);
[[nodiscard]] KeptMarks marksFromBytes(const QByteArray& bytes);

} // namespace offprint
