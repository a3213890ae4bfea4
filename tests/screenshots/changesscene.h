#pragma once

#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakerefresher.h"
#include "tests/support/fakesettings.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <memory>

namespace offprint {

/// What the window shows of sources and of time, over a library in memory: these states take a network or
/// weeks.
class ChangesScene final
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
    template<class Dialog> Dialog* opened();
    void settle();
    void save(QWidget& widget, const QString& folder, const QString& name);

    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax m_syntax;
    FakeLibrary m_library;
    FakeRefresher m_refresher;
    FakeFeedFinder m_finder;
    FakeOlderPapers m_older;
    FakeOutlineFiles m_outlines;
    Catalogue m_catalogue;
    FeedId m_feed;
    PaperId m_updated;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace offprint
