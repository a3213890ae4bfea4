#include "models/arrivalalerts.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakerefresher.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What is told of papers that arrived.
class TestArrivalAlerts : public QObject
{
    Q_OBJECT

private:
    FakeLibrary m_library;
    FakeRefresher m_refresher;

private Q_SLOTS:
    void eachSearchIsToldOnceWhenTheRefreshIsOver()
    {
        SavedSearch search{.name = u"Diffusion"_s, .words = u"diffusion"_s, .tells = true};
        auto added = m_library.addSearch(search);
        QTRY_VERIFY(added.isFinished());
        const SearchId id = added.result().value();
        const SearchId silent = m_library.giveSearch(u"Silent"_s, u"x"_s);
        const SearchId gone{99};
        const PaperId one = m_library.givePaper(u"First title"_s);
        const PaperId two = m_library.givePaper(u"Second\ntitle"_s);
        ArrivalAlerts alerts(m_library, m_refresher);
        QSignalSpy arrived(&alerts, &ArrivalAlerts::arrived);
        m_refresher.tell({.isRunning = true});
        for (const PaperId paper : {one, two}) {
            LibraryChange change;
            change.toldBy[id] = {paper};
            change.toldBy[silent] = {paper};
            change.toldBy[gone] = {paper};
            m_library.tell(change);
        }
        QVERIFY(!arrived.wait(700)); // longer than it would take
        m_refresher.tell({.isRunning = false});
        QVERIFY(arrived.wait());
        QCOMPARE(arrived, (QList<QVariantList>{{QVariant::fromValue(id), u"Diffusion: 2 new papers"_s,
                                                u"Second title\nFirst title"_s}}));
        QVERIFY(!arrived.wait(700));
        LibraryChange change;
        change.toldBy[id] = {one};
        m_library.tell(change);
        QVERIFY(arrived.wait());
        QCOMPARE(arrived.last().at(1).toString(), u"Diffusion: 1 new paper"_s);
    }
};

QTEST_GUILESS_MAIN(TestArrivalAlerts)
#include "test_arrivalalerts.moc"
