#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/storage/paperwriter.h"

#include <QtCore/QSet>

namespace offprint {

/// Links and guids that several entries of one document have: they say nothing about which work an entry is.
class SharedNames final
{
public:
    SharedNames() = default;
    explicit SharedNames(const ParsedFeed& feed) { add(feed); }

    /// A part of the document. What is shared with a part that is still to come is not known yet.
    void add(const ParsedFeed& part);

    [[nodiscard]] bool isLinkShared(const ParsedEntry& entry) const { return m_links.contains(entry.link); }
    [[nodiscard]] bool isGuidShared(const ParsedEntry& entry) const { return m_guids.contains(entry.guid); }

    /// The site's own page, normalised: an entry that links to it says as little.
    [[nodiscard]] const QString& site() const { return m_site; }

private:
    QSet<QString> m_links;
    QSet<QString> m_guids;
    QSet<size_t> m_seenLinks; ///< their hashes: a document may have very many
    QSet<size_t> m_seenGuids;
    QString m_site;
};

/// A feed's entry as storage wants it: its paper and the keys that say which work it is.
[[nodiscard]] PaperRecord recordOf(const ParsedEntry& entry, FeedId feed, const SharedNames& shared,
                                   const QDateTime& now);

/// The keys that a person's words may mean: an arXiv id, a DOI, a link; the best first.
[[nodiscard]] QStringList keysNamedBy(const QString& words);

} // namespace offprint
