#include "app/feeds/entryparts.h"

#include "app/feeds/completion.h"

namespace offprint {

bool EntryParts::give(const ParsedFeed& feed, qsizetype entriesAfter)
{
    m_given += m_entries.size();
    m_gaveAny = true;
    return m_sink(completed(feed, std::exchange(m_entries, {})), entriesAfter);
}

Result<ParsedFeed> EntryParts::finish(ParsedFeed feed)
{
    m_entries += std::exchange(feed.entries, {});
    qsizetype from = 0;
    for (; m_entries.size() - from > m_partSize; from += m_partSize) {
        const qsizetype after = m_entries.size() - from - m_partSize;
        if (!m_sink(completed(feed, m_entries.sliced(from, m_partSize)), after))
            return failure(ErrorCode::Cancelled);
    }
    return completed(std::move(feed), from == 0 ? std::move(m_entries) : m_entries.sliced(from));
}

ParsedFeed EntryParts::completed(ParsedFeed feed, QList<ParsedEntry> entries)
{
    feed.entries = std::move(entries);
    feed.warnings = m_warnings + feed.warnings;
    feed.warnings.removeDuplicates();
    for (ParsedEntry& entry : feed.entries) {
        if (entry.authors.isEmpty())
            entry.authors = m_authors;
    }
    completeEntries(feed);
    return feed;
}

} // namespace offprint
