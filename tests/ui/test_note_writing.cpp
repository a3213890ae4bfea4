#include "tests/support/fakelibrary.h"
#include "tests/support/fakesettings.h"
#include "ui/detail/readingtext.h"
#include "ui/math/mathtypesetter.h"
#include "ui/notes/linkcompletion.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/notehistorydialog.h"
#include "ui/notes/notepreview.h"
#include "ui/notes/notetextedit.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Writing a note: what the editor does beyond plain typing. A bar "|" in a text is the cursor; two are the
/// ends of a selection.
class TestNoteWriting : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    Syntax m_repository;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<FakeLibrary> m_library;
    MathTypesetter m_math;
    std::unique_ptr<NoteEditor> m_editor;
    PaperId m_paper;

    [[nodiscard]] NoteTextEdit& text() const { return *m_editor->findChild<NoteTextEdit*>(); }
    [[nodiscard]] NotePreview& preview() const { return *m_editor->findChild<NotePreview*>(); }
    [[nodiscard]] LinkCompletion& completion() const { return *m_editor->findChild<LinkCompletion*>(); }
    void put(const QString& marked)
    {
        QString plain = marked;
        const int from = int(plain.indexOf(u'|'));
        const int to = int(plain.lastIndexOf(u'|'));
        text().setPlainText(plain.remove(u'|'));
        QTextCursor cursor = text().textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to == from ? from : to - 1, QTextCursor::KeepAnchor);
        text().setTextCursor(cursor);
    }
    [[nodiscard]] QString got() const
    {
        QString marked = text().text();
        const QTextCursor cursor = text().textCursor();
        if (cursor.hasSelection())
            marked.insert(cursor.selectionEnd(), u'|');
        return marked.insert(cursor.selectionStart(), u'|');
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&text(), Qt::Key(key), modifiers);
    }
    void type(const QString& keys) { QTest::keyClicks(&text(), keys); }
    [[nodiscard]] QMenu* menu() const { return m_editor->findChild<QToolButton*>()->menu(); }
    [[nodiscard]] static QAction* entry(QMenu* menu, const QString& name)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction* each : menu->actions()) {
            if (each->text().remove(u'&') == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool isUnderlined(const QString& word) const
    {
        for (QTextBlock block = text().document()->begin(); block.isValid(); block = block.next()) {
            const qsizetype at = block.text().indexOf(word);
            for (const QTextLayout::FormatRange& range : block.layout()->formats()) {
                if (at >= 0 && range.start <= at && at < range.start + range.length &&
                    range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                    return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
        m_editor.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_paper = m_library->givePaper(u"A paper on Zyxwv nets"_s);
        m_editor = std::make_unique<NoteEditor>(*m_library, m_settings, *m_appearance, m_repository, m_math);
        m_editor->resize(725, 300);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        m_editor->showState({m_library->stored(m_paper)});
        m_editor->focusText();
    }
    void cleanupTestCase()
    {
        m_editor.reset();
        m_appearance.reset();
    }

    void keys_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("after");
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        const auto row = [](const char* name, const QString& before, int key, Qt::KeyboardModifiers with,
                            const QString& after) { QTest::newRow(name) << before << key << with << after; };
        row("a list goes on", u"- one|"_s, Qt::Key_Return, none, u"- one\n- |"_s);
        row("within an item", u"- one|two"_s, Qt::Key_Return, none, u"- one\n- |two"_s);
        row("numbers count", u"9. one|"_s, Qt::Key_Return, none, u"9. one\n10. |"_s);
        row("tasks are open", u"  * [x] one|"_s, Qt::Key_Return, none, u"  * [x] one\n  * [ ] |"_s);
        row("quotations go on", u"> one|"_s, Qt::Key_Return, none, u"> one\n> |"_s);
        row("an empty item ends", u"- one\n- |"_s, Qt::Key_Return, none, u"- one\n|"_s);
        row("before the mark", u"|- one"_s, Qt::Key_Return, none, u"\n|- one"_s);
        row("no list", u"one-|"_s, Qt::Key_Return, none, u"one-\n|"_s);
        row("a rule is no list", u"---|"_s, Qt::Key_Return, none, u"---\n|"_s);
        row("a list indents", u"- a\n- b|"_s, Qt::Key_Tab, none, u"- a\n    - b|"_s);
        row("and back", u"- a\n    - b|"_s, Qt::Key_Backtab, none, u"- a\n- b|"_s);
        row("elsewhere to the stop", u"ab|c"_s, Qt::Key_Tab, none, u"ab  |c"_s);
        row("lines", u"|a\nb\n|c"_s, Qt::Key_Tab, none, u"    |a\n    b\n|c"_s);
        row("nothing to take", u"a|"_s, Qt::Key_Backtab, none, u"a|"_s);
        row("bold", u"a |word| b"_s, Qt::Key_B, control, u"a **|word|** b"_s);
        row("no longer bold", u"a **|word|** b"_s, Qt::Key_B, control, u"a |word| b"_s);
        row("the word at the cursor", u"a wo|rd b"_s, Qt::Key_B, control, u"a **|word|** b"_s);
        row("no word", u"a | b"_s, Qt::Key_I, control, u"a *|* b"_s);
        row("italic within bold", u"**|word|**"_s, Qt::Key_I, control, u"***|word|***"_s);
        row("italic no longer", u"*|word|*"_s, Qt::Key_I, control, u"|word|"_s);
        row("link", u"see |this|"_s, Qt::Key_K, control, u"see [this](|)"_s);
        row("link to an address", u"see |https://a.org/b|"_s, Qt::Key_K, control,
            u"see [|](https://a.org/b)"_s);
    }
    void keys()
    {
        QFETCH(const QString, before);
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        put(before);
        const QString was = text().text();
        press(key, modifiers);
        QTEST(got(), "after");
        if (text().text() == was)
            return;
        text().undo(); // one step
        QCOMPARE(text().text(), was);
    }

    void anAddressPastedOverWordsLinksThem()
    {
        QGuiApplication::clipboard()->setText(u" https://arxiv.org/abs/2403.01234 "_s);
        put(u"see |this| one"_s);
        text().paste();
        QCOMPARE(text().text(), u"see [this](https://arxiv.org/abs/2403.01234) one"_s);
        put(u"see |https://a.org/|"_s);
        text().paste();
        QCOMPARE(text().text().trimmed(), u"see  https://arxiv.org/abs/2403.01234"_s);
        QGuiApplication::clipboard()->setText(u"https://a.org and more"_s);
        put(u"|x|"_s);
        text().paste();
        QCOMPARE(text().text(), u"https://a.org and more"_s);
    }

    void aSentenceDraggedInIsAQuotation()
    {
        ReadingText abstract(m_math, nullptr);
        abstract.setParagraphs(u"We prove it.\n\nIt holds."_s);
        put(u"Mine.|"_s);
        abstract.selectAll();
        abstract.copy();
        const QMimeData* words = QGuiApplication::clipboard()->mimeData();
        QDragEnterEvent enter({50, 12}, Qt::CopyAction, words, Qt::LeftButton, {});
        QCoreApplication::sendEvent(text().viewport(), &enter);
        QDropEvent drop({50, 12}, Qt::CopyAction, words, Qt::LeftButton, {});
        QCoreApplication::sendEvent(text().viewport(), &drop);
        QCOMPARE(text().text(), u"Mine.\n\n> We prove it.\n>\n> It holds.\n\n"_s);
        put(u"|"_s);
        text().paste(); // only what is dragged is a quotation
        QCOMPARE(text().text(), u"We prove it.\n\nIt holds."_s);
    }

    void noteAndPreviewSideBySide()
    {
        m_editor->showTab(NoteEditor::Tab::Both);
        QVERIFY(text().isVisible() && preview().isVisible());
        type(u"**bold**"_s);
        QTRY_COMPARE(preview().toPlainText(), u"bold"_s);
        const QByteArray state = m_editor->state();
        m_editor->showTab(NoteEditor::Tab::Note);
        QVERIFY(!preview().isVisible() && m_editor->state().isEmpty());
        m_editor->setState("nonsense");
        QVERIFY(m_editor->tab() == NoteEditor::Tab::Note);
        m_editor->setState(state);
        QVERIFY(preview().isVisible() && text().isVisible());
    }

    void wordsAreCounted()
    {
        type(u"three words here"_s);
        m_editor->flush();
        QTRY_VERIFY(m_editor->isSaved());
        const auto says = [this](const QString& words) {
            const auto labels = m_editor->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* l) { return l->text().contains(words); });
        };
        QTRY_VERIFY(says(u"3 words · saved "_s));
    }

    void aLongNoteLosesNothing()
    {
        const PaperId other = m_library->givePaper(u"Another"_s);
        const auto note = [this] { return m_library->stored(m_paper).note; };
        put(QString(30'000, u'a') + u'|');
        type(u"b"_s);
        QVERIFY(!m_editor->isSaved());
        QTRY_VERIFY(m_editor->isSaved() && note().endsWith("ab"_L1));
        type(u"c"_s);
        m_editor->showState({DetailState::Loading{other}}); // at once
        QVERIFY(note().endsWith("abc"_L1));
        m_editor->showState({m_library->stored(m_paper)});
        type(u"d"_s);
        m_editor.reset();
        QVERIFY(note().endsWith("abcd"_L1));
    }

    void templates()
    {
        QAction* insert = entry(menu(), u"Insert Template"_s);
        QVERIFY(insert && insert->menu());
        entry(insert->menu(), u"Review"_s)->trigger();
        QVERIFY(text().text().startsWith("## Summary\n\n"_L1));
        QCOMPARE(text().textCursor().blockNumber(), 2);
        type(u"Mine"_s);
        insert = entry(menu(), u"Insert Template"_s);
        entry(insert->menu(), u"Keep This Note as a Template…"_s)->trigger();
        auto* dialog = m_editor->findChild<QDialog*>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->focusWidget(), u"My own"_s);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_settings.noteTemplates().last().name, u"My own"_s);
        QVERIFY(m_settings.noteTemplates().last().text.contains("Mine"_L1));
        QMenu* removal = entry(entry(menu(), u"Insert Template"_s)->menu(), u"Remove Template"_s)->menu();
        entry(removal, u"My own"_s)->trigger();
        QCOMPARE(m_settings.noteTemplates(), firstNoteTemplates());
    }

    void earlierVersionsComeBack()
    {
        type(u"The first text, of some length"_s);
        m_editor->flush();
        put(u"Another|"_s);
        m_editor->flush();
        QTRY_VERIFY(m_editor->isSaved());
        m_editor->showHistory();
        auto* dialog = m_editor->findChild<NoteHistoryDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>();
        QTRY_COMPARE(list->count(), 1);
        auto* view = dialog->findChild<OfflineBrowser*>();
        QTRY_VERIFY(view->toPlainText().contains("The first text, of some length"_L1));
        QVERIFY(view->toPlainText().contains("Another"_L1)); // compared with what is there now
        for (QPushButton* each : dialog->findChildren<QPushButton*>()) {
            if (each->text() == "Restore This Version"_L1)
                each->click();
        }
        QCOMPARE(text().text(), u"The first text, of some length"_s);
        m_editor->flush();
        QCOMPARE(m_library->stored(m_paper).note, u"The first text, of some length"_s);
        text().undo();
        QCOMPARE(text().text(), u"Another"_s);
    }

    void aNoteChangedElsewhereIsToldOf()
    {
        QSignalSpy told(m_editor.get(), &NoteEditor::changedElsewhere);
        type(u"mine"_s);
        m_library->stored(m_paper).note = u"theirs"_s;
        m_editor->flush();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_library->stored(m_paper).note, u"mine"_s);
        type(u"!"_s);
        m_editor->flush();
        QTRY_VERIFY(m_editor->isSaved());
        QCOMPARE(told.size(), 1);
    }

    void linksAreCompleted()
    {
        const PaperId other = m_library->givePaper(u"Attention is all you need"_s);
        m_library->stored(other).ids.arxiv = u"1706.03762"_s;
        m_library->stored(other).authors = {u"Ashish Vaswani"_s};
        type(u"see [[atten"_s);
        LinkCompletion* offered = nullptr;
        QTRY_VERIFY((offered = m_editor->window()->findChild<LinkCompletion*>()) && offered->isVisible());
        QCOMPARE(offered->item(0)->text(), u"Attention is all you need"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(text().text(), u"see [[arxiv:1706.03762|Attention is all you need]]"_s);
        QVERIFY(!offered->isVisible());
        type(u" [[@ash"_s);
        QTRY_VERIFY(offered->isVisible());
        press(Qt::Key_Tab);
        QTRY_VERIFY(text().text().endsWith("[[@Ashish Vaswani]]"_L1));
        type(u" [[at"_s);
        QTRY_VERIFY(offered->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!offered->isVisible() && text().hasFocus());
        type(u"t"_s);
        QVERIFY(!offered->isVisible()); // until another link is begun
    }

    void linksInThePreviewAreTold()
    {
        m_library->stored(m_paper).note = u"[[A paper on Zyxwv nets|itself]]"_s;
        m_editor->showState({DetailState::Loading{m_paper}});
        m_editor->showState({});
        m_editor->showState({m_library->stored(m_paper)});
        m_editor->showTab(NoteEditor::Tab::Preview);
        QSignalSpy links(m_editor.get(), &NoteEditor::noteLinkActivated);
        preview().setFocus();
        QTest::keyClick(&preview(), Qt::Key_Tab);
        QTest::keyClick(&preview(), Qt::Key_Return);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first().first().value<NoteLink>().target, u"A paper on Zyxwv nets"_s);
        m_editor->showTab(NoteEditor::Tab::Note);
    }

    void whatIsMisspeltIsUnderlined()
    {
        QTRY_VERIFY(m_repository.repository());
        put(u"The modell of zyxwv and LoRA, `modell` $modell$ is wrnog.|"_s);
        if (!QTest::qWaitFor([this] { return isUnderlined(u"wrnog"_s); }, 10'000))
            QSKIP("no dictionary is installed");
        QVERIFY(isUnderlined(u"modell"_s));
        QVERIFY(!isUnderlined(u"`modell"_s) && !isUnderlined(u"$modell"_s));
        QVERIFY(!isUnderlined(u"zyxwv"_s) && !isUnderlined(u"LoRA"_s) && !isUnderlined(u"The"_s));
        entry(menu(), u"Check Spelling"_s)->trigger();
        QVERIFY(!isUnderlined(u"wrnog"_s) && !m_settings.checksSpelling());
        entry(menu(), u"Check Spelling"_s)->trigger();
        QVERIFY(isUnderlined(u"wrnog"_s));
        put(u"The |"_s);
        type(u"wrnog"_s); // and may go on
        QVERIFY(!isUnderlined(u"wrnog"_s));
        type(u","_s);
        QVERIFY(isUnderlined(u"wrnog"_s));
        press(Qt::Key_Backspace);
        QVERIFY(!isUnderlined(u"wrnog"_s));
        text().moveCursor(QTextCursor::Start);
        QVERIFY(isUnderlined(u"wrnog"_s));
    }
};

QTEST_MAIN(TestNoteWriting)
#include "test_note_writing.moc"
