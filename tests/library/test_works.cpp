#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

/// What a paper was made of, what time did to it, and how it is taken apart.
class TestWorks : public LibraryFixture
{
    Q_OBJECT

private:
    FeedId m_one;
    FeedId m_two;
    ParsedEntry m_byDoi;
    ParsedEntry m_byNumber;
    ParsedEntry m_both;

    static ParsedEntry version(int number, const QString& abstractText)
    {
        ParsedEntry e = entry(u"A title for this work"_s, u"2403.01234"_s);
        e.ids.version = number;
        e.abstractText = abstractText;
        e.updated = e.published.addDays(number);
        return e;
    }
    Paper paper(PaperId id) { return wait(m_library->paper(id)).value(); }
    PaperHistory history(PaperId id) { return wait(m_library->paperHistory(id)).value(); }
    QList<int> versionNumbers(PaperId id)
    {
        QList<int> numbers;
        for (const PaperVersion& v : history(id).versions)
            numbers.append(v.version);
        return numbers;
    }
    /// Two papers, of which a third entry says that they are one.
    std::pair<PaperId, PaperId> storeTwo()
    {
        m_one = addFeed(u"one"_s);
        m_two = addFeed(u"two"_s);
        m_byDoi = entry(u"The first title of the work"_s);
        m_byDoi.ids.doi = u"10.1000/x"_s;
        m_byNumber = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        m_both = m_byNumber;
        m_both.ids.doi = m_byDoi.ids.doi;
        store(m_one, {m_byDoi});
        const PaperId first = find().first();
        store(m_two, {m_byNumber});
        return {first, find().first() == first ? find().last() : find().first()};
    }

private Q_SLOTS:
    void everyVersionIsKept_data()
    {
        QTest::addColumn<QList<int>>("order");
        QTest::newRow("as they came") << QList<int>{1, 2, 3};
        QTest::newRow("backwards") << QList<int>{3, 2, 1};
        QTest::newRow("the first last") << QList<int>{2, 3, 1};
    }
    void everyVersionIsKept()
    {
        QFETCH(QList<int>, order);
        const FeedId feed = addFeed(u"one"_s);
        for (const int number : order)
            store(feed, {version(number, u"Abstract %1"_s.arg(number))});
        const PaperId id = find().first();
        const QList<PaperVersion> versions = history(id).versions;
        QCOMPARE(versionNumbers(id), (QList<int>{1, 2, 3}));
        for (const PaperVersion& v : versions) {
            QCOMPARE(v.abstractText, u"Abstract %1"_s.arg(v.version));
            QCOMPARE(v.date, version(v.version, {}).updated);
            QCOMPARE(v.authors, QStringList{u"Ann Author"_s});
            QVERIFY(v.stored.isValid());
        }
        QCOMPARE(paper(id).abstractText, u"Abstract 3"_s);
    }

    void aPublishedFormIsAVersion()
    {
        const FeedId feed = addFeed(u"one"_s);
        ParsedEntry published = version(2, u"Abstract 2"_s);
        published.journalRef = u"J. ML 1 (2025)"_s;
        store(feed, {version(1, u"Abstract 1"_s), published});
        const QList<PaperVersion> versions = history(find().first()).versions;
        QCOMPARE(versionNumbers(find().first()), (QList<int>{1, 2, 0}));
        QCOMPARE(versions.last().journalRef, published.journalRef);
        QCOMPARE(versions.last().abstractText, u"Abstract 2"_s);
    }

    void aStarredPaperWithALaterVersionIsMarked()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {version(1, u"Abstract 1"_s)});
        const PaperId id = find().first();
        store(feed, {version(2, u"Abstract 2"_s)});
        QVERIFY(!paper(id).isUpdated); // it has no star
        QVERIFY(wait(m_library->setStarred({id}, true)));
        store(feed, {version(1, u"Abstract 1"_s), version(2, u"Abstract 2"_s)});
        QVERIFY(!paper(id).isUpdated);
        store(feed, {version(3, u"Abstract 3"_s)});
        QVERIFY(paper(id).isUpdated && wait(m_library->rows({id}))->first().isUpdated);
        reopen();
        QCOMPARE(wait(m_library->setUpdated({id}, false)).value(), QList<PaperId>{id});
        QVERIFY(!paper(id).isUpdated);
        store(feed, {version(3, u"Abstract 3"_s)});
        QVERIFY(!paper(id).isUpdated);
    }

    void withdrawnPapersSaySo()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {version(1, u"We study it."_s)});
        const PaperId id = find().first();
        QVERIFY(!paper(id).isWithdrawn);
        store(feed, {version(2, u"This paper has been withdrawn by the author due to an error."_s)});
        QVERIFY(paper(id).isWithdrawn && wait(m_library->rows({id}))->first().isWithdrawn);
        store(feed, {version(3, u"We study it anew."_s)});
        QVERIFY(!paper(id).isWithdrawn);
        QVERIFY(history(id).versions[1].isWithdrawn);
    }

    void aReplacementOfAPaperNeverSeenIsQuiet()
    {
        const FeedId feed = addFeed(u"one"_s);
        ParsedEntry replaced = version(3, u"Abstract 3"_s);
        replaced.announceType = u"replace"_s;
        QCOMPARE(store(feed, {replaced}), (StoreOutcome{.newPapers = 0, .changedPapers = 1, .samePapers = 0}));
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 0);
        QCOMPARE(wait(m_library->rows(find()))->first().announceType, u"replace"_s);
        QCOMPARE(find({.announced = PaperQuery::New}).size(), 0);
        QCOMPARE(find({.announced = PaperQuery::Replaced}).size(), 1);
        QCOMPARE(find({.announced = PaperQuery::AnyAnnounced & ~PaperQuery::Replaced}).size(), 0);
        QCOMPARE(store(feed, {replaced}), (StoreOutcome{.newPapers = 0, .changedPapers = 0, .samePapers = 1}));
        // Someone lists it by his own choice
        ParsedEntry chosen = entry(replaced.title, replaced.ids.arxiv);
        QCOMPARE(store(addFeed(u"two"_s), {chosen}).newPapers, 1);
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 1);
    }

    void whatWasMergedIsTakenApart()
    {
        const auto [doi, number] = storeTwo();
        QVERIFY(wait(m_library->setStarred({doi}, true)));
        QVERIFY(wait(m_library->setNote(doi, u"Of the DOI"_s)));
        QVERIFY(wait(m_library->setNote(number, u"Of the number"_s)));
        store(m_two, {m_both});
        QCOMPARE(find().size(), 1);
        const PaperId kept = find().first();
        const PaperId gone = kept == doi ? number : doi;
        QVERIFY(paper(kept).isStarred);
        QCOMPARE(paper(kept).sightings.size(), 2);
        const QList<JoinedPaper> joined = history(kept).joined;
        QCOMPARE(joined.size(), 1);
        QCOMPARE(joined.first().formerId, gone);

        reopen();
        QCOMPARE(wait(m_library->separate(gone)).value(), gone);
        const auto verifyApart = [&] {
            QCOMPARE(find().size(), 2);
            QVERIFY(paper(doi).isStarred && !paper(number).isStarred);
            QCOMPARE(paper(doi).note, u"Of the DOI"_s);
            QCOMPARE(paper(number).note, u"Of the number"_s);
            QCOMPARE(paper(doi).title, m_byDoi.title);
            QCOMPARE(paper(number).title, m_byNumber.title);
            QCOMPARE(paper(doi).sightings.size(), 1);
            QCOMPARE(paper(doi).sightings.first().feed, m_one);
            QVERIFY(history(doi).joined.isEmpty() && history(number).joined.isEmpty());
        };
        verifyApart();
        QCOMPARE(wait(m_library->find({.words = u"first title of the work"_s}))->size(), 1);
        store(m_two, {m_both}); // never again
        store(m_one, {m_byDoi});
        verifyApart();
        reopen();
        store(m_two, {m_both});
        verifyApart();

        QVERIFY(wait(m_library->unite(kept, gone)));
        QCOMPARE(find(), QList<PaperId>{kept});
        QVERIFY(paper(kept).isStarred);
        QVERIFY(paper(kept).note.contains(u"Of the DOI"_s) && paper(kept).note.contains(u"Of the number"_s));
        store(m_two, {m_both});
        QCOMPARE(find(), QList<PaperId>{kept});
        QCOMPARE(wait(m_library->separate(PaperId{4711})).error().code, ErrorCode::NotFound);
    }

    void whatIsUnitedStaysOne()
    {
        const auto [doi, number] = storeTwo();
        QVERIFY(wait(m_library->unite(doi, number)));
        QCOMPARE(find(), QList<PaperId>{doi});
        store(m_two, {m_byNumber});
        store(m_one, {m_byDoi});
        QCOMPARE(find(), QList<PaperId>{doi});
        QCOMPARE(wait(m_library->separate(number)).value(), number);
        QCOMPARE(find().size(), 2);
    }

    void starsOfAMergeThatWereTouchedSinceStay()
    {
        const auto [doi, number] = storeTwo();
        QVERIFY(wait(m_library->setNote(number, u"Keeps the number"_s)));
        QVERIFY(wait(m_library->setStarred({doi}, true)));
        store(m_two, {m_both});
        QCOMPARE(find(), QList<PaperId>{number});
        QVERIFY(wait(m_library->setStarred({number}, false)));
        QVERIFY(wait(m_library->setStarred({number}, true)));
        QVERIFY(wait(m_library->separate(doi)));
        QVERIFY(paper(doi).isStarred && paper(number).isStarred);
    }

    /// A title alone does not choose between two.
    void anAmbiguousTitleJoinsNone()
    {
        const QString title = u"A title that two works have in common"_s;
        ParsedEntry post = entry(title);
        store(addFeed(u"blog"_s), {post});
        store(addFeed(u"one"_s), {entry(title, u"2403.00001"_s)});
        QCOMPARE(find().size(), 1);
        QVERIFY(wait(m_library->setStarred(find(), true)));
        store(addFeed(u"two"_s), {entry(title, u"2403.00002"_s)});
        QCOMPARE(find().size(), 3);
        QCOMPARE(find({.place = PaperQuery::Place::Starred}).size(), 1);
    }

    void votesAreKeptByDayAndTrend()
    {
        const FeedId feed = addFeed(u"one"_s);
        QList<ParsedEntry> entries{entry(u"Much voted for"_s, u"2403.00001"_s),
                                   entry(u"Little voted for"_s, u"2403.00002"_s),
                                   entry(u"Not voted for"_s, u"2403.00003"_s),
                                   entry(u"Voted for long ago"_s, u"2403.00004"_s)};
        for (ParsedEntry& e : entries)
            e.published = QDateTime::currentDateTimeUtc();
        entries[0].upvotes = 9;
        entries[1].upvotes = 4;
        entries[3].upvotes = 100;
        entries[3].published = entries[3].published.addDays(-60);
        store(feed, entries);
        entries[0].upvotes = 12;
        entries[0].githubStars = 5;
        QCOMPARE(store(feed, entries).changedPapers, 1);
        using Place = PaperQuery::Place;
        QCOMPARE(titles({.place = Place::Trending}), (QStringList{u"Much voted for"_s, u"Little voted for"_s}));
        QCOMPARE(find({.place = Place::Trending, .words = u"little"_s}).size(), 1);
        for (const PaperStub& stub : wait(m_library->find({.place = Place::Trending})).value())
            QCOMPARE(stub.day, 0);
        const PaperId first = find({.place = Place::Trending}).first();
        const QList<PaperMetrics> metrics = history(first).metrics;
        QCOMPARE(metrics.size(), 1);
        QCOMPARE(metrics.first(), (PaperMetrics{QDate::currentDate(), 12, {}, 5}));
    }

    /// Papers leave a feed and come back, and a day brings nothing, or nonsense.
    void nothingDisappearsAndNothingIsAnnouncedAgain()
    {
        const FeedId feed = addFeed(u"one"_s);
        QList<ParsedEntry> all = manyEntries(6);
        store(feed, all.first(4));
        QCOMPARE(store(feed, {}), StoreOutcome{});
        QVERIFY(wait(m_library->setRead(find(), true)));
        ParsedEntry error = entry(u"Error"_s);
        error.guid = u"1"_s;
        error.abstractText = u"The page could not be read"_s;
        store(feed, {error});
        QCOMPARE(store(feed, all.sliced(2)).newPapers, 2);
        QCOMPARE(store(feed, all).newPapers, 0);
        QCOMPARE(find().size(), 7);
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 3);
    }

    void theDocumentsOrderHoldsOverItsParts()
    {
        const FeedId feed = addFeed(u"one"_s);
        const QList<ParsedEntry> all = manyEntries(10);
        const auto storePart = [&](qsizetype from, qsizetype count) {
            FeedPart part{feedOf(all.sliced(from, count)), all.size() - from - count, {}};
            if (part.entriesAfter == 0)
                part.facts = AnswerFacts();
            return wait(m_library->storePart(feed, part)).value().newPapers;
        };
        QCOMPARE(storePart(0, 4), 4);
        store(addFeed(u"two"_s), {entry(u"Another in between them"_s)});
        QCOMPARE(storePart(4, 4), 4);
        QCOMPARE(storePart(8, 2), 2);
        QStringList expected;
        for (const ParsedEntry& e : all)
            expected.append(e.title);
        QCOMPARE(titles({.place = PaperQuery::Place::Feed, .feed = feed}), expected);
        QCOMPARE(storePart(0, 4), 0); // again, and cut off
        QCOMPARE(storePart(0, 10), 0);
    }

    void aNameSharedBetweenPartsSaysNothing()
    {
        const FeedId feed = addFeed(u"one"_s);
        QList<ParsedEntry> all = manyEntries(4);
        for (ParsedEntry& e : all) {
            e.ids = {};
            e.link = u"https://example.com/papers"_s;
        }
        for (const qsizetype from : {0, 2}) {
            FeedPart part{feedOf(all.sliced(from, 2)), 2 - from, {}};
            QCOMPARE(wait(m_library->storePart(feed, part))->newPapers, 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestWorks)
#include "test_works.moc"
