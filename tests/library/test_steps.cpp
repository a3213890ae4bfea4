#include "tests/library/libraryfixture.h"

#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// All that the user made, as it can be asked for.
struct Made
{
    QStringList papers; ///< each with its marks, note, tags and lists
    QStringList feeds;
    QStringList searches;
    QStringList lists;
    QStringList tags;

    bool operator==(const Made&) const = default;
};

/// What the user did is taken back, and done again.
class TestSteps : public LibraryFixture
{
    Q_OBJECT

private:
    QRandomGenerator m_random{1};

    [[nodiscard]] int upTo(qsizetype end) { return m_random.bounded(int(end)); }
    [[nodiscard]] Step undo() { return wait(m_library->undo()).value_or(Step()); }
    [[nodiscard]] Step redo() { return wait(m_library->redo()).value_or(Step()); }
    [[nodiscard]] QList<Step> steps() { return wait(m_library->steps()).value(); }
    [[nodiscard]] PaperRow row(PaperId id) { return wait(m_library->rows({id}))->first(); }
    [[nodiscard]] Subscriptions all() { return wait(m_library->subscriptions()).value(); }

    QString described(PaperId id)
    {
        const Paper paper = wait(m_library->paper(id)).value();
        QStringList lists;
        for (const ListPlace& place : paper.lists)
            lists.append(
                u"%1/%2/%3"_s.arg(place.list.value).arg(int(place.entry.status)).arg(place.entry.comment));
        const QString published = paper.publication ? paper.publication->venue : QString();
        return u"%1 %2%3%4 '%5' [%6] [%7] %8 %9"_s.arg(id.value)
            .arg(paper.isRead)
            .arg(paper.isStarred)
            .arg(paper.isHidden)
            .arg(paper.note, paper.tags.join(u','), lists.join(u','), published, paper.citeKey);
    }

    Made made()
    {
        Made now;
        QList<PaperId> papers = find({.words = u"-is:updated"_s});
        std::ranges::sort(papers);
        for (const PaperId id : std::as_const(papers))
            now.papers.append(described(id));
        const Subscriptions s = all();
        for (const Feed& feed : s.feeds)
            now.feeds.append(u"%1 %2 %3 in %4 at %5 every %6"_s.arg(feed.id.value)
                                 .arg(feed.givenName, feed.url)
                                 .arg(feed.folder ? feed.folder->value : 0)
                                 .arg(feed.position)
                                 .arg(feed.interval ? feed.interval->count() : 0));
        for (const Folder& folder : s.folders)
            now.feeds.append(u"folder %1 %2"_s.arg(folder.id.value).arg(folder.name));
        for (const SavedSearch& search : s.searches)
            now.searches.append(
                u"%1 %2 %3 %4"_s.arg(search.id.value).arg(search.name, search.words).arg(search.hides));
        for (const ReadingList& list : s.lists) {
            QString line =
                u"%1 %2 in %3:"_s.arg(list.id.value).arg(list.name).arg(list.parent ? list.parent->value : 0);
            const QList<ListEntry> entries = wait(m_library->listEntries(list.id)).value();
            for (const ListEntry& entry : entries)
                line += u" %1"_s.arg(entry.paper.value);
            now.lists.append(line);
        }
        for (const Tag& tag : s.tags)
            now.tags.append(u"%1 %2 %3 %4"_s.arg(tag.id.value).arg(tag.name).arg(tag.colour).arg(tag.papers));
        return now;
    }

    /// One of all the things that a user does. What cannot be done just then is no step.
    void act()
    {
        QList<PaperId> papers = find({.words = u"-is:updated"_s});
        std::ranges::shuffle(papers, m_random);
        papers = papers.first(std::min<qsizetype>(papers.size(), 1 + upTo(5)));
        const Subscriptions s = all();
        const auto anyOf = [this](const auto& of) { return of.at(upTo(of.size())); };
        const QString name = QString::number(m_random.bounded(1000));
        switch (papers.isEmpty() || s.feeds.isEmpty() ? 8 : upTo(22)) {
        case 0:
            return done(m_library->setStarred(papers, upTo(3) > 0));
        case 1:
            return done(m_library->setRead(papers, upTo(3) > 0));
        case 2:
            return done(m_library->markAllRead({.place = Place::All}));
        case 3:
            return done(m_library->setNote(papers.first(), upTo(3) == 0 ? QString() : u"Note "_s + name));
        case 4:
            return done(m_library->setTagged(papers, upTo(2) == 0 ? u"method/x"_s : u"t"_s + name.left(1),
                                             upTo(4) > 0));
        case 5:
            if (!s.tags.isEmpty())
                done(m_library->editTag({.id = anyOf(s.tags).id,
                                         .name = upTo(2) == 0 ? anyOf(s.tags).name : u"n"_s + name,
                                         .colour = upTo(7)}));
            return;
        case 6:
            if (!s.tags.isEmpty())
                done(m_library->removeTag(anyOf(s.tags).id));
            return;
        case 7:
            return done(m_library->addList(
                {.name = u"L"_s + name,
                 .parent = s.lists.isEmpty() || upTo(2) == 0 ? std::optional<ListId>() : anyOf(s.lists).id}));
        default:
            return actOnMore(papers, s, name);
        }
    }

    void actOnMore(const QList<PaperId>& papers, const Subscriptions& s, const QString& name)
    {
        const auto anyOf = [this](const auto& of) { return of.at(upTo(of.size())); };
        switch (papers.isEmpty() || s.feeds.isEmpty() ? 8 : s.lists.isEmpty() ? 8 + upTo(8) : upTo(16)) {
        case 0:
        case 1:
            return done(m_library->putOnList(anyOf(s.lists).id, papers));
        case 2:
            return done(m_library->takeOffList(anyOf(s.lists).id, papers));
        case 3:
            return done(m_library->moveOnList(anyOf(s.lists).id, papers, upTo(4) - 1));
        case 4: {
            const ListEntry entry{.paper = papers.first(), .status = ReadingStatus::Read, .comment = name};
            return done(m_library->setListEntry(anyOf(s.lists).id, entry));
        }
        case 5:
            return done(m_library->moveList(anyOf(s.lists).id, anyOf(s.lists).id, upTo(3) - 1));
        case 6:
            return done(m_library->removeList(anyOf(s.lists).id));
        case 7:
            return done(
                m_library->editList({.id = anyOf(s.lists).id, .name = u"R"_s + name, .colour = upTo(5)}));
        case 8:
            return done(m_library->addFeed(u"https://example.org/more"_s + name));
        case 9:
            return done(m_library->removeFeed(anyOf(s.feeds).id));
        case 10:
            return done(m_library->renameFeed(anyOf(s.feeds).id, u"Feed "_s + name));
        case 11:
            return done(m_library->addFolder(u"Folder "_s + name.left(1)));
        case 12:
            if (!s.folders.isEmpty() && upTo(3) > 0)
                return done(m_library->moveFeed(anyOf(s.feeds).id, anyOf(s.folders).id, upTo(3) - 1));
            if (!s.folders.isEmpty())
                return done(m_library->removeFolder(anyOf(s.folders).id));
            return;
        case 13:
            return importSome(papers);
        case 14:
            return done(m_library->setPublication(
                papers.first(),
                upTo(3) == 0 ? std::nullopt : std::optional(Publication{.venue = u"V"_s + name})));
        default:
            return actOnSearches(papers, s, name);
        }
    }

    /// Some that are there, some that were imported before, some that are new.
    void importSome(const QList<PaperId>& known)
    {
        QList<ImportEntry> entries;
        for (int i = 0; i < 3; ++i) {
            ImportEntry made;
            made.entry = entry(u"Imported reference %1"_s.arg(upTo(12)),
                               u"1901.%1"_s.arg(upTo(12), 5, 10, QChar(u'0')));
            made.publication = Publication{.year = 2019, .venue = u"JMLR"_s};
            made.key = u"key%1"_s.arg(upTo(12));
            made.tags = {u"imported"_s};
            entries.append(made);
        }
        entries.first().entry.ids.arxiv = wait(m_library->paper(known.first()))->ids.arxiv;
        entries.last().note = u"From elsewhere"_s;
        done(m_library->importEntries(entries, {.source = u"refs.bib"_s, .list = {u"Imported"_s}}, {}));
    }

    void actOnSearches(const QList<PaperId>& papers, const Subscriptions& s, const QString& name)
    {
        if (s.searches.size() < 2)
            return done(
                m_library->addSearch({.name = u"S"_s + name, .words = u"number"_s, .hides = upTo(2) == 0}));
        SavedSearch search = s.searches.at(upTo(s.searches.size()));
        switch (upTo(4)) {
        case 0:
            return done(m_library->removeSearch(search.id));
        case 1:
            return done(m_library->setHidden(papers, search.id));
        case 2:
            return done(m_library->moveSearch(search.id, upTo(2)));
        default:
            search.words = upTo(2) == 0 ? u"generated"_s : u"nothing"_s;
            search.hides = upTo(2) == 0;
            return done(m_library->editSearch(search));
        }
    }

    template<class T> void done(const Reply<T>& reply) { static_cast<void>(wait(reply)); }

private Q_SLOTS:
    void whatWasDoneIsTakenBackAfterARestart()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s), entry(u"Second"_s)});
        const QList<PaperId> papers = find();
        QVERIFY(wait(m_library->setStarred(papers, true)));
        reopen();
        QCOMPARE(steps().first().kind, Step::Kind::Star);
        QCOMPARE(inWords(steps().first()), u"star 2 papers"_s);
        const Step undone = undo();
        QCOMPARE(undone.kind, Step::Kind::Star);
        QVERIFY(undone.isUndone);
        QVERIFY(!row(papers.first()).isStarred && !row(papers.last()).isStarred);
        reopen();
        QVERIFY(steps().first().isUndone);
        QCOMPARE(redo().kind, Step::Kind::Star);
        QVERIFY(row(papers.first()).isStarred && row(papers.last()).isStarred);
        QCOMPARE(wait(m_library->redo()).error().code, ErrorCode::NotFound);
    }

    void onlyWhatReallyChangedIsTakenBack()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s), entry(u"Second"_s)});
        const QList<PaperId> papers = find();
        QVERIFY(wait(m_library->setStarred({papers.first()}, true)));
        QVERIFY(wait(m_library->setStarred(papers, true)));
        QVERIFY(wait(m_library->setStarred(papers, true))); // changes nothing
        QCOMPARE(undo().count, 1);
        QVERIFY(row(papers.first()).isStarred);
        QVERIFY(!row(papers.last()).isStarred);
    }

    void somethingNewEndsWhatCouldBeDoneAgain()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s)});
        QVERIFY(wait(m_library->setStarred(find(), true)));
        QCOMPARE(undo().kind, Step::Kind::Star);
        QVERIFY(wait(m_library->setRead(find(), true)));
        QCOMPARE(wait(m_library->redo()).error().code, ErrorCode::NotFound);
        QCOMPARE(undo().kind, Step::Kind::MarkRead);
    }

    void aPaperThatWasLookedAtIsNoStep()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s)});
        const qsizetype before = steps().size();
        QVERIFY(wait(m_library->setRead(find(), true, StepGroup::none())));
        QCOMPARE(steps().size(), before);
    }

    void everyStepIsTold()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s)});
        const QList<PaperId> papers = find();
        int told = 0;
        connect(m_library.get(), &Library::changed, this,
                [&told](const LibraryChange& change) { told += change.steps ? 1 : 0; });
        const auto isToldOf = [&](const auto& reply) {
            const int before = told;
            return wait(reply).has_value() && QTest::qWaitFor([&] { return told > before; });
        };
        QCoreApplication::processEvents(); // what was done before
        QVERIFY(isToldOf(m_library->setStarred(papers, true)));
        QVERIFY(isToldOf(m_library->setRead(papers, true)));
        QVERIFY(isToldOf(m_library->setRead(papers, false)));
        QVERIFY(isToldOf(m_library->markAllRead({})));
        QVERIFY(isToldOf(m_library->undo()));
        QVERIFY(isToldOf(m_library->redo()));
        disconnect(m_library.get(), nullptr, this, nullptr);
    }

    void changesOfOneGroupAreOneStep()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s), entry(u"Second"_s)});
        const QList<PaperId> papers = find();
        const StepGroup group = StepGroup::make(Step::Kind::ApplySearch, u"Mine"_s);
        QVERIFY(wait(m_library->setStarred(papers, true, group)));
        QVERIFY(wait(m_library->setRead(papers, true, group)));
        QCOMPARE(inWords(steps().first()), u"apply “Mine”"_s);
        QCOMPARE(undo().kind, Step::Kind::ApplySearch);
        QVERIFY(!row(papers.first()).isStarred && !row(papers.first()).isRead);
        QCOMPARE(redo().kind, Step::Kind::ApplySearch);
        QVERIFY(row(papers.last()).isStarred && row(papers.last()).isRead);
    }

    void writingThatGoesOnIsOneStepAndItsTextsStayVersions()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s)});
        const PaperId paper = find().first();
        for (const QString& text : {u"A"_s, u"A long"_s, u"A long note on it"_s})
            QVERIFY(wait(m_library->setNote(paper, text)));
        QCOMPARE(inWords(steps().first()), u"write on “First”"_s);
        QCOMPARE(undo().kind, Step::Kind::EditNote);
        QCOMPARE(wait(m_library->paper(paper))->note, QString());
        QVERIFY(!row(paper).hasNote);
        QVERIFY(find({.words = u"note:long"_s}).isEmpty());
        const QList<NoteRevision> kept = wait(m_library->noteRevisions(paper)).value();
        QCOMPARE(wait(m_library->noteRevision(kept.first().number)).value(), u"A long note on it"_s);
        QCOMPARE(redo().kind, Step::Kind::EditNote);
        QCOMPARE(wait(m_library->paper(paper))->note, u"A long note on it"_s);
        QCOMPARE(find({.words = u"note:long"_s}), QList{paper});
    }

    void aFeedThatWasRefreshedSinceGoesOutOfSight()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"First"_s)});
        QCOMPARE(undo().kind, Step::Kind::AddFeeds);
        QVERIFY(all().feeds.isEmpty());
        QVERIFY(find().isEmpty());
        QCOMPARE(redo().kind, Step::Kind::AddFeeds);
        QCOMPARE(all().feeds.first().id, feed);
        QCOMPARE(titles(), QStringList{u"First"_s});
    }

    void aRefreshBetweenDoesNotKeepAFeedsSettingsFromComingBack()
    {
        const FeedId feed = addFeed(u"one"_s);
        QVERIFY(wait(m_library->setFeedAddress(feed, u"https://example.org/other"_s)));
        store(feed, {entry(u"First"_s)});
        QCOMPARE(undo().kind, Step::Kind::EditFeed);
        QCOMPARE(all().feeds.first().url, u"https://example.org/one"_s);
    }

    void aMillionMarksAreTakenBackInPieces()
    {
        store(addFeed(u"one"_s), manyEntries(12'000));
        QCOMPARE(wait(m_library->markAllRead({}))->size(), 12'000);
        QCOMPARE(all().unreadCount, 0);
        QCOMPARE(undo().count, 12'000);
        QCOMPARE(all().unreadCount, 12'000);
        QCOMPARE(redo().count, 12'000);
        QCOMPARE(all().unreadCount, 0);
    }

    void theLatest200AreKept()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s)});
        for (int i = 0; i < 210; ++i)
            QVERIFY(wait(m_library->setStarred(find(), i % 2 == 0)));
        QCOMPARE(steps().size(), 200);
    }

    void separatingIsTakenBack()
    {
        ParsedEntry one = entry(u"One work of some length"_s, u"2501.00001"_s);
        ParsedEntry other = one;
        other.ids = {};
        other.guid = u"other"_s;
        other.link = u"https://example.org/other"_s;
        store(addFeed(u"one"_s), {one});
        store(addFeed(u"two"_s), {other});
        const PaperId paper = find().first();
        const QList<JoinedPaper> joined = wait(m_library->paperHistory(paper))->joined;
        QCOMPARE(joined.size(), 1);
        QVERIFY(wait(m_library->separate(joined.first().formerId)));
        QCOMPARE(find().size(), 2);
        QCOMPARE(undo().kind, Step::Kind::Separate);
        QCOMPARE(find().size(), 1);
        QCOMPARE(redo().kind, Step::Kind::Separate);
        QCOMPARE(find().size(), 2);
    }

    void everySequenceTakenBackLeavesWhatWas_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void everySequenceTakenBackLeavesWhatWas()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        store(addFeed(u"one"_s), manyEntries(6));
        store(addFeed(u"two"_s), manyEntries(9));
        QVERIFY(wait(m_library->setTagged(find().first(2), u"before"_s, true)));
        const Made before = made();
        const qsizetype first = steps().size();
        for (int step = 0; step < 60; ++step)
            act();
        const Made after = made();
        const qsizetype count = steps().size() - first;
        QVERIFY(count > 20);
        for (qsizetype i = 0; i < count; ++i) {
            const Step undone = undo();
            QVERIFY2(undone.kept == 0, qPrintable(inWords(undone)));
        }
        const Made back = made();
        QCOMPARE(back.papers, before.papers);
        QCOMPARE(back.feeds, before.feeds);
        QCOMPARE(back.searches, before.searches);
        QCOMPARE(back.lists, before.lists);
        QCOMPARE(back.tags, before.tags);
        for (qsizetype i = 0; i < count; ++i)
            QCOMPARE(redo().kept, 0);
        const Made again = made();
        QCOMPARE(again.papers, after.papers);
        QCOMPARE(again.feeds, after.feeds);
        QCOMPARE(again.searches, after.searches);
        QCOMPARE(again.lists, after.lists);
        QCOMPARE(again.tags, after.tags);
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "test_steps.moc"
