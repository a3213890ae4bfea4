#include "models/feedwishes.h"
#include "tests/refresh/refreshfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QByteArray announcedPaper(const QString& type, int number)
{
    return u"<item><title>A %1 paper</title><link>https://arxiv.org/abs/2503.%2</link>"
           "<guid "
           "isPermaLink=\"false\">oai:arXiv.org:2503.%2v1</guid><arxiv:announce_type>%1</arxiv:announce_type>"
           "<description>arXiv:2503.%2v1 Announce Type: %1 \nAbstract: x</description></item>"_s.arg(type)
               .arg(number, 5, 10, QChar(u'0'))
               .toUtf8();
}

QByteArray votedPaper(int upvotes)
{
    return "[{\"paper\":{\"id\":\"2503.00001\",\"title\":\"A paper\",\"summary\":\"x\",\"upvotes\":" +
           QByteArray::number(upvotes) + "}}]";
}

} // namespace

/// Feeds whose address asks something of Offprint itself, and folders that are feeds.
class TestWishes : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

private Q_SLOTS:
    void init()
    {
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        f = std::make_unique<RefreshFixture>();
    }
    void cleanup() { f.reset(); }

    void announceTypesThatAreNotWantedStayOut()
    {
        f->server.script(
            "/rss", {.body = "<rss version=\"2.0\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><channel>"
                             "<title>cs.LG updates on arXiv.org</title>"
                             "<link>http://rss.arxiv.org/rss/cs.LG</link>" +
                             announcedPaper(u"new"_s, 1) + announcedPaper(u"cross"_s, 2) +
                             announcedPaper(u"replace"_s, 3) + "</channel></rss>"});
        const FeedOutcome outcome = f->outcomeOf(f->server.url(u"/rss#announce=new,cross"_s));
        QCOMPARE(outcome.newPapers, 2);
        QStringList titles = f->titles();
        titles.sort();
        QCOMPARE(titles, (QStringList{u"A cross paper"_s, u"A new paper"_s}));
        QCOMPARE(f->server.requests().first().path, "/rss"_ba);
    }

    void aPaperComesInOnceItHasTheVotes()
    {
        f->server.script("/daily", QList<ScriptedAnswer>{{.body = votedPaper(4)}, {.body = votedPaper(5)}});
        const FeedId feed = f->add(f->server.url(u"/daily#min-upvotes=5"_s));
        QCOMPARE(f->round({feed}).first().newPapers, 0);
        QVERIFY(f->titles().isEmpty());
        QCOMPARE(f->round({feed}).first().newPapers, 1);
        QCOMPARE(f->titles(), QStringList{u"A paper"_s});
    }

    void thePresentWeekIsAskedFor()
    {
        const QString address = f->server.url(u"/daily?limit=100#period=week"_s);
        const QUrl asked = addressToAsk(QUrl(address), QDateTime::currentDateTimeUtc().date());
        const QByteArray path =
            asked.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        QVERIFY(path.startsWith("/daily?limit=100&week=20"));
        f->server.script(path, {.body = votedPaper(4)});
        QCOMPARE(f->outcomeOf(address).newPapers, 1);
    }

    void aFolderIsAFeed()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString& name, const QStringList& titles) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(rssOf(titles));
        };
        write(u"a.xml"_s, {u"One"_s});
        write(u"b.xml"_s, {u"Two"_s, u"Three"_s});
        const FeedId feed = f->add(QUrl::fromLocalFile(folder.path()).toString());
        QCOMPARE(f->round({feed}).first().newPapers, 3);
        QVERIFY(f->round({feed}).first().isUnchanged);
        write(u"c.xml"_s, {u"Four"_s});
        QCOMPARE(f->round({feed}).first().newPapers, 1);
        QCOMPARE(f->titles().size(), 4);
        QVERIFY(folder.remove());
        QCOMPARE(f->round({feed}).first().failure->code, ErrorCode::FileUnreadable);
        QCOMPARE(f->titles().size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestWishes)
#include "test_wishes.moc"
