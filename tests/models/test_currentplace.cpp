#include "models/currentplace.h"
#include "models/sidebarmodel.h"
#include "tests/support/fakelibrary.h"
#include "tests/support/fakesettings.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Places and searches, and the way back.
class TestCurrentPlace : public QObject
{
    Q_OBJECT

private:
    FakeLibrary m_library;
    FeedId m_feed = m_library.giveFeed(u"Log"_s);
    SidebarModel m_sidebar{m_library};
    FakeSettings m_settings;

private Q_SLOTS:
    void initTestCase() { QTRY_VERIFY(m_sidebar.indexOf(m_feed).isValid()); }

    void aSearchLooksThroughAllAndComesBack()
    {
        CurrentPlace place(m_sidebar, m_settings);
        QSignalSpy changed(&place, &CurrentPlace::changed);
        place.choose({.place = Place::Starred});
        QCOMPARE(place.title(), u"Starred"_s);
        place.search(u"lora"_s);
        QCOMPARE(place.query().place, Place::All);
        QCOMPARE(place.query().words, u"lora"_s);
        QCOMPARE(place.title(), u"“lora” in All papers"_s);
        QCOMPARE(place.lastingPlace().place, Place::Starred);
        place.search({});
        QCOMPARE(place.query(), PaperQuery{.place = Place::Starred});
        QCOMPARE(changed.size(), 3);
    }

    void aPlaceChosenNarrowsTheSearch()
    {
        CurrentPlace place(m_sidebar, m_settings);
        place.choose({.place = Place::Starred});
        place.search(u"lora"_s);
        place.choose({.place = Place::Feed, .feed = m_feed});
        QCOMPARE(place.query().words, u"lora"_s);
        QCOMPARE(place.title(), u"“lora” in Log"_s);
        place.search(u"lora rank"_s);
        QCOMPARE(place.query().feed, m_feed);
        place.search({});
        QCOMPARE(place.query(), (PaperQuery{.place = Place::Feed, .feed = m_feed}));
    }

    void announcementsAreLeftOutOfWhatCameIn()
    {
        CurrentPlace place(m_sidebar, m_settings);
        place.choose({.place = Place::Unread});
        QSignalSpy changed(&place, &CurrentPlace::changed);
        place.setAnnounced(PaperQuery::New | PaperQuery::Cross);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(place.query().announced, PaperQuery::New | PaperQuery::Cross);
        QCOMPARE(place.place(), PaperQuery{.place = Place::Unread}); // as the sidebar knows it
        QCOMPARE(place.lastingPlace(), PaperQuery{.place = Place::Unread});
        place.search(u"lora"_s);
        QCOMPARE(place.query().announced, int(PaperQuery::AnyAnnounced)); // a search looks everywhere
        place.search({});
        QCOMPARE(place.query().announced, PaperQuery::New | PaperQuery::Cross);
        place.choose({.place = Place::Starred});
        QCOMPARE(place.query().announced, int(PaperQuery::AnyAnnounced));
        place.setAnnounced(PaperQuery::New);
        QCOMPARE(place.query(), PaperQuery{.place = Place::Starred});
    }

    void theTitleFollowsARename()
    {
        CurrentPlace place(m_sidebar, m_settings);
        place.choose({.place = Place::Feed, .feed = m_feed});
        QSignalSpy renamed(&place, &CurrentPlace::titleChanged);
        m_library.stored(m_feed).givenName = u"Weblog"_s;
        m_library.tellSubscriptions();
        QVERIFY(renamed.wait());
        QCOMPARE(place.title(), u"Weblog"_s);
    }

    void aPlaceThatIsGoneWhenTheSearchEndsGivesWay()
    {
        CurrentPlace place(m_sidebar, m_settings);
        const FeedId other = m_library.giveFeed(u"Other"_s);
        m_library.tellSubscriptions();
        QTRY_VERIFY(m_sidebar.indexOf(other).isValid());
        place.choose({.place = Place::Feed, .feed = other});
        place.search(u"lora"_s);
        m_library.removeFeed(other);
        QTRY_VERIFY(!m_sidebar.indexOf(other).isValid());
        QCOMPARE(place.lastingPlace(), PaperQuery());
        place.search({});
        QCOMPARE(place.query(), PaperQuery());
    }

    void aPlaceThatIsGoneGivesWay()
    {
        CurrentPlace place(m_sidebar, m_settings);
        const FeedId other = m_library.giveFeed(u"Other"_s);
        m_library.tellSubscriptions();
        QTRY_VERIFY(m_sidebar.indexOf(other).isValid());
        place.choose({.place = Place::Feed, .feed = other});
        m_library.removeFeed(other);
        m_library.tellSubscriptions();
        QTRY_COMPARE(place.query().place, Place::All);
    }

    void eachPlaceHasItsOrder()
    {
        CurrentPlace place(m_sidebar, m_settings);
        place.choose({.place = Place::Starred});
        place.setOrder(PaperSort::Title);
        QCOMPARE(place.query().order, PaperSort::Title);
        place.choose({.place = Place::Feed, .feed = m_feed});
        QCOMPARE(place.query().order, PaperSort::Newest);
        place.search(u"lora"_s);
        place.setOrder(PaperSort::Best);
        QVERIFY(place.query().isTyping);
        place.search({});
        QCOMPARE(place.query().order, PaperSort::Newest);
        place.choose({.place = Place::Starred});
        QCOMPARE(place.query().order, PaperSort::Title);
        place.search(u"other words"_s);
        QCOMPARE(place.query().order, PaperSort::Best);
    }

    void todayGoesToOtherDays()
    {
        CurrentPlace place(m_sidebar, m_settings);
        const QDate before = QDate::currentDate().addDays(-1);
        place.choose({.place = Place::Unread});
        place.goToDay(before);
        QVERIFY(!place.query().day.isValid()); // of Today alone
        place.choose({.place = Place::Today});
        place.goToDay(before);
        QCOMPARE(place.query().day, before);
        QCOMPARE(place.lastingPlace(), (PaperQuery{.place = Place::Today})); // the next run is on another day
        place.goToDay(QDate::currentDate().addDays(3));
        QVERIFY(!place.query().day.isValid());
    }
};

QTEST_GUILESS_MAIN(TestCurrentPlace)
#include "test_currentplace.moc"
