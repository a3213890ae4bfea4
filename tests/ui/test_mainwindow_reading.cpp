#include "tests/ui/mainwindowscene.h"

#include "ui/papers/paperlistview.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Going through papers in the main window, marking them and writing notes.
class TestMainWindowReading : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;
    OpenedLinks m_links;

    [[nodiscard]] QScrollBar& pageBar() const
    {
        return *m_scene->part<DetailPane>().findChild<QScrollArea*>()->verticalScrollBar();
    }
    void selectFirst(int count)
    {
        m_scene->choose(0);
        for (int i = 1; i < count; ++i)
            m_scene->press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(m_scene->says(u"%1 papers selected"_s.arg(count)));
    }
    [[nodiscard]] int starred()
    {
        int count = 0;
        for (int row = 0; row < 6; ++row)
            count += m_scene->paper(row).isStarred ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<MainWindowScene>();
        m_links.urls.clear();
    }
    void cleanup() { m_scene.reset(); }

    void selectedPapersAreCopied()
    {
        m_scene->paper(0).ids.arxiv = u"2403.01234"_s;
        m_scene->paper(0).authors = {u"Ann <Author>"_s};
        m_scene->paper(1).authors.clear();
        m_scene->open();
        selectFirst(2);
        m_scene->press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->notes(u"Copied 2 papers"_s));
        const QMimeData& copied = *QGuiApplication::clipboard()->mimeData();
        const QString second = m_scene->paper(1).link;
        QCOMPARE(copied.text(),
                 u"Ann <Author>: Alpha. https://arxiv.org/abs/2403.01234\nBravo. %1"_s.arg(second));
        QCOMPARE(copied.urls(), (QList<QUrl>{QUrl(u"https://arxiv.org/abs/2403.01234"_s), QUrl(second)}));
        QVERIFY(copied.html().contains(
            u"<p>Ann &lt;Author&gt;: <a href=\"https://arxiv.org/abs/2403.01234\">Alpha</a></p>"_s));
        // One that is gone meanwhile is left out
        m_scene->m_library.forgetPaper(m_scene->m_papers[0]);
        m_scene->press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->notes(u"Copied 1 paper"_s));
    }

    void papersAreDraggedOutOfTheList()
    {
        m_scene->open();
        selectFirst(2);
        QSignalSpy wanted(&m_scene->view(), &PaperListView::dragWanted);
        QWidget* list = m_scene->view().viewport();
        QTest::mousePress(list, Qt::LeftButton, {}, {60, 20});
        QTest::mouseMove(list, {90, 30});
        QTest::mouseMove(list, {140, 60});
        QTRY_COMPARE(wanted.size(), 1);
        QTest::mouseRelease(list, Qt::LeftButton, {}, {140, 60}); // before its papers are read
        m_scene->settle();
    }

    void tooManyPapersAreNotHandedOver()
    {
        m_scene->m_library.generatePapers(2'000);
        m_scene->open();
        m_scene->view().selectAll();
        m_scene->press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->notes(u"More than 500 papers"_s));
    }

    void markingThatTakesLongSaysSo()
    {
        m_scene->open();
        m_scene->m_library.holdReplies();
        m_scene->actions().markAllRead->trigger();
        QTRY_VERIFY(m_scene->notes(u"Marking papers as read"_s));
        for (QPushButton* button : m_scene->part<NoticeBar>().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == "Stop"_L1)
                button->click();
        }
        QCOMPARE(m_scene->m_library.callsOf(u"stopMarking"_s), 1);
        m_scene->m_library.releaseReplies();
        QTRY_VERIFY(m_scene->notes(u"Marked 6 papers as read"_s));
    }

    void nextAndPreviousGoThroughTheList()
    {
        m_scene->open();
        QVERIFY(m_scene->view().hasFocus());
        QCOMPARE(m_scene->current(), QString());
        const auto goTo = [this](Qt::Key key, const QString& title) {
            m_scene->press(key);
            QCOMPARE(m_scene->current(), title);
        };
        goTo(Qt::Key_J, u"Alpha"_s);
        goTo(Qt::Key_J, u"Bravo"_s);
        goTo(Qt::Key_K, u"Alpha"_s);
        goTo(Qt::Key_K, u"Alpha"_s);
        for (int i = 0; i < 10; ++i)
            m_scene->press(Qt::Key_J);
        QCOMPARE(m_scene->current(), u"Foxtrot"_s);
        QTRY_VERIFY(m_scene->part<DetailPane>().isVisible() && m_scene->m_window->isSettled());
    }

    void spaceScrollsThenMarksReadAndGoesOn()
    {
        m_scene->paper(0).abstractText = u"Many words that fill a page. "_s.repeated(400);
        m_scene->paper(1).isRead = true;
        m_scene->open();
        m_scene->choose(0);
        QTRY_VERIFY(pageBar().maximum() > 0);
        m_scene->press(Qt::Key_Space);
        QVERIFY(pageBar().value() > 0);
        QCOMPARE(m_scene->current(), u"Alpha"_s);
        for (int i = 0; i < 30 && pageBar().value() < pageBar().maximum(); ++i)
            m_scene->press(Qt::Key_Space);
        m_scene->press(Qt::Key_Space);
        QTRY_COMPARE(m_scene->current(), u"Charlie"_s); // Bravo was read before
        QTRY_VERIFY(m_scene->paper(0).isRead);
        QTRY_VERIFY(m_scene->m_window->isSettled());
        QCOMPARE(pageBar().value(), 0);
    }

    void spaceTellsWhenNothingIsUnread()
    {
        for (int row = 0; row < 6; ++row)
            m_scene->paper(row).isRead = true;
        m_scene->open();
        m_scene->press(Qt::Key_Space);
        QTRY_VERIFY(m_scene->notes(u"No unread paper is left here"_s));
        m_scene->press(Qt::Key_Escape);
        QVERIFY(!m_scene->notes(u"No unread"_s));
        m_scene->press(Qt::Key_R, Qt::ShiftModifier);
        QTRY_VERIFY(m_scene->notes(u"No unread paper is left here"_s));
    }

    void aPaperLookedAtIsRead()
    {
        m_scene->open();
        m_scene->press(Qt::Key_J);
        QTRY_VERIFY(m_scene->paper(0).isRead);
        QVERIFY(!m_scene->actions().undo->isEnabled()); // it was no command
        m_scene->press(Qt::Key_R);
        QTRY_VERIFY(!m_scene->paper(0).isRead);
        QTRY_VERIFY(m_scene->actions().undo->isEnabled());
    }

    void starIsUndoneAndDoneAgain()
    {
        m_scene->open();
        m_scene->choose(1);
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->paper(1).isStarred);
        QTRY_VERIFY(m_scene->actions().undo->text().contains("star 1 paper"_L1));
        QTRY_COMPARE(m_scene->actions().star->text(), u"Un&star"_s);
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!m_scene->paper(1).isStarred);
        m_scene->redo();
        QTRY_VERIFY(m_scene->paper(1).isStarred);
        QTRY_VERIFY(m_scene->view().currentIndex().data(PaperListModel::IsStarredRole).toBool());
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(!m_scene->paper(1).isStarred);
    }

    void markAllReadIsUndoneFromItsNotice()
    {
        m_scene->paper(3).isRead = true;
        m_scene->open();
        m_scene->press(Qt::Key_R, Qt::ShiftModifier);
        QTRY_VERIFY(m_scene->notes(u"Marked 5 papers as read"_s));
        QVERIFY(m_scene->paper(0).isRead);
        m_scene->click(u"Undo"_s, &m_scene->part<NoticeBar>());
        QTRY_VERIFY(!m_scene->paper(0).isRead);
        QVERIFY(m_scene->paper(3).isRead); // was so before
        QTRY_VERIFY(m_scene->view().hasFocus());
    }

    void aNoticeOffersNoUndoOfSomethingElse()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_R, Qt::ShiftModifier);
        QTRY_VERIFY(m_scene->notes(u"Marked 6 papers as read"_s));
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->actions().undo->text().contains("star"_L1));
        QVERIFY(!m_scene->seen<QPushButton>(u"Undo"_s, &m_scene->part<NoticeBar>()));
    }

    void severalAreMarkedAtOnce()
    {
        m_scene->paper(1).isStarred = true;
        m_scene->open();
        selectFirst(4);
        QVERIFY(!m_scene->actions().writeNote->isEnabled());
        QCOMPARE(m_scene->current(), u"Delta"_s);
        m_scene->press(Qt::Key_S);
        QTRY_COMPARE(starred(), 4);
        QTRY_VERIFY(m_scene->actions().undo->text().contains("star 3 papers"_L1));
        m_scene->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(starred(), 1);
        QVERIFY(m_scene->paper(1).isStarred);
        QVERIFY(m_scene->says(u"4 papers selected"_s));
    }

    void allAreStarred()
    {
        m_scene->open();
        m_scene->press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->says(u"6 papers selected"_s));
        m_scene->press(Qt::Key_S);
        QTRY_COMPARE(starred(), 6);
    }

    void whatIsNotSelectedIsNotMarked()
    {
        m_scene->open();
        m_scene->choose(0);
        const QRect row = m_scene->view().visualRect(m_scene->view().currentIndex());
        QTest::mouseClick(m_scene->view().viewport(), Qt::LeftButton, Qt::ControlModifier, row.center());
        QTRY_VERIFY(m_scene->list().selectedPapers().isEmpty());
        QVERIFY(!m_scene->actions().star->isEnabled());
        QVERIFY(!m_scene->actions().toggleRead->isEnabled());
    }

    void linksAreOpenedOutside()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_O);
        QCOMPARE(m_links.urls, QList<QUrl>{QUrl(m_scene->paper(0).link)});
        m_scene->press(Qt::Key_P, Qt::ShiftModifier);
        QCOMPARE(m_links.urls.last(), QUrl(m_scene->paper(0).pdf));
        m_scene->view().setFocus();
        m_scene->press(Qt::Key_Return);
        QCOMPARE(m_links.urls.size(), 3);
        m_scene->press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), m_scene->paper(0).link);
        QVERIFY(m_scene->notes(u"Copied"_s));
    }

    void aPaperWithoutLinksOffersNone()
    {
        m_scene->paper(0).link.clear();
        m_scene->paper(0).pdf.clear();
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_O);
        m_scene->press(Qt::Key_P);
        m_scene->press(Qt::Key_Return);
        QVERIFY(m_links.urls.isEmpty());
        QVERIFY(!m_scene->actions().openPage->isEnabled() && !m_scene->actions().copyLink->isEnabled());
    }

    void aNoteIsWrittenAndLeft()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_N);
        QVERIFY(m_scene->note().hasFocus());
        m_scene->type(u"read **this** again"_s);
        m_scene->press(Qt::Key_Escape);
        QVERIFY(m_scene->view().hasFocus());
        QTRY_COMPARE(m_scene->paper(0).note, u"read **this** again"_s);
        QTRY_VERIFY(m_scene->view().currentIndex().data(PaperListModel::HasNoteRole).toBool());
        m_scene->press(Qt::Key_J);
        QTRY_COMPARE(m_scene->note().text(), QString());
        m_scene->press(Qt::Key_K);
        QTRY_COMPARE(m_scene->note().text(), u"read **this** again"_s);
    }

    void aNoteThatIsNotSavedSaysWhy()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_N);
        m_scene->m_library.failNext(u"setNote"_s, {ErrorCode::DiskFull, u"/library"_s, {}});
        m_scene->type(u"x"_s);
        m_scene->press(Qt::Key_Escape);
        QTRY_VERIFY(m_scene->says(u"Not saved"_s));
        QCOMPARE(m_scene->note().text(), u"x"_s);
    }

    void aStarThatFailsIsSaidAndNotShown()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->m_library.failNext(u"setStarred"_s, {ErrorCode::LibraryReadOnly, u"/library"_s, {}});
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->part<NoticeBar>().isVisible());
        QVERIFY(!m_scene->view().currentIndex().data(PaperListModel::IsStarredRole).toBool());
        QVERIFY(!m_scene->actions().undo->isEnabled());
        m_scene->press(Qt::Key_Escape);
        QVERIFY(!m_scene->part<NoticeBar>().isVisible());
    }
};

QTEST_MAIN(TestMainWindowReading)
#include "test_mainwindow_reading.moc"
