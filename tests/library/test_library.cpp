#include "app/storage/connection.h"
#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

/// The library through its public interface, on real files.
class TestLibrary : public LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aNewLibraryHoldsTheSample()
    {
        QTemporaryDir folder;
        SqliteLibrary library(folder.path(), {.addSample = true});
        QVERIFY(wait(library.open()));
        const auto all = wait(library.subscriptions());
        QCOMPARE(all->paperCount, 86);
        QCOMPARE(all->unreadCount, 86);
        QCOMPARE(all->feeds.size(), 1);
        QCOMPARE(all->feeds.first().name(), u"Hugging Face Papers, 14 March 2025"_s);
        QVERIFY(!all->feeds.first().isRefreshable());
    }

    void theOrderIsTheDocuments()
    {
        store(addFeed(u"one"_s), {entry(u"First of all titles"_s), entry(u"Second of all titles"_s),
                                  entry(u"Third of all titles"_s)});
        QCOMPARE(titles(), (QStringList{u"First of all titles"_s, u"Second of all titles"_s,
                                        u"Third of all titles"_s}));
    }

    void whatTheUserMadeSurvivesARestart()
    {
        store(addFeed(u"one"_s), {entry(u"A paper to keep around"_s)});
        const PaperId id = find().first();
        QVERIFY(wait(m_library->setStarred({id}, true)));
        QVERIFY(wait(m_library->setNote(id, u"# Note"_s)));
        reopen();
        const auto paper = wait(m_library->paper(id));
        QVERIFY(paper->isStarred);
        QCOMPARE(paper->note, u"# Note"_s);
        QCOMPARE(titles({.words = u"note"_s}).size(), 1);
    }

    void markAllReadIsUndone()
    {
        store(addFeed(u"one"_s), {entry(u"One of the papers"_s), entry(u"Two of the papers"_s)});
        QVERIFY(wait(m_library->setRead({find().first()}, true)));
        const auto marked = wait(m_library->markAllRead({.place = PaperQuery::Place::Unread}));
        QCOMPARE(marked->size(), 1);
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 0);
        QVERIFY(wait(m_library->setRead(*marked, false)));
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 1);
    }

    void whatIsMarkedDuringAMarkingOfAllCounts()
    {
        store(addFeed(u"one"_s), manyEntries(12'000));
        const QList<PaperId> papers = find();
        const auto marking = m_library->markAllRead({});
        const auto unmarking = m_library->setRead({papers.last()}, false);
        const auto starring = m_library->setStarred({papers.first()}, true);
        QVERIFY(wait(starring) && wait(unmarking));
        // Either its turn came before that paper's, or it turned that one back
        QCOMPARE(wait(marking)->size(), 11'999 + wait(unmarking)->size());
        QVERIFY(!wait(m_library->paper(papers.last()))->isRead);
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 1);
        QVERIFY(wait(m_library->setRead(papers, false)));
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 12'000);
    }

    void aMarkingThatIsStoppedKeepsWhatItMarked()
    {
        store(addFeed(u"one"_s), manyEntries(30'000));
        const auto marking = m_library->markAllRead({});
        bool hasBegun = false;
        connect(m_library.get(), &Library::changed, this,
                [&](const LibraryChange& change) { hasBegun = hasBegun || !change.papersChanged.isEmpty(); });
        QTRY_VERIFY_WITH_TIMEOUT(hasBegun, 30'000); // another program may have the processor
        m_library->stopMarking();
        const QList<PaperId> marked = wait(marking).value();
        QVERIFY2(!marked.isEmpty() && marked.size() < 30'000, qPrintable(QString::number(marked.size())));
        QCOMPARE(wait(m_library->subscriptions())->unreadCount, 30'000 - marked.size());
        // What is asked for later is not stopped
        QCOMPARE(wait(m_library->markAllRead({}))->size(), 30'000 - marked.size());
    }

    void aRemovedFeedComesBackWhole()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"Starred, so it stays"_s), entry(u"Out of sight for now"_s)});
        QVERIFY(wait(m_library->setStarred({find().first()}, true)));
        QVERIFY(wait(m_library->removeFeed(feed)));
        QCOMPARE(titles(), QStringList{u"Starred, so it stays"_s});
        QVERIFY(titles({.words = u"sight"_s}).isEmpty());
        QVERIFY(wait(m_library->setStarred(find(), false)));
        QVERIFY(titles().isEmpty());
        QCOMPARE(wait(m_library->subscriptions())->paperCount, 0);
        QCOMPARE(wait(m_library->storeFeed(feed, feedOf({entry(u"Too late"_s)}), {})).error().code,
                 ErrorCode::NotFound);
        QVERIFY(wait(m_library->restoreFeed(feed)));
        QCOMPARE(find().size(), 2);
    }

    void aFeedAddedAgainTakesTheNewAddressAndFolder()
    {
        const FeedId feed = addFeed(u"one"_s);
        QVERIFY(wait(m_library->renameFeed(feed, u"Mine"_s)));
        QVERIFY(wait(m_library->recordFailure(feed, Error{ErrorCode::Gone, {}, {}}, {},
                                              QDateTime::currentDateTimeUtc().addDays(9))));
        QVERIFY(wait(m_library->removeFeed(feed)));
        const FolderId folder = wait(m_library->addFolder(u"Folder"_s)).value();
        QCOMPARE(wait(m_library->addFeed(u"http://example.org/one"_s, {}, folder)).value(), feed);
        const Feed again = wait(m_library->subscriptions())->feeds.first();
        QCOMPARE(again.url, u"http://example.org/one"_s);
        QCOMPARE(again.name(), u"Mine"_s);
        QCOMPARE(again.folder, folder);
        QVERIFY(!again.failure && !again.nextDue.isValid());
    }

    void theCountsFollowEveryChange()
    {
        const FeedId one = addFeed(u"one"_s);
        const FeedId two = addFeed(u"two"_s);
        store(one, manyEntries(5));
        store(two, manyEntries(3));
        const auto counts = [&] {
            const auto all = wait(m_library->subscriptions()).value();
            return QList<int>{all.paperCount,  all.unreadCount, all.starredCount, all.withNotesCount,
                              all.papers[one], all.unread[one], all.papers[two],  all.unread[two]};
        };
        QCOMPARE(counts(), (QList<int>{5, 5, 0, 0, 5, 5, 3, 3}));
        const QList<PaperId> all = find();
        const PaperId shared = find({.place = PaperQuery::Place::Feed, .feed = two}).first();
        QVERIFY(wait(m_library->setRead({shared}, true)));
        QVERIFY(wait(m_library->setStarred(all.first(2), true)));
        QVERIFY(wait(m_library->setNote(all.first(), u"A word"_s)));
        QCOMPARE(counts(), (QList<int>{5, 4, 2, 1, 5, 4, 3, 2}));
        QVERIFY(wait(m_library->setNote(all.first(), u""_s)));
        QVERIFY(wait(m_library->setStarred(all, false)));
        QVERIFY(wait(m_library->removeFeed(one)));
        QCOMPARE(counts(), (QList<int>{3, 2, 0, 0, 0, 0, 3, 2}));
        QVERIFY(wait(m_library->restoreFeed(one)));
        QCOMPARE(wait(m_library->markAllRead({.place = PaperQuery::Place::Feed, .feed = two}))->size(), 2);
        QCOMPARE(counts(), (QList<int>{5, 2, 0, 0, 5, 2, 3, 0}));
    }

    void noPaperStandsUnderADayToCome()
    {
        ParsedEntry early = entry(u"A paper from a clock that is ahead"_s);
        early.published = QDateTime::currentDateTimeUtc().addDays(2);
        store(addFeed(u"one"_s), {early});
        QCOMPARE(find({.place = PaperQuery::Place::Today}).size(), 1);
        QCOMPARE(wait(m_library->subscriptions())->todayCount, 1);
    }

    void search_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("found");
        QTest::newRow("a word") << u"café "_s << 1;
        QTest::newRow("without its accent") << u"cafe "_s << 1;
        QTest::newRow("hyphens do not matter") << u"finetuning"_s << 1;
        QTest::newRow("two words of two fields") << u"author lora"_s << 1;
        QTest::newRow("operators are words") << u"NEAR( AND \"* -"_s << 0;
        QTest::newRow("only signs") << u"\"*"_s << 0;
        QTest::newRow("not there") << u"transformer"_s << 0;
    }
    void search()
    {
        QFETCH(QString, words);
        store(addFeed(u"one"_s), {entry(u"LoRA and fine-tuning in a café: equivalence"_s)});
        QTEST(int(find({.words = words}).size()), "found");
    }

    void aStarGoesBeforeAFeedThatIsBeingStored()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"A paper to star at once"_s, u"2403.00001"_s)});
        const PaperId id = find().first();
        auto storing = m_library->storeFeed(feed, feedOf(manyEntries(3000)), {});
        QTRY_VERIFY(find().size() > 10);
        QVERIFY(wait(m_library->setStarred({id}, true)));
        QVERIFY(!storing.isFinished());
        QCOMPARE(wait(storing)->newPapers, 3000);
    }

    void badAddressesAndDoublesAreRefused()
    {
        QCOMPARE(wait(m_library->addFeed(u"javascript:x"_s)).error().code, ErrorCode::BadAddress);
        QCOMPARE(wait(m_library->addFeed(u" "_s)).error().code, ErrorCode::BadAddress);
        QCOMPARE(wait(m_library->addFeed(u"mailto:ann@example.org"_s)).error().code, ErrorCode::BadAddress);
        QCOMPARE(wait(m_library->addFeed(u"ftp://example.org/feed"_s)).error().code, ErrorCode::BadAddress);
        QVERIFY(wait(m_library->addFeed(u"http://intranet/feed"_s)));
        QVERIFY(wait(m_library->addFeed(u"localhost:8000/feed"_s)));
        QVERIFY(wait(m_library->addFeed(u"example.org/feed"_s)));
        QCOMPARE(wait(m_library->addFeed(u"http://www.example.org/feed/"_s)).error().code,
                 ErrorCode::AlreadyThere);
    }

    void papersAreFoundByAnyName()
    {
        store(addFeed(u"one"_s), {entry(u"A paper with a number"_s, u"2403.01234"_s)});
        const PaperId id = find().first();
        for (const QString& name :
             {QString::number(id.value), u"2403.01234v2"_s, u"arXiv:2403.01234"_s,
              u"https://huggingface.co/papers/2403.01234"_s, u"https://arxiv.org/pdf/2403.01234v1"_s})
            QCOMPARE(wait(m_library->resolve(name)).value_or(PaperId{}), id);
        QCOMPARE(wait(m_library->resolve(u"2403.99999"_s)).error().code, ErrorCode::NotFound);
    }

    void whatWasAskedForBeforeClosingIsDone()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"A paper to star at the end"_s, u"2403.00001"_s)});
        const PaperId id = find().first();
        AnswerFacts facts;
        facts.etag = "\"1\"";
        const auto storing = m_library->storeFeed(feed, feedOf(manyEntries(5000)), facts);
        const auto starring = m_library->setStarred({id}, true);
        const auto noting = m_library->setNote(id, u"The last words"_s);
        reopen();
        QCOMPARE(wait(storing).error().code, ErrorCode::Cancelled);
        QVERIFY(wait(starring) && wait(noting));
        QVERIFY(wait(m_library->paper(id))->isStarred);
        QCOMPARE(wait(m_library->paper(id))->note, u"The last words"_s);
        QCOMPARE(wait(m_library->feedRequests())->first().etag, QByteArray());
    }

    void aNewerSearchOfALaneDropsTheOlder()
    {
        QTemporaryDir folder;
        SqliteLibrary library(folder.path(), {});
        const auto stale = library.find({.words = u"ol"_s}, 1);
        const auto other = library.find({}, 2);
        const auto unlaned = library.find({}, 0);
        const auto newest = library.find({.words = u"old"_s}, 1);
        QVERIFY(wait(library.open())); // only now the searches begin
        QCOMPARE(wait(stale).error().code, ErrorCode::Cancelled);
        QVERIFY(wait(other) && wait(unlaned) && wait(newest));
    }

    void changesAskedForBeforeOpeningAreMade()
    {
        QTemporaryDir folder;
        SqliteLibrary library(folder.path(), {});
        const auto adding = library.addFeed(u"https://example.org/early"_s);
        const auto storing = library.storeFeed(FeedId{1}, feedOf({entry(u"An early paper"_s)}), {});
        const auto opening = library.open();
        QVERIFY(wait(opening));
        QVERIFY(wait(adding));
        QCOMPARE(wait(storing)->newPapers, 1);
    }

    void aLibraryNeverOpenedAnswersWhenItGoes()
    {
        QTemporaryDir folder;
        auto library = std::make_unique<SqliteLibrary>(folder.path(), SqliteLibrary::Options{});
        const auto adding = library->addFeed(u"https://example.org/early"_s);
        const auto storing = library->storeFeed(FeedId{1}, feedOf({entry(u"An early paper"_s)}), {});
        const auto reading = library->subscriptions();
        library.reset();
        QCOMPARE(wait(adding).error().code, ErrorCode::Cancelled);
        QCOMPARE(wait(storing).error().code, ErrorCode::Cancelled);
        QCOMPARE(wait(reading).error().code, ErrorCode::Cancelled);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aSecondOpenGetsTheSameAnswer() { QVERIFY(wait(m_library->open())); }

    void foldersHoldFeeds()
    {
        const FolderId folder = wait(m_library->addFolder(u"Élan"_s)).value();
        QCOMPARE(wait(m_library->addFolder(u" éLAN "_s)).error().code, ErrorCode::AlreadyThere);
        QCOMPARE(wait(m_library->addFolder(u" "_s)).error().code, ErrorCode::BadArgument);
        const FeedId one = addFeed(u"one"_s);
        const FeedId two = addFeed(u"two"_s);
        QVERIFY(wait(m_library->moveFeed(one, folder)));
        QVERIFY(wait(m_library->moveFeed(two, folder, 0)));
        QCOMPARE(wait(m_library->moveFeed(two, FolderId{99})).error().code, ErrorCode::NotFound);
        store(one, {entry(u"In the folder's feed"_s)});
        QCOMPARE(find({.place = PaperQuery::Place::Folder, .folder = folder}).size(), 1);
        const auto feeds = wait(m_library->subscriptions())->feeds;
        QCOMPARE(feeds.first().id, two);
        QVERIFY(wait(m_library->removeFolder(folder)));
        const auto after = wait(m_library->subscriptions());
        QVERIFY(after->folders.isEmpty());
        QVERIFY(!after->feeds.first().folder && !after->feeds.last().folder);
    }

    void theSearchIndexIsTidiedWhenThereIsTime()
    {
        const FeedId feed = addFeed(u"one"_s);
        constexpr int documents = 12; // each a piece of the index
        for (int i = 0; i < documents; ++i)
            store(feed, {entry(u"Tidying the index, part %1"_s.arg(i))});
        Connection raw(m_folder->filePath(u"library.sqlite"_s), Connection::Mode::ReadOnly, 1s);
        const auto pieces = [&raw] { return raw.number("SELECT count(DISTINCT segid) FROM paper_fts_idx"); };
        QVERIFY(pieces() >= documents);
        QTRY_VERIFY_WITH_TIMEOUT(pieces() < documents, 60s);
        QCOMPARE(find({.words = u"tidying index"_s}).size(), documents);
    }

    void changesAreTold()
    {
        QSignalSpy told(m_library.get(), &Library::changed);
        store(addFeed(u"one"_s), {entry(u"A paper to tell about"_s)});
        QTRY_VERIFY(!told.isEmpty() && told.last().first().value<LibraryChange>().papersAdded.size() == 1);
    }

    void anotherProcessIsNoticed()
    {
        QSignalSpy told(m_library.get(), &Library::changed);
        SqliteLibrary other(m_folder->path(), {.program = u"other"_s});
        QVERIFY(wait(other.open()));
        QVERIFY(wait(other.addFeed(u"https://example.org/other"_s)));
        QTRY_VERIFY(!told.isEmpty() && told.last().first().value<LibraryChange>().everything);
        QCOMPARE(wait(m_library->subscriptions())->feeds.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "test_library.moc"
