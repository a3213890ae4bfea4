#include "models/query/queryparser.h"
#include "models/query/queryprinter.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace offprint;
using namespace Qt::StringLiterals;
using Kind = Condition::Kind;

namespace {

/// The structure: "and(word, not(word))".
QString shape(const Condition& c)
{
    QStringList parts;
    for (const Condition& part : c.parts)
        parts.append(shape(part));
    const QString inner = parts.join(u", "_s);
    switch (c.kind) {
    case Kind::And:
        return u"and("_s + inner + u')';
    case Kind::Or:
        return u"or("_s + inner + u')';
    case Kind::Not:
        return u"not("_s + inner + u')';
    case Kind::Text:
        return printQuery({c, {}}) + (c.isPrefix ? u"*"_s : u""_s);
    default:
        return printQuery({c, {}});
    }
}

QString shape(const QString& text, Typing typing = Typing::Over)
{
    const auto parsed = parseQuery(text, typing);
    return parsed ? shape(parsed->condition) : u"error: "_s + parsed.error().sentence;
}

/// Texts as nobody types them, made of what the language is made of.
QString hostileText(QRandomGenerator& random)
{
    static const QStringList pieces{u"a"_s,
                                    u"word"_s,
                                    u"\""_s,
                                    u"\\"_s,
                                    u"("_s,
                                    u")"_s,
                                    u" "_s,
                                    u" "_s,
                                    u" "_s,
                                    u"-"_s,
                                    u"OR"_s,
                                    u" OR "_s,
                                    u" AND "_s,
                                    u"NOT "_s,
                                    u":"_s,
                                    u"title:"_s,
                                    u"note:"_s,
                                    u"is:"_s,
                                    u"unread"_s,
                                    u"cat:"_s,
                                    u"cs.LG,cs"_s,
                                    u"has:code"_s,
                                    u"date:"_s,
                                    u"2025-03"_s,
                                    u".."_s,
                                    u"7d"_s,
                                    u"since:1y"_s,
                                    u"upvotes:"_s,
                                    u">20"_s,
                                    u"<0"_s,
                                    u"3..1k"_s,
                                    u"id:"_s,
                                    u"2410.21228"_s,
                                    u"doi:10.1145/1(2)"_s,
                                    u"https://arxiv.org/abs/2410.21228v2"_s,
                                    u"sort:best"_s,
                                    u"大模型"_s,
                                    u"🤗"_s,
                                    u"autor:"_s,
                                    u"feed:"_s,
                                    u"\"HF Daily\""_s,
                                    u"--"_s,
                                    u"C++"_s,
                                    u"*"_s,
                                    u"\t"_s,
                                    QString(QChar(0xD83D)),
                                    QString(QChar(0)),
                                    u"announce:replace-cross,new"_s,
                                    u"seen:today"_s,
                                    u"until:2024"_s,
                                    u"seen:..yesterday"_s,
                                    u","_s,
                                    u"'"_s,
                                    u"stars:>=5"_s,
                                    u"folder:(x y)"_s};
    QString text;
    const int count = 1 + random.bounded(14);
    for (int i = 0; i < count; ++i)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

} // namespace

class TestQueryParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("condition");
        const auto row = [](const QString& text, const QString& condition) {
            QTest::newRow(text.isEmpty() ? "nothing" : qPrintable(text)) << text << condition;
        };
        row({}, u"and()"_s);
        row(u"diffusion policy"_s, u"and(diffusion, policy)"_s);
        row(u"\"direct preference\""_s, u"\"direct preference\""_s);
        row(u"rlhf OR dpo"_s, u"or(rlhf, dpo)"_s);
        row(u"a b OR c d"_s, u"or(and(a, b), and(c, d))"_s);
        row(u"a AND (b OR c)"_s, u"and(a, or(b, c))"_s);
        row(u"a -vision"_s, u"and(a, not(vision))"_s);
        row(u"a NOT (b c)"_s, u"and(a, not(and(b, c)))"_s);
        row(u"NOT NOT a"_s, u"a"_s);
        row(u"a and b or not c"_s, u"and(a, and, b, or, not, c)"_s);
        row(u"OR a"_s, u"and(\"OR\", a)"_s);
        row(u"a AND"_s, u"and(a, \"AND\")"_s);
        row(u"a OR OR b"_s, u"or(and(a, \"OR\"), b)"_s);
        row(u"\"never closed"_s, u"\"never closed\""_s);
        row(u"(a OR (b"_s, u"or(a, b)"_s);
        row(u"a) b"_s, u"and(a, b)"_s);
        row(u"()"_s, u"and()"_s);
        row(u"x - y --z"_s, u"and(x, \"-\", y, \"--z\")"_s);
        row(u"C++ NEAR *"_s, u"and(C++, NEAR, *)"_s);
        row(u"O(n)"_s, u"and(O, n)"_s);
        row(u"title:lora"_s, u"title:lora"_s);
        row(u"TITLE:lora"_s, u"title:lora"_s);
        row(u"title:(a OR b)"_s, u"or(title:a, title:b)"_s);
        row(u"author:\"sergey levine\""_s, u"author:\"sergey levine\""_s);
        row(u"GAN: a survey"_s, u"and(GAN:, a, survey)"_s);
        row(u"Note: on the title"_s, u"and(\"Note:\", on, the, title)"_s);
        row(u"feed:\"HF Daily\" folder:arXiv"_s, u"and(feed:\"HF Daily\", folder:arXiv)"_s);
        row(u"cat:cs.LG,cs.CL"_s, u"or(cat:cs.LG, cat:cs.CL)"_s);
        row(u"is:Unread,starred has:code"_s, u"and(or(is:unread, is:starred), has:code)"_s);
        row(u"announce:cross"_s, u"announce:cross"_s);
        row(u"submitter:akhaliq"_s, u"submitter:akhaliq"_s);
        row(u"date:2025-03"_s, u"date:2025-03"_s);
        row(u"date:2025/3/10..2025-03-14"_s, u"date:2025-03-10..2025-03-14"_s);
        row(u"date:7d"_s, u"since:7d"_s);
        row(u"since:7d until:2024"_s, u"and(since:7d, until:2024)"_s);
        row(u"seen:today"_s, u"seen:today"_s);
        row(u"date:..2024"_s, u"until:2024"_s);
        row(u"upvotes:>20"_s, u"upvotes:>=21"_s);
        row(u"stars:>=1k"_s, u"stars:>=1000"_s);
        row(u"upvotes:5..10"_s, u"upvotes:5..10"_s);
        row(u"upvotes:<0"_s, u"upvotes:<0"_s);
        row(u"id:2410.21228"_s, u"id:2410.21228"_s);
        row(u"2410.21228v2"_s, u"id:2410.21228v2"_s);
        row(u"doi:10.1016/S0(99)1"_s, u"id:10.1016/S0(99)1"_s);
        row(u"(https://arxiv.org/abs/2410.21228v2)"_s, u"id:https://arxiv.org/abs/2410.21228v2"_s);
        row(u"arXiv:2410.21228"_s, u"id:arXiv:2410.21228"_s);
    }
    void queriesAreRead()
    {
        QFETCH(QString, text);
        QTEST(shape(text), "condition");
    }

    void whatIsTypedMayGoOn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("condition");
        QTest::newRow("a word") << u"diffusion pol"_s << u"and(diffusion, pol*)"_s;
        QTest::newRow("a word that has ended") << u"diffusion "_s << u"diffusion"_s;
        QTest::newRow("a phrase") << u"\"a b\""_s << u"\"a b\""_s;
        QTest::newRow("a field") << u"a date:"_s << u"a"_s;
        QTest::newRow("a word of a field") << u"is:unr"_s << u"and()"_s;
        QTest::newRow("a year") << u"date:20"_s << u"and()"_s;
        QTest::newRow("a month") << u"date:2025-0"_s << u"and()"_s;
        QTest::newRow("a range") << u"date:2025-03."_s << u"and()"_s;
        QTest::newRow("a number") << u"upvotes:>"_s << u"and()"_s;
        QTest::newRow("minus") << u"a -"_s << u"a"_s;
        QTest::newRow("a group") << u"a ("_s << u"a"_s;
        QTest::newRow("an operator") << u"a OR"_s << u"a"_s;
    }
    void whatIsTypedMayGoOn()
    {
        QFETCH(QString, text);
        QTEST(shape(text, Typing::StillTyped), "condition");
    }

    void anOrderIsRead()
    {
        QCOMPARE(parseQuery(u"sort:title lora sort:Best")->sort, PaperSort::Best);
        QVERIFY(!parseQuery(u"lora")->sort);
    }

    void daysAreRead()
    {
        const Condition month = parseQuery(u"date:2024-02")->condition;
        QCOMPARE(month.days.from->first, QDate(2024, 2, 1));
        QCOMPARE(month.days.to->last, QDate(2024, 2, 29));
        const Condition weeks = parseQuery(u"since:2w")->condition;
        QCOMPARE(weeks.days.from->ago, 2);
        QCOMPARE(weeks.days.from->unit, QueryDay::Unit::Week);
        QVERIFY(!weeks.days.to);
    }

    void mistakesAreToldWhereTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const QString& text, int at, int length, const QString& sentence) {
            QTest::newRow(qPrintable(text)) << text << at << length << sentence;
        };
        row(u"lora date:2025-13 x"_s, 5, 12,
            u"`date:` wants a day, a month, a year or a range; got `2025-13`."_s);
        row(u"date:2025-03..2024"_s, 0, 18,
            u"`date:` wants a day, a month, a year or a range; got `2025-03..2024`."_s);
        row(u"since:a..b"_s, 0, 10, u"`since:` wants a day, a month or a year; got `a..b`."_s);
        row(u"is:foo"_s, 0, 6,
            u"`is:` wants unread, read, starred, new, updated, withdrawn or hidden; got `foo`."_s);
        row(u"upvotes:99999999999999999999"_s, 0, 28,
            u"`upvotes:` wants a number, as in >20, <=5 or 10..20; got `99999999999999999999`."_s);
        row(u"x autor:levine"_s, 2, 6,
            u"There is no field `autor:`. Did you mean `author:`? Put it in quotation marks to find it as a word."_s);
        row(u"sort:random"_s, 0, 11,
            u"`sort:` wants newest, published, best, upvotes, title or author; got `random`."_s);
    }
    void mistakesAreToldWhereTheyAre()
    {
        QFETCH(QString, text);
        const auto parsed = parseQuery(text);
        QVERIFY(!parsed);
        QTEST(parsed.error().sentence, "sentence");
        QTEST(int(parsed.error().at), "at");
        QTEST(int(parsed.error().length), "length");
    }

    void endlessQueriesAreRefused()
    {
        QVERIFY(!parseQuery(QString(200, u'(') + u'a'));
        QVERIFY(!parseQuery(QString(u"NOT "_s).repeated(200) + u'a'));
        QVERIFY(!parseQuery(QString(longestQuery + 1, u'a')));
        QVERIFY(parseQuery(QString(u"a "_s).repeated(longestQuery / 2)));
    }

    void whatIsPrintedIsReadAgain_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whatIsPrintedIsReadAgain()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        int readable = 0;
        for (int i = 0; i < 5'000; ++i) {
            const QString text = hostileText(random);
            static_cast<void>(parseQuery(text, Typing::StillTyped));
            const auto parsed = parseQuery(text);
            if (!parsed)
                continue;
            ++readable;
            const QString printed = printQuery(*parsed);
            const auto again = parseQuery(printed);
            QVERIFY2(again, qPrintable(text + u"\n"_s + printed));
            QVERIFY2(*again == *parsed, qPrintable(text + u"\n"_s + printed + u"\n"_s + printQuery(*again)));
        }
        QVERIFY(readable > 2'000);
    }
};

QTEST_GUILESS_MAIN(TestQueryParser)
#include "test_queryparser.moc"
