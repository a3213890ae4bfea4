#pragma once

#include "tests/screenshots/memoryscene.h"

namespace offprint {

/// What the window shows of sources and of time, over a library in memory: these states take a network or
/// weeks.
class ChangesScene final : private MemoryScene
{
public:
    explicit ChangesScene(QApplication& qt);

    /// Light and dark, into PNG files of this folder.
    void drawAll(const QString& folder);

private:
    void fillPapers();
    void fillUpdated();
    void fillLog();
    void drawDialogs(const QString& folder, const QString& end);

    FeedId m_feed;
    PaperId m_updated;
};

} // namespace offprint
