#include "tests/library/libraryfixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What a search finds, and in what order.
class TestSearch : public LibraryFixture
{
    Q_OBJECT

private:
    /// With nothing but a title, so that nothing else is found.
    static ParsedEntry titled(const QString& title, const QString& abstractText = {})
    {
        ParsedEntry e = entry(title, {}, {});
        e.abstractText = abstractText;
        return e;
    }
    QStringList sortedTitles(const PaperQuery& query)
    {
        QStringList all = titles(query);
        all.sort();
        return all;
    }

private Q_SLOTS:
    void textsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isFound");
        const auto found = [](const QString& text, const QString& words) {
            QTest::addRow("%s by %s", qPrintable(text), qPrintable(words)) << text << words << true;
        };
        const auto missed = [](const QString& text, const QString& words) {
            QTest::addRow("%s not by %s", qPrintable(text), qPrintable(words)) << text << words << false;
        };
        for (const QString& words :
             {u"fine-tuning"_s, u"finetuning"_s, u"fine tuning"_s, u"\"fine tuning\""_s})
            found(u"On fine-tuning of models"_s, words);
        found(u"On finetuning of models"_s, u"fine-tuning"_s);
        found(u"On fine tuning of models"_s, u"fine-tuning"_s);
        missed(u"Tuning is fine"_s, u"fine-tuning"_s);
        found(u"State-of-the-art results"_s, u"stateoftheart"_s);
        found(u"State-of-the-art results"_s, u"\"the art\""_s);
        found(u"The α of $\\beta$"_s, u"alpha beta"_s);
        found(u"The α of $\\beta$"_s, u"$\\alpha$ β"_s);
        found(u"An $\\ell_2$ norm"_s, u"$\\ell_2$"_s);
        found(u"An $\\ell_2$ norm"_s, u"ℓ₂"_s);
        found(u"An $\\ell_2$ norm"_s, u"l2"_s);
        found(u"An ℓ₂ norm"_s, u"$\\ell_2$"_s);
        found(u"A k-NN classifier"_s, u"k-NN"_s);
        found(u"A k-NN classifier"_s, u"knn"_s);
        found(u"A $k$-NN classifier"_s, u"k-nn"_s);
        found(u"GPT-4 reports"_s, u"gpt-4"_s);
        found(u"GPT-4 reports"_s, u"gpt4"_s);
        missed(u"GPT-4 reports"_s, u"gpt-3"_s);
        found(u"Compilers in C++"_s, u"c++"_s);
        missed(u"Compilers in C"_s, u"c++"_s);
        found(u"Compilers in C++"_s, u"c"_s);
        found(u"大模型的对齐"_s, u"模型"_s);
        missed(u"大模型的对齐"_s, u"型模"_s);
        found(u"Schrödinger bridges"_s, u"schrodinger"_s);
        found(u"Schr\\\"odinger bridges"_s, u"SCHRÖDINGER"_s);
        found(u"An eﬃcient method"_s, u"efficient"_s);
        found(u"Near and far"_s, u"NEAR"_s);
        found(u"This AND that"_s, u"\"AND\""_s);
        missed(u"Near and far"_s, u"near*far"_s);
        found(u"\"Quoted\" text*"_s, u"quoted*"_s);
    }
    void textsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        store(addFeed(u"one"_s), {titled(u"Something else altogether"_s), titled(u"A title"_s, text)});
        QTEST(int(find({.words = words}).size()) == 1, "isFound");
    }

    void conditionsHold_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const QString& words, const QStringList& expected) {
            QTest::addRow("%s", qPrintable(words)) << words << expected;
        };
        const QString one = u"One on vision"_s;
        const QString two = u"Two on language"_s;
        const QString three = u"Three on speech"_s;
        row(u""_s, {one, three, two});
        row(u"title:vision OR speech"_s, {one, three});
        row(u"on -vision"_s, {three});
        row(u"-vision"_s, {three});
        row(u"(vision OR language) -one"_s, {two});
        row(u"title:vision"_s, {one});
        row(u"abstract:vision"_s, {two});
        row(u"author:\"ann author\""_s, {one, three});
        row(u"author:author author:bo"_s, {two});
        row(u"note:remember"_s, {three});
        row(u"cat:cs.LG"_s, {one});
        row(u"cat:cs"_s, {one, two});
        row(u"cat:cs.LG,stat.ML"_s, {one, three});
        row(u"-cat:cs"_s, {three});
        row(u"submitter:akhaliq"_s, {two});
        row(u"feed:one"_s, {one, two});
        row(u"feed:another"_s, {three});
        row(u"feed:missing"_s, {});
        row(u"is:starred"_s, {one});
        row(u"is:read"_s, {two});
        row(u"is:unread on"_s, {one, three});
        row(u"is:new"_s, {one, three, two});
        row(u"has:note"_s, {three});
        row(u"has:pdf"_s, {two});
        row(u"has:code"_s, {one});
        row(u"announce:cross"_s, {two});
        row(u"announce:new"_s, {one, three});
        row(u"date:2025-03"_s, {one}); // a cross-list does not say when the paper was published
        row(u"date:2025-03-10..2025-03-14"_s, {one});
        row(u"until:2024"_s, {three});
        row(u"since:2025-03-20"_s, {two});
        row(u"seen:today"_s, {one, three, two});
        row(u"seen:..yesterday"_s, {});
        row(u"upvotes:>20"_s, {two});
        row(u"upvotes:0"_s, {one});
        row(u"stars:>=100"_s, {one});
        row(u"stars:<100"_s, {});
        row(u"id:2503.00002"_s, {two});
        row(u"https://arxiv.org/abs/2503.00001v3"_s, {one});
        row(u"doi:10.1000/xyz OR 2503.00001"_s, {one, three});
        row(u"is:starred OR note:remember"_s, {one, three});
        row(u"-(is:starred OR vision)"_s, {three});
        row(u"***"_s, {});
        row(u"*** vision"_s, {one, two});
    }
    void conditionsHold()
    {
        ParsedEntry one = entry(u"One on vision"_s, u"2503.00001"_s);
        one.abstractText = u"Of the first."_s;
        one.categories = QStringList{u"cs.LG"_s};
        one.code = u"https://github.com/a/b"_s;
        one.githubStars = 120;
        one.published = QDateTime(QDate(2025, 3, 12), QTime(12, 0), QTimeZone::UTC);
        ParsedEntry two = entry(u"Two on language"_s, u"2503.00002"_s, {u"Bo Author"_s});
        two.abstractText = u"Not of vision."_s;
        two.categories = QStringList{u"cs.CL"_s};
        two.submitter = u"akhaliq"_s;
        two.announceType = u"cross"_s;
        two.pdf = u"https://arxiv.org/pdf/2503.00002"_s;
        two.upvotes = 21;
        two.published = QDateTime(QDate(2025, 3, 22), QTime(12, 0), QTimeZone::UTC);
        ParsedEntry three = entry(u"Three on speech"_s);
        three.abstractText = u"Of the third."_s;
        three.categories = QStringList{u"stat.ML"_s};
        three.ids.doi = u"10.1000/xyz"_s;
        three.upvotes = 3;
        three.published = QDateTime(QDate(2023, 3, 12), QTime(12, 0), QTimeZone::UTC);
        store(addFeed(u"one"_s), {one, two});
        const FeedId other = addFeed(u"two"_s);
        store(other, {three});
        QVERIFY(wait(m_library->renameFeed(FeedId{1}, u"One"_s)));
        QVERIFY(wait(m_library->renameFeed(other, u"Another feed"_s)));
        QVERIFY(wait(m_library->setStarred(find({.words = u"id:2503.00001"_s}), true)));
        QVERIFY(wait(m_library->setRead(find({.words = u"id:2503.00002"_s}), true)));
        QVERIFY(wait(m_library->setNote(find({.words = u"speech"_s}).first(), u"To remember"_s)));

        QFETCH(QString, words);
        QFETCH(QStringList, expected);
        const QStringList found = sortedTitles({.words = words});
        QVERIFY2(found == expected, qPrintable(found.join(u'\n')));
    }

    void aPlaceNarrowsASearch()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {titled(u"A word of the first"_s), titled(u"The first again"_s)});
        store(addFeed(u"two"_s), {titled(u"A word of the second"_s)});
        QCOMPARE(titles({.place = PaperQuery::Place::Feed, .feed = feed, .words = u"word"_s}),
                 QStringList{u"A word of the first"_s});
        QVERIFY(wait(m_library->setStarred(find({.words = u"second"_s}), true)));
        QCOMPARE(titles({.place = PaperQuery::Place::Starred, .words = u"word"_s}),
                 QStringList{u"A word of the second"_s});
        QVERIFY(titles({.place = PaperQuery::Place::Unread, .words = u"is:read"_s}).isEmpty());
    }

    void whatIsTypedMayGoOn()
    {
        store(addFeed(u"one"_s), {titled(u"Transformers are fine-tuned"_s)});
        QCOMPARE(find({.words = u"transf"_s, .isTyping = true}).size(), 1);
        QCOMPARE(find({.words = u"transf"_s}).size(), 0);
        QCOMPARE(find({.words = u"transf "_s, .isTyping = true}).size(), 0);
        QCOMPARE(find({.words = u"transf fine"_s, .isTyping = true}).size(), 0);
        QCOMPARE(find({.words = u"fine-tu"_s, .isTyping = true}).size(), 1);
        QCOMPARE(find({.words = u"finetu"_s, .isTyping = true}).size(), 1);
        QCOMPARE(find({.words = u"transformers is:unre"_s, .isTyping = true}).size(), 1);
        QCOMPARE(find({.words = u"transformers date:"_s, .isTyping = true}).size(), 1);
        QCOMPARE(find({.words = u"transformers -"_s, .isTyping = true}).size(), 1);
    }

    void whatMakesNoSenseIsSaid()
    {
        const auto found = wait(m_library->find({.words = u"date:2025-13"_s}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::BadQuery);
        QVERIFY2(found.error().detail.contains(u"2025-13"_s), qPrintable(found.error().detail));
    }

    void theBestMatchComesFirst()
    {
        const auto best = [this](const QString& words) { return titles({.words = words + u" sort:best"_s}); };
        store(addFeed(u"one"_s),
              {titled(u"About nothing in particular"_s, u"Here diffusion is but mentioned."_s),
               titled(u"Diffusion in the title"_s, u"Of something."_s),
               titled(u"Policy gradients and the diffusion of heat"_s, u"Of something."_s),
               titled(u"A diffusion policy of robots"_s, u"Of something."_s),
               titled(u"Diffusion"_s, u"Of something."_s)});
        QCOMPARE(best(u"diffusion"_s).first(), u"Diffusion"_s);
        QCOMPARE(best(u"diffusion"_s).last(), u"About nothing in particular"_s);
        QCOMPARE(best(u"diffusion policy"_s), (QStringList{u"A diffusion policy of robots"_s,
                                                           u"Policy gradients and the diffusion of heat"_s}));
    }

    void theNewerOfTwoAsGoodComesFirst()
    {
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {titled(u"A study of the older"_s, u"On attention."_s)});
        store(feed, {titled(u"A study of the newer"_s, u"On attention."_s)});
        const QStringList newestFirst{u"A study of the newer"_s, u"A study of the older"_s};
        QCOMPARE(titles({.words = u"attention"_s, .order = PaperSort::Best}), newestFirst);
        QCOMPARE(titles({.words = u"attention"_s}), newestFirst);
    }

    void listsStandInTheOrderAskedFor()
    {
        ParsedEntry a = entry(u"beta"_s, {}, {u"Zoe Z"_s});
        a.upvotes = 5;
        a.published = QDateTime(QDate(2025, 1, 3), QTime(0, 0), QTimeZone::UTC);
        ParsedEntry b = entry(u"Alpha"_s, {}, {u"Ann A"_s});
        b.upvotes = 7;
        b.published = QDateTime(QDate(2025, 1, 1), QTime(0, 0), QTimeZone::UTC);
        ParsedEntry c = entry(u"Gamma"_s, {}, {u"bo b"_s});
        c.published = QDateTime(QDate(2025, 1, 2), QTime(0, 0), QTimeZone::UTC);
        const FeedId feed = addFeed(u"one"_s);
        store(feed, {a, b, c});
        for (const PaperQuery& place :
             {PaperQuery{}, PaperQuery{.place = PaperQuery::Place::Feed, .feed = feed},
              PaperQuery{.words = u"about"_s}}) {
            const auto ordered = [&](PaperSort order) {
                PaperQuery query = place;
                query.order = order;
                return titles(query).join(u' ');
            };
            QCOMPARE(ordered(PaperSort::Title), u"Alpha beta Gamma"_s);
            QCOMPARE(ordered(PaperSort::Author), u"Alpha Gamma beta"_s);
            QCOMPARE(ordered(PaperSort::Upvotes), u"Alpha beta Gamma"_s);
            QCOMPARE(ordered(PaperSort::Published), u"beta Gamma Alpha"_s);
        }
        QCOMPARE(titles({.words = u"sort:title"_s, .order = PaperSort::Author}).first(), u"Alpha"_s);
    }

    void dayHeadingsAreThereInTheOrderOfDaysAlone()
    {
        store(addFeed(u"one"_s), {entry(u"A paper of the day"_s)});
        QVERIFY(wait(m_library->find({}))->first().day != 0);
        QVERIFY(wait(m_library->find({.words = u"is:unread"_s}))->first().day != 0);
        QCOMPARE(wait(m_library->find({.order = PaperSort::Title}))->first().day, 0);
        QCOMPARE(wait(m_library->find({.words = u"paper"_s}))->first().day, 0);
    }

    /// The newest, the newest in the title and the newest phrases are looked at; the rest comes behind, once.
    void aCommonWordHasItsBestFirstAndAllBehind()
    {
        const FeedId feed = addFeed(u"one"_s);
        QList<ParsedEntry> many{titled(u"The common word in the title"_s, u"Old."_s)};
        for (const ParsedEntry& paper : manyEntries(6'000)) {
            many.append(paper);
            many.last().abstractText = u"Of a common kind."_s;
        }
        store(feed, many);
        const QStringList best = titles({.words = u"common"_s, .order = PaperSort::Best});
        QCOMPARE(best.size(), 6'001);
        QCOMPARE(best.first(), u"The common word in the title"_s);
        QCOMPARE(QSet<QString>(best.begin(), best.end()).size(), 6'001);
        QCOMPARE(titles({.words = u"common"_s, .order = PaperSort::Best, .limit = 10}), best.first(10));
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
