#include "app/library/importstoring.h"
#include "app/library/sqlitelibrary_p.h"

namespace offprint {

namespace {

/// Entries of one import by what names them, title and year together.
class EntriesSeen final
{
public:
    /// Whether one before it is about the same work.
    [[nodiscard]] bool hasBefore(const PaperRecord& record)
    {
        QStringList keys = record.keys;
        if (const QString title = titleKeyOf(record); !title.isEmpty() && record.paper.published.isValid())
            keys.append(title + QString::number(record.paper.published.date().year()));
        bool isKnown = false;
        for (const QString& key : std::as_const(keys)) {
            isKnown |= m_keys.contains(key);
            m_keys.insert(key);
        }
        return isKnown;
    }

private:
    QSet<QString> m_keys;
};

ImportMatch matchOf(LibraryReader& reader, const ImportEntry& entry, const PaperRecord& record)
{
    const KnownPaper known = knownPaper(reader, record);
    const auto paper =
        known.paper.isValid() ? reader.paperWithoutSightings(known.paper) : std::optional<Paper>();
    if (!paper || !reader.isInSight(known.paper))
        return {};
    const ImportDifference difference = differenceOf(*paper, entry);
    return {.state = difference.isNothing() ? ImportMatch::State::There : ImportMatch::State::Changes,
            .paper = known.paper,
            .adds = difference.adds,
            .leaves = difference.leaves};
}

} // namespace

Reply<QList<ImportMatch>> SqliteLibrary::compare(const QList<ImportEntry>& entries)
{
    return d->count<QList<ImportMatch>>(0, [entries](LibraryReader& reader) -> Result<QList<ImportMatch>> {
        ParsedFeed all;
        for (const ImportEntry& entry : entries)
            all.entries.append(entry.entry);
        const SharedNames shared(all);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        EntriesSeen seen;
        QList<ImportMatch> matches;
        for (const ImportEntry& entry : entries) {
            const PaperRecord record = recordOf(entry.entry, FeedId(), shared, now);
            if (seen.hasBefore(record))
                matches.append({.state = ImportMatch::State::Twice});
            else
                matches.append(matchOf(reader, entry, record));
        }
        return matches;
    });
}

Reply<ImportOutcome> SqliteLibrary::importEntries(const QList<ImportEntry>& entries,
                                                  const ImportOptions& options, const Progress& progress)
{
    return d->changeInBatches<ImportOutcome>(ImportStoring(entries, options, progress));
}

} // namespace offprint
