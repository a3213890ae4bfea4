#pragma once

#include "models/olderpapers.h"

#include <QtCore/QHash>

class QWidget;

namespace offprint {

class Appearance;
class SidebarModel;

/// Asks how far back a feed's papers are to be loaded, begins that, and says how far it is. Lives on the
/// window's thread; everything given to it must outlive it.
class OlderLoading final : public QObject
{
    Q_OBJECT

public:
    OlderLoading(OlderPapers& older, const SidebarModel& sidebar, const Appearance& appearance,
                 QWidget* window);

    /// "Load Older Papers…", or that it can be gone on with; empty where the feed has none or is at it.
    [[nodiscard]] QString commandFor(FeedId feed) const;
    void ask(FeedId feed);
    void stopAll();
    [[nodiscard]] bool isRunning() const { return !m_running.isEmpty(); }

Q_SIGNALS:
    void progressTold(const QString& sentence); ///< empty: nothing is being loaded
    void finished(const QString& sentence);
    void failed(const offprint::Error& error);

private:
    void follow(const OlderProgress& progress);
    [[nodiscard]] QString nameOf(FeedId feed) const;
    [[nodiscard]] QString sentence() const;

    OlderPapers& m_older;
    const SidebarModel& m_sidebar;
    const Appearance& m_appearance;
    QWidget* m_window;
    QHash<FeedId, OlderProgress> m_running;
};

} // namespace offprint
