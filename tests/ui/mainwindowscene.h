#pragma once

#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakepaperfiles.h"
#include "tests/support/fakepaperimports.h"
#include "tests/support/fakepdfs.h"
#include "tests/support/fakerefresher.h"
#include "tests/support/fakesettings.h"
#include "tests/ui/windowuser.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"
#include "ui/topbar/topbar.h"
#include "ui/welcome/welcomepane.h"

#include <QtGui/QDesktopServices>

#include <memory>

namespace offprint {

/// Read once for all windows of a test program.
inline Syntax& sharedSyntax()
{
    static auto* syntax = new Syntax(QCoreApplication::instance());
    return *syntax;
}

/// The real window over a library, a refresh and settings in memory: a feed in a folder, one outside, and six
/// papers that the list shows as Alpha, Bravo, Charlie, Delta, Echo, Foxtrot.
class MainWindowScene final : public WindowUser
{
public:
    MainWindowScene()
        : m_appearance(*qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings)
    {
        m_folder = m_library.giveFolder(QStringLiteral("arXiv"));
        m_inFolder = m_library.giveFeed(QStringLiteral("cs.LG"), m_folder);
        m_blog = m_library.giveFeed(QStringLiteral("Lab blog"));
        for (const char* title : {"Foxtrot", "Echo", "Delta", "Charlie", "Bravo", "Alpha"}) {
            const PaperId id = m_library.givePaper(QString::fromLatin1(title), m_inFolder);
            Paper& paper = m_library.stored(id);
            paper.link = QStringLiteral("https://example.org/abs/%1").arg(id.value);
            paper.pdf = QStringLiteral("https://example.org/pdf/%1").arg(id.value);
            m_papers.prepend(id);
        }
        m_settings.setWelcomeDone(true);
    }

    [[nodiscard]] MainWindow* window() const override { return m_window.get(); }

    void open(QSize size = {1200, 800})
    {
        m_window.reset();
        m_window =
            std::make_unique<MainWindow>(m_library, m_refresher, m_finder, m_older, m_outlines, m_files,
                                         m_imports, m_pdfs, m_settings, m_appearance, m_syntax, m_catalogue);
        m_window->resize(size);
        show();
    }

    [[nodiscard]] Paper& paper(int row) { return m_library.stored(m_papers[row]); }
    void choose(int row)
    {
        list().selectPaper(m_papers[row]);
        settle();
        QCOMPARE(current(), paper(row).title);
    }
    FakeLibrary m_library;
    FakeRefresher m_refresher;
    FakeFeedFinder m_finder;
    FakeOlderPapers m_older;
    FakeOutlineFiles m_outlines;
    FakePaperFiles m_files;
    FakePaperImports m_imports;
    FakePdfs m_pdfs;
    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax& m_syntax = sharedSyntax();
    Catalogue m_catalogue{{.name = QStringLiteral("HF Daily"),
                           .url = QStringLiteral("https://hf.example/daily"),
                           .isSuggested = true},
                          {.name = QStringLiteral("cs.CL"),
                           .url = QStringLiteral("https://arxiv.example/cs.CL"),
                           .group = QStringLiteral("arXiv")}};
    FolderId m_folder;
    FeedId m_inFolder;
    FeedId m_blog;
    QList<PaperId> m_papers;              ///< in the list's order
    std::unique_ptr<MainWindow> m_window; ///< goes first
};

/// What would be opened outside the window.
class OpenedLinks final : public QObject
{
    Q_OBJECT

public:
    explicit OpenedLinks(const QString& scheme = QStringLiteral("https"))
        : m_scheme(scheme)
    {
        QDesktopServices::setUrlHandler(scheme, this, "take");
    }
    ~OpenedLinks() override { QDesktopServices::unsetUrlHandler(m_scheme); }

    QList<QUrl> urls;

public Q_SLOTS:
    void take(const QUrl& url) { urls.append(url); }

private:
    QString m_scheme;
};

} // namespace offprint
