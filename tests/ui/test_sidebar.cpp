#include "models/sidebarmodel.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakesettings.h"
#include "ui/sidebar/sidebardelegate.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;
using namespace offprint;

/// The sidebar as a person uses it.
class TestSidebar : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<SidebarModel> m_model;
    std::unique_ptr<SidebarView> m_view;
    FolderId m_folder;
    FeedId m_feed;

    void trigger(const QModelIndex& index, const QString& text)
    {
        const std::unique_ptr<QMenu> menu(m_view->menuFor(index));
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"no "_s + text));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }

    void init()
    {
        m_view.reset();
        m_model.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_folder = m_library->giveFolder(u"arXiv"_s);
        m_feed = m_library->giveFeed(u"cs.LG"_s, m_folder);
        m_library->givePaper(u"A"_s, m_feed);
        m_model = std::make_unique<SidebarModel>(*m_library);
        m_view = std::make_unique<SidebarView>(*m_model, *m_appearance);
        m_view->resize(236, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QTRY_VERIFY(m_model->indexOf(m_feed).isValid());
    }
    void cleanupTestCase()
    {
        m_view.reset();
        m_appearance.reset();
    }

    void aClickChoosesAPlace()
    {
        QSignalSpy chosen(m_view.get(), &SidebarView::placeChosen);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          m_view->visualRect(m_model->indexOf(m_feed)).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PaperQuery>().feed, m_feed);
    }

    void keysPassTheHeading()
    {
        m_view->showPlace({.place = PaperQuery::Place::All});
        QSignalSpy chosen(m_view.get(), &SidebarView::placeChosen);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex(), m_model->indexOf(m_folder));
        QCOMPARE(chosen.size(), 1);
    }

    void showingAPlaceTellsNobody()
    {
        QSignalSpy chosen(m_view.get(), &SidebarView::placeChosen);
        m_view->showPlace({.place = PaperQuery::Place::Starred});
        QCOMPARE(m_view->currentIndex().data().toString(), u"Starred"_s);
        QCOMPARE(chosen.size(), 0);
    }

    void aPlaceNotReadYetIsShownWhenItIsThere()
    {
        SidebarModel model(*m_library);
        SidebarView view(model, *m_appearance);
        QSignalSpy chosen(&view, &SidebarView::placeChosen);
        view.showPlace({.place = PaperQuery::Place::Feed, .feed = m_feed});
        view.show();
        view.setFocus();
        QTRY_VERIFY(model.indexOf(m_feed).isValid());
        QTRY_COMPARE(view.currentIndex(), model.indexOf(m_feed));
        QCOMPARE(chosen.size(), 0);
    }

    void foldersAreRemembered()
    {
        const QModelIndex folder = m_model->indexOf(m_folder);
        QTRY_VERIFY(m_view->isExpanded(folder));
        const QRect arrow = SidebarDelegate::arrowRect(m_view->visualRect(folder), folder);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, arrow.center());
        QVERIFY(!m_view->isExpanded(folder));
        QTRY_VERIFY(!m_library->stored(m_folder).isExpanded);
        m_library->tellSubscriptions();
        QSignalSpy updated(m_model.get(), &SidebarModel::updated);
        QVERIFY(updated.wait());
        QVERIFY(!m_view->isExpanded(m_model->indexOf(m_folder)));
    }

    void renamingInPlaceAsksTheLibrary()
    {
        m_view->showPlace({.place = PaperQuery::Place::Feed, .feed = m_feed});
        m_view->renameCurrent();
        auto* editor = m_view->findChild<QLineEdit*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"cs.LG"_s);
        editor->setText(u"Learning"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_model->indexOf(m_feed).data().toString(), u"Learning"_s);
    }

    void theMenuRaisesRequests()
    {
        QSignalSpy read(m_view.get(), &SidebarView::markAllReadRequested);
        QSignalSpy removed(m_view.get(), &SidebarView::removeFeedRequested);
        QSignalSpy refreshed(m_view.get(), &SidebarView::refreshRequested);
        trigger(m_model->indexOf(m_feed), u"Mark All as Read"_s);
        QCOMPARE(read.first().first().value<PaperQuery>().feed, m_feed);
        trigger(m_model->indexOf(m_feed), u"Remove"_s);
        QCOMPARE(removed.first().first().value<FeedId>(), m_feed);
        trigger(m_model->indexOf(m_folder), u"Refresh"_s);
        QCOMPARE(refreshed.first().first().value<QList<FeedId>>(), QList<FeedId>{m_feed});
    }

    void theSelectionOutlastsChanges()
    {
        m_view->showPlace({.place = PaperQuery::Place::Feed, .feed = m_feed});
        m_library->moveFeed(m_feed, {}, 0);
        QTRY_VERIFY(!m_model->indexOf(m_feed).parent().isValid());
        QCOMPARE(m_view->currentIndex(), m_model->indexOf(m_feed));
    }
};

QTEST_MAIN(TestSidebar)
#include "test_sidebar.moc"
