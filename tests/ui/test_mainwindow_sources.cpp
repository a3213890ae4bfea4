#include "tests/ui/mainwindowscene.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/feedproperties.h"
#include "ui/dialogs/olderpapersdialog.h"
#include "ui/dialogs/outlinedialog.h"
#include "ui/dialogs/outlinetransfer.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Where papers come from, in the main window: properties of feeds, lists of feeds, older papers, what is
/// dropped.
class TestMainWindowSources : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    void openAt(const PaperQuery& place)
    {
        m_scene->m_settings.setLastPlace(place, {});
        m_scene->open();
    }
    void openAtFeed() { openAt({.place = Place::Feed, .feed = m_scene->m_inFolder}); }
    [[nodiscard]] const SidebarModel& sidebarModel() const
    {
        return *static_cast<SidebarModel*>(m_scene->sidebar().model());
    }
    void drop(const QUrl& url)
    {
        QMimeData data;
        data.setUrls({url});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_scene->m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_scene->m_window.get(), &event);
        QVERIFY(event.isAccepted());
    }
    [[nodiscard]] static Outline someOutline()
    {
        Outline outline;
        outline.feeds = {{.url = u"https://a.example"_s, .title = u"A"_s, .path = {u"arXiv"_s}},
                         {.url = u"https://b.example"_s, .title = u"B"_s, .path = {u"Blogs"_s}}};
        outline.warnings = {u"Line 9 names no feed."_s};
        return outline;
    }

private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_scene = std::make_unique<MainWindowScene>();
    }
    void cleanup() { m_scene.reset(); }

    // Properties

    void propertiesAreChangedAndUndone()
    {
        openAtFeed();
        m_scene->press(Qt::Key_Return, Qt::AltModifier);
        auto* dialog = m_scene->opened<FeedProperties>();
        QVERIFY(dialog);
        m_scene->type(u"Learning"_s); // the name has the focus
        dialog->findChild<QLineEdit*>(u"address"_s)->setText(u"new.example/rss"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog());
        QTRY_COMPARE(m_scene->place(), u"Learning"_s);
        const Feed feed = m_scene->m_library.stored(m_scene->m_inFolder);
        QCOMPARE(feed.url, u"https://new.example/rss"_s);
        QCOMPARE(feed.folder, std::optional(m_scene->m_folder));
        QCOMPARE(m_scene->m_refresher.calls, QStringList{QString::number(feed.id.value)});
        m_scene->m_window->activateWindow();
        QTRY_VERIFY(m_scene->view().hasFocus());
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_scene->place(), u"cs.LG"_s);
        QVERIFY(m_scene->m_library.stored(m_scene->m_inFolder).url != feed.url);
    }

    void anAddressThatIsTakenIsSaid()
    {
        openAtFeed();
        m_scene->actions().properties->trigger();
        auto* dialog = m_scene->opened<FeedProperties>();
        QVERIFY(dialog);
        const QString taken = u"https://taken.example/"_s;
        m_scene->m_library.failNext(u"setFeedAddress"_s, {ErrorCode::AlreadyThere, taken, {}});
        dialog->findChild<QLineEdit*>(u"address"_s)->setText(taken);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(m_scene->says(u"is there already"_s, dialog));
        dialog->findChild<QLineEdit*>(u"address"_s)->setText(u"two words"_s);
        m_scene->press(Qt::Key_Return);
        QVERIFY(m_scene->says(u"is not an address"_s, dialog));
    }

    void aNewFolderIsMadeForTheFeed()
    {
        openAtFeed();
        m_scene->actions().properties->trigger();
        auto* dialog = m_scene->opened<FeedProperties>();
        QVERIFY(dialog);
        auto* folder = dialog->findChild<QComboBox*>(u"folder"_s);
        folder->setCurrentIndex(folder->findText(u"New folder…"_s));
        dialog->findChild<QLineEdit*>(u"newFolder"_s)->setText(u"Robots"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog());
        QTRY_COMPARE(sidebarModel().subscriptions().folders.last().name, u"Robots"_s);
        QTRY_COMPARE(m_scene->m_library.stored(m_scene->m_inFolder).folder,
                     std::optional(sidebarModel().subscriptions().folders.last().id));
    }

    void theLogIsLiveAndCopied()
    {
        auto& log = m_scene->m_library.log(m_scene->m_inFolder);
        openAtFeed();
        m_scene->actions().properties->trigger();
        auto* dialog = m_scene->opened<FeedProperties>();
        QVERIFY(dialog);
        QTRY_VERIFY(m_scene->says(u"has not been asked yet"_s, dialog));
        log.prepend({.at = QDateTime::currentDateTimeUtc(), .asked = u"https://a.example"_s, .status = 200});
        m_scene->m_library.stored(m_scene->m_inFolder).warnings = {u"It is not well-formed."_s};
        m_scene->m_library.tellSubscriptions();
        auto* table = dialog->findChild<QTableView*>();
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() == 1);
        QTRY_VERIFY(m_scene->says(u"It is not well-formed."_s, dialog));
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"https://a.example"_s));
    }

    // Lists of feeds

    void aListIsShownBeforeItIsImported()
    {
        openAt({});
        m_scene->m_outlines.files.insert(u"/home/ann/feeds.opml"_s, someOutline());
        drop(QUrl::fromLocalFile(u"/home/ann/feeds.opml"_s));
        auto* dialog = m_scene->opened<OutlineDialog>();
        QVERIFY(dialog);
        QVERIFY(m_scene->says(u"2 feeds in 2 folders."_s, dialog));
        QVERIFY(m_scene->says(u"Line 9 names no feed."_s, dialog));
        QCOMPARE(m_scene->m_library.callsOf(u"addOutline"_s), 0);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog());
        QTRY_COMPARE(sidebarModel().subscriptions().feeds.size(), 4);
        QTRY_COMPARE(m_scene->m_refresher.calls.size(), 2);
        QTRY_VERIFY(m_scene->notes(u"Imported 2 feeds"_s));
        m_scene->click(u"Undo"_s, &m_scene->part<NoticeBar>());
        QTRY_COMPARE(sidebarModel().subscriptions().feeds.size(), 2);
    }

    void nothingNewCannotBeImported()
    {
        openAt({});
        Outline outline;
        outline.feeds = {{.url = m_scene->m_library.stored(m_scene->m_blog).url}};
        m_scene->m_outlines.files.insert(u"/home/ann/feeds.opml"_s, outline);
        m_scene->part<OutlineTransfer>().importFrom(u"/home/ann/feeds.opml"_s);
        auto* dialog = m_scene->opened<OutlineDialog>();
        QVERIFY(dialog);
        QVERIFY(m_scene->says(u"subscribed to all of them already"_s, dialog));
        QVERIFY(!m_scene->seen<QPushButton>(u"Import"_s, dialog)->isEnabled());
    }

    void aFileThatCannotBeReadIsSaid()
    {
        openAt({});
        m_scene->part<OutlineTransfer>().importFrom(u"/home/ann/none.opml"_s);
        QTRY_VERIFY(m_scene->notes(u"/home/ann/none.opml"_s));
    }

    void feedsAreExported()
    {
        openAt({});
        m_scene->part<OutlineTransfer>().exportTo(u"/home/ann/out.opml"_s);
        QTRY_VERIFY(m_scene->notes(u"Wrote 2 feeds to out.opml"_s));
        QCOMPARE(m_scene->m_outlines.files.value(u"/home/ann/out.opml"_s).feeds.size(), 2);
        m_scene->m_outlines.isWritable = false;
        m_scene->part<OutlineTransfer>().exportTo(u"/home/ann/full.opml"_s);
        QTRY_VERIFY(m_scene->notes(u"full.opml"_s));
    }

    void anAddressDroppedIsLookedAt()
    {
        openAt({});
        drop(QUrl(u"https://drop.example/feed"_s));
        QVERIFY(m_scene->opened<AddFeedDialog>());
        QTRY_COMPARE(m_scene->m_finder.calls, QStringList{u"https://drop.example/feed"_s});
    }

    // Older papers

    void olderPapersAreLoadedStoppedAndGoneOnWith()
    {
        openAtFeed();
        QVERIFY(m_scene->actions().loadOlder->isEnabled());
        m_scene->actions().loadOlder->trigger();
        QVERIFY(m_scene->opened<OlderPapersDialog>());
        m_scene->press(Qt::Key_Return);
        const QString feed = QString::number(m_scene->m_inFolder.value);
        const QString month = QDate::currentDate().addMonths(-1).toString(Qt::ISODate);
        QTRY_COMPARE(m_scene->m_older.calls, QStringList{u"start %1 %2"_s.arg(feed, month)});
        QVERIFY(!m_scene->actions().loadOlder->isEnabled());
        m_scene->m_older.tell({.feed = m_scene->m_inFolder,
                               .isRunning = true,
                               .reached = QDate(2025, 2, 3),
                               .until = QDate(2025, 1, 1),
                               .newPapers = 340});
        QVERIFY(m_scene->says(u"Loading older papers of “cs.LG”: 340 so far, back to 3 Feb 2025"_s));
        m_scene->click(u"Stop"_s);
        QCOMPARE(m_scene->m_older.calls.last(), u"stop "_s + feed);
        QVERIFY(!m_scene->says(u"Loading older papers"_s));
        QVERIFY(m_scene->actions().loadOlder->isEnabled());
        QVERIFY(m_scene->actions().loadOlder->text().contains(u"Go On"_s));
        m_scene->actions().loadOlder->trigger();
        auto* again = m_scene->opened<OlderPapersDialog>();
        QVERIFY(again);
        QVERIFY(m_scene->says(u"back to 3 Feb 2025"_s, again));
        m_scene->press(Qt::Key_Return);
        QTRY_COMPARE(m_scene->m_older.calls.last(), u"start %1 2025-01-01"_s.arg(feed));
    }

    void theEndOfLoadingIsTold()
    {
        openAtFeed();
        m_scene->m_older.start(m_scene->m_inFolder, QDate(2025, 1, 1));
        m_scene->m_older.tell({.feed = m_scene->m_inFolder, .isFinished = true, .newPapers = 1});
        QVERIFY(m_scene->notes(u"Loaded 1 older paper of “cs.LG”"_s));
        m_scene->m_older.start(m_scene->m_inFolder, QDate(2025, 1, 1));
        m_scene->m_older.tell(
            {.feed = m_scene->m_inFolder, .failure = Error{ErrorCode::TimedOut, u"arXiv"_s, {}}});
        QVERIFY(m_scene->notes(u"did not answer in time"_s));
    }

    void feedsWithoutOlderPapersOfferNone()
    {
        m_scene->m_older.loadable = u"nothing"_s;
        openAtFeed();
        QVERIFY(!m_scene->actions().loadOlder->isEnabled());
    }

    void offlineIsOneLine()
    {
        openAt({});
        m_scene->m_refresher.tell({.total = 2, .failed = 2, .isOffline = true});
        QVERIFY(m_scene->says(u"Offline."_s));
        QVERIFY(!m_scene->seen<QPushButton>(u"could not be refreshed"_s));
    }
};

QTEST_MAIN(TestMainWindowSources)
#include "test_mainwindow_sources.moc"
