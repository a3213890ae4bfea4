#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;
using State = ImportMatch::State;

namespace {

ImportEntry reference(const QString& title, const QString& arxiv = {})
{
    ImportEntry made;
    made.entry = entry(title, arxiv);
    made.entry.published = QDateTime(QDate(2019, 1, 1), QTime(0, 0), QTimeZone::UTC);
    made.publication = Publication{.kind = PublicationKind::Article, .year = 2019, .venue = u"JMLR"_s};
    made.key = u"key"_s + QString(title).remove(u' ');
    return made;
}

} // namespace

/// Papers from other programs.
class TestImports : public LibraryFixture
{
    Q_OBJECT

private:
    ImportOutcome import(const QList<ImportEntry>& entries,
                         const ImportOptions& options = {.source = u"refs.bib"_s})
    {
        return wait(m_library->importEntries(entries, options, {})).value();
    }
    [[nodiscard]] Subscriptions all() { return wait(m_library->subscriptions()).value(); }
    [[nodiscard]] Paper paperAt(PaperId id) { return wait(m_library->paper(id)).value(); }
    [[nodiscard]] Citation citationAt(PaperId id) { return wait(m_library->citations({id}, {}))->first(); }
    [[nodiscard]] ImportMatch compared(const ImportEntry& one)
    {
        return wait(m_library->compare({one}))->first();
    }

private Q_SLOTS:
    void aReferenceBecomesAPaperWithAllThatItSays()
    {
        ImportEntry given = reference(u"On Things Imported"_s);
        given.publication = Publication{.kind = PublicationKind::InProceedings,
                                        .year = 2019,
                                        .venue = u"NeurIPS"_s,
                                        .volume = u"32"_s,
                                        .pages = u"1-12"_s,
                                        .publisher = u"Curran"_s,
                                        .doi = u"10.1000/182"_s,
                                        .url = u"https://example.org/p"_s};
        given.entry.link = given.publication->url;
        given.entry.ids.doi = given.publication->doi;
        given.note = u"Read me"_s;
        given.tags = {u"method/rl"_s};
        QCOMPARE(compared(given).state, State::New);
        const ImportOutcome outcome = import({given});
        QCOMPARE(outcome.newPapers, 1);
        const Paper paper = paperAt(outcome.papers.value(0));
        QCOMPARE(paper.title, given.entry.title);
        QCOMPARE(paper.note, given.note);
        QCOMPARE(paper.tags, given.tags);
        QVERIFY(paper.isRead); // a reference is no news
        const Citation citation = citationAt(paper.id);
        QCOMPARE(citation.key, given.key);
        QCOMPARE(publicationOf(citation), *given.publication);
        QCOMPARE(all().unreadCount, 0);
        QCOMPARE(all().folders.size(), 1);
        QCOMPARE(all().feeds.value(0).name(), u"refs.bib"_s);
        QVERIFY(!all().feeds.value(0).isRefreshable());
        QCOMPARE(find({.place = Place::Feed, .feed = *outcome.feed}), QList{paper.id});
    }

    void whatIsHereIsNotBroughtAgain()
    {
        store(addFeed(u"one"_s), {entry(u"First Paper of All"_s, u"2401.00001"_s)});
        const PaperId known = find().value(0);
        ImportEntry same;
        same.entry = entry(u"First Paper of All"_s, u"2401.00001"_s);
        QCOMPARE(compared(same).state, State::There);
        const ImportOutcome outcome = import({same});
        QCOMPARE(outcome.samePapers, 1);
        QCOMPARE(outcome.papers, QList{known});
        QVERIFY(!outcome.feed);
        QCOMPARE(all().feeds.size(), 1); // no feed for nothing
        QCOMPARE(all().folders.size(), 0);
        QVERIFY(wait(m_library->steps())->first().kind != Step::Kind::Import);
    }

    void aKnownPaperGetsWhatItLacks()
    {
        store(addFeed(u"one"_s), {entry(u"First Paper of All"_s, u"2401.00001"_s)});
        const PaperId known = find().value(0);
        const ImportEntry given = reference(u"First Paper of All"_s, u"2401.00001"_s);
        const ImportMatch match = compared(given);
        QCOMPARE(match.state, State::Changes);
        QCOMPARE(match.paper, known);
        QVERIFY(match.adds.contains(u"venue"_s));
        const ImportOutcome outcome = import({given});
        QCOMPARE(outcome.changedPapers, 1);
        QCOMPARE(citationAt(known).venue, u"JMLR"_s);
        QCOMPARE(citationAt(known).key, given.key);
        QCOMPARE(compared(given).state, State::There);
        QVERIFY(wait(m_library->undo()));
        QCOMPARE(citationAt(known).venue, QString());
        QCOMPARE(compared(given).state, State::Changes);
    }

    void whatTheUserMadeStays()
    {
        store(addFeed(u"one"_s), {entry(u"First Paper of All"_s, u"2401.00001"_s)});
        const PaperId known = find().value(0);
        QVERIFY(wait(m_library->setNote(known, u"Mine"_s)));
        QVERIFY(wait(
            m_library->setPublication(known, Publication{.kind = PublicationKind::Thesis, .year = 2001})));
        const QString key = citationAt(known).key;
        ImportEntry given = reference(u"First Paper of All"_s, u"2401.00001"_s);
        given.note = u"Theirs"_s;
        const ImportMatch match = compared(given);
        QCOMPARE(match.state, State::There);
        QCOMPARE(match.leaves.size(), 3);
        import({given});
        QCOMPARE(paperAt(known).note, u"Mine"_s);
        QCOMPARE(citationAt(known).kind, PublicationKind::Thesis);
        QCOMPARE(citationAt(known).key, key);
    }

    void oneUndoTakesItBackAndOneRedoBringsItAgain()
    {
        store(addFeed(u"one"_s), {entry(u"First Paper of All"_s, u"2401.00001"_s)});
        const QList<PaperId> before = find();
        QList<ImportEntry> given{reference(u"First Paper of All"_s, u"2401.00001"_s)};
        for (int i = 0; i < 1200; ++i)
            given.append(reference(u"Imported Paper Number %1"_s.arg(i)));
        given[3].isStarred = true;
        given[4].lists = {{.path = {u"Thesis"_s, u"Related"_s}, .entry = {.comment = u"see"_s}}};
        const ImportOutcome outcome = import(given, {.source = u"refs.bib"_s, .list = {u"All of it"_s}});
        QCOMPARE(outcome.newPapers, 1200);
        QCOMPARE(outcome.papers.size(), 1201);
        const QList<ReadingList> lists = all().lists;
        const auto whole = std::ranges::find(lists, u"All of it"_s, &ReadingList::name);
        QCOMPARE(whole->papers, 1201);
        const Step step = wait(m_library->steps())->first();
        QCOMPARE(step.kind, Step::Kind::Import);
        QCOMPARE(step.count, 1201);
        QCOMPARE(inWords(step), u"import 1,201 papers from “refs.bib”"_s);
        const Result<Step> undone = wait(m_library->undo());
        QVERIFY(undone);
        QCOMPARE(undone->kept, 0);
        QCOMPARE(find(), before);
        QVERIFY(all().lists.isEmpty());
        QCOMPARE(all().starredCount, 0);
        QVERIFY(wait(m_library->redo()));
        QCOMPARE(find().size(), 1201);
        QCOMPARE(all().starredCount, 1);
        QCOMPARE(all().lists.size(), 3);
        QCOMPARE(citationAt(outcome.papers[10]).key, given[10].key);
        const QList<ListPlace> places = paperAt(outcome.papers[4]).lists;
        QCOMPARE(std::ranges::find(places, u"Related"_s, &ListPlace::name)->entry.comment, u"see"_s);
    }

    void stoppedImportKeepsWhatCameAndIsOneStep()
    {
        constexpr int many = 3500;
        QList<ImportEntry> entries;
        for (int i = 0; i < many; ++i)
            entries.append(reference(u"Work number %1"_s.arg(i)));
        std::atomic<qsizetype> stored = 0;
        const Progress progress{.isUnwanted = [&stored] { return stored.load() > 0; },
                                .tell =
                                    [&stored](qsizetype done, qsizetype all) {
                                        QCOMPARE(all, qsizetype(3500));
                                        stored = done;
                                    }};
        const ImportOutcome outcome =
            wait(m_library->importEntries(entries, {.source = u"refs.bib"_s, .list = {u"Mine"_s}}, progress))
                .value();
        QVERIFY(outcome.isStopped);
        QCOMPARE(qsizetype(outcome.newPapers), stored.load());
        QVERIFY(outcome.newPapers > 0 && outcome.newPapers < many);
        QCOMPARE(outcome.papers.size(), outcome.newPapers);
        QCOMPARE(all().lists.first().papers, outcome.newPapers);
        QVERIFY(wait(m_library->undo()));
        QCOMPARE(all().paperCount, 0);
        QVERIFY(all().lists.isEmpty());
    }

    void importThatIsNotWantedAtAllDoesNothing()
    {
        const ImportOutcome outcome =
            wait(m_library->importEntries({reference(u"One"_s)},
                                          {.source = u"refs.bib"_s, .list = {u"Mine"_s}},
                                          {.isUnwanted = [] { return true; }, .tell = {}}))
                .value();
        QVERIFY(outcome.isStopped);
        QVERIFY(outcome.papers.isEmpty());
        QCOMPARE(all().paperCount, 0);
    }

    void whatWasTakenBackIsNewsWhenAFeedListsIt()
    {
        const ImportEntry given = reference(u"First Paper of All"_s, u"2401.00001"_s);
        import({given});
        QVERIFY(wait(m_library->undo()));
        store(addFeed(u"one"_s), {given.entry});
        QCOMPARE(find().size(), 1);
        QCOMPARE(all().unreadCount, 1);
    }

    void theSameWorkTwiceIsOnePaper()
    {
        const ImportEntry given = reference(u"First Paper of All"_s, u"2401.00001"_s);
        ImportEntry again = given;
        again.key = u"other"_s;
        const auto matches = wait(m_library->compare({given, again})).value();
        QCOMPARE(matches[0].state, State::New);
        QCOMPARE(matches[1].state, State::Twice);
        const ImportOutcome outcome = import({given, again}); // all the same
        QCOMPARE(outcome.newPapers, 1);
        QCOMPARE(outcome.papers.size(), 1);
        QCOMPARE(find().size(), 1);
        QCOMPARE(citationAt(outcome.papers[0]).key, given.key);
    }

    void aKeyThatIsTakenGetsALetter()
    {
        ImportEntry one = reference(u"First Paper of All"_s);
        ImportEntry two = reference(u"Second Paper of All"_s);
        two.key = one.key;
        ImportEntry odd = reference(u"Third Paper of All"_s);
        odd.key = u"no{good},"_s;
        const ImportOutcome outcome = import({one, two, odd});
        const QStringList keys{citationAt(outcome.papers[0]).key, citationAt(outcome.papers[1]).key};
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()),
                 (QSet<QString>{u"keyFirstPaperofAll"_s, u"keyFirstPaperofAlla"_s}));
        QVERIFY(!citationAt(outcome.papers[2]).key.contains(u'{'));
    }

    void keywordsBecomeTagsIfWished()
    {
        ImportEntry given = reference(u"First Paper of All"_s);
        given.entry.keywords = {u"planning"_s, u"rl"_s};
        import({given}, {.source = u"a"_s, .areKeywordsTags = true});
        QCOMPARE(all().tags.size(), 2);
        QVERIFY(wait(m_library->undo()));
        QCOMPARE(all().tags.size(), 0);
    }

    void numbersAloneAreAskedFromArxiv()
    {
        ImportEntry number;
        number.entry.ids.arxiv = u"2401.00001"_s;
        number.entry.link = u"https://arxiv.org/abs/2401.00001"_s;
        const ImportOutcome outcome = import({number}, {.source = u"Clipboard"_s, .list = {u"Later"_s}});
        QCOMPARE(outcome.newPapers, 1);
        QCOMPARE(outcome.feedsToAsk.size(), 1);
        const Feed feed = all().feeds.value(0);
        QCOMPARE(feed.url, u"https://export.arxiv.org/api/query?id_list=2401.00001&max_results=1"_s);
        QCOMPARE(*feed.interval, std::chrono::minutes(7 * 24 * 60));
        QCOMPARE(paperAt(outcome.papers[0]).title, number.entry.link);
        store(feed.id, {entry(u"What It Is Called"_s, u"2401.00001"_s)});
        QCOMPARE(titles(), QStringList{u"What It Is Called"_s});
        QCOMPARE(wait(m_library->listEntries(all().lists.value(0).id))->size(), 1);
    }

    void aDayGoesBeforeTheYearThatItIsIn()
    {
        ImportEntry given = reference(u"First Paper of All"_s, u"1901.00001"_s);
        given.publication.reset();
        import({given});
        ParsedEntry exact = given.entry;
        exact.published = QDateTime(QDate(2019, 6, 12), QTime(17, 3), QTimeZone::UTC);
        store(addFeed(u"one"_s), {exact});
        QCOMPARE(paperAt(find().value(0)).published, exact.published);
    }

    void aPaperOutOfSightComesBack()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {entry(u"First Paper of All"_s, u"2401.00001"_s)});
        QVERIFY(wait(m_library->removeFeed(feed)));
        QCOMPARE(find().size(), 0);
        const ImportEntry given = reference(u"First Paper of All"_s, u"2401.00001"_s);
        QCOMPARE(compared(given).state, State::New);
        import({given});
        QCOMPARE(find().size(), 1);
    }

    void aJoinedPaperKeepsTheKeyThatDocumentsCite()
    {
        const ImportEntry given = reference(u"A Paper That Is Joined Later On"_s);
        const PaperId imported = import({given}).papers.value(0);
        ParsedEntry numbered = given.entry;
        numbered.ids.arxiv = u"1901.00001"_s;
        numbered.link = u"https://arxiv.org/abs/1901.00001"_s;
        store(addFeed(u"one"_s), {numbered});
        QCOMPARE(find().size(), 1);
        QCOMPARE(citationAt(find().value(0)).key, given.key);
        QCOMPARE(citationAt(imported).venue, u"JMLR"_s);
    }
};

QTEST_GUILESS_MAIN(TestImports)
#include "test_imports.moc"
