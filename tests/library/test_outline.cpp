#include "app/feeds/opml.h"
#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const QDateTime now(QDate(2025, 3, 14), QTime(9, 5), QTimeZone::UTC);

OutlineFeed feed(const QString& name, const QStringList& path = {},
                 const QList<std::pair<QString, QString>>& attributes = {})
{
    return {u"https://example.org/"_s + name, name, u"https://example.org/"_s, path, attributes};
}

} // namespace

/// Lists of feeds into the library and out of it, feeds that move, and how far older papers have come.
class TestOutline : public LibraryFixture
{
    Q_OBJECT

private:
    QList<OutlineFeed> outline() { return wait(m_library->outline()).value().feeds; }
    Subscriptions all() { return wait(m_library->subscriptions()).value(); }

private Q_SLOTS:
    void aListComesOutAsItWentIn()
    {
        const Outline given{
            .feeds = {
                feed(u"top"_s), feed(u"one"_s, {u"ML"_s}), feed(u"two"_s, {u"ML"_s, u"Labs"_s}),
                feed(u"three"_s, {u"ML"_s, u"Labs"_s, u"Deep"_s},
                     {{u"xmlns:x"_s, u"urn:x"_s}, {u"x:mode"_s, u"a \"b\" <c>"_s}, {u"type"_s, u"atom"_s}}),
                feed(u"four"_s, {u"Blogs / others"_s})}};
        const auto outcome = wait(m_library->addOutline(given));
        QCOMPARE(outcome, (OutlineOutcome{.added = 5}));
        QCOMPARE(outline(), given.feeds);
        QCOMPARE(all().folders.size(), 4);
        QCOMPARE(all().folders[1].name, u"ML / Labs"_s);

        // By way of a file, into another library
        const QByteArray file = writeOpml(*wait(m_library->outline()), now);
        QTemporaryDir folder;
        SqliteLibrary other(folder.path(), {});
        QVERIFY(wait(other.open()));
        QCOMPARE(wait(other.addOutline(*readOpml(file)))->added, 5);
        QCOMPARE(wait(other.outline())->feeds, given.feeds);
        QCOMPARE(writeOpml(*wait(other.outline()), now), file);
        reopen();
        QCOMPARE(outline(), given.feeds);
    }

    void whatIsThereStaysAsItIs()
    {
        const FeedId id = addFeed(u"one"_s);
        QVERIFY(wait(m_library->renameFeed(id, u"Mine"_s)));
        QVERIFY(wait(m_library->addFolder(u"ml"_s)));
        const Outline given{
            .feeds = {feed(u"one"_s, {u"Other"_s}), feed(u"two"_s, {u"ML"_s}), feed(u"two"_s)}};
        const auto outcome = wait(m_library->addOutline(given));
        QCOMPARE(outcome, (OutlineOutcome{.added = 1, .alreadyThere = 2}));
        QCOMPARE(outline().first().title, u"Mine"_s);
        QCOMPARE(outline().first().path, QStringList());
        QCOMPARE(outline().last().path, QStringList{u"ml"_s});
    }

    void whatIsNoAddressIsTold()
    {
        Outline given{.feeds = {feed(u"one"_s)}};
        for (const QString& url :
             {u"exec:rm -rf ~"_s, u"filter:cat:https://example.org"_s, u"javascript:x"_s, u""_s})
            given.feeds.append({.url = url, .title = u"bad"_s, .path = {u"Bad"_s}});
        const auto outcome = wait(m_library->addOutline(given));
        QCOMPARE(outcome->added, 1);
        QCOMPARE(outcome->refused.size(), 4);
        QCOMPARE(outcome->refused.first(), (Error{ErrorCode::BadAddress, u"exec:rm -rf ~"_s, {}}));
        QVERIFY(all().folders.isEmpty());
    }

    void aFolderThatWasRenamedNestsNoMore()
    {
        QVERIFY(wait(m_library->addOutline({.feeds = {feed(u"one"_s, {u"A"_s, u"B"_s})}})));
        QVERIFY(wait(m_library->renameFolder(all().folders.first().id, u"C"_s)));
        QCOMPARE(outline().first().path, QStringList{u"C"_s});
    }

    void theSampleAndRemovedFeedsAreNotListed()
    {
        const FeedId id = addFeed(u"one"_s);
        addFeed(u"two"_s);
        QVERIFY(wait(m_library->removeFeed(id)));
        QCOMPARE(outline().size(), 1);
        QCOMPARE(wait(m_library->addOutline({.feeds = {feed(u"one"_s)}}))->added, 1);
        QCOMPARE(outline().size(), 2);
    }

    void aLongListIsOneChange()
    {
        Outline given;
        for (int i = 0; i < 2000; ++i)
            given.feeds.append(feed(u"feed%1"_s.arg(i), {u"Folder %1"_s.arg(i % 20)}));
        QSignalSpy changed(m_library.get(), &Library::changed);
        QCOMPARE(wait(m_library->addOutline(given))->added, 2000);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(all().feeds.size(), 2000);
        QCOMPARE(all().folders.size(), 20);
    }

    void anAddressCanChange()
    {
        const FeedId id = addFeed(u"one"_s);
        const FeedId other = addFeed(u"two"_s);
        const AnswerFacts facts{
            .etag = "\"1\"", .lastModified = "x", .bodyHash = "h", .checked = now, .nextDue = now};
        QVERIFY(wait(m_library->storeFeed(id, feedOf({entry(u"A paper"_s)}), facts)));
        const auto taken = wait(m_library->setFeedAddress(id, u"http://www.example.org/two/"_s));
        QCOMPARE(taken.error().code, ErrorCode::AlreadyThere);
        QCOMPARE(taken.error().detail, QString::number(other.value));
        QCOMPARE(wait(m_library->setFeedAddress(id, u"mailto:ann@example.org"_s)).error().code,
                 ErrorCode::BadAddress);
        QCOMPARE(wait(m_library->setFeedAddress(FeedId{99}, u"https://example.org/x"_s)).error().code,
                 ErrorCode::NotFound);

        QVERIFY(wait(m_library->setFeedAddress(id, u"example.org/three"_s)));
        const auto requests = wait(m_library->feedRequests()).value();
        QCOMPARE(requests.first().url, u"https://example.org/three"_s);
        QVERIFY(requests.first().etag.isEmpty() && requests.first().bodyHash.isEmpty());
        QVERIFY(!requests.first().nextDue.isValid());
        QCOMPARE(titles(), QStringList{u"A paper"_s});

        // A feed that was removed gives its address up, and can still come back
        QVERIFY(wait(m_library->removeFeed(other)));
        QVERIFY(wait(m_library->setFeedAddress(id, u"https://example.org/two"_s)));
        QVERIFY(wait(m_library->restoreFeed(other)));
        QCOMPARE(all().feeds.size(), 2);
    }

    void twoWishesAreTwoFeeds()
    {
        const QString daily = u"https://huggingface.co/api/daily_papers?limit=100"_s;
        QVERIFY(wait(m_library->addFeed(daily)));
        QVERIFY(wait(m_library->addFeed(daily + u"#period=week"_s)));
        QCOMPARE(wait(m_library->addFeed(daily + u"#top"_s)).error().code, ErrorCode::AlreadyThere);
        QCOMPARE(all().urls().last(), daily + u"#period=week"_s);
    }

    void olderPapersAreRemembered()
    {
        const FeedId id = addFeed(u"one"_s);
        const OlderState state{{.feed = id,
                                .reached = QDate(2025, 1, 2),
                                .until = QDate(2024, 1, 1),
                                .pages = 3,
                                .newPapers = 40},
                               u"2025-01-01 0 "_s};
        QVERIFY(wait(m_library->keepOlderState(state)));
        OlderState later = state;
        later.progress.isFinished = true;
        later.progress.until = {};
        QVERIFY(wait(m_library->keepOlderState(later)));
        reopen();
        QCOMPARE(wait(m_library->olderStates()), QList<OlderState>{later});
        QVERIFY(wait(m_library->removeFeed(id)));
        QCOMPARE(wait(m_library->olderStates()), QList<OlderState>());
        QCOMPARE(wait(m_library->keepOlderState(later)).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "test_outline.moc"
