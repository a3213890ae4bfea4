#pragma once

#include "models/domain/ids.h"
#include "models/domain/publication.h"
#include "models/domain/readinglist.h"

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// Where a paper stands in a list: enough to lay out a million of them (16 bytes each).
struct PaperStub
{
    PaperId id;
    qint32 day = 0; ///< Julian day of the heading it stands under; 0: no heading
    bool operator==(const PaperStub&) const = default;
};

/// What one row of the list shows. No abstract: lists hold many of these.
struct PaperRow
{
    PaperId id;
    QString title;   ///< plain text, TeX kept as written
    QString authors; ///< names joined by ", "
    QString primaryCategory;
    QDate day;                  ///< the day it was listed, in the user's time zone
    std::optional<int> upvotes; ///< the highest any feed gave; none where no feed counts them
    bool isRead = false;
    bool isStarred = false;
    bool hasNote = false;
    bool isUpdated = false;   ///< starred, and a version has come since that the user has not looked at
    bool isWithdrawn = false; ///< by its authors, in the latest version known
    bool isHidden = false;    ///< by a saved search that hides what fits it
    QString announceType;     ///< arXiv's, of the latest sighting: "new", "cross", "replace", …; else empty
    QStringList tags;         ///< in order of the alphabet
    QList<ListId> lists;      ///< that it is on

    bool operator==(const PaperRow&) const = default;
};

/// The identifiers a paper is known by. Empty where there is none.
struct PaperIds
{
    QString arxiv;      ///< without version: "2403.01234", "math.AG/0601001"
    int version = 0;    ///< arXiv version, 1 and up; 0 unknown
    QString doi;        ///< bare, lower-case: "10.48550/arxiv.2403.01234"
    QString openReview; ///< the forum id

    bool operator==(const PaperIds&) const = default;
};

/// Where and how a feed listed the paper.
struct Sighting
{
    FeedId feed;
    QString feedName;
    QDateTime listed;     ///< UTC; invalid when the feed gave no date
    QString announceType; ///< arXiv's: new, cross, replace, replace-cross, absonly; else empty
    std::optional<int> upvotes;
    QString submitter;

    bool operator==(const Sighting&) const = default;
};

/// One paper with all that is known of it: what the detail pane, `show` and exports work from.
struct Paper
{
    PaperId id;
    QString title;
    QStringList authors;
    QString abstractText; ///< plain text with its TeX kept; paragraphs separated by a blank line
    QString abstractHtml; ///< sanitised rich text where the feed gave markup; else empty
    QDateTime published;  ///< UTC; of v1 where known
    QDateTime updated;
    QDateTime firstSeen; ///< when the library first stored it
    PaperIds ids;
    QString link; ///< the page a person would read
    QString pdf;
    QString code;
    QString project;
    QString thumbnail;      ///< an address; never fetched unasked
    QStringList categories; ///< the primary one first
    QStringList keywords;
    QString
        summary; ///< one sentence or two that a model wrote, where the feed gives them; no one's own words
    QString comments; ///< the authors' own, as arXiv gives them ("12 pages, ICML 2025")
    QString journalRef;
    std::optional<int> upvotes;
    std::optional<int> commentCount;
    QString submitter;
    QList<Sighting> sightings;
    bool isRead = false;
    bool isStarred = false;
    QDateTime starredAt;
    bool isUpdated = false; ///< starred, and a version has come since that the user has not looked at
    bool isWithdrawn = false;
    bool isHidden = false; ///< by a saved search that hides what fits it
    QString note;          ///< Markdown; empty: none
    QDateTime noteSaved;
    QStringList tags;       ///< in order of the alphabet
    QList<ListPlace> lists; ///< by the lists' names
    QString citeKey;        ///< given once when the paper was first cited or exported; empty: not yet
    std::optional<Publication> publication; ///< as the user has it

    bool operator==(const Paper&) const = default;
};

} // namespace offprint
