#include "models/paperlistmodel.h"
#include "models/papermerge.h"
#include "tests/support/fakelibrary.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const QDate friday(2025, 3, 14);

QString titleAt(const PaperListModel& model, int row)
{
    return model.index(row).data(PaperListModel::TitleRole).toString();
}

bool isReadAt(const PaperListModel& model, int row)
{
    return model.index(row).data(PaperListModel::IsReadRole).toBool();
}

QList<PaperStub> stubs(const QList<int>& ids)
{
    QList<PaperStub> list;
    for (const int id : ids)
        list.append({PaperId{id}, 1});
    return list;
}

} // namespace

/// The paper list over a library whose replies the test can hold back.
class TestPaperListModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<PaperListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void load(const PaperQuery& query = {})
    {
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_model->setQuery(query);
        QVERIFY(loaded.wait());
        QTRY_VERIFY(m_model->isComplete());
    }

private Q_SLOTS:
    void init()
    {
        m_tester.reset();
        m_model.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_model = std::make_unique<PaperListModel>(*m_library);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void rowsAreReadWhenAskedFor()
    {
        m_library->givePaper(u"Old"_s, {}, friday.addDays(-1));
        m_library->givePaper(u"New"_s, {}, friday);
        load();
        QCOMPARE(m_model->rowCount(), 2);
        QTRY_COMPARE(titleAt(*m_model, 0), u"New"_s);
        QCOMPARE(titleAt(*m_model, 1), u"Old"_s);
        QCOMPARE(m_model->index(0).data(PaperListModel::DayRole).toDate(), friday);
        QVERIFY(m_model->index(1).data(PaperListModel::IsFirstOfDayRole).toBool());
        QVERIFY(m_model->index(0).data(Qt::AccessibleTextRole).toString().startsWith("New, unread"_L1));
    }

    void aLongListReadsBlocksAndKeepsFew()
    {
        m_tester.reset(); // asks for rows of its own accord
        m_library->generatePapers(1'000'000);
        load();
        QCOMPARE(m_model->rowCount(), 1'000'000);
        QCOMPARE(m_library->callsOf(u"rows"_s), 0);
        for (int row = 500'000; row < 500'010; ++row)
            (void)titleAt(*m_model, row);
        QTRY_COMPARE(titleAt(*m_model, 500'000), u"Paper 500000"_s);
        QCOMPARE(m_library->callsOf(u"rows"_s), 1);
        for (int row = 0; row < 100 * 64; row += 64) {
            (void)titleAt(*m_model, row);
            QTRY_VERIFY(m_model->index(row).data(PaperListModel::IsLoadedRole).toBool());
        }
        QVERIFY(!m_model->index(500'000).data(PaperListModel::IsLoadedRole).toBool());
    }

    void aSlowReplyToAnEarlierQueryIsDropped()
    {
        const PaperId starred = m_library->givePaper(u"Starred"_s);
        m_library->stored(starred).isStarred = true;
        m_library->givePaper(u"Other"_s);
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_library->holdReplies();
        m_model->setQuery({});
        m_model->setQuery({.place = PaperQuery::Place::Starred});
        QCOMPARE(m_library->heldReplies(), 2);
        m_library->releaseLastFirst();
        QVERIFY(loaded.wait());
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setQuery({.place = PaperQuery::Place::Starred});
        QVERIFY(loaded.wait());
        QCOMPARE(loaded.size(), 2);
        QCOMPARE(m_model->rowCount(), 1);
    }

    void aPaperReadStaysInTheUnreadList()
    {
        const PaperId id = m_library->givePaper(u"A"_s);
        m_library->givePaper(u"B"_s);
        load({.place = PaperQuery::Place::Unread});
        QTRY_COMPARE(titleAt(*m_model, 1), u"A"_s);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_library->setRead({id}, true);
        QTRY_VERIFY(isReadAt(*m_model, 1));
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        load({.place = PaperQuery::Place::Unread});
        QCOMPARE(m_model->rowCount(), 1);
    }

    void aRowReadAnewWinsOverAnOlderReply()
    {
        const PaperId id = m_library->givePaper(u"A"_s);
        load();
        QTRY_COMPARE(titleAt(*m_model, 0), u"A"_s);
        m_library->holdReplies();
        m_library->tellChanged({id}); // reads the row as unread
        m_library->stored(id).isRead = true;
        m_library->tellChanged({id});
        QCOMPARE(m_library->heldReplies(), 2);
        m_library->releaseLastFirst();
        QTRY_VERIFY(isReadAt(*m_model, 0));
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_model->setQuery(m_model->query()); // a full round trip behind both
        QVERIFY(loaded.wait());
        QTRY_VERIFY(isReadAt(*m_model, 0));
    }

    void newPapersWaitAndThenComeInWhereTheyBelong()
    {
        m_library->givePaper(u"Friday"_s, {}, friday);
        const PaperId thursday = m_library->givePaper(u"Thursday"_s, {}, friday.addDays(-1));
        load();
        QTRY_COMPARE(titleAt(*m_model, 1), u"Thursday"_s);
        const QPersistentModelIndex kept = m_model->index(1);
        QSignalSpy waiting(m_model.get(), &PaperListModel::newPapersWaiting);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const PaperId above = m_library->givePaper(u"Saturday"_s, {}, friday.addDays(1));
        const PaperId between = m_library->givePaper(u"Thursday, later"_s, {}, friday.addDays(-1));
        const PaperId below = m_library->givePaper(u"Monday"_s, {}, friday.addDays(-4));
        m_library->tellAdded({above, between, below});
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.takeFirst().first().toInt(), 3);
        QCOMPARE(m_model->rowCount(), 2);

        m_model->showNew();
        QCOMPARE(waiting.takeFirst().first().toInt(), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(kept.row(), 3);
        QCOMPARE(m_model->idAt(0), above);
        QCOMPARE(m_model->idAt(2), between);
        QCOMPARE(m_model->idAt(4), below);
        QCOMPARE(m_model->rowOf(thursday), 3);
        QVERIFY(m_model->index(2).data(PaperListModel::IsFirstOfDayRole).toBool());
        QVERIFY(!m_model->index(3).data(PaperListModel::IsFirstOfDayRole).toBool());
        QTRY_COMPARE(titleAt(*m_model, 2), u"Thursday, later"_s);
    }

    void anEmptyListShowsWhatArrives()
    {
        load();
        QCOMPARE(m_model->rowCount(), 0);
        m_library->tellAdded({m_library->givePaper(u"First"_s)});
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->waitingCount(), 0);
    }

    void mergingKeepsEveryShownPaperInOrder_data()
    {
        QTest::addColumn<QList<int>>("shown");
        QTest::addColumn<QList<int>>("fresh");
        QTest::addColumn<QList<int>>("merged");
        QTest::addColumn<int>("newCount");
        using Ids = QList<int>;
        QTest::newRow("nothing new") << Ids{3, 2, 1} << Ids{3, 2, 1} << Ids{3, 2, 1} << 0;
        QTest::newRow("above, between, below") << Ids{5, 3} << Ids{6, 5, 4, 3, 2} << Ids{6, 5, 4, 3, 2} << 3;
        QTest::newRow("one left the query") << Ids{5, 4, 3} << Ids{6, 5, 3} << Ids{6, 5, 4, 3} << 1;
        QTest::newRow("all left") << Ids{2, 1} << Ids{} << Ids{2, 1} << 0;
        QTest::newRow("from empty") << Ids{} << Ids{2, 1} << Ids{2, 1} << 2;
        QTest::newRow("order changed") << Ids{3, 2, 1} << Ids{1, 9, 3, 2} << Ids{9, 3, 2, 1} << 1;
    }
    void mergingKeepsEveryShownPaperInOrder()
    {
        QFETCH(const QList<int>, shown);
        QFETCH(const QList<int>, fresh);
        QFETCH(const QList<int>, merged);
        const PaperMerge merge = PaperMerge::of(stubs(shown), stubs(fresh));
        QCOMPARE(merge.merged, stubs(merged));
        QTEST(merge.newCount, "newCount");
    }

    void ofALongListTheFirstPapersComeFirst()
    {
        m_tester.reset();
        m_library->generatePapers(5'000);
        m_library->holdReplies();
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_model->setQuery({});
        m_library->releaseReplies();
        m_library->holdReplies();
        QVERIFY(loaded.wait());
        QCOMPARE(m_model->rowCount(), 200);
        QVERIFY(!m_model->isLoading() && !m_model->isComplete());
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_library->releaseReplies();
        QTRY_VERIFY(m_model->isComplete());
        QCOMPARE(m_model->rowCount(), 5'000);
        QCOMPARE(inserted.size(), 1); // what is there already stays as it is
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->idAt(4'999), PaperId{1});
        m_library->calls.clear();
        m_model->refresh(); // all at once: nobody wants to lose their place in it
        QTRY_VERIFY(m_model->isComplete());
        QCOMPARE(m_library->callsOf(u"find"_s), 1);
    }

    void ofAListThatWasLeftNothingIsShown()
    {
        m_tester.reset();
        m_library->generatePapers(5'000);
        m_library->holdReplies();
        QSignalSpy loaded(m_model.get(), &PaperListModel::loaded);
        m_model->setQuery({});
        m_library->releaseReplies();
        m_library->holdReplies();
        QVERIFY(loaded.wait()); // the first papers of 5 000
        m_library->generatePapers(0);
        const PaperId only = m_library->givePaper(u"Only one"_s);
        m_model->setQuery({.words = u"only"_s});
        m_library->releaseLastFirst(); // the rest of the 5 000 comes too late
        QTRY_VERIFY(m_model->isComplete());
        QTest::qWait(0);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->idAt(0), only);
    }

    /// Searches that overtake, interrupt and fail each other, as with a slow disk: what is shown is always
    /// all of one query.
    void whatIsShownIsOfOneQuery()
    {
        m_tester.reset();
        QRandomGenerator random(5);
        const QStringList words{u"alpha"_s, u"beta"_s, u"gamma"_s, u"alpha beta"_s, QString()};
        for (int number = 0; number < 700; ++number)
            m_library->givePaper(
                u"%1 %2 number %3"_s.arg(words[random.bounded(3)], words[random.bounded(3)]).arg(number));
        QHash<QString, QList<PaperId>> expected;
        for (const QString& each : words) {
            auto reply = m_library->find({.words = each});
            QVERIFY(QTest::qWaitFor([&] { return reply.isFinished(); }));
            const QList<PaperStub> found = reply.result().value();
            for (const PaperStub& stub : found)
                expected[each].append(stub.id);
        }
        QString shown;
        connect(m_model.get(), &PaperListModel::loaded, m_model.get(),
                [&] { shown = m_model->query().words; });
        int mixed = 0;
        const auto look = [&] {
            const QList<PaperId>& all = expected[shown];
            for (int row = 0; row < m_model->rowCount(); ++row)
                mixed += row < all.size() && m_model->idAt(row) == all[row] ? 0 : 1;
        };
        for (int step = 0; step < 400; ++step) {
            switch (random.bounded(5)) {
            case 0:
            case 1:
                m_model->setQuery({.words = words[random.bounded(words.size())]});
                break;
            case 2:
                m_library->releaseReplies();
                break;
            case 3:
                m_library->releaseLastFirst();
                break;
            default:
                m_library->holdReplies();
                if (random.bounded(3) == 0)
                    m_library->failNext(u"find"_s, {ErrorCode::Cancelled});
            }
            QCoreApplication::processEvents();
            if (!m_model->isLoading())
                look();
        }
        QCOMPARE(mixed, 0);
        m_library->releaseReplies();
        m_model->setQuery({.words = u"beta"_s});
        QTRY_VERIFY(m_model->isComplete());
        look();
        QCOMPARE(mixed, 0);
        QCOMPARE(m_model->rowCount(), int(expected[u"beta"_s].size()));
    }

    void failuresAreTold()
    {
        QSignalSpy failed(m_model.get(), &PaperListModel::failed);
        m_library->failNext(u"find"_s, {ErrorCode::LibraryDamaged});
        m_model->setQuery({});
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::LibraryDamaged);
        QCOMPARE(m_model->isLoading(), false);
    }

    void theNextUnreadIsFoundPastTheEnd()
    {
        const PaperId c = m_library->givePaper(u"C"_s);
        const PaperId b = m_library->givePaper(u"B"_s);
        m_library->givePaper(u"A"_s);
        m_library->stored(b).isRead = m_library->stored(c).isRead = true;
        load();
        QSignalSpy found(m_model.get(), &PaperListModel::nextUnreadFound);
        m_model->findNextUnread(1);
        QVERIFY(found.wait());
        QCOMPARE(found.takeFirst().first().toInt(), 0);
        m_library->stored(m_model->idAt(0)).isRead = true;
        m_model->findNextUnread(-1);
        QVERIFY(found.wait());
        QCOMPARE(found.takeFirst().first().toInt(), -1);
    }

    void whatIsNotInTheListHasNoRow()
    {
        load();
        QCOMPARE(m_model->rowOf(PaperId{99}), -1);
        QVERIFY(!m_model->idAt(-1).isValid());
        QVERIFY(!m_model->idAt(7).isValid());
        QVERIFY(!m_model->data({}, PaperListModel::TitleRole).isValid());
    }
};

QTEST_GUILESS_MAIN(TestPaperListModel)
#include "test_paperlistmodel.moc"
