#include "tests/ui/mainwindowscene.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/shortcutsdialog.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// The main window's looks, menus and dialogs, what it remembers, and how it closes.
class TestMainWindowState : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    [[nodiscard]] static QColor corner(QWidget& widget)
    {
        const QImage image = widget.grab().toImage();
        return image.pixelColor(image.width() - 8, image.height() - 3);
    }
    void verifyColours(const Theme& theme)
    {
        QTRY_COMPARE(corner(*m_scene->view().viewport()), theme.background);
        QTRY_COMPARE(corner(*m_scene->sidebar().viewport()), theme.side);
        QTRY_COMPARE(corner(m_scene->part<DetailPane>()), theme.background);
        QTRY_COMPARE(corner(m_scene->note()), theme.code);
        QTRY_COMPARE(corner(m_scene->part<TopBar>()), theme.side);
    }
    /// An abstract's font, in points.
    [[nodiscard]] qreal readingSize() const
    {
        for (const auto* each : m_scene->part<DetailPane>().findChildren<QTextBrowser*>()) {
            if (each->accessibleName() == u"Abstract"_s)
                return QFontInfo(each->document()->defaultFont()).pointSizeF();
        }
        return 0;
    }
    void writeNote(const QString& text)
    {
        m_scene->choose(0);
        m_scene->press(Qt::Key_N);
        m_scene->type(text);
    }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<MainWindowScene>(); }
    void cleanup() { m_scene.reset(); }

    void lightAndDarkAreLive()
    {
        m_scene->open();
        m_scene->choose(0);
        verifyColours(Theme::light());
        m_scene->actions().dark->trigger();
        QCOMPARE(m_scene->m_settings.colourScheme(), ColourScheme::Dark);
        verifyColours(Theme::dark());
        for (QToolButton* each : m_scene->m_window->findChildren<QToolButton*>()) {
            if (each->accessibleName() == u"Light or dark"_s)
                each->click();
        }
        QVERIFY(m_scene->actions().light->isChecked() && !m_scene->actions().dark->isChecked());
        verifyColours(Theme::light());
    }

    void textGrowsAndShrinks()
    {
        m_scene->open();
        m_scene->choose(0);
        const qreal normal = readingSize();
        m_scene->press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_scene->m_settings.textScale(), 110);
        QVERIFY(readingSize() > normal);
        m_scene->press(Qt::Key_0, Qt::ControlModifier);
        m_scene->press(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(readingSize() < normal);
        for (int i = 0; i < 40; ++i)
            m_scene->press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_scene->m_settings.textScale(), Settings::largestText);
        QVERIFY(!m_scene->actions().largerText->isEnabled());
        QVERIFY(m_scene->actions().smallerText->isEnabled());
    }

    void theMenuBarIsShownOnDemand()
    {
        m_scene->open();
        QVERIFY(!m_scene->m_window->menuBar()->isVisible());
        m_scene->press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(m_scene->m_window->menuBar()->isVisible());
        m_scene->press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!m_scene->m_window->menuBar()->isVisible());
    }

    void theMenuOpensByKey()
    {
        m_scene->open();
        m_scene->press(Qt::Key_F10);
        QTRY_VERIFY(QApplication::activePopupWidget());
        const auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), m_scene->m_window->menuBar()->actions().size());
        QApplication::activePopupWidget()->close();
    }

    void theKeysAreListed()
    {
        m_scene->open();
        m_scene->press(Qt::Key_Question);
        auto* dialog = m_scene->opened<ShortcutsDialog>();
        QVERIFY(dialog);
        for (const QString& text : {u"Star"_s, u"Search"_s, u"Read On, then Next Unread"_s, u"Undo"_s})
            QVERIFY2(m_scene->says(text, dialog), qPrintable(text));
        QVERIFY(!m_scene->says(u"Star:"_s, dialog));
        m_scene->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_scene->dialog());
        m_scene->m_window->activateWindow();
        QTRY_VERIFY(m_scene->view().hasFocus()); // it is back
        m_scene->press(Qt::Key_J);
        QCOMPARE(m_scene->current(), u"Alpha"_s);
    }

    void preferencesAndAboutOpen()
    {
        m_scene->open();
        m_scene->press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->dialog<PreferencesDialog>());
        m_scene->dialog()->close();
        m_scene->actions().about->trigger();
        QTRY_VERIFY(m_scene->dialog<QMessageBox>());
        QVERIFY(m_scene->dialog<QMessageBox>()->text().contains("Offprint"_L1));
        m_scene->dialog()->close();
    }

    void fullScreenComesBackToWhatWas()
    {
        m_scene->open();
        m_scene->m_window->showMaximized();
        QTRY_VERIFY(m_scene->m_window->isMaximized());
        m_scene->press(Qt::Key_F11);
        QTRY_VERIFY(m_scene->m_window->isFullScreen());
        QVERIFY(m_scene->actions().fullScreen->isChecked());
        m_scene->press(Qt::Key_F11);
        QTRY_VERIFY(!m_scene->m_window->isFullScreen());
        QVERIFY(m_scene->m_window->isMaximized());
        QVERIFY(!m_scene->actions().fullScreen->isChecked());
    }

    void partsHaveNamesForThoseWhoListen()
    {
        m_scene->open();
        m_scene->choose(0);
        for (QWidget* part : std::initializer_list<QWidget*>{
                 &m_scene->view(), &m_scene->sidebar(), &m_scene->searchBox(), &m_scene->note(),
                 &m_scene->part<DetailPane>(), &m_scene->part<NoteEditor>()})
            QVERIFY2(!part->accessibleName().isEmpty(), part->metaObject()->className());
        for (const QWidget* each : m_scene->m_window->findChildren<QWidget*>()) {
            if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus) || each->focusProxy())
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(each);
            const bool hasName = !each->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(hasName, each->metaObject()->className());
        }
        const QModelIndex first = m_scene->view().currentIndex();
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith("Alpha"_L1));
    }

    void closingStoresTheNoteFirst()
    {
        m_scene->open();
        writeNote(u"typed right before"_s);
        m_scene->m_library.holdReplies();
        m_scene->press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(m_scene->m_window->isVisible()); // not yet
        QCOMPARE(m_scene->paper(0).note, u"typed right before"_s);
        m_scene->m_library.releaseReplies();
        QTRY_VERIFY(!m_scene->m_window->isVisible());
    }

    void closingWithAllStoredIsAtOnce()
    {
        m_scene->open();
        m_scene->choose(0);
        QVERIFY(m_scene->m_window->close());
    }

    void aNoteThatCannotBeStoredIsNotLostByClosing()
    {
        m_scene->open();
        writeNote(u"precious"_s);
        m_scene->m_library.failNext(u"setNote"_s, {ErrorCode::DiskFull, u"/library"_s, {}});
        QVERIFY(!m_scene->m_window->close());
        auto* box = m_scene->opened<QMessageBox>();
        QVERIFY(box && box->informativeText().contains("/library"_L1));
        m_scene->press(Qt::Key_Return); // stays, without a choice
        QTRY_VERIFY(!m_scene->dialog());
        QVERIFY(m_scene->m_window->isVisible());
        QCOMPARE(m_scene->note().text(), u"precious"_s);
        QTRY_COMPARE(m_scene->paper(0).note, u"precious"_s); // tried again
        QTRY_VERIFY(m_scene->m_window->close());
    }

    void whoWantsToLoseANoteMayClose()
    {
        m_scene->open();
        writeNote(u"worthless"_s);
        m_scene->m_library.forgetPaper(m_scene->m_papers[0]);
        QVERIFY(!m_scene->m_window->close());
        QVERIFY(m_scene->opened<QMessageBox>());
        m_scene->click(u"Close and Lose It"_s, m_scene->dialog());
        QTRY_VERIFY(!m_scene->m_window->isVisible());
    }

    void theNextWindowIsAsTheLastOne()
    {
        m_scene->paper(2).isStarred = true;
        m_scene->open({760, 700}); // no larger than the screen that tests have
        m_scene->press(Qt::Key_M, Qt::ControlModifier);
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_U);
        QTRY_VERIFY(m_scene->m_window->isSettled());
        m_scene->choose(2);
        auto* columns = m_scene->m_window->findChild<QSplitter*>();
        QCOMPARE(columns->orientation(), Qt::Horizontal);
        columns->setSizes({0, 300, 460});
        const QList<int> sizes = columns->sizes();
        m_scene->press(Qt::Key_Slash);
        m_scene->type(u"delta"_s); // a search is no place to come back to
        QTRY_COMPARE(m_scene->shownPapers(), 1);
        m_scene->press(Qt::Key_Escape);
        QTRY_COMPARE(m_scene->current(), u"Charlie"_s);
        QTRY_VERIFY(m_scene->m_window->close());

        m_scene->m_window = std::make_unique<MainWindow>(
            m_scene->m_library, m_scene->m_refresher, m_scene->m_finder, m_scene->m_older,
            m_scene->m_outlines, m_scene->m_files, m_scene->m_imports, m_scene->m_pdfs, m_scene->m_settings,
            m_scene->m_appearance, m_scene->m_syntax, m_scene->m_catalogue);
        m_scene->m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_scene->m_window.get()));
        QTRY_COMPARE(m_scene->current(), u"Charlie"_s);
        QCOMPARE(m_scene->m_window->size(), QSize(760, 700));
        QCOMPARE(m_scene->place(), u"Unread"_s);
        QVERIFY(m_scene->m_window->menuBar()->isVisible());
        QCOMPARE(m_scene->m_window->findChild<QSplitter*>()->sizes(), sizes);
    }

    void aHiddenSidebarStaysSo()
    {
        m_scene->open();
        m_scene->press(Qt::Key_F9);
        QVERIFY(m_scene->m_window->close());
        m_scene->open();
        QVERIFY(!m_scene->sidebar().isVisible());
    }

    void closingBeforeAnythingWasReadForgetsNothing()
    {
        const PaperQuery place{.place = Place::Feed, .feed = m_scene->m_inFolder};
        m_scene->m_settings.setLastPlace(place, m_scene->m_papers[3]);
        m_scene->m_library.holdReplies();
        m_scene->m_window = std::make_unique<MainWindow>(
            m_scene->m_library, m_scene->m_refresher, m_scene->m_finder, m_scene->m_older,
            m_scene->m_outlines, m_scene->m_files, m_scene->m_imports, m_scene->m_pdfs, m_scene->m_settings,
            m_scene->m_appearance, m_scene->m_syntax, m_scene->m_catalogue);
        m_scene->m_window->show();
        QVERIFY(m_scene->m_window->close());
        QCOMPARE(m_scene->m_settings.lastPlace(), place);
        QCOMPARE(m_scene->m_settings.lastPaper(), m_scene->m_papers[3]);
        m_scene->m_library.releaseReplies();
    }
};

QTEST_MAIN(TestMainWindowState)
#include "test_mainwindow_state.moc"
