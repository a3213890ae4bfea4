#pragma once

#include "app/feeds/feedtiming.h"
#include "models/domain/feed.h"
#include "models/domain/paper.h"

namespace offprint {

/// One item of a feed document, as the feed gave it: cleaned, but not yet a paper of the library.
struct ParsedEntry
{
    QString guid;
    QString title; ///< plain text, one line, TeX kept; accents and entities decoded
    QString link;  ///< absolute where it could be resolved
    QStringList authors;
    QDateTime published; ///< UTC; invalid: the feed gave none that could be read
    QDateTime updated;
    QDateTime
        listed; ///< when the feed announced it, where that differs from `published` (HF Daily, arXiv RSS)
    QString abstractText; ///< plain text with TeX kept; paragraphs separated by a blank line
    QString abstractHtml; ///< sanitised; empty where the source was plain text
    PaperIds ids;
    QStringList categories;
    QString announceType;
    std::optional<int> upvotes;
    std::optional<int> commentCount;
    std::optional<int> githubStars;
    QString comments;
    QString journalRef;
    QString submitter;
    QStringList keywords;
    QString summary; ///< a model's, where the feed says that it is
    QString code;
    QString project;
    QString pdf;
    QString thumbnail;

    bool operator==(const ParsedEntry&) const = default;
};

/// A feed document, read. `entries` is in document order.
struct ParsedFeed
{
    FeedKind kind = FeedKind::Unknown;
    QString title;
    QString site;
    FeedTiming timing;
    QList<ParsedEntry> entries;
    QStringList warnings; ///< sentences about what was wrong but did not stop the reading
    bool isCut = false;   ///< it ended before its end: there was more of it

    bool operator==(const ParsedFeed&) const = default;
};

} // namespace offprint
