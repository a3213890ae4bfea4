#include "app/pdf/fetchedpdfs.h"
#include "app/refresh/timerrefresher.h"
#include "tests/library/replies.h"
#include "tests/support/httpserver.h"

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

/// Long enough to come in more than one piece.
QByteArray pdfBytes(qsizetype size = 300'000)
{
    QByteArray bytes = "%PDF-1.7\n";
    while (bytes.size() < size)
        bytes += QByteArray::number(bytes.size()) + '\n';
    return bytes + "%%EOF\n";
}

} // namespace

/// PDFs fetched from a real server through the refresh into a real library.
class TestFetchedPdfs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<SqliteLibrary> m_library;
    std::unique_ptr<TimerRefresher> m_refresher;
    std::unique_ptr<FetchedPdfs> m_pdfs;
    std::unique_ptr<QSignalSpy> m_stored;
    std::unique_ptr<QSignalSpy> m_failed;
    QList<Paper> m_papers;

    void storePapers(int count)
    {
        const FeedId feed = *wait(m_library->addFeed(u"https://example.org/feed"_s));
        QList<ParsedEntry> entries;
        for (int i = 0; i < count; ++i) {
            entries.append(entry(u"Paper %1"_s.arg(i), u"2403.0000%1"_s.arg(i)));
            entries.last().pdf = m_server->url(u"/pdf/%1"_s.arg(i));
        }
        QVERIFY(wait(m_library->storeFeed(feed, feedOf(entries), {})));
        for (int i = 0; i < count; ++i)
            m_papers.append(*wait(m_library->paper(*wait(m_library->resolve(u"2403.0000%1"_s.arg(i))))));
    }
    [[nodiscard]] Result<StoredPdf> find(int paper) { return wait(m_pdfs->find(m_papers[paper].id)); }
    [[nodiscard]] static QByteArray contents(const QString& file)
    {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->filePath(u"pdfs"_s)).entryList(QDir::Files, QDir::Name);
    }
    [[nodiscard]] ErrorCode lastFailure() const { return m_failed->last().at(1).value<Error>().code; }
    static ScriptedAnswer pdf(const QByteArray& body, Delivery delivery = Delivery::Whole)
    {
        return {.body = body, .contentType = "application/pdf", .etag = "\"one\"", .delivery = delivery};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
        m_library =
            std::make_unique<SqliteLibrary>(m_folder->path(), SqliteLibrary::Options{.program = u"test"_s});
        QVERIFY(wait(m_library->open()));
        m_refresher =
            std::make_unique<TimerRefresher>(*m_library, TimerRefresher::Options{.proxy = u"none"_s});
        m_pdfs = std::make_unique<FetchedPdfs>(FetchedPdfs::Parts{*m_refresher, *m_library, *m_library},
                                               m_folder->filePath(u"pdfs"_s));
        m_stored = std::make_unique<QSignalSpy>(m_pdfs.get(), &Pdfs::stored);
        m_failed = std::make_unique<QSignalSpy>(m_pdfs.get(), &Pdfs::failed);
        m_papers.clear();
        storePapers(4);
    }
    void cleanup()
    {
        m_stored.reset();
        m_failed.reset();
        m_pdfs.reset();
        m_refresher.reset();
        m_library.reset();
    }

    void aPdfIsFetchedAndKept()
    {
        const QByteArray body = pdfBytes();
        m_server->script("/pdf/0", pdf(body));
        QSignalSpy progressed(m_pdfs.get(), &Pdfs::progressed);
        QCOMPARE(find(0).error().code, ErrorCode::NotFound);
        m_pdfs->fetch(m_papers[0]);
        m_pdfs->fetch(m_papers[0]); // it is on its way
        QVERIFY(m_pdfs->progress(m_papers[0].id));
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 1, 20'000);
        QVERIFY(!m_pdfs->progress(m_papers[0].id) && m_failed->isEmpty());
        QCOMPARE(m_server->requests("/pdf/0").size(), 1);
        const auto kept = find(0);
        QVERIFY(kept && kept->bytes == body.size() && !kept->isOwn);
        QCOMPARE(contents(kept->file), body);
        QCOMPARE(files(), QStringList{u"2403.00000.pdf"_s}); // no part is left
        QTRY_COMPARE(progressed.last().first().value<PdfProgress>().received, body.size());
        QCOMPARE(progressed.last().first().value<PdfProgress>().total, body.size());
        m_pdfs->keepPlace(m_papers[0].id, {.page = 3, .down = 0.25, .zoom = 1.5, .isTwoUp = true});
        QTRY_COMPARE(find(0)->place.page, 3);
        QVERIFY(find(0)->place.isTwoUp && find(0)->opened.isValid());
    }

    void whatWasCutOffGoesOn()
    {
        const QByteArray body = pdfBytes();
        const QByteArray rest = body.sliced(body.size() / 2);
        const QByteArray range = "bytes " + QByteArray::number(body.size() / 2) + '-' +
                                 QByteArray::number(body.size() - 1) + '/' + QByteArray::number(body.size());
        ScriptedAnswer second = pdf(rest);
        second.status = 206;
        second.headers = {{"Content-Range", range}};
        m_server->script("/pdf/0", {pdf(body, Delivery::Cut), second});
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, 20'000);
        QCOMPARE(lastFailure(), ErrorCode::ConnectionLost);
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 1, 20'000);
        const RecordedRequest asked = m_server->requests("/pdf/0").last();
        QCOMPARE(asked.header("Range"), "bytes=" + QByteArray::number(body.size() / 2) + '-');
        QCOMPARE(asked.header("If-Range"), "\"one\"");
        QCOMPARE(contents(find(0)->file), body);
    }

    void aPdfThatChangedMeanwhileIsFetchedWhole()
    {
        const QByteArray body = pdfBytes(200'000);
        m_server->script("/pdf/0", {pdf(pdfBytes(), Delivery::Cut), pdf(body)});
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, 20'000);
        m_pdfs->fetch(m_papers[0]); // the server answers with all of it
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 1, 20'000);
        QCOMPARE(contents(find(0)->file), body);
    }

    void aRangeThatIsRefusedIsAskedFromTheStart()
    {
        const QByteArray body = pdfBytes();
        m_server->script("/pdf/0", {pdf(body, Delivery::Cut), {.status = 416}, pdf(body)});
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, 20'000);
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 1, 20'000);
        QCOMPARE(contents(find(0)->file), body);
    }

    void whatIsNoPdfIsRefused()
    {
        m_server->script("/pdf/0",
                         {.body = "<!doctype html><title>Wait</title>", .contentType = "text/html"});
        m_server->script("/pdf/1", {.body = "<!doctype html>" + QByteArray(5000, 'x')});
        m_server->script("/pdf/2", {.status = 404, .body = "not here"});
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, 20'000);
        QCOMPARE(lastFailure(), ErrorCode::NotAPdf);
        m_pdfs->fetch(m_papers[1]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 2, 20'000);
        QCOMPARE(lastFailure(), ErrorCode::NotAPdf);
        m_pdfs->fetch(m_papers[2]);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 3, 20'000);
        QCOMPARE(m_failed->last().at(1).value<Error>().status, 404);
        QVERIFY(!find(0) && !find(1) && !find(2));
        Paper nowhere = m_papers[3];
        nowhere.pdf.clear();
        nowhere.ids = {};
        m_pdfs->fetch(nowhere);
        QCOMPARE(lastFailure(), ErrorCode::NotAPdf);
    }

    void fetchingIsStopped()
    {
        m_server->script("/pdf/0", pdf(pdfBytes(), Delivery::Stalled));
        QSignalSpy stopped(m_pdfs.get(), &Pdfs::stopped);
        QSignalSpy progressed(m_pdfs.get(), &Pdfs::progressed);
        m_pdfs->fetch(m_papers[0]);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.size() > 1, 20'000);
        m_pdfs->stop(m_papers[0].id);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
        QVERIFY(!m_pdfs->progress(m_papers[0].id) && m_failed->isEmpty() && m_stored->isEmpty());
    }

    void onesOwnTakesThePlaceOfAFetchedOne()
    {
        m_server->script("/pdf/0", pdf(pdfBytes()));
        m_pdfs->fetch(m_papers[0]);
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 1, 20'000);
        QFile file(m_folder->filePath(u"mine.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdfBytes(2000)) > 0);
        file.close();
        QVERIFY(replyOf(m_pdfs->attach(m_papers[0].id, file.fileName())));
        QTRY_COMPARE(files(), QStringList{u"own-%1.pdf"_s.arg(m_papers[0].id.value)});
    }

    void onesOwnIsCopied()
    {
        const QString mine = m_folder->filePath(u"mine.pdf"_s);
        QFile file(mine);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdfBytes(2000)) > 0);
        file.close();
        const auto attached = replyOf(m_pdfs->attach(m_papers[0].id, mine));
        QVERIFY(attached && attached->isOwn);
        QCOMPARE(contents(find(0)->file), contents(mine));
        QCOMPARE(replyOf(m_pdfs->attach(m_papers[0].id, m_folder->filePath(u"none"_s))).error().code,
                 ErrorCode::FileUnreadable);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("text") > 0);
        file.close();
        QCOMPARE(replyOf(m_pdfs->attach(m_papers[0].id, mine)).error().code, ErrorCode::NotAPdf);
        QCOMPARE(contents(find(0)->file).size(), pdfBytes(2000).size()); // the one before is whole
        QVERIFY(replyOf(m_pdfs->remove(m_papers[0].id)));
        QVERIFY(!find(0));
    }

    void theOldestMakeRoom()
    {
        const qint64 each = pdfBytes().size();
        for (int i = 0; i < 4; ++i)
            m_server->script("/pdf/" + QByteArray::number(i), pdf(pdfBytes()));
        QVERIFY(wait(m_library->setStarred({m_papers[0].id}, true)));
        for (int i = 0; i < 3; ++i) {
            m_pdfs->fetch(m_papers[i]);
            QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), i + 1, 20'000);
        }
        m_pdfs->keepPlace(m_papers[1].id, {.page = 1}); // looked at last
        QTRY_VERIFY(find(1)->opened.isValid());
        m_pdfs->setRoom(3 * each);
        m_pdfs->fetch(m_papers[3]);
        QTRY_COMPARE_WITH_TIMEOUT(m_stored->size(), 4, 20'000);
        QTRY_VERIFY(!find(2)); // no star, not looked at
        QVERIFY(find(0) && find(1) && find(3));
        QTRY_COMPARE(files().size(), 3);
        m_pdfs->setRoom(1);
        QTRY_COMPARE(files().size(), 0);
    }

    void thoseOfStarredPapersAreFetchedAhead()
    {
        for (int i = 0; i < 4; ++i)
            m_server->script("/pdf/" + QByteArray::number(i), pdf(pdfBytes(2000)));
        m_server->script("/pdf/1", {.status = 403});
        QVERIFY(wait(m_library->setStarred({m_papers[0].id, m_papers[1].id, m_papers[2].id}, true)));
        m_pdfs->setKeepsStarred(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_stored->size() == 2 && m_failed->size() == 1, 60'000);
        QVERIFY(find(0) && find(2) && !find(1) && !find(3));
        QCOMPARE(m_server->mostAtOnce(), 1);
    }

private:
    /// The reply of what lives on this thread, whose events go on.
    template<class T> static Result<T> replyOf(const Reply<T>& reply)
    {
        return QTest::qWaitFor([&reply] { return reply.isFinished(); }, 20'000)
                   ? reply.result()
                   : Result<T>(failure(ErrorCode::TimedOut));
    }
};

QTEST_GUILESS_MAIN(TestFetchedPdfs)
#include "test_fetchedpdfs.moc"
