#include "models/librarycommands.h"
#include "models/undohistory.h"
#include "tests/support/fakelibrary.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What the user does, and undoing it.
class TestLibraryCommands : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<UndoHistory> m_history;
    std::unique_ptr<LibraryCommands> m_commands;

    [[nodiscard]] bool isStarred(PaperId id) const { return m_library->stored(id).isStarred; }
    [[nodiscard]] bool isRead(PaperId id) const { return m_library->stored(id).isRead; }
    [[nodiscard]] QList<Feed> feeds() const
    {
        auto reply = m_library->subscriptions();
        return QTest::qWaitFor([&] { return reply.isFinished(); }) ? reply.result()->feeds : QList<Feed>();
    }

    [[nodiscard]] QStringList folders() const
    {
        auto reply = m_library->subscriptions();
        QStringList names;
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }))
            return names;
        const Subscriptions all = reply.result().value();
        for (const Folder& folder : all.folders)
            names.append(folder.name);
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_commands.reset();
        m_history.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_history = std::make_unique<UndoHistory>(*m_library);
        m_commands = std::make_unique<LibraryCommands>(*m_library);
    }

    void aStarIsUndoneAndDoneAgain()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_commands->setStarred({paper}, true);
        QTRY_VERIFY(m_history->canUndo());
        QCOMPARE(m_history->undoText(), u"star 1 paper"_s);
        QVERIFY(isStarred(paper));
        m_history->undo();
        QTRY_VERIFY(!isStarred(paper));
        QTRY_VERIFY(m_history->canRedo());
        QCOMPARE(m_history->redoText(), u"star 1 paper"_s);
        m_history->redo();
        QTRY_VERIFY(isStarred(paper));
    }

    void undoTurnsBackOnlyWhatWasChanged()
    {
        const PaperId before = m_library->givePaper(u"Starred before"_s);
        const PaperId now = m_library->givePaper(u"Starred now"_s);
        m_library->stored(before).isStarred = true;
        m_commands->setStarred({before, now}, true);
        QTRY_VERIFY(m_history->canUndo());
        m_history->undo();
        QTRY_VERIFY(!isStarred(now));
        QVERIFY(isStarred(before));
    }

    void whatChangesNothingLeavesNoTrace()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_library->stored(paper).isStarred = true;
        m_commands->setStarred({paper}, true);
        m_commands->setRead({paper}, true);
        QTRY_COMPARE(m_history->undoText(), u"mark 1 paper as read"_s);
        m_history->undo();
        QTRY_VERIFY(!m_history->canUndo());
    }

    void markAllReadIsUndone()
    {
        const PaperId read = m_library->givePaper(u"Read"_s);
        const PaperId unread = m_library->givePaper(u"Unread"_s);
        m_library->stored(read).isRead = true;
        QSignalSpy done(m_commands.get(), &LibraryCommands::done);
        m_commands->markAllRead({});
        QVERIFY(done.wait());
        QCOMPARE(done[0][0].toString(), u"Marked 1 paper as read"_s);
        QVERIFY(isRead(unread));
        QTRY_VERIFY(m_history->canUndo());
        m_history->undo();
        QTRY_VERIFY(!isRead(unread));
        QVERIFY(isRead(read));
    }

    void aFailureIsToldAndNotUndoable()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_library->failNext(u"setStarred"_s, {ErrorCode::DiskFull, {}, {}});
        QSignalSpy failed(m_commands.get(), &LibraryCommands::failed);
        m_commands->setStarred({paper}, true);
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::DiskFull);
        QVERIFY(!m_history->canUndo());
    }

    void feedsAreSubscribedInTheirFolders()
    {
        const FolderId there = m_library->giveFolder(u"Blogs"_s);
        QSignalSpy subscribed(m_commands.get(), &LibraryCommands::subscribed);
        m_commands->subscribe({{.name = u"cs.LG"_s, .url = u"https://a.example/lg"_s, .group = u"arXiv"_s},
                               {.name = u"cs.CL"_s, .url = u"https://a.example/cl"_s, .group = u"arXiv"_s},
                               {.name = u"Log"_s, .url = u"https://b.example/log"_s, .group = u"Blogs"_s},
                               {.url = u"https://c.example/feed"_s}});
        QVERIFY(subscribed.wait());
        QCOMPARE(subscribed[0][0].value<QList<FeedId>>().size(), 4);
        QHash<QString, std::optional<FolderId>> folders;
        for (const Feed& feed : feeds())
            folders.insert(feed.url, feed.folder);
        QVERIFY(folders[u"https://a.example/lg"_s]);
        QCOMPARE(folders[u"https://a.example/lg"_s], folders[u"https://a.example/cl"_s]);
        QCOMPARE(folders[u"https://b.example/log"_s], std::optional(there));
        QVERIFY(!folders[u"https://c.example/feed"_s]);
    }

    void feedsThatWereAddedAreTakenBack()
    {
        m_commands->subscribe({{.url = u"https://a.example/lg"_s}, {.url = u"https://c.example/feed"_s}});
        QTRY_COMPARE(m_history->undoText(), u"add 2 feeds"_s);
        m_history->undo();
        QTRY_VERIFY(feeds().isEmpty());
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_COMPARE(feeds().size(), 2);
    }

    void aFeedIsChangedInOneStep()
    {
        const FolderId folder = m_library->giveFolder(u"Blogs"_s);
        const FeedId id = m_library->giveFeed(u"Log"_s);
        const FeedSettings before = FeedSettings::of(m_library->stored(id));
        const FeedSettings after{u"Mine"_s, u"https://new.example/log"_s, folder, -1, std::chrono::hours(2)};
        QSignalSpy edited(m_commands.get(), &LibraryCommands::feedEdited);
        QSignalSpy interval(m_commands.get(), &LibraryCommands::intervalChanged);
        m_commands->editFeed(id, before, after, u"Log"_s);
        QVERIFY(edited.wait());
        QVERIFY(edited.first().at(1).toBool()); // the address is another
        QTRY_COMPARE(m_history->undoText(), u"change “Log”"_s);
        QTRY_COMPARE(feeds().first().folder, std::optional(folder));
        const Feed changed = feeds().first();
        QCOMPARE(changed.givenName, u"Mine"_s);
        QCOMPARE(changed.url, after.url);
        QCOMPARE(changed.interval, after.interval);
        QTRY_COMPARE(interval.size(), 1);
        m_history->undo();
        QTRY_COMPARE(FeedSettings::of(feeds().first()), before);
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_COMPARE(feeds().first().url, after.url);
    }

    void anAddressRefusedChangesNothing()
    {
        const FeedId id = m_library->giveFeed(u"Log"_s);
        const FeedSettings before = FeedSettings::of(m_library->stored(id));
        FeedSettings after = before;
        after.name = u"Mine"_s;
        after.url = u"https://taken.example"_s;
        m_library->failNext(u"setFeedAddress"_s, {ErrorCode::AlreadyThere, after.url, {}});
        QSignalSpy failed(m_commands.get(), &LibraryCommands::editingFailed);
        m_commands->editFeed(id, before, after, u"Log"_s);
        QVERIFY(failed.wait());
        QCOMPARE(FeedSettings::of(feeds().first()), before);
        QVERIFY(!m_history->canUndo());
    }

    void aListOfFeedsIsTakenBack()
    {
        m_library->giveFolder(u"There"_s);
        m_library->stored(m_library->giveFeed(u"Old"_s)).url = u"https://old.example"_s;
        Outline outline;
        outline.feeds = {{.url = u"https://old.example"_s},
                         {.url = u"https://a.example"_s, .title = u"A"_s, .path = {u"There"_s}},
                         {.url = u"https://b.example"_s, .title = u"B"_s, .path = {u"New"_s}}};
        QSignalSpy added(m_commands.get(), &LibraryCommands::outlineAdded);
        m_commands->addOutline(outline);
        QVERIFY(added.wait());
        const auto outcome = added.first().at(0).value<OutlineOutcome>();
        QCOMPARE(outcome.added, 2);
        QCOMPARE(outcome.alreadyThere, 1);
        QCOMPARE(added.first().at(1).value<QList<FeedId>>().size(), 2);
        QTRY_COMPARE(m_history->undoText(), u"import 2 feeds"_s);
        QCOMPARE(folders(), (QStringList{u"There"_s, u"New"_s}));
        m_history->undo();
        QTRY_COMPARE(feeds().size(), 1);
        QTRY_COMPARE(folders(), QStringList{u"There"_s});
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_COMPARE(feeds().size(), 3);
        QTRY_COMPARE(folders(), (QStringList{u"There"_s, u"New"_s}));
    }

    void aListThatBringsNothingLeavesNoTrace()
    {
        m_library->stored(m_library->giveFeed(u"Old"_s)).url = u"https://old.example"_s;
        Outline outline;
        outline.feeds = {{.url = u"https://old.example"_s}};
        QSignalSpy added(m_commands.get(), &LibraryCommands::outlineAdded);
        m_commands->addOutline(outline);
        QVERIFY(added.wait());
        QVERIFY(!m_history->canUndo());
    }

    void separatingIsUndone()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        const JoinedPaper joined{.formerId = PaperId{77}, .title = u"Other"_s};
        m_library->history(paper).joined = {joined};
        m_commands->separate(paper, joined);
        QTRY_COMPARE(m_history->undoText(), u"separate “Other”"_s);
        QCOMPARE(m_library->callsOf(u"separate 77"_s), 1);
        QVERIFY(m_library->history(paper).joined.isEmpty());
        m_history->undo();
        QTRY_COMPARE(m_library->history(paper).joined, QList{joined});
    }

    void lookingAtAnUpdateLeavesNoTrace()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_library->stored(paper).isUpdated = true;
        m_commands->lookedAtUpdate(paper);
        QTRY_VERIFY(!m_library->stored(paper).isUpdated);
        QVERIFY(!m_history->canUndo());
    }

    void oneFeedThatFailsDoesNotKeepTheOthers()
    {
        QSignalSpy subscribed(m_commands.get(), &LibraryCommands::subscribed);
        QSignalSpy failed(m_commands.get(), &LibraryCommands::subscribingFailed);
        m_library->failNext(u"addFeed"_s, {ErrorCode::BadAddress, u"nonsense"_s, {}});
        m_commands->subscribe({{.url = u"nonsense"_s}, {.url = u"https://c.example/feed"_s}});
        QVERIFY(subscribed.wait());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(feeds().size(), 1);
    }

    void aFeedRemovedComesBack()
    {
        const FeedId id = m_library->giveFeed(u"Log"_s);
        m_commands->removeFeed(m_library->stored(id));
        QTRY_VERIFY(m_history->canUndo());
        QVERIFY(feeds().isEmpty());
        m_history->undo();
        QTRY_COMPARE(feeds().size(), 1);
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_VERIFY(feeds().isEmpty());
    }

    void aFolderRemovedComesBackWithItsFeeds()
    {
        const FolderId folder = m_library->giveFolder(u"Blogs"_s);
        m_library->giveFeed(u"Log"_s, folder);
        m_commands->removeFolder(m_library->stored(folder));
        QTRY_VERIFY(m_history->canUndo());
        QVERIFY(!feeds().first().folder);
        m_history->undo();
        QTRY_VERIFY(feeds().first().folder);
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_VERIFY(!feeds().first().folder);
    }

    void aSavedSearchIsUndone()
    {
        const auto searches = [this] {
            auto reply = m_library->subscriptions();
            return QTest::qWaitFor([&] { return reply.isFinished(); }) ? reply.result()->searches
                                                                       : QList<SavedSearch>();
        };
        QSignalSpy saved(m_commands.get(), &LibraryCommands::searchSaved);
        m_commands->addSearch({.name = u"Mine"_s, .words = u"lora"_s, .stars = true});
        QVERIFY(saved.wait());
        const SavedSearch mine = searches().first();
        QVERIFY(mine.stars && !mine.marksRead);
        SavedSearch other = mine;
        other.words = u"dpo"_s;
        m_commands->editSearch(other);
        QVERIFY(saved.wait());
        QCOMPARE(searches().first(), other);
        QTRY_COMPARE(m_history->undoText(), u"change the search “Mine”"_s);
        m_history->undo();
        QTRY_COMPARE(searches().first(), mine);
        m_commands->removeSearch(mine);
        QTRY_VERIFY(searches().isEmpty());
        QTRY_COMPARE(m_history->steps().first().kind, Step::Kind::RemoveSearch);
        m_history->undo();
        QTRY_COMPARE(searches(), QList{mine});
        m_library->failNext(u"addSearch"_s, {ErrorCode::AlreadyThere, u"Mine"_s, {}});
        QSignalSpy refused(m_commands.get(), &LibraryCommands::searchRefused);
        m_commands->addSearch(mine);
        QVERIFY(refused.wait());
    }

    void aRuleIsAppliedInOneStep()
    {
        const PaperId both = m_library->givePaper(u"Lora one"_s);
        const PaperId readBefore = m_library->givePaper(u"Lora two"_s);
        const PaperId other = m_library->givePaper(u"Other"_s);
        m_library->stored(readBefore).isRead = true;
        const SearchId id = m_library->giveSearch(u"Mine"_s, u"lora"_s);
        QSignalSpy done(m_commands.get(), &LibraryCommands::done);
        m_commands->applyRule(
            {.id = id, .name = u"Mine"_s, .words = u"lora"_s, .marksRead = true, .stars = true});
        QVERIFY(done.wait());
        QCOMPARE(done.first().first().toString(), u"“Mine” changed 2 papers"_s);
        QVERIFY(isRead(both) && isStarred(both) && isStarred(readBefore) && !isRead(other));
        QTRY_COMPARE(m_history->undoText(), u"apply “Mine”"_s);
        m_history->undo();
        QTRY_VERIFY(!isRead(both) && !isStarred(both) && !isStarred(readBefore));
        QVERIFY(isRead(readBefore));
        QTRY_VERIFY(!m_history->canUndo()); // it was one step
        m_history->redo();
        QTRY_VERIFY(isRead(both) && isStarred(both));
    }

    void aRuleHidesAndShowsAgain()
    {
        const PaperId one = m_library->givePaper(u"Lora one"_s);
        const PaperId starred = m_library->givePaper(u"Lora two"_s);
        m_library->stored(starred).isStarred = true;
        const SavedSearch rule{.id = m_library->giveSearch(u"Mine"_s, u"lora"_s),
                               .name = u"Mine"_s,
                               .words = u"lora"_s,
                               .hides = true};
        QSignalSpy done(m_commands.get(), &LibraryCommands::done);
        m_commands->applyRule(rule);
        QVERIFY(done.wait());
        QCOMPARE(done.first().first().toString(), u"“Mine” changed 1 paper"_s);
        QVERIFY(m_library->stored(one).isHidden && !m_library->stored(starred).isHidden);
        QTRY_VERIFY(m_history->canUndo());
        m_history->undo();
        QTRY_VERIFY(!m_library->stored(one).isHidden);
        QTRY_VERIFY(m_history->canRedo());
        m_history->redo();
        QTRY_VERIFY(m_library->stored(one).isHidden);
    }

    void aRuleOfWhichAPartFailsIsUndoneAsFarAsItWent()
    {
        const PaperId one = m_library->givePaper(u"Lora one"_s);
        QSignalSpy done(m_commands.get(), &LibraryCommands::done);
        QSignalSpy failed(m_commands.get(), &LibraryCommands::failed);
        m_library->failNext(u"setRead"_s, {ErrorCode::LibraryBusy, {}, {}});
        m_commands->applyRule({.id = m_library->giveSearch(u"Mine"_s, u"lora"_s),
                               .name = u"Mine"_s,
                               .words = u"lora"_s,
                               .marksRead = true,
                               .stars = true});
        QVERIFY(done.wait());
        QCOMPARE(failed.size(), 1);
        QVERIFY(isStarred(one) && !isRead(one));
        QTRY_VERIFY(m_history->canUndo());
        m_history->undo();
        QTRY_VERIFY(!isStarred(one));
    }

    void markingOfAllIsToldAndStopped()
    {
        m_library->givePaper(u"One"_s);
        QSignalSpy started(m_commands.get(), &LibraryCommands::markingStarted);
        QSignalSpy ended(m_commands.get(), &LibraryCommands::markingEnded);
        m_library->holdReplies();
        m_commands->markAllRead({});
        QCOMPARE(started, (QList<QVariantList>{{true}}));
        QCOMPARE(ended.size(), 0);
        m_commands->stopMarking();
        QCOMPARE(m_library->callsOf(u"stopMarking"_s), 1);
        m_library->releaseReplies();
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(m_history->canUndo());
        QSignalSpy turning(m_history.get(), &UndoHistory::turningStarted);
        QSignalSpy turned(m_history.get(), &UndoHistory::turned);
        m_history->undo();
        QCOMPARE(turning, (QList<QVariantList>{{false}}));
        QTRY_COMPARE(turned.size(), 1);
    }

    void oneGoesBackToAnyStep()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_commands->setStarred({paper}, true);
        m_commands->setRead({paper}, true);
        m_commands->setTagged({paper}, u"a"_s, true);
        QTRY_COMPARE(m_history->steps().size(), 3);
        const qint64 star = m_history->steps().last().number;
        m_history->goTo(star, true);
        QTRY_VERIFY(!isStarred(paper) && !isRead(paper) && m_library->stored(paper).tags.isEmpty());
        QTRY_VERIFY(m_history->steps().last().isUndone);
        m_history->goTo(m_history->steps().at(1).number, false);
        QTRY_VERIFY(isStarred(paper) && isRead(paper) && m_library->stored(paper).tags.isEmpty());
    }

    void stepsOfEarlierRunsAreThere()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        m_commands->setStarred({paper}, true);
        QTRY_VERIFY(m_history->canUndo());
        const UndoHistory later(*m_library);
        QTRY_COMPARE(later.undoText(), u"star 1 paper"_s);
    }

    void aListIsMadeAndPapersPutOnIt()
    {
        const PaperId paper = m_library->givePaper(u"One"_s);
        QSignalSpy done(m_commands.get(), &LibraryCommands::done);
        QSignalSpy refused(m_commands.get(), &LibraryCommands::listRefused);
        m_commands->addList({.name = u"Thesis"_s}, {paper});
        QVERIFY(done.wait());
        QCOMPARE(done.first().first().toString(), u"Put 1 paper on “Thesis”"_s);
        QCOMPARE(m_library->stored(paper).lists.size(), 1);
        m_commands->addList({.name = u"thesis"_s});
        QVERIFY(refused.wait());
        QCOMPARE(refused.first().first().value<Error>().code, ErrorCode::AlreadyThere);
        QTRY_COMPARE(m_history->steps().size(), 2);
        m_history->undo();
        QTRY_VERIFY(m_library->stored(paper).lists.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLibraryCommands)
#include "test_librarycommands.moc"
