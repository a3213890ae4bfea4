#pragma once

#include "app/feeds/olderpages.h"
#include "app/refresh/pagedolderpapers.h"

#include <QtCore/QTimer>

namespace offprint {

/// What the loading of older papers works with.
struct OlderTools
{
    PageFetcher& fetcher;
    PagedOlderPapers::Stores stores;
    QThreadPool& pool;
    const OlderOptions& options;
};

/// The loading of one feed's older papers: asks for a page, reads it, has it stored, keeps the position, and
/// so on. Begins when constructed; ends with a progress that is not running. Destroying it drops what is
/// asked for. Lives on the thread that made it.
class OlderTask final : public QObject
{
    Q_OBJECT

public:
    OlderTask(const Feed& feed, const OlderPages& pages, const OlderProgress& progress,
              const OlderTools& tools, QObject* parent);
    ~OlderTask() override;

    [[nodiscard]] const OlderProgress& progress() const { return m_progress; }

Q_SIGNALS:
    void progressed(const offprint::OlderProgress& progress);

private:
    void ask();
    void take(const HttpAnswer& answer);
    void takePage(const ParsedFeed& page);
    void store(const ParsedFeed& page);
    void goOn(const QList<ParsedEntry>& entries, int newPapers);
    void askAgain(const HttpAnswer& answer);
    void fail(Error error);
    [[nodiscard]] std::chrono::milliseconds pageGap() const;

    Feed m_feed;
    OlderPages m_pages;
    OlderProgress m_progress;
    OlderTools m_tools;
    QFuture<Result<HttpAnswer>> m_asked;
    QTimer m_pause;
    int m_tries = 0; ///< of this page
};

} // namespace offprint
