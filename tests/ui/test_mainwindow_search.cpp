#include "tests/ui/mainwindowscene.h"

#include "ui/dialogs/searchdialog.h"
#include "ui/papers/daybar.h"
#include "ui/papers/orderbutton.h"
#include "ui/search/searchpopup.h"

#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// The search box with what hangs below it, saved searches, and the order of lists.
class TestMainWindowSearch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    [[nodiscard]] SearchBox& box() const { return m_scene->searchBox(); }
    [[nodiscard]] SearchPopup& popup() const { return m_scene->part<SearchPopup>(); }
    [[nodiscard]] QStringList offered() const
    {
        QStringList names;
        const auto* list = popup().findChild<QListWidget*>();
        for (int row = 0; popup().isOffering() && row < list->count(); ++row)
            names.append(list->item(row)->text());
        return names;
    }
    void search(const QString& words)
    {
        m_scene->press(Qt::Key_Slash);
        m_scene->type(words);
    }
    void saveSearch(const QString& words, const QString& name)
    {
        search(words);
        QTRY_COMPARE(box().words(), words);
        m_scene->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = m_scene->opened<SearchDialog>();
        QVERIFY(dialog);
        m_scene->type(name);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog<SearchDialog>());
        m_scene->window()->activateWindow();
        QTRY_VERIFY(m_scene->view().hasFocus());
        QTRY_COMPARE(m_scene->place(), name);
        m_scene->settle();
    }
    /// It can be applied to papers.
    [[nodiscard]] bool isRule(const QString& search) const
    {
        const std::unique_ptr<QMenu> menu(m_scene->sidebar().menuFor(itemCalled(search)));
        return std::ranges::any_of(menu->actions(),
                                   [](const QAction* a) { return a->text().startsWith("Apply"_L1); });
    }
    static void check(const QWidget* dialog, const QString& begin)
    {
        for (QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
            if (box->text().startsWith(begin))
                box->click();
        }
    }
    [[nodiscard]] QModelIndex itemCalled(const QString& name) const
    {
        const QAbstractItemModel& model = *m_scene->sidebar().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == name)
                return model.index(row, 0);
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<MainWindowScene>();
        m_scene->open();
    }
    void cleanup() { m_scene.reset(); }

    void whatIsWrongIsSaidAndNothingIsLost()
    {
        search(u"delta"_s);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        m_scene->type(u" date:2025-13"_s);
        QTRY_VERIFY(popup().isSaying());
        QVERIFY(m_scene->says(u"2025-13"_s, &popup()));
        QCOMPARE(m_scene->shownPapers(), 1); // the last good ones
        QCOMPARE(box().words(), u"delta"_s);
        m_scene->press(Qt::Key_Return); // stays to have it mended
        QVERIFY(box().hasFocus());
        QCOMPARE(box().text(), u"delta date:2025-13"_s);
        m_scene->press(Qt::Key_Backspace);
        QTRY_VERIFY(!popup().isSaying());
        QTRY_COMPARE(box().words(), u"delta date:2025-1"_s);
    }

    void escapeClearsWhateverIsThere()
    {
        search(u"delta date:nonsense"_s);
        QTRY_VERIFY(popup().isSaying());
        m_scene->press(Qt::Key_Escape);
        QVERIFY(box().text().isEmpty() && box().problem().isEmpty());
        QVERIFY(!popup().isVisible());
        QVERIFY(m_scene->view().hasFocus());
        QTRY_COMPARE(m_scene->shownPapers(), 6);
    }

    void fieldsAndValuesAreOffered()
    {
        search(u"tit"_s);
        QCOMPARE(offered(), QStringList{u"title:"_s});
        m_scene->press(Qt::Key_Tab);
        QCOMPARE(box().text(), u"title:"_s);
        QVERIFY(box().hasFocus());
        m_scene->type(u"x is:"_s);
        QVERIFY(offered().contains(u"starred"_s));
        m_scene->press(Qt::Key_Down);
        m_scene->press(Qt::Key_Down);
        m_scene->press(Qt::Key_Up);
        m_scene->press(Qt::Key_Return);
        QCOMPARE(box().text(), u"title:x is:unread "_s);
        QVERIFY(!popup().isVisible());
        m_scene->press(Qt::Key_Return);
        QVERIFY(m_scene->view().hasFocus());
    }

    void feedsAreOfferedAndPickedByTheMouse()
    {
        search(u"feed:lab"_s);
        QCOMPARE(offered(), QStringList{u"Lab blog"_s});
        auto* list = popup().findChild<QListWidget*>();
        QVERIFY(popup().geometry().top() >= box().mapTo(m_scene->window(), QPoint(0, box().height())).y());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QCOMPARE(box().text(), u"feed:\"Lab blog\" "_s);
    }

    void earlierSearchesComeBack()
    {
        search(u"delta"_s);
        m_scene->press(Qt::Key_Return);
        m_scene->press(Qt::Key_Escape);
        search(u"echo"_s);
        m_scene->press(Qt::Key_Return);
        m_scene->press(Qt::Key_Escape);
        m_scene->press(Qt::Key_Slash);
        QVERIFY(!popup().isVisible());
        m_scene->press(Qt::Key_Down);
        QCOMPARE(offered(), (QStringList{u"echo"_s, u"delta"_s}));
        m_scene->press(Qt::Key_Down);
        m_scene->press(Qt::Key_Return);
        QCOMPARE(box().text(), u"delta"_s);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        QCOMPARE(m_scene->m_settings.recentSearches(), (QStringList{u"echo"_s, u"delta"_s}));
    }

    void leavingTheBoxPutsAwayWhatHangsThere()
    {
        search(u"tit"_s);
        QVERIFY(popup().isVisible());
        m_scene->view().setFocus();
        QVERIFY(!popup().isVisible());
    }

    void aSearchIsSavedAndChosen()
    {
        QVERIFY(!m_scene->actions().saveSearch->isEnabled());
        saveSearch(u"delta"_s, u"My delta"_s);
        QVERIFY(box().text().isEmpty());
        QCOMPARE(m_scene->shownPapers(), 1);
        QVERIFY(m_scene->says(u"My delta"_s, &m_scene->list()));
        QTRY_COMPARE(itemCalled(u"My delta"_s).data(SidebarModel::CountRole).toInt(), 1);
        m_scene->m_library.stored(m_scene->m_papers[3]).isRead = true;
        m_scene->m_library.tellSubscriptions();
        QTRY_COMPARE(itemCalled(u"My delta"_s).data(SidebarModel::CountRole).toInt(), 0);
        m_scene->undo();
        QTRY_VERIFY(!itemCalled(u"My delta"_s).isValid());
        QTRY_COMPARE(m_scene->place(), u"All papers"_s);
        m_scene->redo();
        QTRY_VERIFY(itemCalled(u"My delta"_s).isValid());
    }

    void aSavedSearchIsEditedRenamedAndRemoved()
    {
        saveSearch(u"delta"_s, u"Mine"_s);
        m_scene->actions().editSearch->trigger();
        auto* dialog = m_scene->opened<SearchDialog>();
        QVERIFY(dialog);
        QVERIFY(m_scene->says(u"Search for"_s, dialog));
        auto* words = dialog->findChildren<QLineEdit*>().at(1);
        QCOMPARE(words->text(), u"delta"_s);
        words->setText(u"is:nothing"_s);
        QVERIFY(m_scene->says(u"nothing"_s, dialog));
        words->setText(u"echo"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog<SearchDialog>());
        m_scene->window()->activateWindow();
        QTRY_VERIFY(m_scene->view().hasFocus());
        QTRY_COMPARE(m_scene->m_library.callsOf(u"editSearch"_s), 1);
        QTRY_COMPARE(m_scene->current().isEmpty() ? m_scene->view().model()->index(0, 0).data().toString()
                                                  : QString(),
                     u"Echo"_s);
        m_scene->press(Qt::Key_F2);
        auto* editor = m_scene->sidebar().findChild<QLineEdit*>();
        QVERIFY(editor && editor->isVisible());
        QTest::keyClicks(editor, u"Renamed"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_scene->says(u"Renamed"_s, &m_scene->list()));
        m_scene->actions().remove->trigger();
        QTRY_VERIFY(!itemCalled(u"Renamed"_s).isValid());
        QVERIFY(!itemCalled(u"Searches"_s).isValid()); // a heading of nothing
        QVERIFY(m_scene->notes(u"Renamed"_s));
    }

    void eachPlaceHasItsOrder()
    {
        auto& button = m_scene->part<OrderButton>();
        const auto choose = [&](const QString& name) {
            for (QAction* action : button.menu()->actions()) {
                if (action->text() == name)
                    action->trigger();
            }
            m_scene->settle();
        };
        const auto firstTitle = [&] { return m_scene->view().model()->index(0, 0).data().toString(); };
        m_scene->paper(5).title = u"A late one"_s;
        QCOMPARE(button.text(), u"Newest"_s);
        choose(u"Title"_s);
        QCOMPARE(button.text(), u"Title"_s);
        QTRY_COMPARE(firstTitle(), u"A late one"_s);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_U);
        QTRY_COMPARE(button.text(), u"Newest"_s);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_A);
        QTRY_COMPARE(button.text(), u"Title"_s);
        search(u"a sort:author"_s);
        QTRY_COMPARE(button.text(), u"Author"_s);
        QVERIFY(!button.isEnabled());
    }

    void anAuthorIsFollowed()
    {
        m_scene->paper(0).authors = QStringList{u"Sergey Levine"_s};
        m_scene->choose(0);
        m_scene->part<DetailPane>().authorChosen(u"Sergey Levine"_s);
        const auto menu = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
        QVERIFY(menu());
        QCOMPARE(menu()->actions().at(1)->text(), u"Follow Sergey Levine"_s);
        menu()->actions().at(1)->trigger();
        menu()->close();
        QTRY_VERIFY(itemCalled(u"Sergey Levine"_s).isValid());
        QVERIFY(m_scene->notes(u"Sergey Levine"_s));
        QTRY_COMPARE(itemCalled(u"Sergey Levine"_s).data(SidebarModel::CountRole).toInt(), 1);
        m_scene->part<DetailPane>().authorChosen(u"Sergey Levine"_s);
        QVERIFY(!menu()->actions().at(1)->isEnabled());
        menu()->actions().at(0)->trigger();
        menu()->close();
        QTRY_COMPARE(box().words(), u"author:\"Sergey Levine\" "_s);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
    }

    void todayGoesFromDayToDay()
    {
        const QDate today = QDate::currentDate();
        m_scene->m_library.givePaper(u"Of today"_s, m_scene->m_blog, today);
        m_scene->m_library.givePaper(u"Of the day before"_s, m_scene->m_blog, today.addDays(-1));
        const auto firstTitle = [&] { return m_scene->view().model()->index(0, 0).data().toString(); };
        QVERIFY(!m_scene->part<DayBar>().isVisible());
        QVERIFY(!m_scene->actions().previousDay->isEnabled());
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_T);
        QTRY_COMPARE(firstTitle(), u"Of today"_s);
        QVERIFY(m_scene->part<DayBar>().isVisible());
        QVERIFY(!m_scene->actions().nextDay->isEnabled());
        m_scene->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(firstTitle(), u"Of the day before"_s);
        QCOMPARE(m_scene->place(), u"Today"_s);
        QVERIFY(m_scene->says(QLocale().toString(today.addDays(-1), QLocale::LongFormat), &m_scene->list()));
        m_scene->press(Qt::Key_BracketLeft);
        QTRY_VERIFY(m_scene->says(u"Nothing was listed on this day"_s));
        m_scene->press(Qt::Key_BracketRight);
        m_scene->press(Qt::Key_BracketRight);
        QTRY_COMPARE(firstTitle(), u"Of today"_s);
    }

    void theCalendarShowsWhichDaysHavePapers()
    {
        const QDate today = QDate::currentDate();
        m_scene->m_library.givePaper(u"Of today"_s, m_scene->m_blog, today);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_T);
        m_scene->settle();
        auto& bar = m_scene->part<DayBar>();
        bar.findChildren<QToolButton*>().at(1)->click();
        auto* calendar = bar.findChild<QCalendarWidget*>();
        QVERIFY(calendar->isVisible());
        QTRY_VERIFY(calendar->dateTextFormat(today).fontWeight() == QFont::Bold);
        QVERIFY(calendar->dateTextFormat(today.addDays(-1)).fontWeight() != QFont::Bold);
        Q_EMIT calendar->clicked(today.addDays(-3));
        QVERIFY(!calendar->isVisible());
        QTRY_VERIFY(
            m_scene->says(QLocale().toString(today.addDays(-3), QLocale::LongFormat), &m_scene->list()));
    }

    void trendingHasItsPeriods()
    {
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_R);
        auto& button = m_scene->part<OrderButton>();
        QTRY_COMPARE(button.text(), u"Votes of a week"_s);
        for (QAction* action : button.menu()->actions()) {
            if (action->text() == "Votes of a month"_L1)
                action->trigger();
        }
        QTRY_COMPARE(button.text(), u"Votes of a month"_s);
        QCOMPARE(m_scene->m_settings.gainDays(), 30);
        m_scene->open();
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_R);
        QTRY_COMPARE(m_scene->part<OrderButton>().text(), u"Votes of a month"_s);
    }

    void aSearchBecomesARule()
    {
        saveSearch(u"delta"_s, u"Mine"_s);
        QVERIFY(!isRule(u"Mine"_s));
        m_scene->actions().editSearch->trigger();
        auto* dialog = m_scene->opened<SearchDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(m_scene->says(u"1 paper fits."_s, dialog));
        check(dialog, u"Star"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog<SearchDialog>());
        QTRY_VERIFY(isRule(u"Mine"_s));
        const std::unique_ptr<QMenu> menu(m_scene->sidebar().menuFor(itemCalled(u"Mine"_s)));
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith("Apply"_L1))
                action->trigger();
        }
        QTRY_VERIFY(m_scene->paper(3).isStarred);
        QTRY_VERIFY(m_scene->notes(u"changed 1 paper"_s));
    }

    void aSearchHidesAndTells()
    {
        saveSearch(u"delta"_s, u"Mine"_s);
        m_scene->actions().editSearch->trigger();
        auto* dialog = m_scene->opened<SearchDialog>();
        QVERIFY(dialog);
        check(dialog, u"Hide"_s);
        check(dialog, u"Tell"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(!m_scene->dialog<SearchDialog>());
        auto all = m_scene->m_library.subscriptions();
        QTRY_VERIFY(all.isFinished());
        const SavedSearch mine = all.result()->searches.first();
        QVERIFY(mine.hides && mine.tells && !mine.stars && !mine.marksRead);
        QTRY_VERIFY(isRule(u"Mine"_s));
        m_scene->actions().editSearch->trigger();
        dialog = m_scene->opened<SearchDialog>();
        QVERIFY(dialog);
        QCOMPARE(std::ranges::count_if(dialog->findChildren<QCheckBox*>(), &QCheckBox::isChecked), 2);
    }

    void aSearchThatIsToldComesToTheFront()
    {
        saveSearch(u"delta"_s, u"Mine"_s);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_A);
        QTRY_COMPARE(m_scene->place(), u"All papers"_s);
        m_scene->window()->showMinimized();
        auto all = m_scene->m_library.subscriptions();
        QTRY_VERIFY(all.isFinished());
        m_scene->m_window->showSearch(all.result()->searches.first().id);
        QTRY_COMPARE(m_scene->place(), u"Mine"_s);
        QVERIFY(!m_scene->window()->isMinimized());
    }
};

QTEST_MAIN(TestMainWindowSearch)
#include "test_mainwindow_search.moc"
