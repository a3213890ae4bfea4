#include "models/citation/htmlpage.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

/// The page to read and to print.
class TestHtmlPage : public QObject
{
    Q_OBJECT

    static QString page(const Citation& citation)
    {
        return toHtmlPage({citation}, u"Mine"_s, QDate(2024, 3, 5));
    }

    /// The elements that are open at the end, and those closed that were not the last opened; none is well.
    static QStringList unbalanced(const QString& html)
    {
        static const QRegularExpression tag(u"<(/?)([a-z0-9]+)[^>]*>"_s);
        static const QStringList voids{u"meta"_s, u"br"_s};
        QStringList open;
        for (const QRegularExpressionMatch& match : tag.globalMatch(html)) {
            const QString name = match.captured(2);
            if (voids.contains(name))
                continue;
            if (match.captured(1).isEmpty())
                open.append(name);
            else if (open.isEmpty() || open.takeLast() != name)
                return {u"/"_s + name};
        }
        return open;
    }

private Q_SLOTS:
    void aPaperIsAnItem()
    {
        const QString html = page({.kind = Kind::Article,
                                   .title = u"On $\\ell_2$"_s,
                                   .authors = {u"Ann A"_s, u"Bo B"_s},
                                   .year = 2020,
                                   .month = 3,
                                   .day = 5,
                                   .venue = u"Nature"_s,
                                   .volume = u"1"_s,
                                   .number = u"2"_s,
                                   .pages = u"3-4"_s,
                                   .arxiv = u"1706.03762"_s,
                                   .primaryClass = u"cs.CL"_s,
                                   .doi = u"10.1/x"_s,
                                   .abstractText = u"One.\n\nTwo."_s,
                                   .note = u"- mine\n  - too"_s});
        QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"_L1));
        QVERIFY(html.contains("<h1><bdi>Mine</bdi></h1>"_L1));
        QVERIFY(html.contains(u"1 paper · <time datetime=\"2024-03-05\">5 March 2024</time>"_s));
        QVERIFY(html.contains(u"<h2><a href=\"https://doi.org/10.1/x\"><bdi>On ℓ₂</bdi></a></h2>"_s));
        QVERIFY(html.contains("<p class=\"names\"><bdi>Ann A</bdi>, <bdi>Bo B</bdi></p>"_L1));
        QVERIFY(html.contains(u"<cite><bdi>Nature</bdi></cite> 1 (2), 3–4, 5 March 2020"_s));
        QVERIFY(
            html.contains("<a href=\"https://arxiv.org/abs/1706.03762\">arXiv:1706.03762 [cs.CL]</a>"_L1));
        QVERIFY(html.contains("<details><summary>Abstract</summary>\n<p dir=\"auto\">One.</p>\n<p dir"_L1));
        QVERIFY(html.contains("<div class=\"note\" dir=\"auto\">- mine\n  - too</div>"_L1));
        QCOMPARE(unbalanced(html), QStringList());
    }

    void nothingOfAFeedIsMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << u"</title></style><script>alert(1)</script>"_s;
        QTest::newRow("attribute") << u"\" onmouseover=\"x"_s;
        QTest::newRow("entity") << u"&lt;b&gt; & &amp;"_s;
        QTest::newRow("comment") << u"<!-- <![CDATA["_s;
        QTest::newRow("places") << u"%1 %2 %3"_s;
        QTest::newRow("control") << QString(QChar(0)) + u"\u0007a"_s + QChar(0xD800);
    }
    void nothingOfAFeedIsMarkup()
    {
        QFETCH(QString, text);
        const QString html = toHtmlPage({{.key = text,
                                          .title = text,
                                          .authors = {text},
                                          .year = 2020,
                                          .venue = text,
                                          .volume = text,
                                          .number = text,
                                          .pages = text,
                                          .publisher = text,
                                          .arxiv = text,
                                          .primaryClass = text,
                                          .doi = text,
                                          .url = text,
                                          .abstractText = text,
                                          .keywords = {text},
                                          .comments = text,
                                          .note = text}},
                                        text, {});
        QCOMPARE(unbalanced(html), QStringList());
        QCOMPARE(html.count("<script"_L1), 1);
        QVERIFY(html.contains("<script type=\"application/vnd.citationstyles.csl+json\">\n[\n"_L1));
        QVERIFY(!html.contains(" onmouseover=\"x"_L1));
        QVERIFY(!html.contains("<!-- "_L1));
        QVERIFY(!html.contains(QChar(0)));
        QVERIFY(!html.contains(QChar(0xD800)));
        QVERIFY(!text.contains(u'%') || html.contains("<bdi>%1 %2 %3</bdi>"_L1));
    }

    void onlyAddressesOfTheWebAreLinks_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isLink");
        QTest::newRow("https") << u"https://example.org/a?b=c&d"_s << true;
        QTest::newRow("http") << u"http://example.org"_s << true;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("data") << u"data:text/html,x"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("none") << u"//example.org"_s << false;
    }
    void onlyAddressesOfTheWebAreLinks()
    {
        QFETCH(QString, url);
        const QString html = page({.title = u"T"_s, .url = url});
        QTEST(html.contains("<a href="_L1), "isLink");
        QVERIFY(html.contains(u"<span>"_s) && html.contains(url.toHtmlEscaped()));
    }

    void thePageNeedsNothingElse()
    {
        const QString html = page({.title = u"T"_s});
        for (const QLatin1StringView remote :
             {"<script>"_L1, "javascript"_L1, "<link"_L1, "<img"_L1, "@import"_L1, "url("_L1, "src="_L1})
            QVERIFY2(!html.contains(remote), remote.data());
        QVERIFY(html.contains("prefers-color-scheme: dark"_L1));
        QVERIFY(html.contains("@media print"_L1));
    }

    void noPapersAreNoList()
    {
        const QString html = toHtmlPage({}, QString(), {});
        QVERIFY(html.contains("<title>Papers</title>"_L1));
        QVERIFY(html.contains("<p>0 papers</p>"_L1));
        QVERIFY(!html.contains("<ol>"_L1));
        QCOMPARE(unbalanced(html), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHtmlPage)
#include "test_htmlpage.moc"
