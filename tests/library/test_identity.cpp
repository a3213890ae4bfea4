#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

/// Which entries are one paper, and what becomes of their texts, marks and notes.
class TestIdentity : public LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aPaperInTwoFeedsIsOne()
    {
        const FeedId one = addFeed(u"one"_s);
        const FeedId two = addFeed(u"two"_s);
        QCOMPARE(store(one, {entry(u"A paper"_s, u"2403.01234"_s)}).newPapers, 1);
        QCOMPARE(store(two, {entry(u"A paper, again"_s, u"2403.01234"_s)}).newPapers, 0);
        QCOMPARE(find().size(), 1);
        QCOMPARE(wait(m_library->paper(find().first()))->sightings.size(), 2);
        QVERIFY(wait(m_library->setRead(find(), true)));
        QCOMPARE(wait(m_library->subscriptions())->unread, (QHash<FeedId, int>{}));
    }

    void identity_data()
    {
        QTest::addColumn<QString>("titleA");
        QTest::addColumn<QString>("arxivA");
        QTest::addColumn<QString>("authorA");
        QTest::addColumn<QString>("titleB");
        QTest::addColumn<QString>("arxivB");
        QTest::addColumn<QString>("authorB");
        QTest::addColumn<int>("papers");
        const QString title = u"LoRA vs Full Fine-tuning: An Illusion of Equivalence"_s;
        const QString shouted = title.toUpper();
        QTest::newRow("title and surname")
            << title << u""_s << u"Ann Author"_s << shouted << u""_s << u"A. Author"_s << 1;
        QTest::newRow("other surname")
            << title << u""_s << u"Ann Author"_s << title << u""_s << u"Bo Other"_s << 2;
        QTest::newRow("no authors on one side")
            << title << u""_s << u""_s << title << u"2410.21228"_s << u"Ann Author"_s << 1;
        QTest::newRow("same title, other number") << title << u"2410.21228"_s << u"Ann Author"_s << title
                                                  << u"2410.99999"_s << u"Ann Author"_s << 2;
        QTest::newRow("a short title says little")
            << u"Intro"_s << u""_s << u""_s << u"Intro"_s << u"2410.21228"_s << u""_s << 2;
    }
    void identity()
    {
        QFETCH(QString, titleA);
        QFETCH(QString, arxivA);
        QFETCH(QString, authorA);
        QFETCH(QString, titleB);
        QFETCH(QString, arxivB);
        QFETCH(QString, authorB);
        const auto authors = [](const QString& name) {
            return name.isEmpty() ? QStringList() : QStringList{name};
        };
        store(addFeed(u"one"_s), {entry(titleA, arxivA, authors(authorA))});
        store(addFeed(u"two"_s), {entry(titleB, arxivB, authors(authorB))});
        QTEST(int(find().size()), "papers");
    }

    void twoPapersThatTurnOutToBeOneAreMerged()
    {
        const FeedId feed = addFeed(u"one"_s);
        ParsedEntry byDoi = entry(u"The first title of the work"_s);
        byDoi.ids.doi = u"10.1000/x"_s;
        store(feed, {byDoi});
        store(feed, {entry(u"Quite another title for it"_s, u"2403.01234"_s)});
        QCOMPARE(find().size(), 2);
        QVERIFY(wait(m_library->setStarred(find(), true)));
        QVERIFY(wait(m_library->setNote(find().first(), u"mine"_s)));
        ParsedEntry both = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        both.ids.doi = u"10.1000/x"_s;
        store(feed, {both});
        QCOMPARE(find().size(), 1);
        const auto paper = wait(m_library->paper(find().first()));
        QVERIFY(paper->isStarred);
        QCOMPARE(paper->note, u"mine"_s);
    }

    void aLaterVersionReplacesTheTextAndKeepsTheMarks()
    {
        const FeedId feed = addFeed(u"one"_s);
        ParsedEntry first = entry(u"A long title for this work"_s, u"2403.01234"_s);
        first.ids.version = 1;
        store(feed, {first});
        QVERIFY(wait(m_library->setRead(find(), true)));
        ParsedEntry second = first;
        second.ids.version = 2;
        second.title = u"A new title for this work"_s;
        second.abstractText = u"Short."_s;
        QCOMPARE(store(feed, {second}).changedPapers, 1);
        const auto paper = wait(m_library->paper(find().first()));
        QCOMPARE(paper->title, second.title);
        QCOMPARE(paper->abstractText, second.abstractText);
        QVERIFY(paper->isRead);
        QCOMPARE(store(feed, {second}).changedPapers, 0);
    }

    void pagesAreKnownByTheirAddress()
    {
        ParsedEntry plain = entry(u"A post of the blog"_s);
        plain.link = u"https://www.example.org/post/"_s;
        ParsedEntry tracked = entry(u"A post of the blog, with a longer title"_s);
        tracked.link = u"http://example.org/post?utm_source=rss"_s;
        ParsedEntry next = plain;
        next.link = u"https://example.org/next-post"_s;
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {plain});
        QCOMPARE(store(feed, {tracked}).newPapers, 0);
        QCOMPARE(store(feed, {next}).newPapers, 1); // the same title again, on another page of the site
        QCOMPARE(find().size(), 2);
    }

    void entriesWithoutAnyNameAreKeptApartAndKnownAgain()
    {
        ParsedEntry intro = entry(u"Intro"_s);
        intro.guid.clear();
        ParsedEntry untitled = entry(u""_s);
        untitled.guid.clear();
        untitled.abstractText = u"Only a text"_s;
        ParsedEntry other = untitled;
        other.abstractText = u"Only another text"_s;
        const FeedId feed = addFeed(u"one"_s);
        QCOMPARE(store(feed, {intro, untitled, other}).newPapers, 3);
        reopen();
        QCOMPARE(store(feed, {intro, untitled, other}).newPapers, 0);
    }

    void aGuidThatAllEntriesHaveSaysNothing()
    {
        ParsedEntry one = entry(u"The first of the entries"_s);
        ParsedEntry two = entry(u"The second of the entries"_s);
        one.guid = two.guid = u"0"_s;
        QCOMPARE(store(addFeed(u"one"_s), {one, two}).newPapers, 2);
    }

    void worksThatShareAnIdentifierButContradictAreTwo()
    {
        ParsedEntry one = entry(u"A work in a first form"_s);
        one.ids.doi = u"10.1000/x"_s;
        one.ids.openReview = u"aaaa"_s;
        ParsedEntry two = entry(u"A work in another form"_s);
        two.ids.doi = u"10.1000/x"_s;
        two.ids.openReview = u"bbbb"_s;
        const FeedId feed = addFeed(u"one"_s);
        QCOMPARE(store(feed, {one, two}).newPapers, 2);
        QCOMPARE(store(feed, {one, two}).newPapers, 0);
    }

    void anEarlierVersionLeavesTheTextAsItIs()
    {
        const FeedId feed = addFeed(u"one"_s);
        ParsedEntry second = entry(u"A title for this work"_s, u"2403.01234"_s);
        second.ids.version = 2;
        ParsedEntry first = second;
        first.ids.version = 1;
        first.abstractText = u"A first abstract, which was much longer than the one of the second version"_s;
        store(feed, {second});
        QCOMPARE(store(feed, {first}).changedPapers, 1); // a version more
        QCOMPARE(store(feed, {first}).changedPapers, 0);
        QCOMPARE(wait(m_library->paper(find().first()))->abstractText, second.abstractText);
    }

    void mergingKeepsBothNotesAndTheEarlierDay()
    {
        ParsedEntry early = entry(u"The first title of the work"_s);
        early.ids.doi = u"10.1000/x"_s;
        early.published = early.published.addDays(-3);
        ParsedEntry late = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        store(addFeed(u"one"_s), {early});
        store(addFeed(u"two"_s), {late});
        const QList<PaperId> two = find();
        QCOMPARE(two.size(), 2);
        QVERIFY(wait(m_library->setNote(two[0], u"A thought"_s)) &&
                wait(m_library->setNote(two[1], u"Another"_s)));
        ParsedEntry both = late;
        both.ids.doi = early.ids.doi;
        QSignalSpy told(m_library.get(), &Library::changed);
        store(addFeed(u"three"_s), {both});
        const auto found = wait(m_library->find({}));
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().day, qint32(early.published.date().toJulianDay()));
        const auto paper = wait(m_library->paper(found->first().id));
        QVERIFY(paper->note.contains(u"A thought"_s) && paper->note.contains(u"Another"_s));
        QCOMPARE(paper->sightings.size(), 3);
        const auto tellsBoth = [&](const LibraryChange& change) {
            return change.papersChanged.contains(two[0]) && change.papersChanged.contains(two[1]);
        };
        QTRY_VERIFY(!told.isEmpty() && tellsBoth(told.last().first().value<LibraryChange>()));
    }

    void aNoteTypedWhileItsPaperIsMergedIsKept()
    {
        ParsedEntry one = entry(u"The first title of the work"_s);
        one.ids.doi = u"10.1000/x"_s;
        ParsedEntry two = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {one});
        store(feed, {two});
        const QList<PaperId> ids = find();
        QVERIFY(wait(m_library->setNote(ids[0], u"Short"_s)) && wait(m_library->setNote(ids[1], u"Other"_s)));
        QVERIFY(wait(m_library->setStarred({ids[0]}, true)) && wait(m_library->setStarred({ids[1]}, true)));
        ParsedEntry both = two;
        both.ids.doi = one.ids.doi;
        store(feed, {both});
        QCOMPARE(find().size(), 1);
        const PaperId kept = find().first();
        const PaperId gone = kept == ids[0] ? ids[1] : ids[0];
        const QString theirs =
            wait(m_library->paper(kept))->note.startsWith("Short"_L1) ? u"Short"_s : u"Other"_s;
        // The editor goes on saving under the number that is no more
        for (const QString& text : {u"Shorter"_s, u"Shorter still"_s})
            QVERIFY(wait(m_library->setNote(gone, text)));
        QCOMPARE(wait(m_library->paper(kept))->note, theirs + "\n\nShorter still"_L1);
        QCOMPARE(wait(m_library->setStarred({gone}, false))->size(), 1);
        QVERIFY(!wait(m_library->paper(kept))->isStarred);
    }

    void thePaperWithTheNoteKeepsItsNumber()
    {
        ParsedEntry one = entry(u"The first title of the work"_s);
        one.ids.doi = u"10.1000/x"_s;
        ParsedEntry two = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {one});
        const PaperId noted = find().first();
        store(feed, {two});
        QVERIFY(wait(m_library->setNote(noted, u"A thought"_s)) &&
                wait(m_library->setStarred({noted}, true)));
        const QDateTime starred = wait(m_library->paper(noted))->starredAt;
        ParsedEntry both = two;
        both.ids.doi = one.ids.doi;
        store(feed, {both});
        QCOMPARE(find(), QList<PaperId>{noted});
        QCOMPARE(wait(m_library->paper(noted))->note, u"A thought"_s);
        QCOMPARE(wait(m_library->paper(noted))->starredAt, starred);
    }

    void marksKeepTheirTimeWhenPapersAreMerged()
    {
        ParsedEntry one = entry(u"The first title of the work"_s);
        one.ids.doi = u"10.1000/x"_s;
        ParsedEntry two = entry(u"Quite another title for it"_s, u"2403.01234"_s);
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {one});
        const PaperId first = find().first();
        QVERIFY(wait(m_library->setStarred({first}, true)));
        const QDateTime starred = wait(m_library->paper(first))->starredAt;
        store(feed, {two});
        ParsedEntry both = two;
        both.ids.doi = one.ids.doi;
        store(feed, {both});
        QCOMPARE(find().size(), 1);
        QCOMPARE(wait(m_library->paper(find().first()))->starredAt, starred);
    }

    void manyEntriesOfOnePageAreApart()
    {
        ParsedEntry march = entry(u"What we did in March"_s);
        march.link = u"https://example.org/news#march"_s;
        ParsedEntry april = entry(u"What we did in April"_s);
        april.link = u"https://example.org/news#april"_s;
        const FeedId feed = addFeed(u"one"_s);
        QCOMPARE(store(feed, {march}).newPapers, 1);
        QCOMPARE(store(feed, {april, march}).newPapers, 1);
        QCOMPARE(store(feed, {april, march}), StoreOutcome{.samePapers = 2});
    }

    void aLinkToTheSiteNamesNoEntry()
    {
        const FeedId feed = addFeed(u"one"_s);
        const auto storeOne = [&](const QString& title) {
            ParsedFeed parsed = feedOf({entry(title)});
            parsed.site = u"https://example.org"_s;
            parsed.entries.first().link = u"https://example.org/"_s;
            return wait(m_library->storeFeed(feed, parsed, {}))->newPapers;
        };
        QCOMPARE(storeOne(u"The entry of the first day"_s), 1);
        QCOMPARE(storeOne(u"The entry of the second day"_s), 1);
        QCOMPARE(storeOne(u"The entry of the second day"_s), 0);
    }

    void entriesOfOneFeedWithOneTitleAreApart()
    {
        ParsedEntry one = entry(u"Weekly notes from the whole laboratory"_s);
        ParsedEntry two = one;
        one.guid = u"week 1"_s;
        two.guid = u"week 2"_s;
        const FeedId feed = addFeed(u"one"_s);
        QCOMPARE(store(feed, {one, two}).newPapers, 2);
        QCOMPARE(store(feed, {one, two}), StoreOutcome{.samePapers = 2});
    }

    void anEarlierDayIsTold()
    {
        ParsedEntry late = entry(u"A paper with two dates"_s, u"2403.01234"_s);
        ParsedEntry early = late;
        late.listed = late.published;
        early.listed = late.published.addDays(-2);
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {late});
        QCOMPARE(store(feed, {early}).changedPapers, 1);
    }

    void upvotesAreTheHighestOfTheLatest()
    {
        ParsedEntry voted = entry(u"A paper with some votes"_s, u"2403.01234"_s);
        const FeedId one = addFeed(u"one"_s);
        voted.upvotes = 90;
        store(one, {voted});
        voted.upvotes = 40;
        store(addFeed(u"two"_s), {voted});
        QCOMPARE(wait(m_library->paper(find().first()))->upvotes, 90);
        voted.upvotes = 12;
        store(one, {voted});
        QCOMPARE(wait(m_library->paper(find().first()))->upvotes, 40);
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
