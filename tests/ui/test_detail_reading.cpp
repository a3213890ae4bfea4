#include "tests/support/fakesettings.h"
#include "ui/detail/badge.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/findbar.h"
#include "ui/detail/paperprint.h"
#include "ui/detail/readingtext.h"
#include "ui/math/mathtypesetter.h"
#include "ui/theme/appearance.h"

#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfSelection>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace offprint;

/// The detail pane: what belongs to a paper beside its abstract, finding words in it, how its text is set.
class TestDetailReading : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    MathTypesetter m_math;
    std::unique_ptr<DetailPane> m_pane;

    [[nodiscard]] static Paper somePaper()
    {
        Paper paper;
        paper.id = PaperId{7};
        paper.title = u"Nets that find nets"_s;
        paper.authors = {u"Ann Netter"_s};
        paper.ids = {.arxiv = u"2410.21228"_s, .version = 2, .doi = u"10.1000/182"_s, .openReview = u"abc"_s};
        paper.link = u"https://arxiv.org/abs/2410.21228"_s;
        paper.summary = u"A model says: nets & more."_s;
        paper.keywords = {u"nets"_s, u"search"_s};
        paper.abstractText = QStringList(80, u"We find nets."_s).join(u"\n\n"_s);
        return paper;
    }
    void show(const Paper& paper) { m_pane->setState({paper}); }
    template<class T> [[nodiscard]] T* named(const QString& name) const
    {
        for (T* each : m_pane->findChildren<T*>()) {
            if (each->accessibleName() == name && each->isVisible())
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

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
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

    void identifiersAreCopied()
    {
        show(somePaper());
        QSignalSpy copied(m_pane.get(), &DetailPane::copyRequested);
        for (const QString& name : {u"Copy the arXiv id 2410.21228"_s, u"Copy the OpenReview id abc"_s}) {
            auto* button = named<QPushButton>(name);
            QVERIFY2(button && button->focusPolicy() & Qt::TabFocus, qPrintable(name));
            button->click();
        }
        QCOMPARE(copied.takeFirst().first().toString(), u"arXiv:2410.21228"_s);
        QCOMPARE(copied.takeFirst().first().toString(), u"OpenReview:abc"_s);
    }

    void theSummaryIsMarkedAsAModels()
    {
        show(somePaper());
        auto* summary = named<ReadingText>(u"Summary by a model"_s);
        QVERIFY(summary);
        QCOMPARE(summary->toPlainText(), u"AI summary A model says: nets & more."_s);
        QVERIFY(named<Badge>(u"Keyword nets"_s));
        Paper without = somePaper();
        without.id = PaperId{8};
        without.summary.clear();
        without.keywords.clear();
        show(without);
        QVERIFY(!named<ReadingText>(u"Summary by a model"_s) && !named<Badge>(u"Keyword nets"_s));
    }

    void notesThatLinkAreListed()
    {
        show(somePaper());
        QVERIFY(!named<ReadingText>(u"Notes that link here"_s));
        PaperRow from;
        from.id = PaperId{3};
        from.title = u"On $\\alpha$ <nets>"_s;
        m_pane->setBacklinks(PaperId{8}, {from}); // of another paper
        QVERIFY(!named<ReadingText>(u"Notes that link here"_s));
        m_pane->setBacklinks(PaperId{7}, {from});
        auto* list = named<ReadingText>(u"Notes that link here"_s);
        QVERIFY(list && list->toPlainText().contains(u"On α <nets>"_s));
        QSignalSpy chosen(m_pane.get(), &DetailPane::paperChosen);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Tab);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PaperId>(), PaperId{3});
        Paper other = somePaper();
        other.id = PaperId{9};
        show(other);
        QVERIFY(!named<ReadingText>(u"Notes that link here"_s)); // those of the paper before
    }

    void wordsAreFound()
    {
        show(somePaper());
        m_pane->beginFind();
        auto* field = named<QLineEdit>(u"Find in this paper"_s);
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"nets"_s);
        QVERIFY(says(u"1 of 83"_s));
        const auto* bar = m_pane->findChild<QScrollArea*>()->verticalScrollBar();
        QCOMPARE(bar->value(), 0);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(says(u"83 of 83"_s));
        QVERIFY(bar->value() > 0); // it is in sight
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(says(u"1 of 83"_s));
        QTest::keyClicks(field, u"x"_s);
        QVERIFY(says(u"Not found"_s));
        QSignalSpy ended(m_pane.get(), &DetailPane::findEnded);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(ended.size() == 1 && !field->isVisible());
        QVERIFY(named<ReadingText>(u"Abstract"_s)->extraSelections().isEmpty());
    }

    void textIsSetAsWanted()
    {
        show(somePaper());
        auto* abstract = named<ReadingText>(u"Abstract"_s);
        const QFont serif = abstract->document()->defaultFont();
        m_settings.setReadsInSans(true);
        m_settings.setJustified(true);
        QVERIFY(abstract->document()->defaultFont().families() != serif.families());
        QCOMPARE(abstract->document()->defaultTextOption().alignment(), Qt::AlignJustify);
        m_settings.setReadsInSans(false);
        m_settings.setJustified(false);
        QCOMPARE(abstract->document()->defaultFont(), serif);
        QCOMPARE(abstract->document()->defaultTextOption().alignment(), Qt::AlignLeading);
    }

    void withoutOnePaper()
    {
        m_pane->setNews({u"3 unread papers came today"_s});
        QVERIFY(says(u"Choose a paper"_s) && says(u"3 unread papers came today"_s));
        m_pane->setState({DetailState::Several{5}});
        m_pane->setCommon({u"2 unread"_s, u"All in cs.LG"_s});
        QVERIFY(says(u"5 papers selected"_s) && says(u"All in cs.LG"_s));
        m_pane->setNews({u"4 unread papers came today"_s});
        QVERIFY(says(u"5 papers selected"_s));
        m_pane->setState({});
        QVERIFY(says(u"4 unread papers came today"_s));
    }

    void thePaperIsSavedAsPdf()
    {
        QTemporaryDir folder;
        QWidget window;
        PaperPrint print(m_math, &window);
        QSignalSpy saved(&print, &PaperPrint::saved);
        QSignalSpy failed(&print, &PaperPrint::failed);
        Paper paper = somePaper();
        paper.abstractText = u"We show $x^2$.\n\n$$\\sum_i x_i$$\n\n"_s + paper.abstractText;
        const QString file = folder.filePath(u"paper.pdf"_s);
        print.savePdf(paper, file);
        QTRY_COMPARE(saved.size(), 1);
        QPdfDocument document;
        QCOMPARE(document.load(file), QPdfDocument::Error::None);
        QVERIFY(document.pageCount() > 1);
        const QString text = document.getAllText(0).text();
        QVERIFY2(text.contains("Nets that find nets"_L1) && text.contains("Ann Netter"_L1), qPrintable(text));
        print.savePdf(paper, folder.filePath(u"none/paper.pdf"_s));
        QTRY_COMPARE(failed.size(), 1);
    }

    void sharing()
    {
        show(somePaper());
        QSignalSpy shared(m_pane.get(), &DetailPane::shareRequested);
        named<QPushButton>(u"Share"_s)->click();
        QCOMPARE(shared.size(), 1);
    }
};

QTEST_MAIN(TestDetailReading)
#include "test_detail_reading.moc"
