#pragma once

#include "tests/screenshots/memoryscene.h"

namespace offprint {

/// Tags, reading lists, what was done, and papers for other programs.
class ListsScene final : public MemoryScene
{
public:
    explicit ListsScene(QApplication& qt);

    void drawAll(const QString& folder);

private:
    void addPapers();
    void fillImport();
    void drawDialogs(const QString& folder, const QString& end);
    template<class Dialog> void drawDialog(QAction* action, const QString& folder, const QString& name)
    {
        action->trigger();
        auto* dialog = opened<Dialog>();
        save(*dialog, folder, name);
        close(dialog);
    }

    FeedId m_feed;
    ListId m_thesis;
    QList<PaperId> m_papers;
};

} // namespace offprint
