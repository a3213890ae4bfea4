#include "tests/support/fakelibrary.h"
#include "tests/support/fakepdfs.h"
#include "tests/support/fakesettings.h"
#include "tests/support/samplepdf.h"
#include "ui/pdf/pdfpane.h"
#include "ui/pdf/pdfview.h"
#include "ui/pdf/storedpdfsdialog.h"
#include "ui/theme/appearance.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Reading a PDF in the window: a real one, drawn by QtPdf.
class TestPdf : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<FakePdfs> m_pdfs;
    std::unique_ptr<PdfPane> m_pane;
    Paper m_paper;

    [[nodiscard]] PdfView& view() const { return *m_pane->findChild<PdfView*>(); }
    template<class T> [[nodiscard]] T* named(const QString& name) const
    {
        for (T* each : m_pane->findChildren<T*>()) {
            if (each->accessibleName() == name && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : m_pane->findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        const auto labels = m_pane->findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* l) { return l->isVisible() && l->text().contains(words); });
    }
    void openSample(int pages, const PdfPlace& place = {})
    {
        const QString file = m_folder.filePath(u"sample-%1.pdf"_s.arg(pages));
        writeSamplePdf(file, pages);
        m_pane->leave(); // the place before is kept now
        m_pdfs->pdfs.insert(m_paper.id, {.paper = m_paper.id, .file = file, .place = place});
        m_pane->showPdfOf(m_paper);
        QTRY_VERIFY_WITH_TIMEOUT(view().pageCount() == pages && m_pane->isSettled(), 20'000);
    }
    [[nodiscard]] QColor colourAt(int x, int y) const
    {
        return view().viewport()->grab().toImage().pixelColor(x, y);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
        m_paper.id = PaperId{3};
        m_paper.title = u"A paper"_s;
    }
    void init()
    {
        m_settings.setColourScheme(ColourScheme::Light);
        m_pdfs = std::make_unique<FakePdfs>();
        m_pane = std::make_unique<PdfPane>(*m_pdfs, *m_appearance);
        m_pane->resize(700, 600);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }
    void cleanupTestCase() { m_appearance.reset(); }

    void whatIsNotThereIsFetched()
    {
        m_pane->showPdfOf(m_paper);
        QTRY_COMPARE(m_pdfs->calls, QStringList{u"fetch 3"_s});
        QVERIFY(says(u"Fetching the PDF"_s) && button(u"Stop"_s));
        m_pdfs->tellProgress({.paper = m_paper.id, .received = 1'500'000, .total = 3'000'000});
        QVERIFY(says(u"1.5 MB of 3.0 MB"_s));
        button(u"Stop"_s)->click();
        QVERIFY(says(u"Stopped"_s));
        button(u"Try Again"_s)->click();
        QTRY_COMPARE(m_pdfs->calls.last(), u"fetch 3"_s);
        m_pdfs->tellFailed(m_paper.id, {ErrorCode::Offline, u"https://x.org/a.pdf"_s, {}});
        QVERIFY(says(u"could not be fetched"_s) && says(u"offline"_s));
        const QString file = m_folder.filePath(u"late.pdf"_s);
        writeSamplePdf(file, 2);
        m_pdfs->tellStored({.paper = m_paper.id, .file = file});
        QTRY_COMPARE_WITH_TIMEOUT(view().pageCount(), 2, 20'000);
        QTRY_VERIFY(m_pane->isSettled());
    }

    void pagesAreDrawnAndTurned()
    {
        openSample(5);
        QVERIFY(says(u"of 5"_s));
        QCOMPARE(named<QLineEdit>(u"Page"_s)->text(), u"1"_s);
        const QColor paper = colourAt(view().viewport()->width() / 2, 30);
        QCOMPARE(paper, QColor(Qt::white));
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Space);
        QVERIFY(view().verticalScrollBar()->value() > 0);
        QTest::keyClick(&view(), Qt::Key_End);
        QCOMPARE(named<QLineEdit>(u"Page"_s)->text(), u"5"_s);
        auto* field = named<QLineEdit>(u"Page"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"3"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view().currentPage(), 2);
        QVERIFY(view().hasFocus());
        QTRY_VERIFY(m_pane->isSettled());
        m_pane->leave();
        QCOMPARE(m_pdfs->calls.last(), u"keepPlace 3 page 2"_s);
    }

    void onePlaceIsKept()
    {
        openSample(5, {.page = 3, .down = 0.5, .zoom = 1.5, .isTwoUp = true});
        QCOMPARE(view().currentPage(), 3 - 1); // two by two
        QCOMPARE(view().zoom(), 1.5);
        QVERIFY(named<QToolButton>(u"Two pages side by side"_s)->isChecked());
        openSample(5, {.page = 900, .down = 7, .zoom = 99});
        QCOMPARE(view().zoom(), PdfView::largestZoom);
        QCOMPARE(view().currentPage(), 4);
    }

    void zoomAndWidth()
    {
        openSample(2);
        const double fit = view().scale();
        QVERIFY(view().zoom() == 0 && view().horizontalScrollBar()->maximum() == 0);
        m_pane->resize(500, 600);
        QTRY_VERIFY(view().scale() < fit);
        named<QToolButton>(u"Larger"_s)->click();
        const double larger = view().zoom();
        QVERIFY(larger > view().scale() - 0.001 && larger > 0);
        named<QToolButton>(u"Smaller"_s)->click();
        QVERIFY(view().zoom() < larger);
        named<QToolButton>(u"As wide as the window"_s)->click();
        QCOMPARE(view().zoom(), 0.0);
        for (int i = 0; i < 30; ++i)
            named<QToolButton>(u"Larger"_s)->click();
        QCOMPARE(view().zoom(), PdfView::largestZoom);
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->isSettled(), 20'000);
    }

    void darkPages()
    {
        openSample(1);
        auto* dark = named<QToolButton>(u"Dark pages"_s);
        QVERIFY(!dark->isChecked());
        const int middle = view().viewport()->width() / 2;
        QCOMPARE(colourAt(middle, 30), QColor(Qt::white));
        dark->click();
        QCOMPARE(colourAt(middle, 30), QColor(Qt::black));
        dark->click();
        m_settings.setColourScheme(ColourScheme::Dark);
        QVERIFY(dark->isChecked());
        QCOMPARE(colourAt(middle, 30), QColor(Qt::black));
    }

    void wordsAreFoundAndCopied()
    {
        openSample(4);
        m_pane->beginFind();
        auto* field = named<QLineEdit>(u"Find in this paper"_s);
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"NEEDLE"_s);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"1 of 4"_s), 20'000);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(says(u"3 of 4"_s));
        QVERIFY(view().currentPage() >= 1); // it is in sight
        QTest::keyClicks(field, u"x"_s);
        QTRY_VERIFY(says(u"Not found"_s));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible() && view().hasFocus());

        view().goToPage(0);
        QTRY_VERIFY(m_pane->isSettled());
        QWidget* pages = view().viewport();
        const double pixels = view().scale() * view().logicalDpiX() / 72;
        const auto at = [&](double x, double y) { return QPointF(12 + x * pixels, 12 + y * pixels); };
        const QPointF first = at(52, 67); // the line is written at 40, 60 within margins
        const QPointF last = at(166, 67);
        QTest::mousePress(pages, Qt::LeftButton, {}, first.toPoint());
        QMouseEvent drag(QEvent::MouseMove, last, pages->mapToGlobal(last), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(pages, &drag);
        QTRY_VERIFY_WITH_TIMEOUT(view().selectedText().contains("of the sample"_L1), 20'000);
        QTest::mouseRelease(pages, Qt::LeftButton, {}, last.toPoint());
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains("of the sample"_L1));
    }

    void aDamagedOneSaysSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut") << QByteArray("%PDF-1.7\n1 0 obj\n<<");
        QTest::newRow("no PDF") << QByteArray("<html>");
        QTest::newRow("empty") << QByteArray();
    }
    void aDamagedOneSaysSo()
    {
        QFETCH(const QByteArray, bytes);
        const QString name = m_folder.filePath(u"bad.pdf"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        m_pdfs->pdfs.insert(m_paper.id, {.paper = m_paper.id, .file = name});
        m_pane->showPdfOf(m_paper);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"The PDF is damaged"_s), 20'000);
        button(u"Try Again"_s)->click();
        QTRY_COMPARE(m_pdfs->calls, (QStringList{u"remove 3"_s, u"fetch 3"_s}));
    }

    void aDamagedOneIsNothingToTheNextPaper()
    {
        const QString name = m_folder.filePath(u"bad-before.pdf"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<html>") > 0);
        file.close();
        m_pdfs->pdfs.insert(m_paper.id, {.paper = m_paper.id, .file = name});
        m_pane->showPdfOf(m_paper);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"The PDF is damaged"_s), 20'000);
        Paper next;
        next.id = PaperId{4};
        m_pane->showPdfOf(next);
        QTRY_COMPARE(m_pdfs->calls, QStringList{u"fetch 4"_s});
        m_pdfs->tellFailed(next.id, {ErrorCode::Offline, u"https://x.org/b.pdf"_s, {}});
        button(u"Try Again"_s)->click(); // goes on from what has come
        QTRY_COMPARE(m_pdfs->calls, (QStringList{u"fetch 4"_s, u"fetch 4"_s}));
    }

    void oneThatIsGoneSaysSo()
    {
        m_pdfs->pdfs.insert(m_paper.id, {.paper = m_paper.id, .file = m_folder.filePath(u"none.pdf"_s)});
        m_pane->showPdfOf(m_paper);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"could not be opened"_s), 20'000);
    }

    void leavingWhileItOpens()
    {
        const QString file = m_folder.filePath(u"sample-50.pdf"_s);
        writeSamplePdf(file, 50);
        m_pdfs->pdfs.insert(m_paper.id, {.paper = m_paper.id, .file = file});
        m_pane->showPdfOf(m_paper);
        m_pane->leave();
        QVERIFY(m_pane->isSettled());
        Paper other = m_paper;
        other.id = PaperId{4};
        m_pane->showPdfOf(other);
        QTRY_COMPARE(m_pdfs->calls, QStringList{u"fetch 4"_s});
        QCOMPARE(view().pageCount(), 0);
    }

    void thoseThatAreStored()
    {
        FakeLibrary library;
        const PaperId a = library.givePaper(u"Alpha"_s);
        const PaperId b = library.givePaper(u"Bravo"_s);
        m_pdfs->pdfs.insert(a, {.paper = a, .file = u"/x/a.pdf"_s, .bytes = 1'000'000});
        m_pdfs->pdfs.insert(b, {.paper = b, .file = u"/x/b.pdf"_s, .bytes = 2'500'000});
        StoredPdfsDialog dialog(library, *m_pdfs, *m_appearance);
        dialog.show();
        auto* list = dialog.findChild<QTreeWidget*>();
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(dialog.findChild<QLabel*>()->text(), u"2 PDFs, 3.5 MB"_s);
        list->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(list->topLevelItem(0)->text(0), u"Alpha"_s);
        list->setCurrentItem(list->topLevelItem(0));
        QSignalSpy chosen(&dialog, &StoredPdfsDialog::paperChosen);
        for (QPushButton* each : dialog.findChildren<QPushButton*>()) {
            if (each->text().contains("Remove"_L1))
                each->click();
        }
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        list->setCurrentItem(list->topLevelItem(0));
        Q_EMIT list->itemActivated(list->topLevelItem(0), 0);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PaperId>(), b);
    }
};

QTEST_MAIN(TestPdf)
#include "test_pdf.moc"
