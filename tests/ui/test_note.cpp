#include "tests/support/fakelibrary.h"
#include "tests/support/fakesettings.h"
#include "ui/math/mathtypesetter.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/notepreview.h"
#include "ui/notes/notetextedit.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtGui/QClipboard>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace offprint;

/// The note editor over a library in memory.
class TestNote : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    Syntax m_repository;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<FakeLibrary> m_library;
    MathTypesetter m_math;
    std::unique_ptr<NoteEditor> m_editor;
    PaperId m_a;
    PaperId m_b;

    [[nodiscard]] NoteTextEdit& text() const { return *m_editor->findChild<NoteTextEdit*>(); }
    [[nodiscard]] NotePreview& preview() const { return *m_editor->findChild<NotePreview*>(); }
    [[nodiscard]] QString noteOf(PaperId id) const { return m_library->stored(id).note; }
    void show(PaperId id) { m_editor->showState({m_library->stored(id)}); }
    void type(const QString& keys) { QTest::keyClicks(&text(), keys); }
    void press(const QString& tab)
    {
        for (QPushButton* each : m_editor->findChildren<QPushButton*>()) {
            if (each->text() == tab)
                each->click();
        }
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        const auto labels = m_editor->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* l) {
            return l->isVisible() && (l->text().contains(words) || l->accessibleName().contains(words));
        });
    }
    [[nodiscard]] QColor colourAt(int line, int column) const
    {
        const QTextLayout* layout = text().document()->findBlockByNumber(line).layout();
        for (const QTextLayout::FormatRange& range : layout->formats()) {
            if (range.start <= column && column < range.start + range.length)
                return range.format.foreground().color();
        }
        return {};
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
        m_settings.setColourScheme(ColourScheme::Light);
        m_library = std::make_unique<FakeLibrary>();
        m_a = m_library->givePaper(u"A"_s);
        m_b = m_library->givePaper(u"B"_s);
        m_editor = std::make_unique<NoteEditor>(*m_library, m_settings, *m_appearance, m_repository, m_math);
        m_editor->resize(725, 236);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }
    void cleanupTestCase()
    {
        m_editor.reset();
        m_appearance.reset();
    }

    void whatIsTypedIsStored()
    {
        show(m_a);
        m_editor->focusText();
        QVERIFY(text().hasFocus());
        type(u"a thought"_s);
        QVERIFY(!m_editor->isSaved());
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(m_a), u"a thought"_s, std::chrono::seconds(1));
        QTRY_VERIFY(m_editor->isSaved() && says(u"saved "_s));
        QCOMPARE(m_library->callsOf(u"setNote"_s), 1);
    }

    void anotherPaperWhileUnsaved()
    {
        m_library->stored(m_b).note = u"of B"_s;
        show(m_a);
        type(u"of A"_s);
        m_editor->showState({DetailState::Loading{m_b}});
        QCOMPARE(noteOf(m_a), u"of A"_s);
        type(u"!"_s); // too late: what is on screen is being left
        show(m_b);
        QCOMPARE(text().text(), u"of B"_s);
        QVERIFY(!text().document()->isUndoAvailable());
        text().undo();
        QCOMPARE(text().text(), u"of B"_s);
        show(m_a);
        QCOMPARE(text().text(), u"of A"_s);
        QCOMPARE(noteOf(m_b), u"of B"_s);
    }

    void endingWhileUnsaved()
    {
        show(m_a);
        type(u"last words"_s);
        m_editor.reset();
        QCOMPARE(noteOf(m_a), u"last words"_s);
    }

    void losingTheFocusStoresAtOnce()
    {
        show(m_a);
        m_editor->focusText();
        type(u"x"_s);
        text().clearFocus();
        QCOMPARE(noteOf(m_a), u"x"_s);
    }

    void aFailureIsSaidAndMadeGood()
    {
        show(m_a);
        QSignalSpy failed(m_editor.get(), &NoteEditor::saveFailed);
        m_library->failNext(u"setNote"_s, {ErrorCode::DiskFull});
        type(u"precious"_s);
        m_editor->flush();
        QVERIFY(failed.wait());
        QVERIFY(says(u"Not saved: "_s) && says(u"disk is full"_s));
        QVERIFY(!m_editor->isSaved());
        show(m_b);
        QVERIFY(says(u"Another paper's note is not saved"_s));
        show(m_a);
        QCOMPARE(text().text(), u"precious"_s);
        type(u"!"_s);
        QTRY_COMPARE(noteOf(m_a), u"precious!"_s);
        QTRY_VERIFY(m_editor->isSaved() && says(u"saved "_s) && !says(u"Not saved"_s));
    }

    void lateRepliesChangeNothing()
    {
        show(m_a);
        const Paper before = m_library->stored(m_a);
        m_library->holdReplies();
        type(u"one"_s);
        m_editor->flush();
        type(u" two"_s);
        m_editor->flush();
        QCOMPARE(m_library->heldReplies(), 2);
        m_editor->showState({before});
        m_library->releaseLastFirst();
        QTRY_VERIFY(m_editor->isSaved());
        m_editor->showState({before});
        QTRY_COMPARE(m_library->callsOf(u"paper"_s), 1);
        QCOMPARE(text().text(), u"one two"_s);
        QCOMPARE(noteOf(m_a), u"one two"_s);
    }

    void whatSomeoneElseWroteIsShown()
    {
        show(m_a);
        type(u"mine"_s);
        m_editor->flush();
        QTRY_VERIFY(m_editor->isSaved());
        text().moveCursor(QTextCursor::Start);
        text().moveCursor(QTextCursor::Right);
        m_library->stored(m_a).note = u"theirs"_s;
        show(m_a);
        QTRY_COMPARE(text().text(), u"theirs"_s);
        QCOMPARE(text().textCursor().position(), 1);
        QVERIFY(m_editor->isSaved());
    }

    void showingChangesNothing()
    {
        m_library->stored(m_a).note = u"two\r\nlines, a no-break\u00a0space and a tab\t"_s;
        show(m_a);
        press(u"Preview"_s);
        press(u"Note"_s);
        m_settings.setColourScheme(ColourScheme::Dark);
        show(m_b);
        QCOMPARE(m_library->callsOf(u"setNote"_s), 0);
        show(m_a);
        text().moveCursor(QTextCursor::End);
        type(u"."_s);
        m_editor->flush();
        QCOMPARE(noteOf(m_a), u"two\nlines, a no-break\u00a0space and a tab\t."_s);
    }

    void markdownIsHighlightedInBothSchemes()
    {
        m_library->stored(m_a).note = u"# Heading\n$\\alpha$ and `code`\n```python\nprint('$x$')\n```\n"_s;
        show(m_a);
        QTRY_COMPARE(colourAt(0, 2), Theme::light().accent);
        const QColor code = colourAt(1, 15);
        QVERIFY(code.isValid() && code != Theme::light().text);
        QCOMPARE(colourAt(1, 1), code);
        QCOMPARE(colourAt(3, 8), Theme::light().note);
        m_settings.setColourScheme(ColourScheme::Dark);
        QTRY_COMPARE(colourAt(0, 2), Theme::dark().accent);
        QVERIFY(!text().document()->isUndoAvailable());
        QCOMPARE(m_editor->grab().toImage().pixelColor(3, 120), Theme::dark().code);
    }

    void thePreviewTypesetsFormulas()
    {
        m_library->stored(m_a).note =
            u"Of *all* $x_1 * y_1$ and `$code$`.\n\n- \\(\\pi\\) **$\\nosuch$**\n"_s;
        show(m_a);
        press(u"Preview"_s);
        QCOMPARE(preview().toPlainText(), u"Of all x₁*y₁ and $code$.\nπ $\\nosuch$"_s);
        if (!MathTypesetter::isAvailable())
            QSKIP("Offprint is built without MathJax");
        const QChar object(QChar::ObjectReplacementCharacter);
        const QString typeset = u"Of all %1 and $code$.\n%1 $\\nosuch$"_s.arg(object);
        QTRY_COMPARE_WITH_TIMEOUT(preview().toPlainText(), typeset, 30'000);
        preview().selectAll();
        preview().copy();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Of all $x_1 * y_1$ and $code$.\n\n\\(\\pi\\) $\\nosuch$"_s);
    }

    void thePreviewRendersMarkdownAndNoHtml()
    {
        m_library->stored(m_a).note =
            u"# Heading\n\n**bold** [link](https://example.org/)\n\n<b>tags</b> ![i](/nowhere.png)\n"_s;
        show(m_a);
        press(u"Preview"_s);
        QVERIFY(preview().isVisible() && !text().isVisible());
        const QString shown = preview().toPlainText();
        QVERIFY2(shown.startsWith("Heading\nbold link"_L1), qPrintable(shown));
        QVERIFY(shown.contains("<b>tags</b>"_L1));
        QVERIFY(preview().loadResource(QTextDocument::HtmlResource, QUrl(u"file:///etc/passwd"_s)).isNull());
        QSignalSpy links(m_editor.get(), &NoteEditor::linkActivated);
        preview().setFocus();
        QTest::keyClick(&preview(), Qt::Key_Tab);
        QTest::keyClick(&preview(), Qt::Key_Return);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(u"https://example.org/"_s));
        m_editor->focusText();
        QVERIFY(text().isVisible() && text().hasFocus());
    }

    void escapeLeaves()
    {
        show(m_a);
        m_editor->focusText();
        QSignalSpy left(m_editor.get(), &NoteEditor::leaveRequested);
        QTest::keyClick(&text(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void withoutOnePaperThereIsNothingToWriteIn()
    {
        QVERIFY(!text().isVisible() && says(u"paper you choose"_s));
        m_editor->showState({DetailState::Several{3}});
        QVERIFY(!text().isVisible() && says(u"one paper at a time"_s));
        m_editor->focusText();
        show(m_a);
        QVERIFY(text().isVisible());
        QVERIFY(!text().hasFocus()); // it was asked for when there was none
        QCOMPARE(text().placeholderText(), u"Write a note in Markdown…"_s);
    }

    void theFocusAskedForWhileReadingComesWithThePaper()
    {
        show(m_a);
        m_editor->showState({DetailState::Loading{m_b}});
        m_editor->focusText();
        QVERIFY(text().isReadOnly());
        QTRY_VERIFY(says(u"Reading"_s));
        show(m_b);
        QVERIFY(text().hasFocus() && !text().isReadOnly());
    }
};

QTEST_MAIN(TestNote)
#include "test_note.moc"
