#include "tests/support/samplepdf.h"
#include "tests/ui/mainwindowscene.h"

#include "ui/notes/notepreview.h"
#include "ui/pdf/pdfpane.h"
#include "ui/pdf/pdfview.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

using namespace Qt::StringLiterals;
using namespace offprint;

/// PDFs, notes that lead to other papers, and what hands a paper on, in the main window.
class TestMainWindowPdfs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindowScene> m_scene;
    OpenedLinks m_links;

    void giveSample(int row)
    {
        const PaperId paper = m_scene->paper(row).id;
        const QString file = m_folder.filePath(u"sample.pdf"_s);
        writeSamplePdf(file, 3);
        m_scene->m_pdfs.pdfs.insert(paper, {.paper = paper, .file = file});
    }
    [[nodiscard]] PdfPane& pdf() const { return m_scene->part<PdfPane>(); }
    [[nodiscard]] bool isReading() const
    {
        return pdf().isVisible() && pdf().findChild<PdfView*>()->hasFocus();
    }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<MainWindowScene>();
        m_links.urls.clear();
    }
    void cleanup() { m_scene.reset(); }

    void aPdfIsReadInTheWindow()
    {
        giveSample(1);
        m_scene->open();
        m_scene->choose(1);
        m_scene->press(Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), 20'000);
        QVERIFY(!m_scene->part<DetailPane>().isVisible());
        const int scale = m_scene->m_settings.textScale();
        m_scene->press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_scene->m_settings.textScale(), scale); // the pages were made larger
        QVERIFY(pdf().findChild<PdfView*>()->zoom() > 0);
        m_scene->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(field && pdf().isAncestorOf(field));
        m_scene->press(Qt::Key_Escape);
        QVERIFY(isReading());
        m_scene->press(Qt::Key_S); // the window's keys work here, too
        QTRY_VERIFY(m_scene->paper(1).isStarred);
        QVERIFY(pdf().isVisible());
        m_scene->press(Qt::Key_N);
        QVERIFY(m_scene->note().hasFocus());
        m_scene->press(Qt::Key_Escape);
        m_scene->press(Qt::Key_Escape);
        QTRY_VERIFY(m_scene->part<DetailPane>().isVisible() && !pdf().isVisible());
        QVERIFY(m_scene->view().hasFocus());
    }

    void anotherPaperShowsItsAbstract()
    {
        giveSample(0);
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), 20'000);
        m_scene->press(Qt::Key_J);
        QTRY_VERIFY(m_scene->part<DetailPane>().isVisible());
        m_scene->settle();
        QCOMPARE(m_scene->current(), m_scene->paper(1).title);
        m_scene->press(Qt::Key_P);
        QTRY_VERIFY(m_scene->m_pdfs.calls.contains(u"fetch %1"_s.arg(m_scene->paper(1).id.value)));
        QVERIFY(m_scene->says(u"Fetching the PDF"_s));
        m_scene->press(Qt::Key_P, Qt::ShiftModifier);
        QTRY_COMPARE(m_links.urls.size(), 1);
        QCOMPARE(m_links.urls.first().toString(), m_scene->paper(1).pdf);
    }

    void linksInNotesLeadToPapers()
    {
        m_scene->paper(0).note = u"See [[Charlie]] and [[arxiv:2403.09999]]."_s;
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_E, Qt::ControlModifier);
        auto& preview = m_scene->part<NotePreview>();
        QTRY_VERIFY(preview.isVisible());
        preview.setFocus();
        m_scene->press(Qt::Key_Tab);
        m_scene->press(Qt::Key_Return);
        QTRY_COMPARE(m_scene->current(), u"Charlie"_s);
        m_scene->settle();
        QTRY_VERIFY(m_scene->says(u"Alpha"_s) || m_scene->part<DetailPane>().isVisible());
        m_scene->choose(0);
        m_scene->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(preview.isVisible());
        preview.setFocus();
        m_scene->press(Qt::Key_Tab);
        m_scene->press(Qt::Key_Tab);
        m_scene->press(Qt::Key_Return);
        QTRY_VERIFY(m_scene->notes(u"No paper of the library is named “arxiv:2403.09999”"_s));
        m_scene->click(u"Open in the Browser"_s);
        QTRY_COMPARE(m_links.urls.value(0), QUrl(u"https://arxiv.org/abs/2403.09999"_s));
    }

    void aPaperIsHandedOn()
    {
        m_scene->paper(0).authors = {u"Ann Author"_s};
        m_scene->paper(0).ids.arxiv = u"2403.01234"_s;
        m_scene->open();
        m_scene->choose(0);
        m_scene->actions().copyReference->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Ann Author: Alpha. https://arxiv.org/abs/2403.01234"_s);
        QTRY_VERIFY(m_scene->notes(u"Copied"_s));
        m_scene->actions().copyMarkdown->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"[Alpha](https://arxiv.org/abs/2403.01234)"_s);
        OpenedLinks mails(u"mailto"_s);
        m_scene->actions().sendByMail->trigger();
        QTRY_COMPARE(mails.urls.size(), 1);
        QVERIFY(mails.urls.first()
                    .toString(QUrl::FullyEncoded)
                    .startsWith("mailto:?subject=Alpha&body=Ann%20Author"_L1));
    }

    void theNotesEarlierVersionsAreShown()
    {
        m_scene->open();
        m_scene->choose(0);
        m_scene->press(Qt::Key_N);
        m_scene->type(u"Something long enough to be kept"_s);
        m_scene->press(Qt::Key_A, Qt::ControlModifier);
        m_scene->part<NoteEditor>().flush();
        m_scene->type(u"x"_s);
        m_scene->part<NoteEditor>().flush();
        m_scene->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = m_scene->opened<QDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QListWidget*>()->count(), 1);
        m_scene->press(Qt::Key_Escape);
    }
};

QTEST_MAIN(TestMainWindowPdfs)
#include "test_mainwindow_pdfs.moc"
