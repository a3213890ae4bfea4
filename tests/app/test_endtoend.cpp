#include "app/library/sqlitelibrary.h"
#include "tests/app/realwindow.h"
#include "tests/support/httpserver.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/welcome/welcomepane.h"

#include <QtCore/QProcess>
#include <QtGui/QClipboard>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 3; // of a sanitised build
#else
constexpr int slowness = 1;
#endif

constexpr std::chrono::milliseconds patience{60'000};

QByteArray rss(const QString& title, int entries)
{
    QString text =
        u"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>%1</title><link>https://e.org/</link>"_s
            .arg(title);
    for (int i = 0; i < entries; ++i)
        text += u"<item><title>%1 paper %2</title><link>https://e.org/%1/%2</link><guid>%1%2</guid>"
                "<pubDate>Fri, 14 Mar 2025 00:00:00 GMT</pubDate>"
                "<description>What paper %2 is about, in some words.</description></item>"_s.arg(title)
                    .arg(i);
    return (text + u"</channel></rss>"_s).toUtf8();
}

} // namespace

/// Offprint as a person uses it, with nothing made up but the server.
class TestEndToEnd : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<RealWindow> m_user;

    void start()
    {
        m_user = std::make_unique<RealWindow>(m_folder->filePath(u"library"_s));
        m_user->window()->resize(1200, 800);
        m_user->show();
    }
    void startPastTheWelcome()
    {
        start();
        m_user->click(u"ot now"_s); // its mnemonic stands before the N
        QVERIFY(m_user->view().hasFocus());
    }
    /// Closes the window, and takes everything down once it is closed.
    void quit()
    {
        m_user->press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!m_user->window()->isVisible());
        m_user.reset();
    }
    void addFeed(const QByteArray& path)
    {
        m_user->view().setFocus();
        m_user->press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_user->opened<AddFeedDialog>());
        m_user->type(m_server->url(QString::fromLatin1(path)));
        m_user->press(Qt::Key_Return);
        QTRY_VERIFY(m_user->seen<QPushButton>(u"Add feed"_s, m_user->dialog()));
        m_user->press(Qt::Key_Return);
        QTRY_VERIFY(!m_user->dialog());
        m_user->window()->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_user->window());
        m_user->view().setFocus();
    }
    /// The library holds so many, says the status bar.
    [[nodiscard]] bool counts(int papers) const
    {
        return m_user->says(u"· %1 papers"_s.arg(QLocale().toString(papers)));
    }
    [[nodiscard]] bool markOfCurrent(PaperListModel::Role role) const
    {
        return m_user->view().currentIndex().data(role).toBool();
    }
    /// "Stop" is offered while feeds are asked or stored.
    [[nodiscard]] bool isRefreshing() const { return m_user->actions().stopRefresh->isEnabled(); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
            qunsetenv(name); // the server is on this machine
    }
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
    }
    void cleanup()
    {
        m_user.reset();
        m_server.reset();
    }

    void theFirstRunHasPapersToRead()
    {
        start();
        QVERIFY(m_user->part<WelcomePane>().isVisible());
        QCOMPARE(m_user->shownPapers(), 86);
        m_user->press(Qt::Key_J);
        QTRY_VERIFY(m_user->part<DetailPane>().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(markOfCurrent(PaperListModel::IsReadRole), 10'000);
        quit();
    }

    void allThatWasDoneIsThereAgain()
    {
        m_server->script("/small", {.body = rss(u"Small"_s, 5)});
        const QByteArray one = rss(u"Big"_s, 1); // when it is looked at, and when it is first refreshed
        m_server->script("/big", {{.body = one}, {.body = one}, {.body = rss(u"Big"_s, 8000)}});
        startPastTheWelcome();
        addFeed("/big");
        QTRY_COMPARE_WITH_TIMEOUT(m_user->place(), u"Big"_s, patience.count());
        QTRY_COMPARE_WITH_TIMEOUT(m_user->shownPapers(), 1, patience.count());
        addFeed("/small");
        QTRY_COMPARE_WITH_TIMEOUT(m_user->place(), u"Small"_s, patience.count());
        QTRY_COMPARE_WITH_TIMEOUT(m_user->shownPapers(), 5, patience.count());
        QTRY_VERIFY(!isRefreshing());

        m_user->press(Qt::Key_J);
        m_user->press(Qt::Key_J);
        QTRY_VERIFY(m_user->window()->isSettled());
        const QString chosen = m_user->current();
        QVERIFY(chosen.startsWith("Small paper"_L1));
        QTRY_VERIFY_WITH_TIMEOUT(markOfCurrent(PaperListModel::IsReadRole), 10'000);

        QTRY_VERIFY(counts(92));
        m_user->press(Qt::Key_F5);
        // The first of many are stored.
        QVERIFY(QTest::qWaitFor([&] { return !counts(92); }, patience));
        QElapsedTimer timer;
        timer.start();
        m_user->press(Qt::Key_S);
        QVERIFY(QTest::qWaitFor([&] { return markOfCurrent(PaperListModel::IsStarredRole); }, patience));
        qInfo("a star during a refresh is on disk and on screen after %lld ms", timer.elapsed());
        QVERIFY2(isRefreshing(), "the star came only after the end of the refresh");
        QTRY_VERIFY_WITH_TIMEOUT(!isRefreshing() && counts(8091), patience.count());
        QCOMPARE(m_user->current(), chosen);

        m_user->press(Qt::Key_N);
        QVERIFY(m_user->note().hasFocus());
        m_user->type(u"typed right before closing"_s);
        quit();

        start();
        QCOMPARE(m_user->place(), u"Small"_s);
        QTRY_COMPARE(m_user->current(), chosen);
        QTRY_COMPARE(m_user->note().text(), u"typed right before closing"_s);
        QVERIFY(markOfCurrent(PaperListModel::IsStarredRole));
        QVERIFY(markOfCurrent(PaperListModel::IsReadRole));
        QVERIFY(markOfCurrent(PaperListModel::HasNoteRole));
        QTRY_VERIFY(counts(8091));
        QCOMPARE(m_server->requests("/small").size(), 3); // not due yet: the next due time was kept
        quit();
    }

    void aFailingFeedSaysWhyUntilItIsWell()
    {
        m_server->script("/ill", {{.body = rss(u"Well"_s, 2)}, {.status = 500}, {.body = rss(u"Well"_s, 2)}});
        startPastTheWelcome();
        addFeed("/ill");
        QTRY_VERIFY_WITH_TIMEOUT(m_user->seen<QPushButton>(u"Try again"_s), patience.count());
        QVERIFY(m_user->says(u"500"_s, &m_user->list()));
        QVERIFY(!m_user->sidebar().currentIndex().data(SidebarModel::BadgeRole).toString().isEmpty());
        m_user->click(u"Try again"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_user->seen<QPushButton>(u"Try again"_s), patience.count());
        QTRY_COMPARE(m_user->shownPapers(), 2);
        QCOMPARE(m_user->place(), u"Well"_s);
        quit();
    }

    void aRefreshCutShortByClosingHarmsNothing()
    {
        m_server->script("/big", {.body = rss(u"Big"_s, 3000)});
        startPastTheWelcome();
        addFeed("/big");
        QTRY_VERIFY_WITH_TIMEOUT(!counts(86), patience.count());
        quit();
        SqliteLibrary library(m_folder->filePath(u"library"_s), {});
        auto opened = library.open();
        opened.waitForFinished();
        auto report = library.check();
        report.waitForFinished();
        QVERIFY2(report.result()->isSound, qPrintable(report.result()->findings.join(u'\n')));
    }

    void whatWasTypedASecondBeforeAKillIsThere()
    {
        QProcess typist;
        typist.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        typist.start(QStringLiteral(OFFPRINT_TYPIST), {m_folder->filePath(u"library"_s)});
        QByteArray said;
        while (!said.contains("typed\n") && typist.waitForReadyRead(int(patience.count())))
            said += typist.readAllStandardOutput();
        QVERIFY2(said.contains("starred\n"), said.constData());
        QVERIFY2(said.contains("typed\n"), said.constData());
        QVERIFY(!typist.waitForFinished(1000 * slowness)); // the second that a note may be behind
        typist.kill();
        QVERIFY(typist.waitForFinished());
        QCOMPARE(typist.exitStatus(), QProcess::CrashExit);

        SqliteLibrary library(m_folder->filePath(u"library"_s), {});
        library.open().waitForFinished();
        const auto only = [&](PaperQuery::Place place) {
            auto found = library.find({.place = place});
            found.waitForFinished();
            return found.result()->size() == 1 ? found.result()->first().id : PaperId{};
        };
        const PaperId noted = only(PaperQuery::Place::WithNotes);
        QVERIFY(noted.isValid());
        QCOMPARE(only(PaperQuery::Place::Starred), noted);
        auto paper = library.paper(noted);
        paper.waitForFinished();
        QCOMPARE(paper.result()->note, u"typed before the end"_s);
    }
};

QTEST_MAIN(TestEndToEnd)
#include "test_endtoend.moc"
