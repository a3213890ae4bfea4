#include "models/undohistory.h"
#include "tests/ui/mainwindowscene.h"
#include "ui/detail/versionsdialog.h"
#include "ui/export/exportdialog.h"
#include "ui/lists/bindialog.h"
#include "ui/lists/choicepopup.h"
#include "ui/lists/historydialog.h"
#include "ui/lists/listdialog.h"
#include "ui/lists/listentrydialog.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Tags, reading lists, what was done, the journal and references, by the window's keys.
class TestMainWindowLists : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    [[nodiscard]] ChoicePopup* popup() const { return m_scene->dialog<ChoicePopup>(); }
    /// The popup's line, once it is there.
    [[nodiscard]] QLineEdit* typed() const
    {
        return QTest::qWaitFor([this] { return popup() != nullptr; }) ? popup()->findChild<QLineEdit*>()
                                                                      : nullptr;
    }
    [[nodiscard]] QStringList offered() const
    {
        QStringList names;
        const auto* list = popup()->findChild<QListWidget*>();
        for (int row = 0; row < list->count(); ++row)
            names.append(list->item(row)->text());
        return names;
    }
    [[nodiscard]] QMenu* menu() const
    {
        auto* shown = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return shown;
    }
    void choose(const QString& text)
    {
        QVERIFY(QTest::qWaitFor([this] { return menu() != nullptr; }));
        for (QAction* action : menu()->actions()) {
            if (QString(action->text()).remove(u'&').startsWith(text)) {
                QMenu* open = menu();
                action->trigger();
                open->close();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<MainWindowScene>(); }

    void aTagIsTypedAndPutOn()
    {
        m_scene->m_library.giveTag(u"diffusion"_s);
        m_scene->m_library.giveTag(u"method/dpo"_s);
        m_scene->open();
        m_scene->choose(1);
        m_scene->press(Qt::Key_T);
        QLineEdit* line = typed();
        QVERIFY(line);
        QCOMPARE(offered(), (QStringList{u"diffusion"_s, u"method/dpo"_s}));
        QTest::keyClicks(line, u"dpo"_s);
        QCOMPARE(offered(), (QStringList{u"method/dpo"_s, u"Create the tag “dpo”"_s}));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(m_scene->paper(1).tags, QStringList{u"method/dpo"_s});
        QTRY_VERIFY(!popup());
        m_scene->undo();
        QTRY_VERIFY(m_scene->paper(1).tags.isEmpty());
    }

    void aNewTagIsMadeForSeveralPapers()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_Down, Qt::ShiftModifier);
        m_scene->press(Qt::Key_T);
        QTest::keyClicks(typed(), u"to cite"_s);
        QTest::keyClick(typed(), Qt::Key_Return);
        QTRY_VERIFY(m_scene->paper(0).tags.contains(u"to cite"_s) &&
                    m_scene->paper(1).tags.contains(u"to cite"_s));
        const auto* sidebar = m_scene->sidebar().model();
        QTRY_VERIFY(!sidebar->match(sidebar->index(0, 0), Qt::DisplayRole, u"to cite"_s, 1, Qt::MatchExactly)
                         .isEmpty());
        m_scene->press(Qt::Key_T);
        QVERIFY(typed());
        QCOMPARE(popup()->findChild<QListWidget*>()->item(0)->checkState(), Qt::Checked);
        QTest::keyClick(typed(), Qt::Key_Escape);
        QTRY_VERIFY(!popup());
    }

    void aPaperIsPutOnAListAndReadThere()
    {
        const ListId list = m_scene->m_library.giveList(u"Thesis"_s);
        m_scene->open();
        m_scene->choose(2);
        m_scene->press(Qt::Key_L);
        QTest::keyClicks(typed(), u"the"_s);
        QTest::keyClick(typed(), Qt::Key_Return);
        QTRY_COMPARE(m_scene->paper(2).lists.size(), 1);
        QTRY_VERIFY(m_scene->notes(u"Put 1 paper on “Thesis”"_s));
        auto* chip = m_scene->seen<QPushButton>(u"Thesis · To read"_s);
        QTRY_VERIFY((chip = m_scene->seen<QPushButton>(u"Thesis · To read"_s)));
        QTest::mouseClick(chip, Qt::LeftButton);
        choose(u"Reading"_s);
        QTRY_COMPARE(m_scene->paper(2).lists.first().entry.status, ReadingStatus::Reading);
        QTRY_VERIFY((chip = m_scene->seen<QPushButton>(u"Thesis · Reading"_s)));
        QTest::mouseClick(chip, Qt::LeftButton);
        choose(u"Priority"_s);
        auto* dialog = m_scene->opened<ListEntryDialog>();
        QVERIFY(dialog);
        for (QLineEdit* line : dialog->findChildren<QLineEdit*>()) {
            if (!line->placeholderText().isEmpty())
                line->setText(u"for chapter 3"_s);
        }
        m_scene->click(u"Save"_s, dialog);
        QTRY_COMPARE(m_scene->paper(2).lists.first().entry.comment, u"for chapter 3"_s);
        QCOMPARE(m_scene->paper(2).lists.first().list, list);
        QTRY_VERIFY((chip = m_scene->seen<QPushButton>(u"Thesis · Reading"_s)));
        QTest::mouseClick(chip, Qt::LeftButton);
        choose(u"Go to"_s);
        QTRY_COMPARE(m_scene->place(), u"Thesis"_s);
        QTRY_COMPARE(m_scene->shownPapers(), 1);
    }

    void allThatIsShownIsPutOnAList()
    {
        const ListId list = m_scene->m_library.giveList(u"Thesis"_s);
        m_scene->open();
        m_scene->actions().putAllOnList->trigger();
        QVERIFY(typed());
        QCOMPARE(typed()->placeholderText(), u"Type a list for 6 papers"_s);
        QTest::keyClicks(typed(), u"the"_s);
        QTest::keyClick(typed(), Qt::Key_Return);
        QTRY_VERIFY(m_scene->notes(u"Put 6 papers on “Thesis”"_s));
        QCOMPARE(m_scene->paper(5).lists.first().list, list);
    }

    void aListIsMadeEditedRemovedAndRestored()
    {
        m_scene->open();
        m_scene->actions().addList->trigger();
        auto* dialog = m_scene->opened<ListDialog>();
        QVERIFY(dialog);
        m_scene->type(u"Reading group"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_COMPARE(m_scene->place(), u"Reading group"_s);
        QTRY_VERIFY(!m_scene->dialog());
        QVERIFY(m_scene->says(u"Nothing is on this list yet"_s));
        m_scene->actions().remove->trigger();
        QTRY_VERIFY(m_scene->notes(u"Removed the list “Reading group”"_s));
        m_scene->actions().bin->trigger();
        auto* bin = m_scene->opened<BinDialog>();
        QVERIFY(bin);
        auto* gone = bin->findChild<QTreeWidget*>();
        QTRY_COMPARE(gone->topLevelItemCount(), 1);
        gone->topLevelItem(0)->setSelected(true);
        m_scene->click(u"Restore"_s, bin);
        QTRY_COMPARE(gone->topLevelItemCount(), 0);
    }

    void theOrderOfAListIsChangedByKeys()
    {
        const ListId list = m_scene->m_library.giveList(u"Thesis"_s);
        m_scene->m_library.putOnList(list, m_scene->m_papers.first(3));
        m_scene->m_settings.setLastPlace({.place = PaperQuery::Place::List, .list = list},
                                         m_scene->m_papers[0]);
        m_scene->open();
        QTRY_COMPARE(m_scene->place(), u"Thesis"_s);
        m_scene->choose(0);
        m_scene->press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(m_scene->m_library.callsOf(u"moveOnList"_s), 1);
        QVERIFY(m_scene->m_library.calls.last().contains(u"at 2"_s) ||
                m_scene->m_library.calls.contains(
                    u"moveOnList %1 %2 at 2"_s.arg(list.value).arg(m_scene->m_papers[0].value)));
        Q_EMIT m_scene->view().rowsDropped(-1); // what a drag within the list ends with
        QTRY_COMPARE(m_scene->m_library.callsOf(u"moveOnList"_s), 2);
        QVERIFY(m_scene->m_library.calls.contains(
            u"moveOnList %1 %2 at -1"_s.arg(list.value).arg(m_scene->m_papers[0].value)));
    }

    void whatWasDoneIsListedAndGoneBackTo()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_S);
        QTRY_VERIFY(m_scene->paper(0).isStarred);
        m_scene->press(Qt::Key_R);
        QTRY_VERIFY(m_scene->actions().undo->text().contains(u"read"_s));
        m_scene->actions().history->trigger();
        auto* dialog = m_scene->opened<HistoryDialog>();
        QVERIFY(dialog);
        auto* steps = dialog->findChild<QTreeWidget*>();
        QCOMPARE(steps->topLevelItemCount(), 2);
        QCOMPARE(steps->topLevelItem(1)->text(0), u"Star 1 paper"_s);
        steps->setCurrentItem(steps->topLevelItem(1));
        m_scene->click(u"Undo This"_s, dialog);
        QTRY_VERIFY(!m_scene->paper(0).isStarred);
        QTRY_VERIFY(steps->topLevelItem(1)->text(0).contains(u"undone"_s));
    }

    void aPageOfTheJournalIsWritten()
    {
        m_scene->open();
        m_scene->actions().addPage->trigger();
        QVERIFY(m_scene->opened<QDialog>());
        m_scene->type(u"Ideas"_s);
        m_scene->press(Qt::Key_Return);
        QTRY_COMPARE(m_scene->current(), u"Ideas"_s);
        QTRY_COMPARE(m_scene->window()->focusWidget(), &m_scene->note());
    }

    void referencesAreCopied()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_C);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"@misc{key"_s));
        m_scene->press(Qt::Key_C, Qt::ShiftModifier);
        const QString key = u"key%1"_s.arg(m_scene->m_papers[0].value);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), key);
        m_scene->press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"\\cite{%1}"_s.arg(key));
        m_scene->press(Qt::Key_C, Qt::AltModifier);
        choose(u"APA"_s);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"Author, A., & Writer, B."_s));
    }

    void papersAreExportedAsTheyWereSeen()
    {
        m_scene->open();
        m_scene->actions().exportPapers->trigger();
        auto* dialog = m_scene->opened<ExportDialog>();
        QVERIFY(dialog);
        auto* preview = dialog->findChild<QPlainTextEdit*>();
        QTRY_COMPARE(preview->toPlainText().count(u"@misc"_s), 3);
        auto* pattern = dialog->findChild<QLineEdit*>();
        pattern->setText(u"[year]"_s);
        QVERIFY(preview->toPlainText().contains(u"@misc{2025"_s));
        pattern->setText(u"[nonsense]"_s);
        QVERIFY(m_scene->says(u"nonsense"_s, dialog));
        pattern->clear();
        dialog->findChildren<QComboBox*>().at(1)->setCurrentText(u"RIS"_s);
        QVERIFY(preview->toPlainText().contains(u"TI  - Alpha"_s));
        m_scene->click(u"Copy"_s, dialog);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"6 papers"_s);
        QCOMPARE(m_scene->m_settings.exportChoices().format, u"ris"_s);
    }

    void versionsStandSideBySide()
    {
        PaperHistory history;
        history.versions = {{.version = 1, .title = u"Alpha"_s, .abstractText = u"About the old thing."_s},
                            {.version = 2, .title = u"Alpha"_s, .abstractText = u"About the new thing."_s}};
        m_scene->m_library.history(m_scene->m_papers[0]) = history;
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_V);
        auto* dialog = m_scene->opened<VersionsDialog>();
        QVERIFY(dialog);
        const QList<QTextBrowser*> sides = dialog->findChildren<QTextBrowser*>();
        QCOMPARE(sides.size(), 2);
        QVERIFY(sides[0]->toPlainText().contains(u"old"_s) && !sides[0]->toPlainText().contains(u"new"_s));
        QVERIFY(sides[1]->toPlainText().contains(u"new"_s) && !sides[1]->toPlainText().contains(u"old"_s));
        dialog->findChildren<QComboBox*>().first()->setCurrentIndex(1);
        QVERIFY(m_scene->says(u"the same in both"_s, dialog));
    }
};

QTEST_MAIN(TestMainWindowLists)
#include "test_mainwindow_lists.moc"
