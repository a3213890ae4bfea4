#include "tests/ui/mainwindowscene.h"

#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Places, search, what arrives, and the sidebar in the main window.
class TestMainWindowPlaces : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    void openAt(const PaperQuery& place, QSize size = {1200, 800})
    {
        m_scene->m_settings.setLastPlace(place, {});
        m_scene->open(size);
    }
    void search(const QString& words)
    {
        m_scene->press(Qt::Key_Slash);
        m_scene->type(words);
        QTRY_COMPARE(m_scene->searchBox().words(), words);
        QTRY_VERIFY(m_scene->m_window->isSettled());
    }
    void clickOn(const QModelIndex& index)
    {
        QVERIFY(index.isValid());
        QTest::mouseClick(m_scene->sidebar().viewport(), Qt::LeftButton, {},
                          m_scene->sidebar().visualRect(index).center());
    }
    void bring(const QString& title)
    {
        m_scene->m_library.tellAdded({m_scene->m_library.givePaper(title, m_scene->m_inFolder)});
    }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<MainWindowScene>(); }
    void cleanup() { m_scene.reset(); }

    void aPlaceIsChosenInTheSidebar()
    {
        m_scene->paper(4).isStarred = true;
        openAt({});
        QCOMPARE(m_scene->shownPapers(), 6);
        const auto& model = m_scene->part<SidebarView>();
        clickOn(static_cast<SidebarModel*>(model.model())->indexOf({.place = Place::Starred}));
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        QVERIFY(m_scene->says(u"Starred"_s, &m_scene->list()));
        clickOn(static_cast<SidebarModel*>(model.model())->indexOf(m_scene->m_folder));
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        QVERIFY(m_scene->says(u"arXiv"_s, &m_scene->list()));
        clickOn(static_cast<SidebarModel*>(model.model())->indexOf(m_scene->m_blog));
        QTRY_VERIFY(m_scene->says(u"This feed has brought no papers yet"_s));
    }

    void aSearchNarrowsAndEscapeComesBack()
    {
        openAt({.place = Place::Feed, .feed = m_scene->m_inFolder});
        m_scene->choose(4);
        search(u"bra"_s);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        QVERIFY(m_scene->says(u"“bra” in All papers"_s));
        QCOMPARE(m_scene->place(), u"All papers"_s);
        m_scene->press(Qt::Key_Escape);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        QCOMPARE(m_scene->place(), u"cs.LG"_s);
        QVERIFY(m_scene->view().hasFocus());
        QVERIFY(m_scene->searchBox().text().isEmpty());
        QTRY_COMPARE(m_scene->current(), u"Echo"_s); // the paper from before
    }

    void aFoundPaperStaysChosenWhenTheSearchEnds()
    {
        openAt({});
        search(u"delta"_s);
        m_scene->press(Qt::Key_Return);
        QVERIFY(m_scene->view().hasFocus());
        m_scene->press(Qt::Key_J);
        QCOMPARE(m_scene->current(), u"Delta"_s);
        QTRY_VERIFY(m_scene->m_window->isSettled());
        m_scene->press(Qt::Key_Escape); // in the list, too
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        QTRY_COMPARE(m_scene->current(), u"Delta"_s);
    }

    void wordsThatAreNowhereAreSaidToBe()
    {
        openAt({});
        search(u"zebra"_s);
        QTRY_VERIFY(m_scene->says(u"No paper has all of these words"_s));
        QTRY_VERIFY(m_scene->says(u"Choose a paper to read it here"_s));
        m_scene->press(Qt::Key_A, Qt::ControlModifier);
        m_scene->press(Qt::Key_Delete);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
    }

    void aPlaceChosenDuringASearchNarrowsIt()
    {
        m_scene->paper(1).isStarred = true;
        openAt({});
        search(u"author"_s);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        m_scene->press(Qt::Key_Return);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_S);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        QVERIFY(m_scene->says(u"“author” in Starred"_s));
    }

    void theListKeepsTheFocusPastAnEmptyPlace()
    {
        openAt({});
        m_scene->choose(0);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->says(u"No stars yet"_s));
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_A);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        m_scene->press(Qt::Key_Down);
        QTRY_COMPARE(m_scene->current(), u"Alpha"_s);
    }

    void aFailedReadingIsSaid()
    {
        m_scene->m_library.failNext(u"find"_s, {ErrorCode::LibraryDamaged, u"/library"_s, {}});
        openAt({});
        QVERIFY(m_scene->says(u"The papers could not be read"_s));
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_A);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
    }

    void newPapersWaitAndMoveNothing()
    {
        openAt({});
        m_scene->choose(2);
        const QRect before = m_scene->view().visualRect(m_scene->view().currentIndex());
        bring(u"Newest"_s);
        QTRY_VERIFY(m_scene->seen<QPushButton>(u"1 new paper"_s));
        QCOMPARE(m_scene->current(), u"Charlie"_s);
        QCOMPARE(m_scene->view().visualRect(m_scene->view().currentIndex()).height(), before.height());
        QCOMPARE(m_scene->shownPapers(), 6);
        bring(u"Newer still"_s);
        QTRY_VERIFY(m_scene->seen<QPushButton>(u"2 new papers"_s));
        m_scene->click(u"2 new papers"_s);
        QCOMPARE(m_scene->shownPapers(), 8);
        QCOMPARE(m_scene->current(), u"Charlie"_s);
        QVERIFY(!m_scene->seen<QPushButton>(u"new paper"_s));
        QVERIFY(m_scene->view().isAtTop());
        QVERIFY(!m_scene->actions().showNew->isEnabled());
    }

    void theStatusCounts()
    {
        m_scene->paper(0).isRead = true;
        openAt({});
        QTRY_VERIFY(m_scene->says(u"5 unread"_s));
        m_scene->m_refresher.tell({.isRunning = true, .done = 1, .total = 2});
        m_scene->press(Qt::Key_Period, Qt::ControlModifier);
        QCOMPARE(m_scene->m_refresher.calls, QStringList{u"cancel"_s});
    }

    void aNarrowWindowLeavesTheSidebarOut()
    {
        openAt({}, {1000, 700});
        QVERIFY(m_scene->sidebar().isVisible() && m_scene->actions().sidebar->isChecked());
        m_scene->m_window->resize(880, 700);
        QTRY_VERIFY(!m_scene->sidebar().isVisible());
        QVERIFY(!m_scene->actions().sidebar->isChecked());
        m_scene->press(Qt::Key_F9);
        QVERIFY(m_scene->sidebar().isVisible());
        m_scene->press(Qt::Key_F9);
        QVERIFY(!m_scene->sidebar().isVisible());
        m_scene->m_window->resize(1000, 700); // that was about the narrow one
        QTRY_VERIFY(m_scene->sidebar().isVisible());
        m_scene->press(Qt::Key_F9);
        QVERIFY(!m_scene->sidebar().isVisible());
        m_scene->m_window->resize(1100, 700);
        QVERIFY(!m_scene->sidebar().isVisible());
    }

    void renamingBringsTheSidebar()
    {
        openAt({.place = Place::Feed, .feed = m_scene->m_blog}, {800, 700});
        QVERIFY(!m_scene->sidebar().isVisible());
        m_scene->press(Qt::Key_F2);
        auto* editor = m_scene->sidebar().findChild<QLineEdit*>();
        QVERIFY(editor && editor->isVisible());
        QTest::keyClicks(editor, u"Weblog"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_scene->says(u"Weblog"_s, &m_scene->list()));
    }

    void aPlaceRemovedByAnotherGivesWay()
    {
        openAt({.place = Place::Feed, .feed = m_scene->m_blog});
        search(u"alpha"_s);
        m_scene->m_library.removeFeed(m_scene->m_blog);
        QTRY_VERIFY(
            !static_cast<SidebarModel*>(m_scene->sidebar().model())->indexOf(m_scene->m_blog).isValid());
        m_scene->press(Qt::Key_Escape);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        QCOMPARE(m_scene->place(), u"All papers"_s);
    }
};

QTEST_MAIN(TestMainWindowPlaces)
#include "test_mainwindow_places.moc"
