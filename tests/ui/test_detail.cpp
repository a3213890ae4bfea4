#include "tests/support/fakesettings.h"
#include "ui/detail/badge.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/paperfacts.h"
#include "ui/detail/readingtext.h"
#include "ui/math/mathtypesetter.h"
#include "ui/theme/appearance.h"

#include <QtCore/QTimeZone>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QDateTime day(int year, int month, int dayOfMonth)
{
    return QDateTime(QDate(year, month, dayOfMonth), QTime(23, 30), QTimeZone::UTC);
}

Paper somePaper()
{
    Paper paper;
    paper.id = PaperId{7};
    paper.title = u"LoRA vs Full Fine-tuning: An Illusion of Equivalence"_s;
    paper.authors = {u"Reece Shuttleworth"_s, u"Jacob <b>Andreas"_s};
    paper.abstractText = u"Fine-tuning is <i>crucial</i> & old.\n\nWe study $W_0 < 1$."_s;
    paper.published = day(2024, 10, 28);
    paper.updated = day(2025, 10, 21);
    paper.ids = {.arxiv = u"2410.21228"_s, .version = 3};
    paper.categories = {u"cs.LG"_s, u"cs.CL"_s};
    paper.link = u"https://arxiv.org/abs/2410.21228"_s;
    paper.pdf = u"https://arxiv.org/pdf/2410.21228"_s;
    paper.upvotes = 48;
    paper.sightings = {{.feed = {1}, .feedName = u"HF Daily"_s}, {.feed = {2}, .feedName = u"cs.LG"_s}};
    return paper;
}

} // namespace

/// The detail pane, from the outside: what it shows, tells and lets through.
class TestDetail : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    MathTypesetter m_math;
    std::unique_ptr<DetailPane> m_pane;

    void show(const Paper& paper) { m_pane->setState({paper}); }
    [[nodiscard]] ReadingText* text(const QString& name) const
    {
        for (ReadingText* each : m_pane->findChildren<ReadingText*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString textOf(const QString& name) const { return text(name)->toPlainText(); }
    [[nodiscard]] QPushButton* button(const QString& name) const
    {
        for (QPushButton* each : m_pane->findChildren<QPushButton*>()) {
            if (each->accessibleName() == name && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QStringList badges() const
    {
        QStringList texts;
        for (const Badge* badge : m_pane->findChildren<Badge*>()) {
            if (badge->isVisible())
                texts.append(badge->text());
        }
        return texts;
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        const auto labels = m_pane->findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* l) { return l->isVisible() && l->text().contains(words); });
    }
    [[nodiscard]] bool paints(const QColor& colour, QWidget* in) const
    {
        const QImage image = in->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    }
    [[nodiscard]] QScrollBar* bar() const { return m_pane->findChild<QScrollArea*>()->verticalScrollBar(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
        m_settings.setColourScheme(ColourScheme::Light);
        m_settings.setTextScale(100);
        m_pane = std::make_unique<DetailPane>(*m_appearance, m_math);
        m_pane->resize(725, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanupTestCase()
    {
        m_pane.reset();
        m_appearance.reset();
    }

    void aPaperIsShown()
    {
        show(somePaper());
        QCOMPARE(textOf(u"Title"_s), somePaper().title);
        QCOMPARE(textOf(u"Authors"_s), u"Reece Shuttleworth · Jacob <b>Andreas"_s);
        QCOMPARE(textOf(u"Abstract"_s), u"Fine-tuning is <i>crucial</i> & old.\nWe study W₀ < 1."_s);
        QVERIFY(button(u"Copy the arXiv id 2410.21228"_s));
        const QStringList expected{u"28 Oct 2024 · v3 21 Oct 2025"_s, u"cs.LG"_s, u"cs.CL"_s, u"48"_s,
                                   u"seen in HF Daily, cs.LG"_s};
        QCOMPARE(badges(), expected);
        Paper hidden = somePaper();
        hidden.isHidden = true;
        show(hidden);
        QCOMPARE(badges().first(), u"Hidden"_s);
        QVERIFY(!text(u"Comments"_s)->isVisible());
        Paper remarked = somePaper();
        remarked.comments = u"12 pages"_s;
        remarked.journalRef = u"NeurIPS 38"_s;
        show(remarked);
        QCOMPARE(textOf(u"Comments"_s), u"Comments: 12 pages\nPublished in: NeurIPS 38"_s);
    }

    void formulasAreTypeset()
    {
        if (!MathTypesetter::isAvailable())
            QSKIP("Offprint is built without MathJax");
        Paper paper = somePaper();
        paper.title = u"On $\\ell_2$ \\emph{norms}"_s;
        paper.abstractText =
            u"Of $\\frac{a}{b}$ and $\\nosuch{x}$; \\[\\sum_i x_i\\] and 5\\%.\n\nThe $x$."_s;
        show(paper);
        QCOMPARE(textOf(u"Title"_s), u"On ℓ₂ norms"_s);
        QVERIFY(textOf(u"Abstract"_s).startsWith(u"Of a/b and $\\nosuch{x}$;"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->isTypeset(), 30'000);
        const QString object(QChar::ObjectReplacementCharacter);
        QCOMPARE(textOf(u"Title"_s), u"On %1 norms"_s.arg(object));
        QCOMPARE(textOf(u"Abstract"_s), u"Of %1 and $\\nosuch{x}$; \n%1\nand 5%.\nThe %1."_s.arg(object));
        // What is copied is TeX again
        ReadingText* abstract = text(u"Abstract"_s);
        abstract->selectAll();
        abstract->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Of $\\frac{a}{b}$ and $\\nosuch{x}$; \n\\[\\sum_i x_i\\]\nand 5%.\n\nThe $x$."_s);
        // Known ones are there at once, in whatever colour the text has
        m_settings.setColourScheme(ColourScheme::Dark);
        QVERIFY(m_pane->isTypeset());
        QCOMPARE(textOf(u"Title"_s), u"On %1 norms"_s.arg(object));
        QVERIFY(paints(m_appearance->theme().text, text(u"Title"_s)));
        Paper bare = somePaper();
        bare.id = PaperId{8};
        bare.title = u"$x$"_s;
        bare.abstractText.clear();
        show(bare);
        QVERIFY(paints(m_appearance->theme().text, text(u"Title"_s)));
        m_settings.setColourScheme(ColourScheme::Light);
        QVERIFY(paints(m_appearance->theme().text, text(u"Title"_s)));
    }

    void aFormulaFitsItsColumn()
    {
        if (!MathTypesetter::isAvailable())
            QSKIP("Offprint is built without MathJax");
        Paper paper = somePaper();
        paper.abstractText = u"$$%1$$"_s.arg(u"aaaaaaaaaa+"_s.repeated(30) + u'b');
        show(paper);
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->isTypeset(), 30'000);
        const ReadingText* abstract = text(u"Abstract"_s);
        QVERIFY(abstract->document()->idealWidth() <= abstract->width());
        m_pane->resize(400, 600);
        QTRY_VERIFY(abstract->document()->idealWidth() <= abstract->width());
    }

    void formulasInMarkupAreTypeset()
    {
        if (!MathTypesetter::isAvailable())
            QSKIP("Offprint is built without MathJax");
        Paper paper = somePaper();
        paper.abstractHtml = u"<p>The <b>bold $x_1$</b>, $y$ and $x_1$</p><ul><li>$z$ again</li></ul>"_s;
        show(paper);
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->isTypeset(), 30'000);
        const QString object(QChar::ObjectReplacementCharacter);
        QCOMPARE(textOf(u"Abstract"_s), u"The bold %1, %1 and %1\n%1 again"_s.arg(object));
    }

    void buttonsAskAndOpenNothing()
    {
        show(somePaper());
        QSignalSpy links(m_pane.get(), &DetailPane::linkActivated);
        QSignalSpy pdfs(m_pane.get(), &DetailPane::pdfRequested);
        QSignalSpy stars(m_pane.get(), &DetailPane::starRequested);
        QVERIFY(!button(u"Code"_s) && !button(u"Project"_s));
        button(u"Open"_s)->click();
        button(u"PDF"_s)->click();
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(somePaper().link));
        QCOMPARE(links.size(), 1);
        QCOMPARE(pdfs.size(), 1); // it is read in the window
        button(u"Star"_s)->click();
        QCOMPARE(stars.at(0).at(0).value<PaperId>(), PaperId{7});
        QCOMPARE(stars.at(0).at(1).toBool(), true);
        QVERIFY(button(u"Star"_s)); // not before it is so
        Paper starred = somePaper();
        starred.isStarred = true;
        show(starred);
        button(u"Starred"_s)->click();
        QCOMPARE(stars.at(1).at(1).toBool(), false);
    }

    void onlyWebAddressesAreOffered_data()
    {
        QTest::addColumn<QString>("address");
        for (const auto& address :
             {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"x y"_s, u""_s, u"https://"_s})
            QTest::newRow(qPrintable(address)) << address;
    }
    void onlyWebAddressesAreOffered()
    {
        QFETCH(const QString, address);
        Paper paper = somePaper();
        paper.link = paper.pdf = address;
        show(paper);
        QVERIFY(!button(u"Open"_s) && !button(u"PDF"_s) && button(u"Star"_s));
    }

    void markupLoadsNothing()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString remote = u"http://127.0.0.1:%1/"_s.arg(server.serverPort());
        QTemporaryDir folder;
        QImage red(40, 40, QImage::Format_RGB32);
        red.fill(QColor(250, 0, 0));
        QVERIFY(red.save(folder.filePath(u"red.png"_s)));
        Paper paper = somePaper();
        paper.abstractHtml =
            u"<link rel=stylesheet href='%1s.css'/><script>document.write('scripted')</script>"
            "<p>Before <img src='%1x.png'> after</p><p><img src='%2'><img src='file://%2'></p>"_s.arg(
                remote, folder.filePath(u"red.png"_s));
        show(paper);
        QVERIFY(!paints(QColor(250, 0, 0), text(u"Abstract"_s)));
        QVERIFY2(textOf(u"Abstract"_s).contains("Before"_L1), qPrintable(textOf(u"Abstract"_s)));
        QVERIFY(!textOf(u"Abstract"_s).contains("scripted"_L1));
        QVERIFY(!server.waitForNewConnection(100));
        QVERIFY(text(u"Abstract"_s)->source().isEmpty());
    }

    void linksInTheAbstractAreTold()
    {
        Paper paper = somePaper();
        paper.abstractHtml =
            u"<p><a href='https://example.org/'>%1</a></p>"_s.arg(u"click here "_s.repeated(10));
        show(paper);
        QSignalSpy links(m_pane.get(), &DetailPane::linkActivated);
        QTest::mouseClick(text(u"Abstract"_s)->viewport(), Qt::LeftButton, {}, {60, 10});
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(u"https://example.org/"_s));
        paper.abstractHtml.replace("https://example.org/"_L1, "file:///etc/passwd"_L1);
        show(paper);
        QTest::mouseClick(text(u"Abstract"_s)->viewport(), Qt::LeftButton, {}, {60, 10});
        QCOMPARE(links.size(), 1);
        QVERIFY(!textOf(u"Abstract"_s).isEmpty()); // nor did it go there itself
    }

    void anAuthorIsChosen()
    {
        Paper paper = somePaper();
        paper.authors = {u"Zoë O'Hara & Co/%1"_s, u"Ann Author"_s};
        show(paper);
        QVERIFY(textOf(u"Authors"_s).contains(u"Zoë"_s));
        QSignalSpy chosen(m_pane.get(), &DetailPane::authorChosen);
        text(u"Authors"_s)->setFocus();
        QTest::keyClick(text(u"Authors"_s), Qt::Key_Tab);
        QTest::keyClick(text(u"Authors"_s), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), paper.authors.first());
    }

    void manyAuthorsAreCutUntilAskedFor()
    {
        Paper paper = somePaper();
        paper.authors.clear();
        for (int i = 1; i <= 105; ++i)
            paper.authors.append(u"Author %1"_s.arg(i));
        show(paper);
        QVERIFY(textOf(u"Authors"_s).endsWith("Author 12 and 93 more"_L1));
        const int height = text(u"Authors"_s)->height();
        text(u"Authors"_s)->setFocus();
        for (int i = 0; i < 13; ++i) // past twelve names
            QTest::keyClick(text(u"Authors"_s), Qt::Key_Tab);
        QTest::keyClick(text(u"Authors"_s), Qt::Key_Return);
        QVERIFY(textOf(u"Authors"_s).endsWith("Author 105"_L1));
        QVERIFY(text(u"Authors"_s)->height() > height);
        QVERIFY(text(u"Abstract"_s)->y() > text(u"Authors"_s)->geometry().bottom());
        paper.id = PaperId{8};
        show(paper);
        QVERIFY(textOf(u"Authors"_s).endsWith("and 93 more"_L1));
    }

    void foundWordsAreMarked()
    {
        show(somePaper());
        const QColor mark = m_appearance->theme().highlight;
        QVERIFY(!paints(mark, text(u"Abstract"_s)));
        m_pane->setHighlightedWords({u"fine-tun"_s});
        QVERIFY(paints(mark, text(u"Abstract"_s)) && paints(mark, text(u"Title"_s)));
        QVERIFY(!paints(mark, text(u"Authors"_s)));
        Paper other = somePaper();
        other.id = PaperId{9};
        show(other);
        QVERIFY(paints(mark, text(u"Abstract"_s)));
        m_pane->setHighlightedWords({});
        QVERIFY(!paints(mark, text(u"Abstract"_s)));
    }

    void pagesAreScrolledToTheEnd()
    {
        Paper paper = somePaper();
        show(paper);
        QVERIFY(!m_pane->scrollPage());
        paper.abstractText = u"A long abstract. "_s.repeated(600);
        show(paper);
        int pages = 0;
        while (m_pane->scrollPage())
            QVERIFY(++pages < 100);
        QVERIFY(pages > 1);
        QCOMPARE(bar()->value(), bar()->maximum());
        paper.isStarred = true;
        show(paper); // the same: it stays where it was
        QCOMPARE(bar()->value(), bar()->maximum());
        paper.id = PaperId{9};
        show(paper);
        QCOMPARE(bar()->value(), 0);
        m_pane->setState({});
        QVERIFY(!m_pane->scrollPage());
    }

    void keysInTheTextScrollThePage()
    {
        Paper paper = somePaper();
        paper.abstractText = u"A long abstract. "_s.repeated(600);
        show(paper);
        ReadingText* abstract = text(u"Abstract"_s);
        abstract->setFocus();
        QTest::keyClick(abstract, Qt::Key_PageDown);
        QVERIFY(bar()->value() > 0);
        bar()->setValue(0);
        QTest::keyClick(abstract, Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(abstract->textCursor().hasSelection());
        QVERIFY(bar()->value() > bar()->maximum() - 100);
    }

    void aStarDoesNotSetALongArticleAgain()
    {
        Paper paper = somePaper();
        paper.abstractHtml =
            (u"<p>"_s + u"Some words of an article. "_s.repeated(20) + u"</p>"_s).repeated(400);
        QElapsedTimer timer;
        timer.start();
        show(paper);
        const qint64 shown = timer.elapsed();
        qInfo("%lld kB of HTML shown in %lld ms", paper.abstractHtml.size() / 1024, shown);
        paper.isStarred = true;
        timer.restart();
        show(paper);
        qInfo("starred in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < shown); // nothing of the text is set again
        QVERIFY(text(u"Abstract"_s)->height() > 10'000);
    }

    void aSelectionOutlivesTheStar()
    {
        Paper paper = somePaper();
        show(paper);
        text(u"Abstract"_s)->selectAll();
        paper.isStarred = true;
        show(paper);
        QVERIFY(text(u"Abstract"_s)->textCursor().hasSelection());
    }

    void lettersAreLeftToTheWindow()
    {
        show(somePaper());
        QAction star(m_pane.get());
        star.setShortcut(Qt::Key_S);
        m_pane->addAction(&star);
        QSignalSpy triggered(&star, &QAction::triggered);
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        text(u"Abstract"_s)->setFocus();
        QTest::keyClick(text(u"Abstract"_s), Qt::Key_S);
        QCOMPARE(triggered.size(), 1);
        QTest::keyClick(text(u"Abstract"_s), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(text(u"Abstract"_s)->textCursor().hasSelection());
    }

    void linesAreNotTooLong_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("scale");
        QTest::newRow("usual") << 725 << 100;
        QTest::newRow("wide") << 1800 << 100;
        QTest::newRow("large text") << 1800 << 200;
        QTest::newRow("narrow") << 300 << 100;
        QTest::newRow("tiny") << 40 << 100;
    }
    void linesAreNotTooLong()
    {
        QFETCH(const int, width);
        QFETCH(const int, scale);
        Paper paper = somePaper();
        paper.abstractText =
            u"We study how different methods change pre-trained models by analyzing them. "_s.repeated(20);
        m_settings.setTextScale(scale);
        m_pane->resize(width, 600);
        show(paper);
        const ReadingText* abstract = text(u"Abstract"_s);
        QVERIFY(abstract->width() <= 680 * scale / 100);
        const QTextLayout* layout = abstract->document()->firstBlock().layout();
        for (int i = 0; i < layout->lineCount(); ++i)
            QVERIFY(layout->lineAt(i).textLength() <= 76);
        if (width > 700) {
            QCOMPARE(abstract->x(), 40);
            QVERIFY(layout->lineAt(0).textLength() >= 55);
        }
        QVERIFY(abstract->height() >= int(abstract->document()->size().height()));
        QVERIFY(abstract->geometry().bottom() < abstract->parentWidget()->height());
    }

    void statesAreSaidInWords()
    {
        QVERIFY(says(u"Choose a paper"_s));
        QVERIFY(badges().contains(u"J"_s));
        m_pane->setState({DetailState::Several{12}});
        QVERIFY(says(u"12 papers selected"_s));
        m_pane->setState({DetailState::Failed{{ErrorCode::LibraryDamaged}}});
        QVERIFY(says(u"is damaged"_s));
        m_pane->setState({DetailState::Failed{{ErrorCode::NotFound}}});
        QVERIFY(says(u"no longer in the library"_s));
        Paper paper = somePaper();
        paper.abstractText.clear();
        show(paper);
        QVERIFY(textOf(u"Abstract"_s).contains("No feed has given an abstract"_L1));
        m_pane->setState({DetailState::Loading{{8}}});
        QCOMPARE(textOf(u"Title"_s), paper.title);
        QVERIFY(text(u"Title"_s)->isVisible()); // no flicker
        QTRY_VERIFY(says(u"Reading"_s));
        show(paper);
        QVERIFY(text(u"Title"_s)->isVisible() && !says(u"Reading"_s));
    }

    void colourAndSizeFollowLive()
    {
        show(somePaper());
        const int height = text(u"Abstract"_s)->height();
        m_settings.setColourScheme(ColourScheme::Dark);
        m_settings.setTextScale(200);
        QVERIFY(text(u"Abstract"_s)->height() > height);
        QCOMPARE(textOf(u"Title"_s), somePaper().title);
        const QImage image = m_pane->grab().toImage();
        QCOMPARE(image.pixelColor(2, 2), Theme::dark().background);
        QTRY_VERIFY(!paints(Theme::light().background, m_pane.get()));
    }

    void datesAreSaid_data()
    {
        QTest::addColumn<QDateTime>("published");
        QTest::addColumn<QDateTime>("updated");
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("said");
        const QDateTime first = day(2024, 10, 28);
        QTest::newRow("all") << first << day(2025, 10, 21) << 3 << u"28 Oct 2024 · v3 21 Oct 2025"_s;
        QTest::newRow("unrevised") << first << first << 1 << u"28 Oct 2024 · v1"_s;
        QTest::newRow("no version") << first << day(2025, 1, 2) << 0 << u"28 Oct 2024 · updated 2 Jan 2025"_s;
        QTest::newRow("published only") << first << QDateTime() << 0 << u"28 Oct 2024"_s;
        QTest::newRow("updated only") << QDateTime() << first << 2 << u"v2 28 Oct 2024"_s;
        QTest::newRow("none") << QDateTime() << QDateTime() << 0 << u"first seen 1 Mar 2025"_s;
    }
    void datesAreSaid()
    {
        QFETCH(const QDateTime, published);
        QFETCH(const QDateTime, updated);
        QFETCH(const int, version);
        Paper paper{.published = published, .updated = updated, .firstSeen = day(2025, 3, 1)};
        paper.ids.version = version;
        QTEST(paperfacts::dates(paper, QLocale::c()), "said");
    }

    void manyFeedsAreCut()
    {
        Paper paper;
        QCOMPARE(paperfacts::seenIn(paper, 3), QString());
        for (const auto& name : {u"A"_s, u"B"_s, u"A"_s, u"C"_s, u"D"_s, u"E"_s})
            paper.sightings.append({.feedName = name});
        QCOMPARE(paperfacts::seenIn(paper, 3), u"seen in A, B, C and 2 more"_s);
    }
};

QTEST_MAIN(TestDetail)
#include "test_detail.moc"
