#include "app/feeds/htmlsanitiser.h"
#include "tests/feeds/markupcheck.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const QUrl base(u"https://example.org/blog/post"_s);

QString clean(const QString& html)
{
    return sanitiseHtml(html, base);
}

} // namespace

/// What feeds bring is shown: nothing in it may act, load or lead elsewhere than to a page.
class TestSanitiser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingForbiddenSurvives_data()
    {
        QTest::addColumn<QString>("html");
        int number = 0;
        const auto row = [&number](const QString& html) {
            QTest::newRow(qPrintable(QString::number(++number) + u' ' + html.left(40))) << html;
        };
        for (const QString& html : elements())
            row(html);
        for (const QString& link : links())
            row(u"<a href=\"%1\">x</a>"_s.arg(link));
        row(u"<a href='jav%1ascript:x()'>x</a>"_s.arg(QChar(u'\0')));
        row(u"<a href='%1javascript:x()'>x</a>"_s.arg(QChar(0x01)));
        row(u"<a href='%1javascript:x()'>x</a>"_s.arg(QChar(0x2028)));
    }
    void nothingForbiddenSurvives()
    {
        QFETCH(QString, html);
        const QString out = clean(html);
        QVERIFY2(forbiddenIn(out).isEmpty(), qPrintable(forbiddenIn(out) + u" in "_s + out));
        QCOMPARE(clean(out), out); // and once more changes nothing
    }

    void theCheckItselfFinds()
    {
        for (const QString& html : {u"<script>x</script>"_s, u"<p onclick='x()'>a</p>"_s, u"<img src=x>"_s,
                                    u"<a href='javascript:x'>a</a>"_s, u"<a href='/x'>a</a>"_s, u"<svg/>"_s})
            QVERIFY2(!forbiddenIn(html).isEmpty(), qPrintable(html));
    }

    void contentStays_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("out");
        QTest::newRow("text") << u"a &lt; b &amp; c"_s << u"a &lt; b &amp; c"_s;
        QTest::newRow("unclosed") << u"<p>a<p><b>b"_s << u"<p>a</p><p><b>b</b></p>"_s;
        QTest::newRow("handler") << u"<b onmouseover=x()>a</b>"_s << u"<b>a</b>"_s;
        QTest::newRow("form") << u"<form action=x>a<input value=b><button>c</button></form>"_s << u"ac"_s;
        QTest::newRow("relative") << u"<a href='../x?y=1&amp;z'>a</a>"_s
                                  << u"<a href=\"https://example.org/x?y=1&amp;z\">a</a>"_s;
        QTest::newRow("fragment") << u"<a href='#n'>a</a>"_s
                                  << u"<a href=\"https://example.org/blog/post#n\">a</a>"_s;
        QTest::newRow("script link") << u"<a href=' JaVaScRiPt:x()'>a</a>"_s << u"a"_s;
        QTest::newRow("heading") << u"<h2>a</h2>"_s << u"<p><b>a</b></p>"_s;
    }
    void contentStays()
    {
        QFETCH(QString, html);
        QTEST(clean(html), "out");
    }

    /// The parser keeps a record of each mistake, all open elements in it, unless it is told not to.
    void mistakesTakeNoMemory()
    {
        const QString html = u"<div>"_s.repeated(400) + u"</x>"_s.repeated(200'000);
        rusage before{};
        rusage after{};
        QCOMPARE(getrusage(RUSAGE_SELF, &before), 0);
        clean(html);
        QCOMPARE(getrusage(RUSAGE_SELF, &after), 0);
        const qint64 megabytes = (after.ru_maxrss - before.ru_maxrss) / 1024;
        QVERIFY2(megabytes < 100, qPrintable(u"%1 MB"_s.arg(megabytes)));
    }

    /// Neither the stack nor the time gives out.
    void muchIsNoHarm_data()
    {
        QTest::addColumn<QString>("html");
        constexpr int many = 200'000;
        QTest::newRow("nested") << u"<div>"_s.repeated(many);
        QTest::newRow("paragraphs") << u"<p>"_s.repeated(many);
        QTest::newRow("formatting") << u"<b><i><a href=x>"_s.repeated(many / 10);
        QTest::newRow("tables") << u"<table><td>"_s.repeated(many / 10);
        QTest::newRow("cells") << u"<td><tr><li><dd>"_s.repeated(many / 4);
        QTest::newRow("stray ends") << u"<div></x>"_s.repeated(many / 4);
        QTest::newRow("ends out of place") << u"<b><div></b><span><div></span>"_s.repeated(many / 10);
        QTest::newRow("ends within cells") << u"<div><table><td></div>"_s.repeated(many / 10);
        QTest::newRow("attributes") << u"<p "_s + u"a=1 "_s.repeated(2000) + u">x"_s;
        QTest::newRow("comments") << u"<!--"_s.repeated(many);
        QTest::newRow("misnested") << u"<b><p></b></p>"_s.repeated(many / 100);
    }
    void muchIsNoHarm()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        const QString out = clean(html);
        QVERIFY(out.size() <= 2 * html.size());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    }

private:
    static QStringList elements()
    {
        return {u"<script>x()</script>a"_s,
                u"<ScRiPt src=//e.example/x.js></sCrIpT>"_s,
                u"<scr<script>ipt>x()</script>"_s,
                u"<style>@import 'http://e.example/'</style>"_s,
                u"<img src=x onerror=x()>"_s,
                u"<img src='http://e.example/pixel.gif'>a"_s,
                u"<svg onload=x()><script>x()</script></svg>"_s,
                u"<svg><style><img src=x onerror=x()></style></svg>"_s,
                u"<math><mtext><table><mglyph><style><img src=x onerror=x()>"_s,
                u"<iframe src='javascript:x()'></iframe>"_s,
                u"<iframe srcdoc='<script>x()</script>'>"_s,
                u"<object data=x><embed src=x></object>"_s,
                u"<form action='javascript:x()'><button formaction='javascript:x()'>a</button></form>"_s,
                u"<input autofocus onfocus=x()>"_s,
                u"<body onload=x()>a"_s,
                u"<p style='background:url(javascript:x())'>a</p>"_s,
                u"<div id=a class=b title='\"><script>x()</script>'>a</div>"_s,
                u"<base href='http://e.example/'><a href=a>a</a>"_s,
                u"<meta http-equiv=refresh content='0;url=javascript:x()'>a"_s,
                u"<link rel=stylesheet href=x>a"_s,
                u"<noscript><p title='</noscript><img src=x onerror=x()>'>a"_s,
                u"<template><script>x()</script></template>a"_s,
                u"<textarea><script>x()</script></textarea>a"_s,
                u"<xmp><script>x()</script></xmp>a"_s,
                u"<plaintext><script>x()</script>"_s,
                u"<!--><script>x()</script>-->"_s,
                u"<!--[if IE]><script>x()</script><![endif]-->a"_s,
                u"<![CDATA[<script>x()</script>]]>"_s,
                u"&lt;script&gt;x()&lt;/script&gt;"_s,
                u"<video src=x onerror=x()><source src=x></video><audio src=x>"_s,
                u"<details ontoggle=x() open>a</details><marquee onstart=x()>b</marquee>"_s,
                u"<a href=x onclick=x() style=x target=_blank ping=x>a</a>"_s,
                u"<a href='https://a/\" onclick=\"x()'>a</a>"_s,
                u"<a href='https://a/\"><script>x()</script>'>a</a>"_s,
                u"<b/onclick=x()>a</b><b\nonclick\n=\nx()>a"_s,
                u"<select><option><script>x()</script></select>"_s,
                u"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>x()</x:script>"_s,
                u"<frameset><frame src='javascript:x()'></frameset>"_s,
                u"<isindex action=javascript:x()><keygen onfocus=x()>"_s,
                u"<p>a</p"_s,
                u"<a href='http://a"_s};
    }

    static QStringList links()
    {
        return {u"javascript:x()"_s,
                u"JAVASCRIPT:x()"_s,
                u"  javascript:x()"_s,
                u"java\tscript:x()"_s,
                u"java\nscript:x()"_s,
                u"jav&#x09;ascript:x()"_s,
                u"jav&#10;ascript:x()"_s,
                u"&#106;avascript:x()"_s,
                u"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:x()"_s,
                u"javascript&colon;x()"_s,
                u"java&NewLine;script:x()"_s,
                u"&#1;javascript:x()"_s,
                u"javascript%3Ax()"_s,
                u"vbscript:x"_s,
                u"livescript:x"_s,
                u"data:text/html,<script>x()</script>"_s,
                u"data:text/html;base64,PHNjcmlwdD4="_s,
                u"DaTa:image/svg+xml,<svg onload=x()>"_s,
                u"file:///etc/passwd"_s,
                u"FILE:/etc/passwd"_s,
                u"\\\\server\\share"_s,
                u"ftp://e.example/"_s,
                u"blob:https://e.example/1"_s,
                u"about:blank"_s,
                u"view-source:javascript:x()"_s,
                u"feed:javascript:x()"_s,
                u"qrc:/x"_s,
                u"smb://server/share"_s,
                u"//e.example/x"_s,
                u"http:javascript:x()"_s,
                u"https://"_s,
                u":javascript:x()"_s,
                u""_s};
    }
};

QTEST_GUILESS_MAIN(TestSanitiser)
#include "test_sanitiser.moc"
