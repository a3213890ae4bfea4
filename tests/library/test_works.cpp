#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

/// One work: its parts, joined and taken apart, its versions, and what arXiv announced of it.
class TestWorks : public LibraryFixture
{
    Q_OBJECT

private:
    FeedId m_one;
    FeedId m_two;

    static ParsedEntry byDoi()
    {
        ParsedEntry e = entry(u"The first title of the work"_s);
        e.ids.doi = u"10.1000/x"_s;
        return e;
    }
    static ParsedEntry byNumber() { return entry(u"Quite another title for it"_s, u"2403.01234"_s); }
    static ParsedEntry byBoth()
    {
        ParsedEntry e = byNumber();
        e.ids.doi = u"10.1000/x"_s;
        return e;
    }
    static ParsedEntry version(int number)
    {
        ParsedEntry e = entry(u"The title of version %1"_s.arg(number), u"2403.01234"_s);
        e.ids.version = number;
        e.abstractText = u"What version %1 is about"_s.arg(number);
        e.published = e.published.addDays(number);
        return e;
    }
    Paper only()
    {
        const QList<PaperId> ids = find();
        return ids.size() == 1 ? wait(m_library->paper(ids.first())).value() : Paper();
    }
    PaperHistory history(PaperId id) { return wait(m_library->paperHistory(id)).value(); }
    void addFeeds()
    {
        m_one = addFeed(u"one"_s);
        m_two = addFeed(u"two"_s);
    }

private Q_SLOTS:
    void whatWasJoinedCanBeTakenApartForGood()
    {
        addFeeds();
        store(m_one, {byDoi()});
        const PaperId first = find().first();
        store(m_two, {byNumber()});
        const QList<PaperId> two = find();
        const PaperId second = two[0] == first ? two[1] : two[0];
        QVERIFY(wait(m_library->setNote(first, u"On the first"_s)) &&
                wait(m_library->setNote(second, u"On the second"_s)));
        QVERIFY(wait(m_library->setStarred({second}, true)) && wait(m_library->setRead({first}, true)));
        const Paper before[]{*wait(m_library->paper(first)), *wait(m_library->paper(second))};
        store(m_two, {byBoth()});
        QCOMPARE(find(), QList<PaperId>{first});
        QVERIFY(only().isStarred && only().isRead);
        const auto joined = history(first).joined;
        QCOMPARE(joined.size(), 1);
        QCOMPARE(joined.first().formerId, second);
        QCOMPARE(joined.first().title, byNumber().title);

        QCOMPARE(wait(m_library->separate(second)), Result<PaperId>(second));
        const auto isAsBefore = [&] {
            const auto a = wait(m_library->paper(first));
            const auto b = wait(m_library->paper(second));
            return a && b && a->title == before[0].title && b->title == before[1].title &&
                   a->note == before[0].note && b->note == before[1].note && !a->isStarred && b->isStarred &&
                   a->isRead && b->starredAt == before[1].starredAt && a->sightings == before[0].sightings &&
                   b->sightings.size() == 1 && find().size() == 2;
        };
        QVERIFY(isAsBefore());
        for (const ParsedEntry& again : {byDoi(), byNumber(), byBoth()})
            store(again.ids.arxiv.isEmpty() ? m_one : m_two, {again});
        QVERIFY(isAsBefore());
        reopen();
        store(m_two, {byBoth()});
        QVERIFY(isAsBefore());
        QVERIFY(history(first).joined.isEmpty());

        QVERIFY(wait(m_library->unite(first, second)));
        reopen();
        store(m_two, {byBoth()});
        QCOMPARE(find(), QList<PaperId>{first});
        QVERIFY(only().isStarred && only().isRead);
        QVERIFY(only().note.contains(u"On the first"_s) && only().note.contains(u"On the second"_s));
    }

    void onlyAPartCanBeTakenOut()
    {
        addFeeds();
        store(m_one, {byDoi()});
        QCOMPARE(wait(m_library->separate(find().first())).error().code, ErrorCode::NotFound);
        QCOMPARE(wait(m_library->separate(PaperId{77})).error().code, ErrorCode::NotFound);
        QCOMPARE(wait(m_library->unite(find().first(), PaperId{77})).error().code, ErrorCode::NotFound);
        QCOMPARE(wait(m_library->paperHistory(PaperId{77})).error().code, ErrorCode::NotFound);
    }

    void theUserMayUniteWhatNothingJoins()
    {
        addFeeds();
        store(m_one, {entry(u"One of the two works"_s, u"2403.00001"_s)});
        const PaperId one = find().first();
        store(m_one, {entry(u"The other of the works"_s, u"2403.00002"_s)});
        QCOMPARE(find().size(), 2);
        const PaperId other = find().first() == one ? find().last() : find().first();
        QVERIFY(wait(m_library->unite(one, other)));
        QCOMPARE(find(), QList<PaperId>{one});
        store(m_one, {entry(u"The other of the works"_s, u"2403.00002"_s)});
        QCOMPARE(find(), QList<PaperId>{one});
        QCOMPARE(wait(m_library->separate(other)), Result<PaperId>(other));
        QCOMPARE(find().size(), 2);
    }

    void everyVersionIsKept_data()
    {
        QTest::addColumn<QList<int>>("order");
        QTest::newRow("as they came about") << QList{1, 2, 3};
        QTest::newRow("the latest first") << QList{3, 1, 2};
        QTest::newRow("backwards") << QList{3, 2, 1};
    }
    void everyVersionIsKept()
    {
        QFETCH(QList<int>, order);
        addFeeds();
        for (const int number : order)
            store(m_one, {version(number)});
        const auto versions = history(find().first()).versions;
        QCOMPARE(versions.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(versions[i].version, i + 1);
            QCOMPARE(versions[i].title, version(i + 1).title);
            QCOMPARE(versions[i].abstractText, version(i + 1).abstractText);
            QCOMPARE(versions[i].date, version(i + 1).published);
            QCOMPARE(versions[i].authors, version(i + 1).authors);
        }
        QCOMPARE(only().title, version(3).title);
    }

    void thePublishedFormIsAVersion()
    {
        addFeeds();
        store(m_one, {version(1)});
        ParsedEntry published = version(2);
        published.ids.doi = u"10.1000/x"_s;
        published.journalRef = u"Journal of Works 3 (2025)"_s;
        store(m_one, {published});
        const auto versions = history(find().first()).versions;
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions.last().version, 0);
        QCOMPARE(versions.last().journalRef, published.journalRef);
        QCOMPARE(versions.last().doi, published.ids.doi);
    }

    void aStarredPaperWithALaterVersionIsUpdated()
    {
        addFeeds();
        store(m_one, {version(1), entry(u"A work without any star"_s, u"2403.00002"_s)});
        const PaperId id = wait(m_library->find({.words = u"title"_s}))->first().id;
        QVERIFY(wait(m_library->setStarred({id}, true)));
        store(m_one, {version(1)});
        QVERIFY(!wait(m_library->paper(id))->isUpdated);
        store(m_one, {version(2)});
        QVERIFY(wait(m_library->paper(id))->isUpdated && wait(m_library->rows({id}))->first().isUpdated);
        reopen();
        QVERIFY(wait(m_library->paper(id))->isUpdated);
        QCOMPARE(wait(m_library->setUpdated({id}, false)), Result<QList<PaperId>>(QList{id}));
        QCOMPARE(wait(m_library->setUpdated({id}, false)), Result<QList<PaperId>>(QList<PaperId>()));
        store(m_one, {version(2), version(1)});
        QVERIFY(!wait(m_library->paper(id))->isUpdated);
        QCOMPARE(wait(m_library->setUpdated({id}, true))->size(), 1); // an undo
    }

    void withdrawn_data()
    {
        QTest::addColumn<QString>("abstractText");
        QTest::addColumn<QString>("comments");
        QTest::addColumn<bool>("isWithdrawn");
        const QString plain = u"We study attention. It works well."_s;
        QTest::newRow("has been") << u"This paper has been withdrawn by the author due to a crucial error."_s
                                  << u""_s << true;
        QTest::newRow("is") << u"The paper is withdrawn. Lemma 2 is wrong."_s << u""_s << true;
        QTest::newRow("after a text")
            << plain + u" This article was withdrawn by the authors."_s << u""_s << true;
        QTest::newRow("authors") << u"The authors have withdrawn this paper."_s << u""_s << true;
        QTest::newRow("a comment") << plain << u"This submission has been withdrawn by arXiv administrators"_s
                                   << true;
        QTest::newRow("a bare comment") << plain << u"Withdrawn"_s << true;
        QTest::newRow("behind pages") << plain << u"12 pages; withdrawn by the authors"_s << true;
        QTest::newRow("plain") << plain << u"12 pages, ICML 2025"_s << false;
        QTest::newRow("of consent") << u"Users have withdrawn their consent, and models must forget."_s
                                    << u""_s << false;
        QTest::newRow("about papers")
            << u"We collect papers that have been withdrawn from arXiv."_s << u""_s << false;
        QTest::newRow("data") << u"Withdrawn papers are a challenge. We study them."_s << u""_s << false;
        QTest::newRow("from a venue") << plain << u"This paper was withdrawn from ICLR 2024"_s << false;
        QTest::newRow("troops") << u"Forces were withdrawn, as the news said."_s << u""_s << false;
    }
    void withdrawn()
    {
        QFETCH(QString, abstractText);
        QFETCH(QString, comments);
        addFeeds();
        ParsedEntry e = version(2);
        e.abstractText = abstractText;
        e.comments = comments;
        store(m_one, {version(1)});
        store(m_one, {e});
        QTEST(only().isWithdrawn, "isWithdrawn");
        store(m_one, {version(1)}); // a version before it takes nothing back
        QTEST(only().isWithdrawn, "isWithdrawn");
        QTEST(wait(m_library->rows(find()))->first().isWithdrawn, "isWithdrawn");
        store(m_one, {version(3)});
        QVERIFY(!only().isWithdrawn);
    }

    void aReplacementOfAnUnknownPaperIsNoNews()
    {
        addFeeds();
        ParsedEntry replaced = version(2);
        replaced.announceType = u"replace"_s;
        QCOMPARE(store(m_one, {replaced}), StoreOutcome{.changedPapers = 1});
        QCOMPARE(wait(m_library->subscriptions())->unread, (QHash<FeedId, int>{}));
        QVERIFY(only().isRead);
        QCOMPARE(store(m_one, {replaced}), StoreOutcome{.samePapers = 1});
        ParsedEntry crossed = version(2);
        crossed.announceType = u"cross"_s;
        QCOMPARE(store(m_two, {crossed}).newPapers, 1); // news after all
        QVERIFY(!only().isRead);
        QCOMPARE(wait(m_library->subscriptions())->unread, (QHash<FeedId, int>{{m_one, 1}, {m_two, 1}}));
    }

    void onlyTheAnnouncedKindsAreListed()
    {
        addFeeds();
        QList<ParsedEntry> all;
        for (const QString& type :
             {u""_s, u"new"_s, u"absonly"_s, u"cross"_s, u"replace"_s, u"replace-cross"_s}) {
            all.append(entry(u"A paper announced as %1."_s.arg(type), u"2403.0000%1"_s.arg(all.size())));
            all.last().announceType = type;
        }
        store(m_one, all);
        for (const PaperQuery& query :
             {PaperQuery{}, PaperQuery{.place = PaperQuery::Place::Feed, .feed = m_one},
              PaperQuery{.words = u"paper"_s}}) {
            const auto count = [&](int announced) {
                PaperQuery narrowed = query;
                narrowed.announced = announced;
                return int(find(narrowed).size());
            };
            QCOMPARE(count(PaperQuery::AnyAnnounced), 6);
            QCOMPARE(count(PaperQuery::New), 3);
            QCOMPARE(count(PaperQuery::New | PaperQuery::Cross), 4);
            QCOMPARE(count(PaperQuery::Replaced), 1);
            QCOMPARE(count(PaperQuery::Cross | PaperQuery::ReplacedCross), 2);
        }
    }

    void partsOfADocumentStandInItsOrder()
    {
        addFeeds();
        const QList<ParsedEntry> all = manyEntries(30);
        for (int part = 0; part < 3; ++part) {
            FeedPart stored{feedOf(all.sliced(part * 10, 10)), 20 - part * 10, {}};
            if (part == 2)
                stored.facts = AnswerFacts{};
            QCOMPARE(wait(m_library->storePart(m_one, stored))->newPapers, 10);
        }
        QStringList expected;
        for (const ParsedEntry& e : all)
            expected.append(e.title);
        QCOMPARE(titles(), expected);
        store(m_one, {entry(u"The paper of the next day"_s, u"2503.00001"_s)});
        QCOMPARE(titles().first(), u"The paper of the next day"_s);
    }

    void aNameThatPartsShareNamesNone()
    {
        addFeeds();
        QList<ParsedEntry> all{entry(u"The first of the entries"_s), entry(u"The second of the entries"_s),
                               entry(u"The third of the entries"_s)};
        for (ParsedEntry& e : all)
            e.guid = u"0"_s;
        QCOMPARE(wait(m_library->storePart(m_one, {feedOf(all.first(2)), 1, {}}))->newPapers, 2);
        QCOMPARE(wait(m_library->storePart(m_one, {feedOf(all.last(1)), 0, AnswerFacts{}}))->newPapers, 1);
    }
};

QTEST_GUILESS_MAIN(TestWorks)
#include "test_works.moc"
