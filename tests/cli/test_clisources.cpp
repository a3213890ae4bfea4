#include "tests/support/httpserver.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

const QByteArray rss = "<rss version=\"2.0\"><channel><title>Blog</title><item><title>One</title>"
                       "<pubDate>01 Mar 2025 00:00:00 GMT</pubDate></item></channel></rss>";

} // namespace

/// Where feeds come from, as a user of the command line gets at it: real processes, a real server.
class TestCliSources : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;

    Run run(const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : {u"http_proxy"_s, u"HTTP_PROXY"_s, u"all_proxy"_s})
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral(OFFPRINT_BINARY),
                      QStringList{u"--library"_s, m_folder->filePath(u"library"_s), u"feeds"_s} + arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(bytes);
    }
    QByteArray contentOf(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
    }

    void aListGoesInAndOut()
    {
        write(u"in.opml"_s,
              "<opml><body><outline text=\"ML\"><outline text=\"A\" xmlUrl=\"https://a.example/x\" "
              "x=\"1\"/></outline><outline xmlUrl=\"exec:ls\"/><outline text=\"cut");
        const Run in = run({u"import"_s, u"in.opml"_s});
        QCOMPARE(in.code, 3);
        QCOMPARE(in.out, QByteArray("1 feed added, 1 refused.\n"));
        QVERIFY(in.err.contains("well-formed") && in.err.contains("exec:ls"));
        QCOMPARE(run({u"import"_s, u"in.opml"_s}).out,
                 QByteArray("0 feeds added, 1 there already, 1 refused.\n"));

        const Run out = run({u"export"_s});
        QCOMPARE(out.code, 0);
        QVERIFY(out.out.contains("xmlUrl=\"https://a.example/x\" x=\"1\""));
        QCOMPARE(run({u"export"_s, u"-o"_s, u"out.opml"_s}).code, 0);
        QVERIFY(contentOf(u"out.opml"_s).contains("<outline text=\"ML\""));
        QCOMPARE(run({u"export"_s, u"-o"_s, u"none/out.opml"_s}).code, 1);
    }

    void whatIsNoListIsRefused()
    {
        write(u"feed.xml"_s, rss);
        const Run refused = run({u"import"_s, u"feed.xml"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY(refused.err.contains("feed.xml") && refused.err.contains("no list of feeds"));
        QCOMPARE(run({u"import"_s, u"nowhere.opml"_s}).code, 3);
        QCOMPARE(run({u"import"_s}).code, 2);
    }

    void feedsAreFound()
    {
        m_server->script("/",
                         {.body = "<!doctype html><link rel=alternate type=application/rss+xml href=/feed>",
                          .contentType = "text/html"});
        m_server->script("/feed", {.body = rss});
        const QString feed = m_server->url(u"/feed"_s);
        const Run found = run({u"find"_s, m_server->url(u"/"_s)});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.out, feed.toUtf8() + "\n  Blog\n  rss, 1 entry\n  - 2025-03-01 One\n");
        const QByteArray id = run({u"add"_s, feed}).out.trimmed();
        QVERIFY(run({u"find"_s, feed}).out.contains("subscribed already, as feed " + id));

        write(u"local.xml"_s, rss);
        QVERIFY(run({u"find"_s, u"local.xml"_s}).out.contains("rss, 1 entry"));
        QCOMPARE(run({u"find"_s, u"nothing at all"_s}).code, 1);
        QCOMPARE(run({u"find"_s, m_server->url(u"/none"_s)}).code, 3);
    }

    void olderPapersAreNotEverywhere()
    {
        const QString id = QString::fromLatin1(run({u"add"_s, m_server->url(u"/feed"_s)}).out.trimmed());
        const Run refused = run({u"older"_s, id});
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.contains("older papers"));
        QCOMPARE(run({u"older"_s, id, u"--until"_s, u"yesterday"_s}).code, 2);
        QCOMPARE(run({u"older"_s, u"99"_s}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliSources)
#include "test_clisources.moc"
