#pragma once

#include "tests/support/fakelibrary.h"
#include "tests/support/fakerefresher.h"
#include "tests/support/fakesettings.h"
#include "ui/actions.h"
#include "ui/detail/detailpane.h"
#include "ui/mainwindow.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/notetextedit.h"
#include "ui/notes/syntax.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"
#include "ui/theme/appearance.h"
#include "ui/topbar/topbar.h"
#include "ui/welcome/welcomepane.h"

#include <QtGui/QDesktopServices>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <memory>

namespace offprint {

/// The real window over a library, a refresh and settings in memory: a feed in a folder, one outside, and six
/// papers that the list shows as Alpha, Bravo, Charlie, Delta, Echo, Foxtrot.
class MainWindowScene
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

    void open(QSize size = {1200, 800})
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_library, m_refresher, m_settings, m_appearance, m_syntax,
                                                m_catalogue);
        m_window->resize(size);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->isSettled());
    }

    // Parts of the window
    // --------------------------------------------------------------------------------

    template<class T> [[nodiscard]] T& part() const { return *m_window->findChild<T*>(); }
    [[nodiscard]] const Actions& actions() const { return m_window->actions(); }
    [[nodiscard]] PaperListPane& list() const { return part<PaperListPane>(); }
    [[nodiscard]] PaperListView& view() const { return *list().view(); }
    [[nodiscard]] NoteTextEdit& note() const { return part<NoteTextEdit>(); }
    [[nodiscard]] SearchBox& searchBox() const { return part<SearchBox>(); }
    [[nodiscard]] SidebarView& sidebar() const { return part<SidebarView>(); }

    [[nodiscard]] Paper& paper(int row) { return m_library.stored(m_papers[row]); }
    [[nodiscard]] int shownPapers() const { return view().model()->rowCount(); }
    /// The title of the current paper; empty: none is.
    [[nodiscard]] QString current() const
    {
        return view().currentIndex().data(PaperListModel::TitleRole).toString();
    }
    [[nodiscard]] QString place() const
    {
        return sidebar().currentIndex().data(SidebarModel::NameRole).toString();
    }
    /// A visible label or button of `parent` (the window) that has these words.
    template<class Widget> [[nodiscard]] Widget* seen(const QString& words, QWidget* parent = nullptr) const
    {
        for (Widget* each : (parent ? parent : m_window.get())->findChildren<Widget*>()) {
            if (each->isVisible() && each->text().contains(words))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words, QWidget* parent = nullptr) const
    {
        return seen<QLabel>(words, parent);
    }
    [[nodiscard]] bool notes(const QString& words) const { return says(words, &part<NoticeBar>()); }
    /// The dialog that is open; null: none is.
    template<class Dialog = QDialog> [[nodiscard]] Dialog* dialog() const
    {
        for (Dialog* each : m_window->findChildren<Dialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    /// The dialog that opens, once it has the keys.
    template<class Dialog> [[nodiscard]] Dialog* opened() const
    {
        Dialog* found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = dialog<Dialog>()) != nullptr; }))
            return nullptr;
        found->activateWindow();
        return QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }) ? found : nullptr;
    }

    // What a person does
    // ---------------------------------------------------------------------------------

    void choose(int row)
    {
        list().selectPaper(m_papers[row]);
        QTRY_COMPARE(current(), paper(row).title);
        QTRY_VERIFY(m_window->isSettled());
    }
    /// Where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, "nothing has the focus");
        QTest::keyClick(focus, key, modifiers);
    }
    /// The desktop's key for it.
    void press(QKeySequence::StandardKey standard)
    {
        const QKeyCombination keys = QKeySequence(standard)[0];
        press(keys.key(), keys.keyboardModifiers());
    }
    void type(const QString& text)
    {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, "nothing has the focus");
        QTest::keyClicks(focus, text);
    }
    void click(const QString& button, QWidget* parent = nullptr)
    {
        auto* found = seen<QPushButton>(button, parent);
        QVERIFY2(found, qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }

    FakeLibrary m_library;
    FakeRefresher m_refresher;
    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax m_syntax;
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
    OpenedLinks() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take"); }
    ~OpenedLinks() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }

    QList<QUrl> urls;

public Q_SLOTS:
    void take(const QUrl& url) { urls.append(url); }
};

} // namespace offprint
