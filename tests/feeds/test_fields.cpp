#include "app/feeds/authors.h"
#include "app/feeds/dates.h"
#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/texaccents.h"
#include "app/feeds/text.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// The fields of feeds, as they are written and as they are meant.
class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char* text, const char* iso) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(iso);
        };
        row("Fri, 23 Feb 2024 00:00:00 -0500", "2024-02-23T05:00:00Z");
        row("23 Feb 24 01:02 EST", "2024-02-23T06:02:00Z");
        row("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
        row("2025-08-20T04:00:19.899141+00:00", "2025-08-20T04:00:19Z");
        row("2025-08-20T00:00:00-04:00", "2025-08-20T04:00:00Z");
        row("2026-07-24T00:00:00.000Z", "2026-07-24T00:00:00Z");
        row("2003-12", "2003-12-01T00:00:00Z");
        row("2003", "2003-01-01T00:00:00Z");
        row("March 14, 2025", "2025-03-14T00:00:00Z");
        row("Thu Jan  1 10:00:00 2004", "2004-01-01T10:00:00Z");
        row("Sat,29 Jul 2006 00:03:02 +0000", "2006-07-29T00:03:02Z");
        row("Thu (oh my), 16(th) Feb(ruary) 2006 01:39 +0000 (GMT)", "2006-02-16T01:39:00Z");
        row("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z");
        row("Thu Jan  1 10:00:00 EST 2004", "2004-01-01T15:00:00Z");
        row("Jan 1, 2004, 7:48 PM", "2004-01-01T19:48:00Z");
        row("12:30 AM, 2 May 2020", "2020-05-02T00:30:00Z");
        row("21 Oct 102 06:45 EDT", "2002-10-21T10:45:00Z");
        row("31 Dec 2002 14:20:20 -0234", "2002-12-31T16:54:20Z");
        row("1 Feb 2020 00:00:00 IST", "2020-01-31T18:30:00Z");
        row("14-Mar-25 10:00:00 GMT", "2025-03-14T10:00:00Z");
        row("March 14th, 2025", "2025-03-14T00:00:00Z");
        row("2003-07-01 T 01:55:07-05:00", "2003-07-01T06:55:07Z");
        row("2002-12-31T192030+01:00", "2002-12-31T18:20:30Z");
        row("20021231T19:20:30.45+01:00", "2002-12-31T18:20:30Z");
        row("2003-12-13t18:30:02.25z", "2003-12-13T18:30:02Z");
        row("2003-W50-6", "2003-12-13T00:00:00Z");
        row("2003-347", "2003-12-13T00:00:00Z");
        row("2004-07-08 23:56:58.0", "2004-07-08T23:56:58Z");
        row("2006-01-11 16:42:47 -0800", "2006-01-12T00:42:47Z");
        row("2020-02-01T24:00:00Z", "2020-02-02T00:00:00Z");
        row("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
        row("start=2002-10-13T09:00+01:00;end=2002-10-17T17:00+01:00;scheme=W3C-DTF", "2002-10-13T08:00:00Z");
        row("2004년 05월 28일 01:31:15", "2004-05-28T01:31:15Z");
        row("2004-05-25 오후 11:23:17", "2004-05-25T23:23:17Z");
        row("2025年3月14日", "2025-03-14T00:00:00Z");
        row("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z");
        row("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z");
        row("Di, 14 März 2023 10:00:00 +0100", "2023-03-14T09:00:00Z");
        row("mar, 14 abr 2025 10:00:00 +0200", "2025-04-14T08:00:00Z");
        row("7 août 2024", "2024-08-07T00:00:00Z");
        row("14 мая 2024", "2024-05-14T00:00:00Z");
        row("2003-07-01T25:51:30-0500", "");
        row("2003-13-01", "");
        row("insert updated date here", "");
        row("Public", "");
        row("12345", "");
        row("yesterday", "");
        row("", "");
        row("31 Feb 2024 00:00:00 GMT", "");
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const QDateTime date = parseDate(text);
        QCOMPARE(date.isValid() ? date.toString(Qt::ISODate) : QString(), iso);
    }

    void accents_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* tex, const char* text) {
            QTest::newRow(tex) << QString::fromUtf8(tex) << QString::fromUtf8(text);
        };
        row("Paulo Andr\\'e Lima", "Paulo André Lima");
        row("{\\\"o}zg\\\"{u}r", "özgür");
        row("Czerwi\\'nski", "Czerwiński");
        row("Ga\\v{s}per", "Gašper");
        row("{\\L}ukasz", "Łukasz");
        row("S{\\o}ren", "Søren");
        row("P. Garc\\'{\\i}a", "P. García");
        row("$\\hat{\\theta}$ and \\'e", "$\\hat{\\theta}$ and é");
        row("\\mathbb{R} stays", "\\mathbb{R} stays");
        row("costs $5 and caf\\'e", "costs $5 and café");
    }
    void accents()
    {
        QFETCH(QString, tex);
        QFETCH(QString, text);
        QCOMPARE(decodeTexAccents(tex), text);
    }

    void authors_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* field, const QStringList& names) {
            QTest::newRow(field) << QString::fromUtf8(field) << names;
        };
        row("Antonin Monteil, Paul Pegon", {u"Antonin Monteil"_s, u"Paul Pegon"_s});
        row("Ann A (Inst A, Inst B), Bob B", {u"Ann A"_s, u"Bob B"_s});
        row("mail@example.org (Ann Author)", {u"Ann Author"_s});
        row("Ann A, Bob B and Cy C", {u"Ann A"_s, u"Bob B"_s, u"Cy C"_s});
        row("Vaswani, Ashish and Shazeer, Noam", {u"Ashish Vaswani"_s, u"Noam Shazeer"_s});
        row("Knuth, Donald; Turing, Alan", {u"Donald Knuth"_s, u"Alan Turing"_s});
        row("Bill Gates, Jr., Ann A", {u"Bill Gates Jr."_s, u"Ann A"_s});
        row("Jean-Ren\\'e D", {u"Jean-René D"_s});
    }
    void authors()
    {
        QFETCH(QString, field);
        QFETCH(QStringList, names);
        QCOMPARE(splitAuthors(field), names);
    }

    void arxivIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("version");
        const auto row = [](const char* text, const char* id, int version) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(id) << version;
        };
        row("https://arxiv.org/abs/2403.01234v2", "2403.01234", 2);
        row("oai:arXiv.org:2203.01250v3", "2203.01250", 3);
        row("https://doi.org/10.48550/arXiv.2602.08025", "2602.08025", 0);
        row("https://huggingface.co/papers/2504.15921", "2504.15921", 0);
        row("http://arxiv.org/abs/quant-ph/0201082v1", "quant-ph/0201082", 1);
        row("math.AG/0601001", "math.AG/0601001", 0);
        row("0704.0001", "0704.0001", 0);
        row("2413.01234", "", 0);
        row("12403.01234", "", 0);
        row("no id in here", "", 0);
    }
    void arxivIds()
    {
        QFETCH(QString, text);
        QFETCH(QString, id);
        QFETCH(int, version);
        int found = -1;
        QCOMPARE(findArxivId(text, &found), id);
        QCOMPARE(found, version);
    }

    void addressesOfOnePageAreEqual()
    {
        const QString one = normaliseUrl(u"http://www.Example.org/a/?utm_source=x#top"_s);
        QCOMPARE(one, normaliseUrl(u"https://example.org:443/a"_s));
        QVERIFY(one != normaliseUrl(u"https://example.org/a?id=2"_s));
        QCOMPARE(normaliseDoi(u"https://doi.org/10.1093/MIND/LIX.236.433."_s), u"10.1093/mind/lix.236.433"_s);
        QCOMPARE(findOpenReviewId(u"https://openreview.net/forum?id=aB_c-1&x=2"_s), u"aB_c-1"_s);
        QCOMPARE(surnameOf(u"Bill Gates Jr."_s), u"gates"_s);
        QCOMPARE(normaliseTitle(u"Fraïssé — Limits!"_s), u"fraisselimits"_s);
    }

    void htmlIsMadeHarmless_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char* html, const char* safe) {
            QTest::newRow(html) << QString::fromUtf8(html) << QString::fromUtf8(safe);
        };
        row("<p onclick=x()>a<script>alert(1)</script></p>", "<p>a</p>");
        row("<a href='javascript:x()'>a</a>", "a");
        row("<a href=' JaVaScRiPt:x()'>a</a>", "a");
        row("<a href='data:text/html,x'>a</a><a href='file:///etc/passwd'>b</a>", "ab");
        row("<a href='/p?a=1&amp;b=2'>a</a>", "<a href=\"https://example.org/p?a=1&amp;b=2\">a</a>");
        row("<img src='https://t.example/pixel'>t", "t");
        row("<h2>Head</h2>", "<p><b>Head</b></p>");
        row("<style>p{}</style><iframe src=x></iframe><em>e", "<em>e</em>");
    }
    void htmlIsMadeHarmless()
    {
        QFETCH(QString, html);
        QFETCH(QString, safe);
        QCOMPARE(sanitiseHtml(html, QUrl(u"https://example.org/feed"_s)), safe);
    }

    void deepHtmlIsSurvived()
    {
        const QString deep = u"<div>"_s.repeated(100'000) + u"end"_s;
        QVERIFY(htmlToText(deep).contains("end"_L1));
        QVERIFY(sanitiseHtml(deep, {}).contains("end"_L1));
    }

    void textIsFolded()
    {
        QCOMPARE(foldLines(u"a\nb\n\nc"_s), u"a b\n\nc"_s);
        QCOMPARE(foldLines(u"a\n  b"_s, true), u"a\n\nb"_s);
        QCOMPARE(plainTitle(u"A &amp;amp; B &lt;i&gt;C&lt;/i&gt;"_s), u"A & B C"_s);
        QCOMPARE(plainTitle(u"if $a<b$ then"_s), u"if $a<b$ then"_s);
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "test_fields.moc"
