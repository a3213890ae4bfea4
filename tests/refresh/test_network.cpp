#include "app/refresh/proxies.h"
#include "tests/refresh/refreshfixture.h"

#include <QtNetwork/QHostInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

/// The way to a server: proxies, certificates, addresses of a host, many hosts.
class TestNetwork : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init() { f = std::make_unique<RefreshFixture>(); }
    void cleanup() { f.reset(); }

    void proxiesAreRead_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char* address, QNetworkProxy::ProxyType type, const char* host, int port) {
            QTest::newRow(address) << QString::fromLatin1(address) << int(type) << QString::fromLatin1(host)
                                   << port;
        };
        row("http://proxy.example:3128", QNetworkProxy::HttpProxy, "proxy.example", 3128);
        row("proxy.example:3128", QNetworkProxy::HttpProxy, "proxy.example", 3128);
        row("http://proxy.example", QNetworkProxy::HttpProxy, "proxy.example", 8080);
        row("socks5://ann:word@127.0.0.1", QNetworkProxy::Socks5Proxy, "127.0.0.1", 1080);
        row("ftp://proxy.example", QNetworkProxy::DefaultProxy, "", 0);
        row("", QNetworkProxy::DefaultProxy, "", 0);
    }
    void proxiesAreRead()
    {
        QFETCH(QString, address);
        const QNetworkProxy proxy = proxyFrom(address);
        QTEST(int(proxy.type()), "type");
        QTEST(proxy.hostName(), "host");
        QTEST(int(proxy.port()), "port");
        if (address.contains(u'@'))
            QCOMPARE(proxy.user() + proxy.password(), u"annword"_s);
    }

    void aProxyThatIsSetLeadsToEveryHost()
    {
        f->options.proxy = u"http://127.0.0.1:%1"_s.arg(f->server.port());
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        QCOMPARE(f->outcomeOf(u"http://example.invalid/feed"_s).newPapers, 1);
        QCOMPARE(f->server.requests().first().host, QByteArray("example.invalid"));
    }

    void withoutProxyTheSystemsIsLeftAside()
    {
        HttpServer proxy;
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port()});
        f->options.proxy = u"none"_s;
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        QCOMPARE(f->outcomeOf(f->server.url(u"/feed"_s)).newPapers, 1);
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        QVERIFY(proxy.requests().isEmpty());
    }

    void aProxyMayChangeWhileRunning()
    {
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        TimerRefresher& refresher = f->makeRefresher();
        refresher.setProxy(u"http://127.0.0.1:%1"_s.arg(f->server.port()));
        QCOMPARE(f->outcomeOf(u"http://example.invalid/feed"_s).newPapers, 1);
    }

    void aCertificateThatNobodyTrustsIsRefused()
    {
        HttpServer encrypted(HttpServer::Kind::Encrypted);
        encrypted.script("/feed", {.body = rssOf({u"One"_s})});
        const FeedOutcome outcome = f->outcomeOf(encrypted.url(u"/feed"_s));
        QCOMPARE(outcome.failure.value_or(Error{}).code, ErrorCode::TlsFailed);
        QVERIFY(outcome.failure->detail.contains("self-signed"_L1));
        QVERIFY(encrypted.requests().isEmpty());
        QVERIFY(f->titles().isEmpty());
    }

    /// The server is at 127.0.0.1 alone: where the name means ::1 first, that refuses.
    void anotherAddressOfTheHostIsTried()
    {
        const QList<QHostAddress> addresses = QHostInfo::fromName(u"localhost"_s).addresses();
        if (!addresses.contains(QHostAddress(QHostAddress::LocalHostIPv6)))
            QSKIP("localhost has one address here");
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        QCOMPARE(f->outcomeOf(f->server.url(u"/feed"_s, u"localhost"_s)).newPapers, 1);
    }

    void manyFeedsOfManyHostsComeInOneRound()
    {
        constexpr int hosts = 40;
        constexpr int feedsEach = 5;
        HttpServer many(HttpServer::Kind::ManyHosts);
        for (int i = 0; i < hosts * feedsEach; ++i) {
            const QString path = u"/%1"_s.arg(i);
            many.script(path.toLatin1(),
                        {.body = rssOf({u"Paper %1"_s.arg(i)}), .delivery = Delivery::ByteByByte});
            QVERIFY(f->add(many.url(path, u"127.0.1.%1"_s.arg(1 + i % hosts))).isValid());
        }
        QCOMPARE(f->round().size(), hosts * feedsEach);
        QCOMPARE(f->refresher->status().newPapers, hosts * feedsEach);
        QCOMPARE(f->refresher->status().failed, 0);
        QVERIFY(many.mostAtOnce() > 2); // hosts do not wait for each other
        QVERIFY(many.mostAtOnce() <= f->options.requestsAtOnce);
    }
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "test_network.moc"
