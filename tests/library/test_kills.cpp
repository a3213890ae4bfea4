#include "tests/library/replies.h"

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>

#include <array>
#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Notes outlive the process: it is killed fifty times, at any moment, while it writes one.
class TestKills : public QObject
{
    Q_OBJECT

private:
    static constexpr int rounds = 10;
    static constexpr int atOnce = 5;
    static constexpr qint64 behind = 1000; // milliseconds that what is on disk may be behind the keys

    struct Scribe
    {
        QTemporaryDir folder;
        std::unique_ptr<QProcess> process;
        QDeadlineTimer end;
        qint64 killedAt = 0;
        QByteArray said;
    };

    static qint64 now()
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }

    static void start(Scribe& scribe, QRandomGenerator& random)
    {
        scribe.said.clear();
        scribe.process = std::make_unique<QProcess>();
        scribe.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        scribe.process->start(QStringLiteral(OFFPRINT_SCRIBE), {scribe.folder.path()});
        while (!scribe.said.contains('\n')) {
            QVERIFY(scribe.process->waitForReadyRead(30'000));
            scribe.said += scribe.process->readAllStandardOutput();
        }
        scribe.end.setRemainingTime(random.bounded(200, 2400));
    }

    static void kill(Scribe& scribe)
    {
        scribe.killedAt = now();
        scribe.process->kill(); // SIGKILL
        QVERIFY(scribe.process->waitForFinished());
        scribe.said += scribe.process->readAllStandardOutput();
    }

    /// How many words were typed long enough before the end, and how many in all.
    static std::pair<int, int> typed(const Scribe& scribe)
    {
        std::pair<int, int> words;
        QList<QByteArray> lines = scribe.said.split('\n');
        lines.removeLast(); // not whole
        for (const QByteArray& line : std::as_const(lines)) {
            const QList<QByteArray> parts = line.split(' ');
            words.second = parts.value(0).toInt();
            if (parts.value(1).toLongLong() < scribe.killedAt - behind)
                words.first = words.second;
        }
        return words;
    }

    static void check(Scribe& scribe)
    {
        const auto [due, all] = typed(scribe);
        SqliteLibrary library(scribe.folder.path(), {.program = u"test"_s});
        QVERIFY(wait(library.open()));
        const auto paper = wait(library.paper(PaperId{1}));
        QVERIFY(paper);
        const QStringList words = paper->note.split(u' ', Qt::SkipEmptyParts);
        QVERIFY2(words.size() >= due,
                 qPrintable(u"%1 words are there, %2 of %3 were due"_s.arg(words.size()).arg(due).arg(all)));
        for (qsizetype i = 0; i < words.size(); ++i)
            QCOMPARE(words.at(i), u"word%1"_s.arg(i + 1));
        QVERIFY(wait(library.check())->isSound);
        QVERIFY(wait(library.setNote(PaperId{1}, {})));
    }

private Q_SLOTS:
    void whatWasTypedASecondBeforeIsThere()
    {
        QRandomGenerator random = QRandomGenerator::securelySeeded();
        std::array<Scribe, atOnce> scribes;
        for (Scribe& each : scribes) {
            SqliteLibrary library(each.folder.path(), {.program = u"test"_s});
            QVERIFY(wait(library.open()));
            const FeedId feed = *wait(library.addFeed(u"https://example.org/feed"_s));
            QVERIFY(wait(library.storeFeed(feed, feedOf({entry(u"Noted"_s)}), {})));
        }
        for (int round = 0; round < rounds; ++round) {
            for (Scribe& each : scribes) {
                start(each, random);
                if (QTest::currentTestFailed())
                    return;
            }
            for (Scribe& each : scribes) {
                (void)each.process->waitForFinished(int(qMax<qint64>(0, each.end.remainingTime())));
                kill(each);
            }
            for (Scribe& each : scribes) {
                check(each);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
