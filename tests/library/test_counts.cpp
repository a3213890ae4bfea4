#include "tests/library/libraryfixture.h"

#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// The counts that are kept are those of a recount, whatever was done before.
class TestCounts : public LibraryFixture
{
    Q_OBJECT

private:
    QRandomGenerator m_random{1};
    QList<FeedId> m_feeds;
    QList<FeedId> m_removed;
    QList<std::pair<PaperId, PaperId>> m_apart; ///< what was taken out, and of what

    [[nodiscard]] int upTo(qsizetype end) { return m_random.bounded(int(end)); }
    template<class T> [[nodiscard]] T any(const QList<T>& of) { return of.at(upTo(of.size())); }
    [[nodiscard]] QList<PaperId> somePapers()
    {
        QList<PaperId> all = find({.words = u"-is:updated"_s}); // hidden ones as well
        std::ranges::shuffle(all, m_random);
        return all.first(std::min<qsizetype>(all.size(), 1 + upTo(8)));
    }

    /// Of few papers in all, so that feeds share them and joining is common.
    [[nodiscard]] ParsedEntry someEntry()
    {
        const int number = upTo(40);
        ParsedEntry e = entry(
            u"Paper number %1 of the %2 kind"_s.arg(number).arg(number % 3 == 0 ? u"muted"_s : u"usual"_s),
            upTo(3) == 0 ? QString() : u"2501.%1"_s.arg(number, 5, 10, QLatin1Char('0')));
        if (upTo(3) == 0)
            e.ids.doi = u"10.1000/%1"_s.arg(number);
        e.guid += QString::number(upTo(3));
        if (upTo(4) == 0)
            e.announceType = u"replace"_s;
        e.listed = upTo(3) == 0 ? QDateTime::currentDateTimeUtc() : e.published.addDays(upTo(5));
        return e;
    }

    void storeSome()
    {
        QList<ParsedEntry> entries;
        for (int i = 1 + upTo(12); i > 0; --i)
            entries.append(someEntry());
        QVERIFY(wait(m_library->storeFeed(any(m_feeds), feedOf(entries), {})));
    }

    void separateOne()
    {
        for (const PaperId paper : somePapers()) {
            const QList<JoinedPaper> joined = wait(m_library->paperHistory(paper))->joined;
            if (joined.isEmpty())
                continue;
            if (const auto apart = wait(m_library->separate(joined.first().formerId)))
                m_apart.append({paper, *apart});
            return;
        }
    }

    void changeSomeSearch()
    {
        const QList<SavedSearch> all = wait(m_library->subscriptions())->searches;
        if (all.size() < 3) {
            QVERIFY(wait(m_library->addSearch({.name = QString::number(m_random.generate()),
                                               .words = upTo(2) == 0 ? u"muted"_s : u"number \"kind\""_s,
                                               .marksRead = upTo(3) == 0,
                                               .stars = upTo(4) == 0,
                                               .hides = upTo(2) == 0})));
            return;
        }
        SavedSearch changed = any(all);
        changed.words = any(QStringList{u"muted"_s, u"usual"_s, u"upvotes:>3"_s, u"is:unread"_s});
        changed.hides = upTo(3) > 0;
        QVERIFY(wait(m_library->editSearch(changed)));
        if (upTo(2) == 0)
            QVERIFY(wait(m_library->removeSearch(changed.id)));
        if (upTo(2) == 0)
            static_cast<void>(wait(m_library->restoreSearch(changed.id)));
    }

    void hideSome()
    {
        const QList<SavedSearch> all = wait(m_library->subscriptions())->searches;
        const SearchId by = all.isEmpty() || upTo(3) == 0 ? SearchId() : any(all).id;
        QVERIFY(wait(m_library->setHidden(somePapers(), by)));
    }

    void removeOrRestoreFeed()
    {
        if (m_feeds.size() > 2) {
            m_removed.append(any(m_feeds));
            m_feeds.removeOne(m_removed.last());
            QVERIFY(wait(m_library->removeFeed(m_removed.last())));
        } else {
            m_feeds.append(m_removed.takeFirst());
            QVERIFY(wait(m_library->restoreFeed(m_feeds.last())));
        }
    }

    void act()
    {
        const QList<PaperId> papers = somePapers();
        switch (papers.isEmpty() ? 0 : upTo(12)) {
        case 0:
        case 1:
        case 2:
            return storeSome();
        case 3:
            QVERIFY(wait(m_library->setRead(papers, upTo(3) > 0)));
            return;
        case 4:
            QVERIFY(wait(m_library->setStarred(papers, upTo(2) == 0)));
            return;
        case 5:
            QVERIFY(wait(m_library->setNote(papers.first(), upTo(2) == 0 ? QString() : u"A note"_s)));
            return;
        case 6:
            QVERIFY(wait(m_library->markAllRead(
                upTo(2) == 0 ? PaperQuery{.place = Place::Today}
                             : PaperQuery{.place = Place::Feed, .feed = any(m_feeds)})));
            return;
        case 7:
            return removeOrRestoreFeed();
        case 8:
            return separateOne();
        case 9:
            if (!m_apart.isEmpty()) {
                const auto [into, other] = m_apart.takeLast();
                static_cast<void>(wait(m_library->unite(into, other)));
            }
            return;
        case 10:
            return changeSomeSearch();
        default:
            return hideSome();
        }
    }

    [[nodiscard]] int recount(PaperQuery query, bool isUnread = false)
    {
        query.unreadOnly = isUnread;
        return int(find(query).size());
    }

    void compareCounts()
    {
        const Subscriptions all = wait(m_library->subscriptions()).value();
        QCOMPARE(all.paperCount, recount({}));
        QCOMPARE(all.unreadCount, recount({}, true));
        QCOMPARE(all.unreadCount, recount({.place = Place::Unread}));
        QCOMPARE(all.starredCount, recount({.place = Place::Starred}));
        QCOMPARE(all.withNotesCount, recount({.place = Place::WithNotes}));
        QCOMPARE(all.todayCount, recount({.place = Place::Today}, true));
        for (const Feed& feed : all.feeds) {
            const PaperQuery place{.place = Place::Feed, .feed = feed.id};
            QCOMPARE(all.papers.value(feed.id), recount(place));
            QCOMPARE(all.unread.value(feed.id), recount(place, true));
        }
        for (const SavedSearch& search : all.searches) {
            const PaperQuery place{.place = Place::Search, .search = search.id, .unreadOnly = true};
            QCOMPARE(wait(m_library->count(place, 1'000)).value(), recount(place, true));
        }
    }

private Q_SLOTS:
    void everyCountIsThatOfARecount_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void everyCountIsThatOfARecount()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        m_removed.clear();
        m_apart.clear();
        m_feeds = {addFeed(u"one"_s), addFeed(u"two"_s), addFeed(u"three"_s)};
        for (int step = 0; step < 120 && !QTest::currentTestFailed(); ++step) {
            act();
            compareCounts();
        }
    }
};

QTEST_GUILESS_MAIN(TestCounts)
#include "test_counts.moc"
