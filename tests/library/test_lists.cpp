#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Tags and reading lists.
class TestLists : public LibraryFixture
{
    Q_OBJECT

private:
    QList<PaperId> m_papers; ///< three, the newest first

    [[nodiscard]] Subscriptions all() { return wait(m_library->subscriptions()).value(); }
    [[nodiscard]] Tag tag(const QString& name)
    {
        const QList<Tag> tags = all().tags;
        const auto found = std::ranges::find(tags, name, &Tag::name);
        return found == tags.end() ? Tag() : *found;
    }
    [[nodiscard]] ListId addList(const QString& name, std::optional<ListId> parent = {})
    {
        return wait(m_library->addList({.name = name, .parent = parent})).value();
    }
    [[nodiscard]] QList<PaperId> on(ListId list) { return find({.place = Place::List, .list = list}); }
    [[nodiscard]] QStringList listNames()
    {
        QStringList names;
        for (const ReadingList& list : all().lists)
            names.append(list.name);
        return names;
    }
    void threePapers()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s), entry(u"Second"_s), entry(u"Third"_s)});
        m_papers = find();
    }

private Q_SLOTS:
    void aTagIsAPlaceAndAWordOfTheQuery()
    {
        threePapers();
        QCOMPARE(wait(m_library->setTagged(m_papers.first(2), u" method / diffusion "_s, true))->size(), 2);
        QCOMPARE(wait(m_library->setTagged(m_papers, u"Method/Diffusion"_s, true))->size(),
                 1); // the same tag
        QVERIFY(wait(m_library->setTagged({m_papers[0]}, u"method"_s, true)));
        QCOMPARE(all().tags.size(), 2);
        QCOMPARE(tag(u"method/diffusion"_s).papers, 3);
        QCOMPARE(find({.place = Place::Tag, .tag = tag(u"method"_s).id}).size(),
                 3); // with what is nested in it
        QCOMPARE(find({.words = u"tag:diffusion"_s}).size(), 3);
        QCOMPARE(find({.words = u"tag:diff"_s}).size(), 0);
        QCOMPARE(find({.words = u"tag:method -tag:diffusion"_s}).size(), 0);
        QCOMPARE(find({.words = u"has:tag"_s}).size(), 3);
        QCOMPARE(wait(m_library->rows({m_papers[0]}))->first().tags,
                 (QStringList{u"method"_s, u"method/diffusion"_s}));
        QCOMPARE(wait(m_library->paper(m_papers[1]))->tags, QStringList{u"method/diffusion"_s});
        QCOMPARE(wait(m_library->setTagged({m_papers[1]}, u"method/diffusion"_s, false)).value(),
                 QList{m_papers[1]});
        QCOMPARE(wait(m_library->setTagged(m_papers, u"  "_s, true)).error().code, ErrorCode::BadArgument);
    }

    void tagsAreRenamedMergedAndRemoved()
    {
        threePapers();
        QVERIFY(wait(m_library->setTagged({m_papers[0], m_papers[1]}, u"rl"_s, true)));
        QVERIFY(wait(m_library->setTagged({m_papers[1], m_papers[2]}, u"reinforcement"_s, true)));
        QVERIFY(wait(m_library->editTag({.id = tag(u"rl"_s).id, .name = u"RL"_s, .colour = 3})));
        QCOMPARE(tag(u"RL"_s).colour, 3);
        QVERIFY(wait(m_library->editTag({.id = tag(u"RL"_s).id, .name = u"reinforcement"_s})));
        QCOMPARE(all().tags.size(), 1);
        QCOMPARE(tag(u"reinforcement"_s).papers, 3);
        QVERIFY(wait(m_library->undo()));
        QCOMPARE(tag(u"RL"_s).papers, 2);
        QCOMPARE(tag(u"reinforcement"_s).papers, 2);
        QVERIFY(wait(m_library->removeTag(tag(u"RL"_s).id)));
        QVERIFY(wait(m_library->rows({m_papers[0]}))->first().tags.isEmpty());
        QCOMPARE(wait(m_library->removeTag(TagId{99})).error().code, ErrorCode::NotFound);
    }

    void aListHasAnOrderOfItsOwn()
    {
        threePapers();
        const ListId list = addList(u"Reading group"_s);
        QCOMPARE(wait(m_library->putOnList(list, {m_papers[2], m_papers[0]}))->size(), 2);
        QCOMPARE(wait(m_library->putOnList(list, m_papers)).value(), QList{m_papers[1]});
        QCOMPARE(on(list), (QList{m_papers[2], m_papers[0], m_papers[1]}));
        QVERIFY(wait(m_library->moveOnList(list, {m_papers[1]}, 0)));
        QCOMPARE(on(list), (QList{m_papers[1], m_papers[2], m_papers[0]}));
        QVERIFY(wait(m_library->moveOnList(list, {m_papers[1], m_papers[2]}, -1)));
        QCOMPARE(on(list), (QList{m_papers[0], m_papers[1], m_papers[2]}));
        QCOMPARE(titles({.place = Place::List, .list = list, .order = PaperSort::Title}),
                 (QStringList{u"First"_s, u"Second"_s, u"Third"_s}));
        QCOMPARE(find({.place = Place::List, .list = list, .words = u"second"_s}).size(), 1);
        QCOMPARE(find({.words = u"list:\"reading group\""_s}).size(), 3);
        QCOMPARE(wait(m_library->takeOffList(list, {m_papers[1]})).value(), QList{m_papers[1]});
        QCOMPARE(on(list).size(), 2);
    }

    void whatAListSaysOfAPaperIsKept()
    {
        threePapers();
        const ListId list = addList(u"Thesis"_s);
        QVERIFY(wait(m_library->putOnList(list, m_papers)));
        const ListEntry said{.paper = m_papers[1],
                             .status = ReadingStatus::Read,
                             .priority = 2,
                             .due = QDate(2026, 12, 24),
                             .comment = u"for chapter 3"_s};
        QVERIFY(wait(m_library->setListEntry(list, said)));
        reopen();
        QCOMPARE(wait(m_library->listEntries(list))->at(1), said);
        QCOMPARE(all().lists.first().papers, 3);
        QCOMPARE(all().lists.first().read, 1);
        const Paper paper = wait(m_library->paper(m_papers[1])).value();
        QCOMPARE(paper.lists.first().name, u"Thesis"_s);
        QCOMPARE(paper.lists.first().entry, said);
        QCOMPARE(wait(m_library->setListEntry(list, {.paper = PaperId{99}})).error().code,
                 ErrorCode::NotFound);
    }

    void listsNestMoveAndComeBack()
    {
        threePapers();
        const ListId thesis = addList(u"Thesis"_s);
        const ListId related = addList(u"Related"_s, thesis);
        const ListId old = addList(u"Old"_s);
        QVERIFY(wait(m_library->putOnList(related, m_papers)));
        QCOMPARE(wait(m_library->addList({.name = u"related"_s, .parent = thesis})).error().code,
                 ErrorCode::AlreadyThere);
        QVERIFY(
            wait(m_library->addList({.name = u"Related"_s, .parent = old}))); // elsewhere it may be called so
        QCOMPARE(wait(m_library->moveList(thesis, related)).error().code, ErrorCode::BadArgument);
        QVERIFY(wait(m_library->moveList(old, thesis, 0)));
        QCOMPARE(all().lists.first().name, u"Thesis"_s);
        QVERIFY(wait(m_library->removeList(thesis)));
        QVERIFY(listNames().isEmpty());
        const QList<RemovedThing> bin = wait(m_library->bin()).value();
        QCOMPARE(bin.size(), 1); // with those in it
        QCOMPARE(bin.first().name, u"Thesis"_s);
        QVERIFY(addList(u"Thesis"_s).isValid());
        QVERIFY(wait(m_library->restoreList({bin.first().id})));
        QVERIFY(listNames().contains(u"Thesis (2)"_s));
        QCOMPARE(on(related).size(), 3);
    }

    void whatIsTaggedOrListedStaysInSight()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"First"_s), entry(u"Second"_s), entry(u"Third"_s)});
        m_papers = find();
        const ListId list = addList(u"Thesis"_s);
        QVERIFY(wait(m_library->setTagged({m_papers[0]}, u"keep"_s, true)));
        QVERIFY(wait(m_library->putOnList(list, {m_papers[1]})));
        QVERIFY(wait(m_library->removeFeed(feed)));
        QCOMPARE(find(), (QList{m_papers[0], m_papers[1]}));
        QVERIFY(wait(m_library->removeList(list)));
        QCOMPARE(find(), QList{m_papers[0]});
        QVERIFY(wait(m_library->undo()));
        QCOMPARE(find(), (QList{m_papers[0], m_papers[1]}));
    }

    void ofPapersThatAreJoinedTagsAndListsAreToo()
    {
        ParsedEntry one = entry(u"One work of some length"_s, u"2501.00001"_s);
        ParsedEntry other = entry(u"One work of some length"_s, {}, {u"Bo Writer"_s});
        store(addFeed(u"one"_s), {one});
        store(addFeed(u"two"_s), {other});
        const QList<PaperId> papers = find();
        QCOMPARE(papers.size(), 2);
        const ListId list = addList(u"Thesis"_s);
        QVERIFY(wait(m_library->setTagged({papers[0]}, u"a"_s, true)));
        QVERIFY(wait(m_library->setTagged({papers[1]}, u"b"_s, true)));
        QVERIFY(wait(m_library->putOnList(list, {papers[0]})));
        const auto keep = [&](PaperId id) { return wait(m_library->paper(id)); };
        QVERIFY(keep(papers[0]) && keep(papers[1]));
        other.ids.arxiv = u"2501.00001"_s; // now the feed tells that the two are one
        store(addFeed(u"three"_s), {other});
        const QList<PaperId> joined = find();
        QCOMPARE(joined.size(), 1);
        QCOMPARE(keep(joined.first())->tags, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(on(list), joined);
        const ListId second = addList(u"Reading group"_s); // where the papers go by the numbers they had
        QCOMPARE(wait(m_library->putOnList(second, papers)).value(), joined);
        QCOMPARE(on(second), joined);
    }

    void notesStandByWhenTheyWereChanged()
    {
        threePapers();
        for (const PaperId paper : {m_papers[1], m_papers[0], m_papers[2]}) {
            QVERIFY(wait(m_library->setNote(paper, u"A note"_s)));
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > now); // they are told apart by when
        }
        QCOMPARE(find({.place = Place::WithNotes}), (QList{m_papers[2], m_papers[0], m_papers[1]}));
        const PaperStub first = wait(m_library->find({.place = Place::WithNotes}))->first();
        QCOMPARE(QDate::fromJulianDay(first.day), QDate::currentDate());
    }

    void aPageOfTheJournalIsAPaperOfOnesOwn()
    {
        const PaperId page = wait(m_library->addPage(u" Ideas "_s)).value();
        const PaperId same = wait(m_library->addPage(u"Ideas"_s)).value();
        QVERIFY(page != same);
        QVERIFY(wait(m_library->setNote(page, u"Look at $x$"_s)));
        QCOMPARE(titles(), (QStringList{u"Ideas"_s, u"Ideas"_s}));
        QCOMPARE(all().unreadCount, 0);
        QCOMPARE(find({.place = Place::WithNotes}), QList{page});
        QCOMPARE(all().feeds.first().name(), u"Journal"_s);
        QVERIFY(!all().feeds.first().isRefreshable());
        QCOMPARE(wait(m_library->addPage(u"  "_s)).error().code, ErrorCode::BadArgument);
    }

    void keysAreGivenOnceAndStay()
    {
        ParsedEntry one = entry(u"Attention for all"_s, u"2501.00001"_s, {u"Ashish Vaswani"_s});
        ParsedEntry other = entry(u"Attention for some"_s, u"2501.00002"_s, {u"Ashish Vaswani"_s});
        store(addFeed(u"one"_s), {one, other});
        const QList<PaperId> papers = find();
        const QList<Citation> given = wait(m_library->citations(papers, {})).value();
        QSet<QString> keys{given[0].key, given[1].key};
        QCOMPARE(keys, (QSet<QString>{u"vaswani2025attention"_s, u"vaswani2025attentiona"_s}));
        QCOMPARE(wait(m_library->citations(papers, u"[year]x"_s)).value(), given);
        reopen();
        QCOMPARE(wait(m_library->citations({papers[1]}, {}))->first().key, given[1].key);
        QCOMPARE(wait(m_library->paper(papers[0]))->citeKey, given[0].key);
    }
};

QTEST_GUILESS_MAIN(TestLists)
#include "test_lists.moc"
