#pragma once

#include "tests/screenshots/memoryscene.h"

namespace offprint {

/// What the right half of the window shows: papers of every kind, notes being written, PDFs.
class ReadingScene final : private MemoryScene
{
public:
    explicit ReadingScene(QApplication& qt);

    /// Light and dark, into PNG files of this folder.
    void drawAll(const QString& folder);

private:
    PaperId addPaper(const QString& title, const QString& abstractText, const QStringList& authors);
    void addPapers();
    void takeKeys();
    void choose(PaperId paper);
    void drawPapers(const QString& folder, const QString& end);
    void drawNotes(const QString& folder, const QString& end);
    void drawPdf(const QString& folder, const QString& end);

    QTemporaryDir m_folder;
    FeedId m_feed;
    PaperId m_usual;
    PaperId m_many;
    PaperId m_without;
    PaperId m_chinese;
    PaperId m_arabic;
    PaperId m_long;
};

} // namespace offprint
