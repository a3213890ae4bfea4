#include "models/paperlistmodel.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakesettings.h"
#include "ui/papers/listcolumnheader.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/papers/paperrowdelegate.h"
#include "ui/papers/paperrowlayout.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const QString longTitle = u"A title of very many words that goes on "_s.repeated(8);

PaperRowFonts fonts()
{
    const QFont font = QApplication::font();
    return {font, font, font, font, font};
}

} // namespace

/// The rows' layout, the view over long lists, and the pane around it.
class TestPaperList : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<PaperListModel> m_model;
    std::unique_ptr<PaperListPane> m_pane;

    [[nodiscard]] PaperListView& view() const { return *m_pane->view(); }
    [[nodiscard]] QModelIndex at(int row) const { return m_model->index(row); }

    void showPapers(const PaperQuery& query = {}, PaperId paper = {})
    {
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_pane->showPlace(query, u"Place"_s, paper);
        QVERIFY(loaded.wait());
    }
    void showMany(int count)
    {
        m_library->generatePapers(count);
        showPapers();
        QTRY_VERIFY(at(0).data(PaperListModel::IsLoadedRole).toBool());
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = m_pane->findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* l) { return l->isVisible() && l->text().contains(text); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }

    void init()
    {
        m_pane.reset();
        m_model.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_model = std::make_unique<PaperListModel>(*m_library);
        m_pane = std::make_unique<PaperListPane>(*m_model, *m_appearance);
        m_pane->resize(450, 700);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanupTestCase()
    {
        m_pane.reset();
        m_appearance.reset();
    }

    void aRowIsLaidOutInItsWidth()
    {
        const PaperRowContent content{.day = u"Friday"_s,
                                      .title = longTitle,
                                      .authors = longTitle,
                                      .category = u"cs.LG"_s,
                                      .upvotes = 12,
                                      .isStarred = true,
                                      .hasNote = true};
        const auto row = PaperRowLayout::of(content, fonts(), 400);
        QCOMPARE(row.title.size(), 2);
        QVERIFY(row.title.last().text.endsWith(u'…'));
        QVERIFY(row.authors.text.endsWith(u'…'));
        QCOMPARE(row.marks.size(), 5);
        QVERIFY(row.day && row.rowTop >= row.day->rect.bottom());
        QVERIFY(!row.dot.isNull());
        QVERIFY(row.authors.rect.top() >= row.title.last().rect.bottom());
        for (const PaperRowMark& mark : row.marks) {
            QVERIFY(mark.rect.top() >= row.authors.rect.bottom() && mark.rect.bottom() <= row.height);
            QVERIFY(mark.rect.right() <= 400);
        }
        const auto plain = PaperRowLayout::of({.title = u"Short"_s, .isRead = true}, fonts(), 400);
        QCOMPARE(plain.title.size(), 1);
        QVERIFY(plain.dot.isNull() && plain.marks.isEmpty() && !plain.day);
        QVERIFY(plain.height < row.height);
    }

    void theHeightIsThatOfTheLayout()
    {
        QList<PaperRowContent> contents{{}, {.title = longTitle}, {.day = u"Today"_s, .title = u"Short"_s}};
        for (int i = 1; i < 40; ++i)
            contents.append({.title = longTitle.left(i * 4),
                             .authors = i % 3 == 0 ? QString() : u"Ann Author, "_s.repeated(i * 5),
                             .category = i % 2 == 0 ? QString() : u"cs.LG"_s,
                             .isRead = i % 2 == 0,
                             .isStarred = i % 5 == 0,
                             .announce = i % 7 == 0 ? u"cross-list"_s : QString()});
        for (const PaperRowContent& content : std::as_const(contents)) {
            for (const qreal width : {0.0, 60.0, 230.0, 451.0, 452.0, 900.0})
                QCOMPARE(PaperRowLayout::heightOf(content, fonts(), width),
                         PaperRowLayout::of(content, fonts(), width).height);
            QCOMPARE(PaperRowLayout::heightInOneLine(content, fonts()),
                     PaperRowLayout::inOneLine(content, fonts(), {}, 400).height);
        }
    }

    void aRowStandsAnyWidth()
    {
        for (const qreal width : {0.0, 1.0, 30.0, 60.0, 5000.0})
            QVERIFY(PaperRowLayout::of({.title = longTitle, .upvotes = 3}, fonts(), width).height > 0);
        QVERIFY(PaperRowLayout::of({}, fonts(), 300).height > 0);
    }

    void inOneLineColumnsAlign()
    {
        const PaperRowContent full{.title = longTitle,
                                   .authors = u"Ann Author, Bo Author, Cy Author"_s,
                                   .category = u"cs.LG"_s,
                                   .upvotes = 1234,
                                   .isStarred = true,
                                   .hasNote = true,
                                   .status = u"updated"_s};
        const auto starOf = [](const PaperRowLayout& row) {
            for (const PaperRowMark& mark : row.marks) {
                if (mark.kind == PaperRowMark::Kind::Star)
                    return mark.rect;
            }
            return QRectF();
        };
        for (const int width : {230, 340, 452, 700, 1600}) {
            m_pane->resize(width, 700);
            m_pane->setInOneLine(true);
            QTRY_COMPARE(m_pane->columnHeader()->parentWidget()->width(), width);
            const ListColumns columns = m_pane->columnHeader()->columns();
            const auto row = PaperRowLayout::inOneLine(full, fonts(), columns, width);
            QCOMPARE(row.height, PaperRowLayout::heightInOneLine(full, fonts()));
            QCOMPARE(row.title.size(), 1);
            QVERIFY(row.title.first().rect.width() > 60);
            QList<QRectF> parts{row.title.first().rect};
            if (!row.authors.text.isEmpty())
                parts.append(row.authors.rect);
            for (const PaperRowMark& mark : row.marks)
                parts.append(mark.rect);
            for (qsizetype i = 0; i < parts.size(); ++i) {
                QVERIFY(parts[i].right() <= width && parts[i].bottom() <= row.height);
                for (qsizetype j = 0; j < i; ++j) {
                    const bool isOneText = parts[i].intersects(parts[j]);
                    QVERIFY2(!isOneText, qPrintable(u"%1: %2 and %3"_s.arg(width).arg(i).arg(j)));
                }
            }
            const auto other =
                PaperRowLayout::inOneLine({.title = u"Short"_s, .isStarred = true}, fonts(), columns, width);
            QCOMPARE(starOf(other), starOf(row));
        }
        for (const qreal width : {0.0, 1.0, 30.0})
            QVERIFY(PaperRowLayout::inOneLine(full, fonts(), {{ListColumn::Title, 0, width}}, width).height >
                    0);
    }

    void columnsGoWhereThereIsNoRoom()
    {
        const auto shown = [this] {
            QList<ListColumn> all;
            for (const ListColumnSpan& span : m_pane->columnHeader()->columns())
                all.append(span.column);
            return all;
        };
        m_pane->setInOneLine(true);
        m_pane->resize(1200, 700);
        QTRY_COMPARE(shown().size(), listColumnCount);
        m_pane->resize(420, 700);
        QTRY_VERIFY(!shown().contains(ListColumn::Authors));
        QVERIFY(shown().contains(ListColumn::Title) && shown().contains(ListColumn::Star));
        m_pane->columnHeader()->setWanted(ListColumn::Star, false);
        QVERIFY(!shown().contains(ListColumn::Star));
        m_pane->resize(1200, 700);
        QTRY_COMPARE(shown().size(), listColumnCount - 1);
        m_pane->columnHeader()->setWanted(ListColumn::Title, false);
        QCOMPARE(shown().size(), listColumnCount - 1);
    }

    void columnsAreRemembered()
    {
        m_pane->setInOneLine(true);
        m_pane->resize(1200, 700);
        ListColumnHeader& header = *m_pane->columnHeader();
        QTRY_COMPARE(header.columns().size(), listColumnCount);
        header.moveSection(header.visualIndex(int(ListColumn::Star)), 0);
        header.setWanted(ListColumn::Day, false);
        header.resizeSection(int(ListColumn::Authors), 211);
        const ListColumns before = header.columns();
        QCOMPARE(before.first().column, ListColumn::Star);
        PaperListPane other(*m_model, *m_appearance);
        other.resize(1200, 700);
        other.columnHeader()->setState(header.state());
        other.setInOneLine(true);
        other.show();
        QTRY_COMPARE(other.columnHeader()->columns(), before);
        for (const QByteArray& bad :
             {""_ba, "[]"_ba, "nonsense"_ba, R"([{"column":99},{"width":-5},7])"_ba}) {
            other.columnHeader()->setState(bad);
            QCOMPARE(other.columnHeader()->columns(), before);
        }
    }

    void aColumnsHeadOrdersTheList()
    {
        m_pane->setInOneLine(true);
        m_pane->resize(1200, 700);
        ListColumnHeader& header = *m_pane->columnHeader();
        QTRY_COMPARE(header.columns().size(), listColumnCount);
        QSignalSpy chosen(m_pane.get(), &PaperListPane::orderChosen);
        const auto click = [&](ListColumn column) {
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                              {header.sectionViewportPosition(int(column)) + 12, header.height() / 2});
        };
        click(ListColumn::Title);
        click(ListColumn::Upvotes);
        click(ListColumn::Category); // there is no such order
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.first().first().value<PaperSort>(), PaperSort::Title);
        QCOMPARE(chosen.last().first().value<PaperSort>(), PaperSort::Upvotes);
    }

    void whoChoosesAmongTheFirstPapersKeepsTheChoice()
    {
        for (const bool isChoosing : {false, true}) {
            m_library->generatePapers(5'000);
            m_library->holdReplies();
            m_pane->showPlace({.words = isChoosing ? u"one"_s : u"other"_s}, u"Place"_s, PaperId{7});
            m_library->releaseReplies();
            m_library->holdReplies();
            QTRY_COMPARE(m_model->rowCount(), 200); // the paper to be chosen is not among them
            if (isChoosing)
                m_pane->selectNext();
            m_library->releaseReplies();
            QTRY_VERIFY(m_model->isComplete());
            QCOMPARE(m_pane->currentPaper(), PaperId{isChoosing ? 5'000 : 7});
        }
    }

    void rowsOfOneLineAreLower()
    {
        showMany(1'000);
        const int before = view().visualRect(at(5)).height();
        m_pane->setInOneLine(true);
        QTRY_VERIFY(view().visualRect(at(5)).height() < before / 2);
        m_pane->setInOneLine(false);
        QTRY_COMPARE(view().visualRect(at(5)).height(), before);
    }

    void daysAreSaidAsPeopleSayThem()
    {
        const QDate today(2025, 3, 15);
        QCOMPARE(PaperRowDelegate::headingFor(today, today), u"Today"_s);
        QCOMPARE(PaperRowDelegate::headingFor(today.addDays(-1), today), u"Yesterday"_s);
        QVERIFY(PaperRowDelegate::headingFor(today.addDays(-2), today).contains("13"_L1));
    }

    void aMillionRowsCostNoMoreThanThoseInSight()
    {
        showMany(1'000'000);
        QElapsedTimer timer;
        timer.start();
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum() / 2);
        view().grab();
        qInfo("scrolled to the middle of 1 000 000 in %lld ms", timer.elapsed());
        QVERIFY(std::abs(view().topRow() - 500'000) < 100);
        QTRY_VERIFY(at(view().topRow()).data(PaperListModel::IsLoadedRole).toBool());
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
        QCOMPARE(view().bottomRow(), 999'999);
        QVERIFY(m_library->callsOf(u"rows"_s) < 12);
    }

    void theLastRowEndsAtTheLowerEdge()
    {
        showMany(200);
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
        QTRY_VERIFY(at(199).data(PaperListModel::IsLoadedRole).toBool());
        view().scrollByPixels(100'000);
        QCOMPARE(view().visualRect(at(199)).bottom(), view().viewport()->height() - 1);
        view().scrollByPixels(-10'000'000);
        QVERIFY(view().isAtTop());
        QCOMPARE(view().visualRect(at(0)).top(), 0);
    }

    void scrollingIsByThePixel()
    {
        showMany(200);
        const int before = view().visualRect(at(5)).top();
        view().scrollByPixels(7);
        QCOMPARE(view().visualRect(at(5)).top(), before - 7);
        view().scrollByPixels(130);
        view().scrollByPixels(-130);
        QCOMPARE(view().visualRect(at(5)).top(), before - 7);
    }

    void everyPointIsInTheRowDrawnThere()
    {
        showMany(200);
        view().scrollByPixels(333);
        for (int y = 0; y < view().viewport()->height(); y += 11) {
            const QModelIndex index = view().indexAt({20, y});
            QVERIFY(index.isValid());
            QVERIFY(view().visualRect(index).contains(20, y));
        }
    }

    void keysMoveAndKeepTheRowInSight()
    {
        showMany(10'000);
        QTest::keyClick(&view(), Qt::Key_Down);
        QTest::keyClick(&view(), Qt::Key_Down);
        const int second = view().currentIndex().row();
        QVERIFY(second >= 1);
        QTest::keyClick(&view(), Qt::Key_PageDown);
        QVERIFY(view().currentIndex().row() > second + 2);
        QTest::keyClick(&view(), Qt::Key_End);
        QCOMPARE(view().currentIndex().row(), 9'999);
        QVERIFY(view().viewport()->rect().contains(view().visualRect(at(9'999))));
        QTest::keyClick(&view(), Qt::Key_PageUp);
        QVERIFY(view().currentIndex().row() < 9'999);
        QTest::keyClick(&view(), Qt::Key_Home);
        QCOMPARE(view().currentIndex().row(), 0);
        QTest::keyClick(&view(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(m_pane->selectedPapers().size(), 10'000);
    }

    void papersComingInAboveMoveNothing()
    {
        for (int i = 0; i < 60; ++i)
            m_library->givePaper(u"Paper %1"_s.arg(i));
        showPapers();
        QTRY_VERIFY(at(20).data(PaperListModel::IsLoadedRole).toBool());
        const PaperId chosen = m_model->idAt(20);
        m_pane->selectPaper(chosen);
        QCOMPARE(m_pane->currentPaper(), chosen);
        const int y = view().visualRect(view().currentIndex()).top();
        m_library->tellAdded({m_library->givePaper(u"New"_s, {}, QDate(2025, 3, 20))});
        auto* bar = m_pane->findChild<QPushButton*>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u'1'));
        m_model->showNew();
        QTRY_VERIFY(!bar->isVisible());
        QCOMPARE(m_pane->currentPaper(), chosen);
        QCOMPARE(view().currentIndex().row(), 21);
        QTRY_COMPARE(view().visualRect(view().currentIndex()).top(), y);
    }

    void withNothingSelectedAtTheTopNewPapersAreShown()
    {
        m_library->givePaper(u"Old"_s);
        showPapers();
        m_library->tellAdded({m_library->givePaper(u"New"_s)});
        QTRY_COMPARE(m_model->rowCount(), 2);
        QVERIFY(!m_pane->findChild<QPushButton*>()->isVisible());
    }

    void readingThePlaceAgainKeepsTheSelection()
    {
        m_library->givePaper(u"A"_s);
        const PaperId b = m_library->givePaper(u"B"_s);
        showPapers({}, b);
        QCOMPARE(m_pane->currentPaper(), b);
        QSignalSpy current(m_pane.get(), &PaperListPane::currentPaperChanged);
        showPapers();
        QCOMPARE(m_pane->currentPaper(), b);
        QCOMPARE(m_pane->selectedPapers(), QList<PaperId>{b});
        QCOMPARE(current.size(), 0);
        showPapers({.place = PaperQuery::Place::Unread});
        QCOMPARE(current.size(), 1);
        QVERIFY(!m_pane->currentPaper().isValid());
    }

    void emptinessIsExplained_data()
    {
        QTest::addColumn<PaperQuery>("query");
        QTest::addColumn<QString>("words");
        using Place = PaperQuery::Place;
        QTest::newRow("today") << PaperQuery{.place = Place::Today} << u"Nothing listed today yet"_s;
        QTest::newRow("unread") << PaperQuery{.place = Place::Unread} << u"All read"_s;
        QTest::newRow("starred") << PaperQuery{.place = Place::Starred} << u"No stars"_s;
        QTest::newRow("search") << PaperQuery{.words = u"zebra"_s} << u"No paper has all of these words"_s;
    }
    void emptinessIsExplained()
    {
        QFETCH(const PaperQuery, query);
        QFETCH(const QString, words);
        showPapers(query);
        QVERIFY(says(words));
    }

    void aFailureIsSaid()
    {
        QSignalSpy failed(m_model.get(), &PaperListModel::failed);
        m_library->failNext(u"find"_s, {ErrorCode::LibraryDamaged});
        m_pane->showPlace({}, u"All"_s);
        QVERIFY(failed.wait());
        QVERIFY(says(u"damaged"_s));
    }

    void theNextUnreadIsChosen()
    {
        const PaperId old = m_library->givePaper(u"Old"_s);
        const PaperId read = m_library->givePaper(u"Read"_s);
        m_library->stored(read).isRead = true;
        showPapers({}, read);
        m_pane->selectNextUnread();
        QTRY_COMPARE(m_pane->currentPaper(), old);
    }

    void theCurrentPaperStaysInSightWhenTheListShrinks()
    {
        showMany(1000);
        m_pane->selectPaper(m_model->idAt(5));
        QVERIFY(view().viewport()->rect().contains(view().visualRect(at(5))));
        m_pane->resize(300, 330);
        QTRY_VERIFY(view().viewport()->rect().contains(view().visualRect(at(5))));
    }
};

QTEST_MAIN(TestPaperList)
#include "test_paperlist.moc"
