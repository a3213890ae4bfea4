#pragma once

#include "tests/screenshots/giveup.h"
#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakepaperfiles.h"
#include "tests/support/fakepaperimports.h"
#include "tests/support/fakepdfs.h"
#include "tests/support/fakerefresher.h"
#include "tests/support/fakesettings.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>

#include <cstdio>
#include <memory>

namespace offprint {

/// The window over a library in memory, for states that take a network, weeks, or odd papers.
class MemoryScene
{
protected:
    explicit MemoryScene(QApplication& qt)
        : m_appearance(qt, m_settings)
    {
        m_settings.setWelcomeDone(true);
    }

    void open(QSize size = {1440, 900})
    {
        m_window =
            std::make_unique<MainWindow>(m_library, m_refresher, m_finder, m_older, m_outlines, m_files,
                                         m_imports, m_pdfs, m_settings, m_appearance, m_syntax, m_catalogue);
        m_window->resize(size);
        m_window->show();
    }

    template<class Dialog> [[nodiscard]] Dialog* opened()
    {
        Dialog* found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = m_window->findChild<Dialog*>()) && found->isVisible(); },
                             patience))
            giveUp(QStringLiteral("a dialog did not open"));
        return found;
    }

    void settle()
    {
        int calm = 0;
        if (!QTest::qWaitFor([&] { return (calm = m_window->isSettled() ? calm + 1 : 0) > 20; }, patience))
            giveUp(QStringLiteral("the window did not come to rest"));
    }

    void save(QWidget& widget, const QString& folder, const QString& name)
    {
        settle();
        const QString file = QStringLiteral("%1/%2.png").arg(folder, name);
        if (!widget.grab().save(file))
            giveUp(file + QStringLiteral(" could not be written"));
        std::printf("%s\n", qPrintable(file));
    }

    static void close(QWidget* dialog)
    {
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax m_syntax;
    FakeLibrary m_library;
    FakeRefresher m_refresher;
    FakeFeedFinder m_finder;
    FakeOlderPapers m_older;
    FakeOutlineFiles m_outlines;
    FakePaperFiles m_files;
    FakePaperImports m_imports;
    FakePdfs m_pdfs;
    Catalogue m_catalogue;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace offprint
