#include "models/query/soughtwords.h"
#include "models/querysuggestions.h"
#include "models/sidebarmodel.h"
#include "tests/support/fakelibrary.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What is offered while a query is typed, and what stands out in it.
class TestQueryCompletion : public QObject
{
    Q_OBJECT

private:
    const CompletionNames m_names{.feeds = {u"cs.LG"_s, u"HF Daily"_s, u"My \"best\" feed"_s},
                                  .folders = {u"arXiv"_s},
                                  .authors = {u"Sergey Levine"_s}};

    /// The text as each completion would make it, with the cursor where "|" stands.
    QStringList completed(QString text) const
    {
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);
        QStringList all;
        const auto point = completionPoint(text, cursor);
        for (const Completion& each : point ? completionsFor(*point, m_names) : QList<Completion>())
            all.append(QString(text).replace(point->at, point->length, each.text));
        return all;
    }

private Q_SLOTS:
    void completionsFit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first"); ///< empty: nothing is offered
        const auto row = [](const QString& text, const QString& first) {
            QTest::addRow("%s", qPrintable(text)) << text << first;
        };
        row(u"|"_s, {});
        row(u"a|"_s, {});
        row(u"diffusion|"_s, {});
        row(u"ti|"_s, u"title:"_s);
        row(u"TI|"_s, u"title:"_s);
        row(u"lora ti|"_s, u"lora title:"_s);
        row(u"lora -ti|"_s, u"lora -title:"_s);
        row(u"(ti|"_s, u"(title:"_s);
        row(u"ti|me"_s, {});
        row(u"ti| more"_s, u"title: more"_s);
        row(u"\"the ti|"_s, {});
        row(u"is:|"_s, u"is:unread "_s);
        row(u"is:st|"_s, u"is:starred "_s);
        row(u"is:starred|"_s, {});
        row(u"is:starred |"_s, {});
        row(u"IS:un|"_s, u"IS:unread "_s);
        row(u"has:c|"_s, u"has:code "_s);
        row(u"sort:b|"_s, u"sort:best "_s);
        row(u"date:t|"_s, u"date:today "_s);
        row(u"date:2025|"_s, {});
        row(u"feed:|"_s, u"feed:cs.LG "_s);
        row(u"feed:h|"_s, u"feed:\"HF Daily\" "_s);
        row(u"feed:dai|"_s, u"feed:\"HF Daily\" "_s);
        row(u"feed:\"hf d|"_s, u"feed:\"HF Daily\" "_s);
        row(u"feed:my|"_s, u"feed:\"My \\\"best\\\" feed\" "_s);
        row(u"feed:\"HF Daily\"|"_s, {});
        row(u"folder:a|"_s, u"folder:arXiv "_s);
        row(u"cat:cs.l|"_s, u"cat:cs.LG "_s);
        row(u"cat:machine|"_s, u"cat:cs.LG "_s);
        row(u"cat:cs.CL,cs.lg|"_s, {});
        row(u"cat:cs.CL,stat.m|"_s, u"cat:cs.CL,stat.ML "_s);
        row(u"author:lev|"_s, u"author:\"Sergey Levine\" "_s);
        row(u"upvotes:|"_s, {});
    }
    void completionsFit()
    {
        QFETCH(QString, text);
        QTEST(completed(text).value(0), "first");
    }

    void completionsCanBeRead()
    {
        for (const QString& text : {u"feed:|"_s, u"is:|"_s, u"has:|"_s, u"sort:|"_s, u"announce:|"_s,
                                    u"date:|"_s, u"cat:m|"_s, u"author:l|"_s, u"folder:|"_s}) {
            QVERIFY2(!completed(text).isEmpty(), qPrintable(text));
            for (const QString& query : completed(text))
                QVERIFY2(parseQuery(query), qPrintable(query));
        }
        const auto feed = parseQuery(completed(u"feed:my|"_s).first());
        QCOMPARE(feed->condition.text, u"My \"best\" feed"_s);
    }

    void piecesStandOut()
    {
        const QString text = u"lora -title:\"a b\" OR (cat:cs.LG x) is:"_s;
        QStringList pieces;
        for (const QueryPiece& piece : queryPieces(text))
            pieces.append(text.sliced(piece.at, piece.length));
        QCOMPARE(pieces, (QStringList{u"-"_s, u"title:\"a b\""_s, u"OR"_s, u"cat:cs.LG"_s, u"is:"_s}));
        QVERIFY(queryPieces(u"Note: on the AND"_s).isEmpty());
        QCOMPARE(queryPieces(u"is:starred date:2025-13 is:read"_s).size(), 2); // as far as it can be read
    }

    void wantedWordsArePointedOut()
    {
        const auto sought = [](const QString& words) { return soughtWords(parseQuery(words)->condition); };
        QCOMPARE(sought(u"lora title:\"low rank\" -bert is:read (a OR b)"_s),
                 (QStringList{u"lora"_s, u"low rank"_s, u"a"_s, u"b"_s}));
        QVERIFY(sought(u"is:read"_s).isEmpty());
    }

    void authorsAreAskedOfTheLibrary()
    {
        FakeLibrary library;
        library.giveFeed(u"Log"_s);
        const auto write = [&](const QString& title, const QStringList& authors) {
            library.stored(library.givePaper(title)).authors = authors;
        };
        write(u"One"_s, {u"Sergey Levine"_s, u"Ann Other"_s});
        write(u"Two"_s, {u"Sergey Levine"_s});
        write(u"Three"_s, {u"Jürgen Levänder"_s});
        const SidebarModel sidebar(library);
        QuerySuggestions suggestions(library, sidebar);
        QStringList names;
        int answers = 0;
        connect(&suggestions, &QuerySuggestions::found, this,
                [&](const CompletionPoint&, const QList<Completion>& completions) {
                    ++answers;
                    names.clear();
                    for (const Completion& each : completions)
                        names.append(each.name);
                });
        suggestions.ask(u"Lev"_s, 3); // no field's name
        QCOMPARE(answers, 1);
        QVERIFY(names.isEmpty());
        library.calls.clear();
        suggestions.ask(u"author:Ann"_s, 10);
        suggestions.ask(u"author:Sergey"_s, 13); // overtakes it
        QTRY_COMPARE(names, QStringList{u"Sergey Levine"_s});
        QCOMPARE(answers, 2);
        QCOMPARE(library.callsOf(u"find"_s), 2);
    }
};

QTEST_GUILESS_MAIN(TestQueryCompletion)
#include "test_querycompletion.moc"
