#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <QtCore/QDate>
#include <QtCore/QObject>

#include <optional>

namespace offprint {

/// How far the loading of a feed's older papers has come. A value; may cross threads.
struct OlderProgress
{
    FeedId feed;
    bool isRunning = false;  ///< false with `isFinished` false: stopped, and can be gone on with
    bool isFinished = false; ///< there is nothing older, or `until` was reached
    QDate reached;           ///< papers are there back to this day; invalid: none yet
    QDate until;             ///< as asked; invalid: as far back as there is
    int pages = 0;           ///< fetched in all
    int newPapers = 0;       ///< in all
    std::optional<Error> failure;

    bool operator==(const OlderProgress&) const = default;
};

/// Loads papers from before a feed was subscribed: Hugging Face by date, the arXiv API by pages. Slowly, with
/// the same manners as the refresh; what is done survives a restart, and `start` goes on from there. Lives on
/// the window's thread; every call returns at once.
class OlderPapers : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether feeds of this kind and address have older papers to offer.
    [[nodiscard]] virtual bool canLoad(const QString& url) const = 0;

    /// Begins, or goes on; back to `until` at the furthest.
    virtual void start(FeedId feed, QDate until) = 0;
    virtual void stop(FeedId feed) = 0;
    [[nodiscard]] virtual std::optional<OlderProgress> progress(FeedId feed) const = 0;

Q_SIGNALS:
    void progressChanged(const offprint::OlderProgress& progress);
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::OlderProgress)
