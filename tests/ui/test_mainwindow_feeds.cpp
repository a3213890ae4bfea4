#include "tests/ui/mainwindowscene.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/welcome/cataloguerow.h"

#include <QtGui/QClipboard>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Subscribing, removing, and what is wrong with feeds, in the main window.
class TestMainWindowFeeds : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    void openAt(const PaperQuery& place)
    {
        m_scene->m_settings.setLastPlace(place, {});
        m_scene->open();
    }
    [[nodiscard]] const SidebarModel& sidebarModel() const
    {
        return *static_cast<SidebarModel*>(m_scene->sidebar().model());
    }
    [[nodiscard]] AddFeedDialog* openAddFeed()
    {
        m_scene->press(Qt::Key_N, Qt::ControlModifier);
        return m_scene->opened<AddFeedDialog>();
    }
    /// The address that was typed leads to a feed.
    void look()
    {
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(m_scene->seen<QPushButton>(u"Add feed"_s, m_scene->dialog()));
    }
    void lookThenAdd()
    {
        look();
        m_scene->press(Qt::Key_Return);
    }
    void tick(const QString& name)
    {
        for (CatalogueRow* row : m_scene->part<WelcomePane>().findChildren<CatalogueRow*>()) {
            if (row->entry().name == name)
                QTest::mouseClick(row, Qt::LeftButton, {}, QPoint(12, row->height() / 2));
        }
    }
    void failLast(FeedId feed)
    {
        m_scene->m_library.stored(feed).failure =
            Error{ErrorCode::HttpStatus, m_scene->m_library.stored(feed).name(), {}, 500};
        m_scene->m_library.tellSubscriptions();
    }

private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_scene = std::make_unique<MainWindowScene>();
        const QString address = u"https://new.example/feed"_s;
        m_scene->m_finder.give(
            address, FoundFeeds{address, {{.url = address, .kind = FeedKind::Rss, .entryCount = 3}}});
    }
    void cleanup() { m_scene.reset(); }

    void aFeedIsAddedRefreshedAndShown()
    {
        openAt({});
        AddFeedDialog* dialog = openAddFeed();
        QVERIFY(dialog);
        m_scene->type(u"https://new.example/feed"_s);
        lookThenAdd();
        QTRY_VERIFY(!m_scene->dialog());
        QCOMPARE(m_scene->m_library.callsOf(u"addFeed https://new.example/feed"_s), 1);
        QTRY_COMPARE(m_scene->place(), u"https://new.example/feed"_s);
        const FeedId added = sidebarModel().subscriptions().feeds.last().id;
        QCOMPARE(m_scene->m_refresher.calls, QStringList{QString::number(added.value)});
        QTRY_VERIFY(m_scene->says(u"This feed has brought no papers yet"_s));
    }

    void aFeedIsShownHoweverLateTheReplyIs()
    {
        openAt({});
        QVERIFY(openAddFeed());
        m_scene->type(u"https://new.example/feed"_s);
        look();
        m_scene->m_library.holdReplies();
        m_scene->press(Qt::Key_Return);
        QTRY_COMPARE(m_scene->m_library.heldReplies(),
                     3); // the feed, the sidebar's own reading, the history's
        m_scene->m_library.releaseLastFirst();
        QTRY_COMPARE(m_scene->place(), u"https://new.example/feed"_s);
    }

    void aFeedGoesIntoTheFolderShown()
    {
        openAt({.place = Place::Folder, .folder = m_scene->m_folder});
        QVERIFY(openAddFeed());
        m_scene->type(u"https://new.example/feed"_s);
        lookThenAdd();
        QTRY_COMPARE(m_scene->place(), u"https://new.example/feed"_s);
        QCOMPARE(sidebarModel().subscriptions().feeds.last().folder, m_scene->m_folder);
    }

    void theDialogSaysWhyAFeedIsNotAdded()
    {
        openAt({});
        AddFeedDialog* dialog = openAddFeed();
        QVERIFY(dialog);
        m_scene->type(u"https://new.example/feed"_s);
        m_scene->m_library.failNext(u"addFeed"_s, {ErrorCode::LibraryReadOnly, u"/library"_s, {}});
        lookThenAdd();
        QTRY_VERIFY(m_scene->says(u"/library"_s, dialog));
        QVERIFY(m_scene->m_refresher.calls.isEmpty());
        m_scene->press(Qt::Key_Return); // once more
        QTRY_VERIFY(!m_scene->dialog());
        QTRY_COMPARE(m_scene->place(), u"https://new.example/feed"_s);
    }

    void whatFailsAfterTheDialogIsClosedIsSaidInTheWindow()
    {
        openAt({});
        AddFeedDialog* dialog = openAddFeed();
        QVERIFY(dialog);
        m_scene->type(u"https://new.example/feed"_s);
        look();
        m_scene->m_library.failNext(u"addFeed"_s, {ErrorCode::LibraryReadOnly, u"/library"_s, {}});
        m_scene->m_library.holdReplies();
        m_scene->press(Qt::Key_Return);
        m_scene->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_scene->dialog());
        m_scene->m_library.releaseReplies();
        QTRY_VERIFY(m_scene->notes(u"/library"_s));
    }

    void aFolderIsMadeOrTheDialogSaysWhyNot()
    {
        openAt({});
        m_scene->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_scene->opened<NameDialog>());
        m_scene->type(u"Blogs"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog());
        QTRY_COMPARE(sidebarModel().subscriptions().folders.last().name, u"Blogs"_s);

        m_scene->m_window->activateWindow();
        QTRY_VERIFY(m_scene->view().hasFocus());
        m_scene->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_scene->opened<NameDialog>());
        m_scene->m_library.failNext(u"addFolder"_s, {ErrorCode::LibraryReadOnly, u"/library"_s, {}});
        m_scene->type(u"More"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(m_scene->says(u"/library"_s, m_scene->dialog()));
    }

    void aFeedIsRemovedAndComesBack()
    {
        openAt({.place = Place::Feed, .feed = m_scene->m_inFolder});
        m_scene->press(Qt::Key_Delete, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->notes(u"Removed “cs.LG”"_s));
        QTRY_COMPARE(m_scene->place(), u"All papers"_s);
        m_scene->click(u"Undo"_s, &m_scene->part<NoticeBar>());
        QTRY_VERIFY(sidebarModel().indexOf(m_scene->m_inFolder).isValid());
        QVERIFY(!m_scene->part<NoticeBar>().isVisible());
        m_scene->redo();
        QTRY_VERIFY(!sidebarModel().indexOf(m_scene->m_inFolder).isValid());
    }

    void aFolderIsRemovedAndComesBackWithItsFeeds()
    {
        openAt({.place = Place::Folder, .folder = m_scene->m_folder});
        m_scene->press(Qt::Key_Delete, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->notes(u"Removed the folder “arXiv”"_s));
        QTRY_VERIFY(!sidebarModel().indexOf(m_scene->m_folder).isValid());
        QVERIFY(sidebarModel().indexOf(m_scene->m_inFolder).isValid());
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        const auto folder = [this] { return sidebarModel().subscriptions().folders.value(0); };
        QTRY_COMPARE(folder().name, u"arXiv"_s);
        QTRY_COMPARE(m_scene->m_library.stored(m_scene->m_inFolder).folder, folder().id);
    }

    void refreshAsksForAllOrForThePlace()
    {
        openAt({.place = Place::Folder, .folder = m_scene->m_folder});
        m_scene->press(Qt::Key_F5);
        m_scene->press(Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(m_scene->m_refresher.calls,
                 (QStringList{u"all"_s, QString::number(m_scene->m_inFolder.value)}));
        m_scene->m_library.stored(m_scene->m_blog).url.clear(); // as the bundled sample, which has no address
        m_scene->m_library.tellSubscriptions();
        QTRY_VERIFY(sidebarModel().subscriptions().feeds.last().url.isEmpty());
        QTest::mouseClick(m_scene->sidebar().viewport(), Qt::LeftButton, {},
                          m_scene->sidebar().visualRect(sidebarModel().indexOf(m_scene->m_blog)).center());
        QTRY_COMPARE(m_scene->place(), u"Lab blog"_s);
        QVERIFY(!m_scene->actions().refreshPlace->isEnabled());
    }

    void aFailingFeedSaysWhyAndIsTriedAgain()
    {
        openAt({});
        failLast(m_scene->m_blog);
        m_scene->m_refresher.tell({.done = 2, .total = 2, .failed = 1});
        QTRY_VERIFY(
            !sidebarModel().indexOf(m_scene->m_blog).data(SidebarModel::FailureRole).toString().isEmpty());
        QVERIFY(!m_scene->seen<QPushButton>(u"Try again"_s));
        m_scene->click(u"1 feed"_s); // in the status bar
        QTRY_COMPARE(m_scene->place(), u"Lab blog"_s);
        QTRY_VERIFY(m_scene->says(u"500"_s, &m_scene->list()));
        m_scene->click(u"Try again"_s);
        QCOMPARE(m_scene->m_refresher.calls, QStringList{QString::number(m_scene->m_blog.value)});
        m_scene->m_library.stored(m_scene->m_blog).failure.reset();
        m_scene->m_library.tellSubscriptions();
        QTRY_VERIFY(!m_scene->seen<QPushButton>(u"Try again"_s));
    }

    void theWelcomeSubscribes()
    {
        m_scene->m_settings.setWelcomeDone(false);
        openAt({});
        QVERIFY(m_scene->part<WelcomePane>().isVisible());
        QVERIFY(!m_scene->actions().welcome->isEnabled());
        tick(u"cs.CL"_s);
        m_scene->click(u"ubscribe to 2 feeds"_s);
        QTRY_COMPARE(m_scene->m_refresher.calls.size(), 2);
        QVERIFY(!m_scene->part<WelcomePane>().isVisible());
        QVERIFY(m_scene->m_settings.isWelcomeDone());
        QCOMPARE(m_scene->m_library.callsOf(u"addFeed https://hf.example/daily"_s), 1);
        QTRY_COMPARE(sidebarModel().subscriptions().feeds.size(), 4);
        QCOMPARE(sidebarModel().subscriptions().feeds.last().folder, m_scene->m_folder); // by its group
        QVERIFY(m_scene->view().hasFocus());
    }

    void theWelcomeIsPutOff()
    {
        m_scene->m_settings.setWelcomeDone(false);
        openAt({});
        m_scene->click(u"ot now"_s);
        QVERIFY(!m_scene->part<WelcomePane>().isVisible());
        QVERIFY(m_scene->m_settings.isWelcomeDone());
        QVERIFY(m_scene->view().hasFocus());
        m_scene->actions().welcome->trigger();
        QVERIFY(m_scene->part<WelcomePane>().isVisible());
    }

    void theWelcomeStaysWhenTheListGetsTheFocus()
    {
        m_scene->m_settings.setWelcomeDone(false);
        openAt({});
        m_scene->searchBox().setFocus();
        m_scene->view().setFocus();
        QVERIFY(m_scene->part<WelcomePane>().isVisible());
        QCOMPARE(m_scene->m_library.callsOf(u"paper"_s), 0);
    }

    void whoChoosesAPaperReadsIt()
    {
        m_scene->m_settings.setWelcomeDone(false);
        openAt({});
        m_scene->press(Qt::Key_J);
        QVERIFY(!m_scene->part<WelcomePane>().isVisible());
        QTRY_VERIFY(m_scene->part<DetailPane>().isVisible() && m_scene->m_window->isSettled());
        m_scene->actions().welcome->trigger();
        const QRect row = m_scene->view().visualRect(m_scene->view().currentIndex());
        QTest::mouseClick(m_scene->view().viewport(), Qt::LeftButton, {}, row.center());
        QVERIFY(m_scene->part<DetailPane>().isVisible()); // the one that was chosen already
        QVERIFY(!m_scene->m_settings.isWelcomeDone());
    }

    void aPaperBehindTheWelcomeIsNotRead()
    {
        m_scene->m_settings.setWelcomeDone(false);
        m_scene->m_settings.setLastPlace({}, m_scene->m_papers[0]);
        m_scene->open();
        QVERIFY(m_scene->part<WelcomePane>().isVisible());
        QCOMPARE(m_scene->current(), QString());
    }

    void everyFeedThatIsNotAddedIsSaid()
    {
        m_scene->m_settings.setWelcomeDone(false);
        openAt({});
        tick(u"cs.CL"_s);
        m_scene->m_library.failNext(u"addFeed"_s, {ErrorCode::DiskFull, u"/library"_s, {}});
        m_scene->click(u"ubscribe to 2 feeds"_s);
        QTRY_VERIFY(m_scene->notes(u"/library"_s));
        QTRY_COMPARE(m_scene->m_refresher.calls.size(), 1); // the other one
    }
};

QTEST_MAIN(TestMainWindowFeeds)
#include "test_mainwindow_feeds.moc"
