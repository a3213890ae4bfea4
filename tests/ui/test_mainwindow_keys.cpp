#include "tests/ui/mainwindowscene.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTextBrowser>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

namespace {

/// Letters that are commands everywhere but in a text.
const QString commandLetters = u"/srRnopjkJ.g?guga"_s;

QString plain(const QAction* action)
{
    return action->text().remove(u'&').section(u':', 0, 0);
}

} // namespace

/// Keys and menus of the main window: each does its thing, and none does it while somebody types.
class TestMainWindowKeys : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;
    OpenedLinks m_links;

    /// A window in which every action has something to do.
    void openWithEverythingToDo()
    {
        m_scene->m_settings.setTextScale(120);
        m_scene->m_settings.setColourScheme(ColourScheme::Dark);
        m_scene->m_settings.setLastPlace({.place = Place::Feed, .feed = m_scene->m_inFolder}, {});
        m_scene->open();
        m_scene->choose(2);
        const auto star = [this](bool isOn) {
            m_scene->press(Qt::Key_S);
            const QString undo = isOn ? u": star"_s : u": unstar"_s;
            QVERIFY(QTest::qWaitFor([&] { return m_scene->actions().undo->text().contains(undo); }));
            const QModelIndex row = m_scene->view().currentIndex();
            QVERIFY(
                QTest::qWaitFor([&] { return row.data(PaperListModel::IsStarredRole).toBool() == isOn; }));
        };
        star(true);
        star(false);
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return m_scene->paper(2).isStarred; }));
        const PaperId more = m_scene->m_library.givePaper(u"More"_s, m_scene->m_inFolder);
        m_scene->m_library.tellAdded({more});
        m_scene->m_refresher.tell({.isRunning = true, .done = 1, .total = 3});
        m_scene->m_older.start(m_scene->m_blog, QDate(2025, 1, 1));
        QVERIFY(QTest::qWaitFor([&] { return m_scene->actions().showNew->isEnabled(); }));
        m_scene->settle();
    }

    /// Where there is something to do for actions that belong to one place.
    void goWhereItActs(const QAction* action)
    {
        const Actions& actions = m_scene->actions();
        if (action == actions.saveSearch) {
            m_scene->searchBox().setText(u"charlie"_s);
            QVERIFY(QTest::qWaitFor([&] { return actions.saveSearch->isEnabled(); }));
        } else if (action == actions.previousDay || action == actions.nextDay) {
            actions.goToday->trigger();
            actions.previousDay->trigger();
        } else if (action == actions.moveUp || action == actions.moveDown) {
            const ListId list = m_scene->m_library.giveList(u"Mine"_s);
            m_scene->m_library.putOnList(list, m_scene->m_papers.first(3));
            const auto* model = qobject_cast<SidebarModel*>(m_scene->sidebar().model());
            QVERIFY(QTest::qWaitFor([&] { return model->indexOf(list).isValid(); }));
            m_scene->sidebar().setCurrentIndex(model->indexOf(list));
            m_scene->settle();
            m_scene->choose(1);
        } else if (action == actions.editSearch) {
            m_scene->m_library.giveSearch(u"Mine"_s, u"charlie"_s);
            m_scene->m_library.tellSubscriptions();
            const auto& model = *m_scene->sidebar().model();
            // Behind the places and the heading
            QVERIFY(QTest::qWaitFor([&] { return model.index(7, 0).data() == u"Mine"_s; }));
            m_scene->sidebar().setCurrentIndex(model.index(7, 0));
        }
        m_scene->settle();
    }

    [[nodiscard]] QList<QAction*> menuActions() const
    {
        QList<QAction*> all;
        for (const QAction* menu : m_scene->m_window->menuBar()->actions()) {
            for (QAction* action : menu->menu()->actions()) {
                if (!action->isSeparator())
                    all.append(action);
            }
        }
        return all;
    }

    /// All that a command could change.
    [[nodiscard]] QVariantList traces() const
    {
        const MainWindow& window = *m_scene->m_window;
        const QString focus = QString::number(quintptr(QApplication::focusWidget()));
        return {m_scene->m_library.calls,
                m_scene->m_refresher.calls,
                m_scene->m_older.calls,
                m_scene->m_settings.announced(),
                int(m_scene->m_settings.colourScheme()),
                m_scene->m_settings.textScale(),
                focus,
                m_links.urls.size(),
                QGuiApplication::clipboard()->text(),
                window.isVisible(),
                int(window.windowState()),
                bool(m_scene->dialog()),
                m_scene->m_window->grab().toImage()};
    }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<MainWindowScene>();
        m_links.urls.clear();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { m_scene.reset(); }

    void everyKeyTriggersItsAction_data()
    {
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<QKeySequence>("keys");
        MainWindowScene scene;
        scene.open();
        const QList<QAction*> all = scene.m_window->QWidget::actions();
        for (qsizetype i = 0; i < all.size(); ++i) {
            for (const QKeySequence& keys : all[i]->shortcuts())
                QTest::addRow("%s: %s", qPrintable(plain(all[i])), qPrintable(keys.toString())) << i << keys;
        }
    }
    void everyKeyTriggersItsAction()
    {
        QFETCH(qsizetype, at);
        QFETCH(QKeySequence, keys);
        openWithEverythingToDo();
        QAction* action = m_scene->m_window->QWidget::actions().at(at);
        goWhereItActs(action);
        QVERIFY2(action->isEnabled(), "there would be something to do");
        QSignalSpy triggered(action, &QAction::triggered);
        for (int i = 0; i < keys.count(); ++i)
            m_scene->press(keys[i].key(), keys[i].keyboardModifiers());
        QCOMPARE(triggered.size(), 1);
    }

    void noKeyIsTakenTwice()
    {
        m_scene->open();
        QHash<QKeySequence, QString> taken;
        for (const QAction* action : m_scene->m_window->QWidget::actions()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!taken.contains(key), qPrintable(key.toString() + u' ' + taken.value(key)));
                taken.insert(key, plain(action));
            }
        }
    }

    void everyMenuEntryDoesSomething_data()
    {
        QTest::addColumn<qsizetype>("at");
        m_scene = std::make_unique<MainWindowScene>();
        m_scene->open();
        const QList<QAction*> all = menuActions();
        QVERIFY(all.size() > 35);
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::addRow("%s", qPrintable(plain(all[i]))) << i;
        m_scene.reset();
    }
    void everyMenuEntryDoesSomething()
    {
        QFETCH(qsizetype, at);
        openWithEverythingToDo();
        QAction* action = menuActions().at(at);
        goWhereItActs(action);
        QVERIFY2(action->isEnabled(), "there would be something to do");
        if (action == m_scene->actions().dark)
            m_scene->m_settings.setColourScheme(ColourScheme::Light);
        const QVariantList before = traces();
        action->trigger();
        QVERIFY(QTest::qWaitFor([&] { return traces() != before; }));
    }

    void nothingIsOfferedWithoutPapersOrFeeds()
    {
        m_scene->m_settings.setLastPlace({.place = Place::Starred}, {});
        m_scene->open();
        QTRY_VERIFY(m_scene->says(u"No stars yet"_s));
        const Actions& actions = m_scene->actions();
        for (const QAction* action :
             {actions.star,        actions.toggleRead, actions.writeNote,   actions.openPage,
              actions.openPdf,     actions.copyLink,   actions.next,        actions.previous,
              actions.showNew,     actions.rename,     actions.remove,      actions.refreshPlace,
              actions.stopRefresh, actions.properties, actions.loadOlder,   actions.stopLoading,
              actions.saveSearch,  actions.editSearch, actions.previousDay, actions.nextDay,
              actions.undo,        actions.redo,       actions.normalText})
            QVERIFY2(!action->isEnabled(), qPrintable(plain(action)));
        for (const QAction* action : {actions.addFeed, actions.refreshAll, actions.search, actions.quit})
            QVERIFY2(action->isEnabled(), qPrintable(plain(action)));
    }

    void lettersAreTypedInTheSearchBox()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_Slash);
        QVERIFY(m_scene->searchBox().hasFocus());
        m_scene->type(commandLetters);
        QCOMPARE(m_scene->searchBox().text(), commandLetters);
        QVERIFY(!m_scene->paper(0).isStarred && !m_scene->dialog() && m_links.urls.isEmpty());
        QVERIFY(m_scene->searchBox().hasFocus());
    }

    void lettersAreTypedInTheNote()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_N);
        QVERIFY(m_scene->note().hasFocus());
        m_scene->type(commandLetters);
        m_scene->press(Qt::Key_Space);
        QCOMPARE(m_scene->note().text(), commandLetters + u' ');
        QCOMPARE(m_scene->current(), u"Alpha"_s);
        QVERIFY(!m_scene->paper(0).isStarred && !m_scene->dialog() && m_links.urls.isEmpty());
    }

    void lettersAreTypedInANewName()
    {
        m_scene->m_settings.setLastPlace({.place = Place::Feed, .feed = m_scene->m_inFolder}, {});
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_F2);
        auto* editor = m_scene->sidebar().findChild<QLineEdit*>();
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClicks(editor, commandLetters);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_scene->m_library.stored(m_scene->m_inFolder).givenName, commandLetters);
        QTRY_VERIFY(m_scene->says(commandLetters, &m_scene->list()));
        QVERIFY(!m_scene->paper(0).isStarred && !m_scene->dialog());
    }

    void undoAndDeleteInANoteAreOfItsText()
    {
        m_scene->m_settings.setLastPlace({.place = Place::Feed, .feed = m_scene->m_inFolder}, {});
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->actions().undo->isEnabled());
        m_scene->press(Qt::Key_N);
        m_scene->type(u"word"_s);
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_scene->note().text(), QString());
        m_scene->type(u"word"_s);
        m_scene->press(Qt::Key_Home);
        m_scene->press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(m_scene->note().text(), QString());
        m_scene->searchBox().setFocus();
        m_scene->type(u"two words"_s);
        m_scene->press(Qt::Key_Home);
        m_scene->press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(m_scene->searchBox().text(), u"words"_s);
        QVERIFY(m_scene->paper(0).isStarred);
        QCOMPARE(m_scene->m_library.callsOf(u"removeFeed"_s), 0);
    }

    void lettersAreCommandsInTheAbstractAndTheSidebar()
    {
        m_scene->open();
        m_scene->choose(0);
        QTextBrowser* abstract = nullptr;
        for (auto* each : m_scene->part<DetailPane>().findChildren<QTextBrowser*>()) {
            if (each->accessibleName() == u"Abstract"_s)
                abstract = each;
        }
        QVERIFY(abstract);
        abstract->setFocus();
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->paper(0).isStarred);
        m_scene->press(Qt::Key_J);
        QTRY_COMPARE(m_scene->current(), u"Bravo"_s);
        QTRY_VERIFY(m_scene->m_window->isSettled());
        m_scene->sidebar().setFocus();
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->paper(1).isStarred);
    }

    void goThenALetterGoesToAPlace_data()
    {
        QTest::addColumn<Qt::Key>("letter");
        QTest::addColumn<QString>("name");
        QTest::newRow("today") << Qt::Key_T << u"Today"_s;
        QTest::newRow("unread") << Qt::Key_U << u"Unread"_s;
        QTest::newRow("starred") << Qt::Key_S << u"Starred"_s;
        QTest::newRow("notes") << Qt::Key_N << u"With notes"_s;
        QTest::newRow("all") << Qt::Key_A << u"All papers"_s;
    }
    void goThenALetterGoesToAPlace()
    {
        QFETCH(Qt::Key, letter);
        QFETCH(QString, name);
        m_scene->m_settings.setLastPlace({.place = Place::Feed, .feed = m_scene->m_inFolder}, {});
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_G);
        m_scene->press(letter);
        QCOMPARE(m_scene->place(), name);
        QVERIFY(m_scene->says(name, &m_scene->list()));
        QTRY_VERIFY(m_scene->m_window->isSettled());
        QVERIFY(!m_scene->paper(0).isStarred && !m_scene->note().hasFocus());
    }
};

QTEST_MAIN(TestMainWindowKeys)
#include "test_mainwindow_keys.moc"
