#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

/// Searches that are kept.
class TestSavedSearches : public LibraryFixture
{
    Q_OBJECT

private:
    SearchId addSearch(const QString& name, const QString& words)
    {
        return wait(m_library->addSearch({.name = name, .words = words})).value();
    }
    QStringList names()
    {
        QStringList all;
        const QList<SavedSearch> searches = wait(m_library->subscriptions())->searches;
        for (const SavedSearch& search : searches)
            all.append(search.name);
        return all;
    }

private Q_SLOTS:
    void aSearchIsAPlace()
    {
        store(addFeed(u"one"_s), {entry(u"Graphs of the one"_s), entry(u"Graphs of the other"_s),
                                  entry(u"Something else altogether"_s)});
        const PaperQuery graphs{.place = PaperQuery::Place::Search,
                                .search = addSearch(u"Graphs"_s, u" graphs   sort:title "_s)};
        QCOMPARE(titles(graphs), (QStringList{u"Graphs of the one"_s, u"Graphs of the other"_s}));
        PaperQuery narrowed = graphs;
        narrowed.words = u"other"_s;
        QCOMPARE(titles(narrowed), QStringList{u"Graphs of the other"_s});
        narrowed.words = u"something"_s;
        QVERIFY(titles(narrowed).isEmpty());
        QCOMPARE(wait(m_library->markAllRead(graphs))->size(), 2);
        reopen();
        QCOMPARE(names(), QStringList{u"Graphs"_s});
        QCOMPARE(titles(graphs).size(), 2);
    }

    void unreadPapersAreCountedUpToAPoint()
    {
        store(addFeed(u"one"_s), manyEntries(30));
        const PaperQuery search{.place = PaperQuery::Place::Search,
                                .search = addSearch(u"Generated"_s, u"generated"_s),
                                .unreadOnly = true};
        QCOMPARE(*wait(m_library->count(search, 1000)), 30);
        QCOMPARE(*wait(m_library->count(search, 20)), 20);
        QVERIFY(wait(m_library->setRead(find(search).first(4), true)));
        QCOMPARE(*wait(m_library->count(search, 1000)), 26);
    }

    void aSearchIsEdited()
    {
        const SearchId id = addSearch(u"First"_s, u"graphs"_s);
        addSearch(u"Second"_s, u"is:starred"_s);
        QVERIFY(wait(m_library->editSearch({id, u"Renamed"_s, u"date:7d"_s})));
        QCOMPARE(wait(m_library->subscriptions())->searches.first(),
                 (SavedSearch{.id = id, .name = u"Renamed"_s, .words = u"date:7d"_s}));
        QVERIFY(wait(m_library->editSearch({id, u"RENAMED"_s, u"date:7d"_s})));
        const auto taken = wait(m_library->editSearch({id, u"second"_s, u"date:7d"_s}));
        QCOMPARE(taken.error().code, ErrorCode::AlreadyThere);
        QCOMPARE(wait(m_library->editSearch({id, u" "_s, u"date:7d"_s})).error().code,
                 ErrorCode::BadArgument);
        QCOMPARE(wait(m_library->editSearch({id, u"Other"_s, u"date:x"_s})).error().code,
                 ErrorCode::BadQuery);
        QCOMPARE(wait(m_library->editSearch({SearchId{99}, u"Other"_s, u"x"_s})).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(wait(m_library->addSearch({.name = u"Bad"_s, .words = u"upvotes:many"_s})).error().code,
                 ErrorCode::BadQuery);
        QCOMPARE(names(), (QStringList{u"RENAMED"_s, u"Second"_s}));
    }

    void searchesAreMoved()
    {
        const SearchId a = addSearch(u"A"_s, u"a"_s);
        addSearch(u"B"_s, u"b"_s);
        const SearchId c = addSearch(u"C"_s, u"c"_s);
        QVERIFY(wait(m_library->moveSearch(c, 0)));
        QCOMPARE(names(), (QStringList{u"C"_s, u"A"_s, u"B"_s}));
        QVERIFY(wait(m_library->moveSearch(c)));
        QVERIFY(wait(m_library->moveSearch(a, 1)));
        QCOMPARE(names(), (QStringList{u"B"_s, u"A"_s, u"C"_s}));
        QCOMPARE(wait(m_library->moveSearch(SearchId{99}, 0)).error().code, ErrorCode::NotFound);
    }

    void aRemovedSearchComesBack()
    {
        const SearchId a = addSearch(u"A"_s, u"a"_s);
        addSearch(u"B"_s, u"b"_s);
        QVERIFY(wait(m_library->removeSearch(a)));
        QCOMPARE(names(), QStringList{u"B"_s});
        QCOMPARE(wait(m_library->removeSearch(a)).error().code, ErrorCode::NotFound);
        QVERIFY(wait(m_library->restoreSearch(a)));
        QCOMPARE(names(), (QStringList{u"A"_s, u"B"_s}));
        QVERIFY(wait(m_library->removeSearch(a)));
        addSearch(u"a"_s, u"other"_s);
        QVERIFY(wait(m_library->restoreSearch(a)));
        QVERIFY2(names().contains(u"A (2)"_s), qPrintable(names().join(u' ')));
    }

    void newPapersAreMarkedAsTheyArrive()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"A survey that was there before"_s)});
        QVERIFY(
            wait(m_library->addSearch({.name = u"Muted"_s, .words = u"title:survey"_s, .marksRead = true})));
        QVERIFY(wait(m_library->addSearch({.name = u"Wanted"_s, .words = u"has:code"_s, .stars = true})));
        ParsedEntry coded = entry(u"A method"_s);
        coded.code = u"https://github.com/a/b"_s;
        LibraryChange told;
        connect(m_library.get(), &Library::changed, this,
                [&](const LibraryChange& change) { told.papersChanged |= change.papersChanged; });
        store(feed, {entry(u"A survey of late"_s), coded, entry(u"Something else altogether"_s)});
        QCOMPARE(titles({.words = u"is:read"_s}), QStringList{u"A survey of late"_s});
        QCOMPARE(titles({.words = u"is:starred"_s}), QStringList{u"A method"_s});
        QCOMPARE(wait(m_library->subscriptions())->unread.value(feed), 3);
        QTRY_COMPARE(told.papersChanged.size(), 2);
        // It is about papers that arrive, not about those that are told of again
        QVERIFY(wait(m_library->setRead(find({.words = u"late"_s}), false)));
        ParsedEntry again = entry(u"A survey of late"_s);
        again.comments = u"Now with comments"_s;
        store(feed, {again});
        QVERIFY(titles({.words = u"is:read"_s}).isEmpty());
    }

    void whatIsHiddenOnlySearchesFind()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"A survey that was there before"_s)});
        const SearchId rule =
            wait(m_library->addSearch({.name = u"Surveys"_s, .words = u"title:survey"_s, .hides = true}))
                .value();
        const PaperQuery ofFeed{.place = PaperQuery::Place::Feed, .feed = feed};
        const PaperQuery ofRule{.place = PaperQuery::Place::Search, .search = rule};
        store(feed, {entry(u"A survey of late"_s), entry(u"Something else altogether"_s)});
        const QStringList shown{u"A survey that was there before"_s, u"Something else altogether"_s};
        const auto sorted = [this](const PaperQuery& query) {
            QStringList all = titles(query);
            all.sort();
            return all;
        };
        QCOMPARE(sorted({}), shown);
        QCOMPARE(sorted(ofFeed), shown);
        QCOMPARE(sorted({.place = PaperQuery::Place::Unread}), shown);
        QCOMPARE(wait(m_library->subscriptions())->unread.value(feed), 2);
        QCOMPARE(wait(m_library->subscriptions())->papers.value(feed), 2);
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 2);
        QCOMPARE(titles({.words = u"late"_s}), QStringList{u"A survey of late"_s});
        QCOMPARE(titles({.words = u"is:hidden"_s}), QStringList{u"A survey of late"_s});
        QCOMPARE(titles(ofRule).size(), 2);
        PaperQuery inFeed = ofFeed;
        inFeed.words = u"late"_s;
        QCOMPARE(titles(inFeed), QStringList{u"A survey of late"_s});
        const PaperId hidden = find({.words = u"late"_s}).first();
        QVERIFY(wait(m_library->paper(hidden))->isHidden);
        QVERIFY(wait(m_library->rows({hidden}))->first().isHidden);
        // A star is stronger; another feed that lists it is not
        QVERIFY(wait(m_library->setStarred({hidden}, true)));
        QCOMPARE(titles().size(), 3);
        QVERIFY(wait(m_library->setStarred({hidden}, false)));
        QCOMPARE(sorted({}), shown);
        store(addFeed(u"two"_s), {entry(u"A survey of late"_s)});
        QCOMPARE(sorted({}), shown);
    }

    void whatARuleHidComesBackWithoutIt()
    {
        const FeedId feed = addFeed(u"one"_s);
        SavedSearch rule{.name = u"Surveys"_s, .words = u"survey"_s, .hides = true};
        rule.id = wait(m_library->addSearch(rule)).value();
        store(feed, {entry(u"A survey of graphs"_s), entry(u"A survey of trees"_s), entry(u"A method"_s)});
        QCOMPARE(titles().size(), 1);
        QVERIFY(wait(m_library->removeSearch(rule.id)));
        QCOMPARE(titles().size(), 3);
        QVERIFY(wait(m_library->restoreSearch(rule.id)));
        QCOMPARE(titles().size(), 1);
        SavedSearch other = rule;
        other.words = u"survey trees"_s;
        const QList<PaperId> shown = wait(m_library->editSearch(other)).value();
        QCOMPARE(shown.size(), 1);
        QCOMPARE(titles().size(), 2);
        QVERIFY(wait(m_library->editSearch(rule)));
        QCOMPARE(wait(m_library->setHidden(shown, rule.id)).value(), shown);
        QCOMPARE(titles().size(), 1);
        rule.hides = false;
        QVERIFY(wait(m_library->editSearch(rule)));
        QCOMPARE(titles().size(), 3);
        QCOMPARE(wait(m_library->subscriptions())->unread.value(feed), 3);
    }

    void papersThatWerePutOutOfSightAreToldApart()
    {
        const FeedId feed = addFeed(u"one"_s);
        QVERIFY(wait(m_library->addSearch({.name = u"Surveys"_s, .words = u"survey"_s, .hides = true})));
        store(feed, {entry(u"A survey of graphs"_s)});
        QVERIFY(wait(m_library->removeFeed(feed)));
        QVERIFY(titles({.words = u"survey"_s}).isEmpty());
        QVERIFY(wait(m_library->restoreFeed(feed)));
        QCOMPARE(titles({.words = u"survey"_s}).size(), 1);
        QVERIFY(titles().isEmpty());
    }

    void whatArrivesIsTold()
    {
        const SearchId rule =
            wait(m_library->addSearch({.name = u"Graphs"_s, .words = u"graphs"_s, .tells = true})).value();
        QSet<PaperId> told;
        connect(m_library.get(), &Library::changed, this,
                [&](const LibraryChange& change) { told |= change.toldBy.value(rule); });
        store(addFeed(u"one"_s), {entry(u"A survey of graphs"_s), entry(u"A method"_s)});
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(QList<PaperId>(told.begin(), told.end()), find({.words = u"graphs"_s}));
        QVERIFY(wait(m_library->subscriptions())->searches.first().tells);
    }

    void aRuleThatWasRemovedDoesNothing()
    {
        const SearchId rule =
            wait(m_library->addSearch(
                     {.name = u"Muted"_s, .words = u"paper"_s, .marksRead = true, .stars = true}))
                .value();
        QVERIFY(wait(m_library->removeSearch(rule)));
        store(addFeed(u"one"_s), {entry(u"A paper of these days"_s)});
        QVERIFY(titles({.words = u"is:read OR is:starred"_s}).isEmpty());
    }

    /// More than are stored in one transaction.
    void thousandsAreMarkedAsTheyArrive()
    {
        QVERIFY(wait(m_library->addSearch(
            {.name = u"Muted"_s, .words = u"generated -\"number 7\""_s, .marksRead = true})));
        store(addFeed(u"one"_s), manyEntries(5'000));
        QCOMPARE(find({.words = u"is:read"_s}).size(), 4'999);
    }
};

QTEST_GUILESS_MAIN(TestSavedSearches)
#include "test_savedsearches.moc"
