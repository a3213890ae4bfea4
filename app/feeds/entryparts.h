#pragma once

#include "app/feeds/feedparser.h"

#include <utility>

namespace offprint {

/// Collects a document's entries and gives them to the sink in parts, completed, as soon as more than one
/// part of them is there: the last part is kept for `finish`.
class EntryParts final
{
public:
    EntryParts(qsizetype partSize, const PartSink& sink)
        : m_partSize(qMax<qsizetype>(1, partSize))
        , m_sink(sink)
    {}

    void warn(const QStringList& warnings) { m_warnings += warnings; }

    [[nodiscard]] bool isFull() const { return m_entries.size() >= m_partSize; }
    [[nodiscard]] bool gaveAny() const { return m_gaveAny; }
    [[nodiscard]] qsizetype count() const { return m_given + m_entries.size(); }

    /// Who has written the entries that name nobody; counts for what is given from now on.
    void setAuthors(const QStringList& authors) { m_authors = authors; }

    void add(ParsedEntry entry) { m_entries.append(std::move(entry)); }

    /// Gives what has been collected; `feed` is what is known of the feed. False: no more is wanted.
    bool give(const ParsedFeed& feed, qsizetype entriesAfter);

    /// What remains to be returned: the entries collected here, then those in `feed`, which go to the sink
    /// but for the last part of them. Cancelled if the sink wants no more.
    [[nodiscard]] Result<ParsedFeed> finish(ParsedFeed feed);

private:
    [[nodiscard]] ParsedFeed completed(ParsedFeed feed, QList<ParsedEntry> entries);

    qsizetype m_partSize;
    const PartSink& m_sink;
    QList<ParsedEntry> m_entries;
    QStringList m_warnings;
    QStringList m_authors;
    qsizetype m_given = 0;
    bool m_gaveAny = false;
};

} // namespace offprint
