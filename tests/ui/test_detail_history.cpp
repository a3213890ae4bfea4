#include "tests/support/fakesettings.h"
#include "ui/detail/badge.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/paperfacts.h"
#include "ui/detail/readingtext.h"
#include "ui/detail/sparkline.h"
#include "ui/detail/versionwords.h"
#include "ui/math/mathtypesetter.h"
#include "ui/theme/appearance.h"

#include <QtGui/QPolygonF>
#include <QtGui/QTextBlock>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QDateTime day(int year, int month, int dayOfMonth)
{
    return QDateTime(QDate(year, month, dayOfMonth), QTime(12, 0), QTimeZone::UTC);
}

Paper somePaper()
{
    Paper paper;
    paper.id = PaperId{7};
    paper.title = u"A simple method"_s;
    paper.authors = {u"Ann Author"_s};
    paper.abstractText = u"It works well."_s;
    paper.upvotes = 48;
    return paper;
}

PaperHistory threeVersions()
{
    PaperHistory history;
    history.versions = {
        {.version = 1, .date = day(2024, 10, 28), .title = u"A method"_s, .abstractText = u"It works."_s},
        {.version = 2,
         .date = day(2025, 1, 5),
         .title = u"A fast method"_s,
         .abstractText = u"It works well."_s},
        {.version = 3,
         .date = day(2025, 10, 21),
         .title = u"A simple method"_s,
         .abstractText = u"It works well."_s}};
    return history;
}

} // namespace

/// What time did to a paper, in the detail pane: versions, votes, joined papers.
class TestDetailHistory : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    MathTypesetter m_math;
    std::unique_ptr<DetailPane> m_pane;

    void show(const Paper& paper, const PaperHistory& history)
    {
        m_pane->setState({paper});
        m_pane->setHistory(paper.id, history);
    }
    [[nodiscard]] ReadingText* text(const QString& name) const
    {
        for (ReadingText* each : m_pane->findChildren<ReadingText*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString title() const { return text(u"Title"_s)->toPlainText().simplified(); }
    [[nodiscard]] QPushButton* button(const QString& words) const
    {
        for (QPushButton* each : m_pane->findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text().contains(words))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return std::ranges::any_of(m_pane->findChildren<Badge*>(), [&](const Badge* badge) {
            return badge->isVisible() && badge->text().contains(words);
        });
    }
    /// The words of the title that are drawn so.
    [[nodiscard]] QString drawn(bool (QTextCharFormat::*isSo)() const) const
    {
        QString words;
        const QTextDocument* document = text(u"Title"_s)->document();
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QTextCharFormat format = it.fragment().charFormat();
                if ((format.*isSo)()) {
                    words += it.fragment().text();
                    if (format.background().style() == Qt::NoBrush)
                        words += u" (no field)"_s; // colour and form
                }
            }
        }
        return words;
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
        m_pane->resize(700, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }
    void cleanupTestCase() { m_appearance.reset(); }

    void oneVersionIsNoChoice()
    {
        PaperHistory history;
        history.versions = {threeVersions().versions.last()};
        show(somePaper(), history);
        QVERIFY(!button(u"v3"_s));
        QVERIFY(!button(u"Changes"_s));
        QCOMPARE(title(), u"A simple method"_s);
    }

    void aVersionIsChosenToRead()
    {
        show(somePaper(), threeVersions());
        QVERIFY(button(u"v3, 21 Oct 2025"_s)->isChecked());
        button(u"v1, 28 Oct 2024"_s)->click();
        QCOMPARE(title(), u"A method"_s);
        QCOMPARE(text(u"Abstract"_s)->toPlainText(), u"It works."_s);
        QVERIFY(says(u"You are reading v1. The newest is v3."_s));
        button(u"v3"_s)->click();
        QCOMPARE(title(), u"A simple method"_s);
        QVERIFY(!says(u"You are reading"_s));
    }

    void changesAreMarkedByColourAndForm()
    {
        show(somePaper(), threeVersions());
        QCOMPARE(drawn(&QTextCharFormat::fontUnderline), QString());
        button(u"Changes"_s)->click();
        QVERIFY(says(u"From v2 to v3"_s));
        QCOMPARE(title(), u"A fast simple method"_s);
        QCOMPARE(drawn(&QTextCharFormat::fontUnderline), u"simple"_s);
        QCOMPARE(drawn(&QTextCharFormat::fontStrikeOut), u"fast"_s);
        button(u"v1"_s)->click(); // with the changes from there on
        QVERIFY(says(u"From v1 to v3"_s));
        QCOMPARE(drawn(&QTextCharFormat::fontUnderline), u"simple"_s);
        button(u"Changes"_s)->click();
        QCOMPARE(title(), u"A method"_s);
    }

    void versionsThatDifferInNothingSaySo()
    {
        PaperHistory history = threeVersions();
        history.versions[1].title = history.versions[2].title;
        show(somePaper(), history);
        button(u"Changes"_s)->click();
        QVERIFY(says(u"Title and abstract are the same in v2 and v3."_s));
        QCOMPARE(title(), u"A simple method"_s);
    }

    /// The changes stay in sight when the mark goes, and another paper begins without.
    void anUpdatedPaperShowsWhatChanged()
    {
        Paper paper = somePaper();
        paper.isUpdated = true;
        m_pane->setState({paper});
        QVERIFY(says(u"Updated"_s));
        QVERIFY(!m_pane->isUpdateShown());
        m_pane->setHistory(paper.id, threeVersions());
        QVERIFY(m_pane->isUpdateShown());
        QVERIFY(button(u"Changes"_s)->isChecked());
        paper.isUpdated = false;
        show(paper, threeVersions());
        QVERIFY(!says(u"Updated"_s));
        QVERIFY(button(u"Changes"_s)->isChecked());
        paper.id = PaperId{8};
        show(paper, threeVersions());
        QVERIFY(!button(u"Changes"_s)->isChecked());
        QCOMPARE(title(), u"A simple method"_s);
    }

    void aHistoryOfAnotherPaperIsNotTaken()
    {
        m_pane->setState({somePaper()});
        m_pane->setHistory(PaperId{99}, threeVersions());
        QVERIFY(!button(u"v1"_s));
    }

    void thePublishedFormIsNamed()
    {
        PaperHistory history = threeVersions();
        history.versions.append(
            {.version = 0, .date = day(2025, 12, 1), .title = u"A simple method"_s, .journalRef = u"ICML"_s});
        show(somePaper(), history);
        QVERIFY(button(u"published, 1 Dec 2025"_s));
        QCOMPARE(button(u"published"_s)->toolTip(), u"ICML"_s);
    }

    void aDoiIsALinkUnlessArxivGaveIt()
    {
        Paper paper = somePaper();
        paper.ids.doi = u"10.5802/jep.257"_s;
        m_pane->setState({paper});
        QVERIFY(text(u"Comments"_s)->toHtml().contains(u"https://doi.org/10.5802/jep.257"_s));
        paper.ids.doi = u"10.48550/arxiv.2403.01234"_s;
        QCOMPARE(paperfacts::publishedDoi(paper), QString());
    }

    void aWithdrawnPaperSaysSo()
    {
        Paper paper = somePaper();
        paper.isWithdrawn = true;
        m_pane->setState({paper});
        QVERIFY(says(u"Withdrawn"_s));
    }

    void aJoinedPaperIsSeparated()
    {
        PaperHistory history;
        history.joined = {{.formerId = PaperId{3}, .title = u"The other"_s, .link = {}, .at = {}}};
        QSignalSpy asked(m_pane.get(), &DetailPane::separateRequested);
        show(somePaper(), history);
        QVERIFY(says(u"This was another paper: The other"_s));
        button(u"Separate"_s)->click();
        QCOMPARE(asked.first().at(0).value<PaperId>(), PaperId{7});
        QCOMPARE(asked.first().at(1).value<JoinedPaper>().formerId, PaperId{3});
    }

    // Votes over time

    void aLineIsDrawnForTwoDaysOrMore()
    {
        PaperHistory history;
        history.metrics = {{.day = QDate(2025, 3, 1), .upvotes = 12}};
        show(somePaper(), history);
        QVERIFY(!m_pane->findChild<Sparkline*>());
        history.metrics.append({.day = QDate(2025, 3, 14), .upvotes = 48, .githubStars = 1200});
        show(somePaper(), history);
        QCOMPARE(m_pane->findChildren<Sparkline*>().size(), 1);
        const auto* line = m_pane->findChild<Sparkline*>();
        QCOMPARE(line->accessibleName(), u"Upvotes from 12 on 1 Mar 2025 to 48 on 14 Mar 2025"_s);
        QVERIFY(line->toolTip().contains(u"14 Mar 2025"_s));
        QVERIFY(says(u"1,200 stars on GitHub"_s));
    }

    void daysNobodyCountedAreLeftOut()
    {
        const QList<PaperMetrics> metrics{{.day = QDate(2025, 3, 1), .upvotes = 1},
                                          {.day = QDate(2025, 3, 2), .comments = 5},
                                          {.day = QDate(2025, 3, 3), .upvotes = 0}};
        QCOMPARE(countsOf(metrics, &PaperMetrics::upvotes),
                 (QList<CountByDay>{{QDate(2025, 3, 1), 1}, {QDate(2025, 3, 3), 0}}));
    }

    void theLineIsTrueToDaysAndCounts()
    {
        const QList<CountByDay> counts{
            {QDate(2025, 3, 1), 10}, {QDate(2025, 3, 2), 20}, {QDate(2025, 3, 5), 30}};
        QCOMPARE(sparklinePoints(counts, {40, 10}), (QPolygonF{{0, 10}, {10, 5}, {40, 0}}));
        QCOMPARE(sparklinePoints({counts[0], {QDate(2025, 3, 2), 10}}, {40, 10}),
                 (QPolygonF{{0, 5}, {40, 5}})); // level: in the middle
        QVERIFY(sparklinePoints({counts[0]}, {40, 10}).isEmpty());
    }

    /// Both themes: WCAG 2.2, 1.4.3.
    void markedWordsAreReadable()
    {
        const auto luminance = [](const QColor& colour) {
            const auto part = [](double c) {
                return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) +
                   0.0722 * part(colour.blueF());
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
            return (light + 0.05) / (dark + 0.05);
        };
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            QVERIFY(contrast(theme.text, theme.inserted) >= 4.5);
            QVERIFY2(contrast(theme.dim, theme.deleted) >= 4.5,
                     qPrintable(QString::number(contrast(theme.dim, theme.deleted))));
        }
    }
};

QTEST_MAIN(TestDetailHistory)
#include "test_detail_history.moc"
