#include "tests/library/replies.h"

#include <QtCore/QDirIterator>
#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Libraries that cannot be written, or must not be: read-only, on a full disk, damaged, newer, another
/// program's. Each gives an error that says so, and no byte of the file changes.
class TestUnwritable : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString& name = u"library.sqlite"_s) const
    {
        return m_folder->filePath(name);
    }
    static QByteArray contents(const QString& file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    static void write(const QString& file, const QByteArray& bytes)
    {
        QFile f(file);
        QVERIFY(f.open(QIODevice::WriteOnly) && f.write(bytes) == bytes.size());
    }
    void makeLibrary(int papers = 1)
    {
        SqliteLibrary library(m_folder->path(), {});
        QVERIFY(wait(library.open()));
        const FeedId feed = wait(library.addFeed(u"https://example.org/a"_s)).value();
        QVERIFY(wait(library.storeFeed(feed, feedOf(manyEntries(papers)), {})));
        QVERIFY(wait(library.setStarred({PaperId{1}}, true)));
    }
    /// A library whose last change is still in its log, as a killed process leaves it.
    void makeLibraryWithLog()
    {
        const QTemporaryDir other;
        SqliteLibrary library(other.path(), {});
        QVERIFY(wait(library.open()));
        const FeedId feed = wait(library.addFeed(u"https://example.org/a"_s)).value();
        QVERIFY(wait(library.storeFeed(feed, feedOf(manyEntries(1)), {})));
        QVERIFY(wait(library.setStarred({PaperId{1}}, true)));
        for (const QString& name : {u"library.sqlite"_s, u"library.sqlite-wal"_s, u"library.sqlite-shm"_s})
            QVERIFY(QFile::copy(other.filePath(name), path(name)));
    }
    /// What the worker said, line by line, or the reason why it could not do it.
    QStringList work(const QString& mode, QString& skipped) const
    {
        QProcess worker;
        worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker.start(QStringLiteral(OFFPRINT_WORKER), {mode, m_folder->path()});
        if (!worker.waitForFinished(60'000) || worker.exitStatus() != QProcess::NormalExit ||
            worker.exitCode() != 0)
            return {u"failed"_s};
        const QStringList said =
            QString::fromUtf8(worker.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        if (said.value(0).startsWith("skip"_L1))
            skipped = said.first();
        return said;
    }
    static QString errorOf(ErrorCode code) { return u"error %1"_s.arg(int(code)); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { chmod(qPrintable(m_folder->path()), 0700); }

    void aReadOnlyLibraryIsRead_data()
    {
        QTest::addColumn<bool>("hasLog");
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<int>("folderMode");
        QTest::newRow("file and folder") << false << 0444 << 0555;
        QTest::newRow("only the file") << false << 0444 << 0777;
        QTest::newRow("only the folder") << false << 0666 << 0555;
        QTest::newRow("with a log") << true << 0444 << 0555;
    }
    void aReadOnlyLibraryIsRead()
    {
        QFETCH(bool, hasLog);
        QFETCH(int, fileMode);
        QFETCH(int, folderMode);
        hasLog ? makeLibraryWithLog() : makeLibrary();
        const QByteArray before = contents(path());
        const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        for (const QString& name : files)
            QVERIFY(chmod(qPrintable(path(name)), mode_t(fileMode)) == 0);
        QVERIFY(chmod(qPrintable(m_folder->path()), mode_t(folderMode)) == 0);
        QString skipped;
        const QStringList said = work(u"nobody"_s, skipped);
        if (!skipped.isEmpty())
            QSKIP(qPrintable(skipped));
        const QString readOnly = errorOf(ErrorCode::LibraryReadOnly);
        QCOMPARE(said, (QStringList{u"open good"_s, u"starred 1"_s, u"star "_s + readOnly,
                                    u"note "_s + readOnly, u"store "_s + readOnly, u"sound 1"_s}));
        QCOMPARE(contents(path()), before);
    }

    void aLibraryThatMayNotBeReadSaysSo()
    {
        makeLibrary();
        QVERIFY(chmod(qPrintable(path()), 0) == 0 && chmod(qPrintable(m_folder->path()), 0555) == 0);
        QString skipped;
        const QStringList said = work(u"nobody"_s, skipped);
        if (!skipped.isEmpty())
            QSKIP(qPrintable(skipped));
        QCOMPARE(said.first(), u"open "_s + errorOf(ErrorCode::LibraryUnopenable));
    }

    void aFullDiskLosesNothing()
    {
        QString skipped;
        const QStringList said = work(u"full"_s, skipped);
        if (!skipped.isEmpty())
            QSKIP(qPrintable(skipped));
        // The long feed does not fit; what was there before does, and marks may or may not
        const QString full = errorOf(ErrorCode::DiskFull);
        QCOMPARE(said.size(), 13);
        QCOMPARE(said.first(2), (QStringList{u"open good"_s, u"starred 1"_s}));
        QCOMPARE(said[4], u"store "_s + full);
        QCOMPARE(said[5], u"sound 1"_s);
        QCOMPARE(said[7], u"open good"_s);
        QCOMPARE(said[11], u"store "_s + full);
        QCOMPARE(said[12], u"sound 1"_s);
    }

    void aQuotaIsAFullDisk()
    {
        makeLibrary();
        QString skipped;
        const QStringList said = work(u"limit"_s, skipped);
        if (!skipped.isEmpty())
            QSKIP(qPrintable(skipped));
        QCOMPARE(said.value(4), u"store "_s + errorOf(ErrorCode::DiskFull));
        QCOMPARE(said.value(5), u"sound 1"_s);
        SqliteLibrary library(m_folder->path(), {});
        QVERIFY(wait(library.open()));
        QVERIFY(wait(library.check())->isSound);
        QCOMPARE(wait(library.paper(PaperId{1}))->note, u"A word"_s);
    }

    void otherFilesAreLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        init();
        makeLibrary(50);
        const QByteArray good = contents(path());
        const auto with = [&good](qsizetype at, const QByteArray& bytes) {
            return QByteArray(good).replace(at, bytes.size(), bytes);
        };
        const int damaged = int(ErrorCode::LibraryDamaged);
        QTest::newRow("no database") << QByteArray("This is a letter to a friend.\n").repeated(50) << damaged;
        QTest::newRow("a few bytes") << QByteArray("SQLite format 3") << damaged;
        QTest::newRow("a garbled header") << with(0, QByteArray(4096, 'x')) << damaged;
        QTest::newRow("a garbled schema") << with(100, QByteArray(3996, 'x')) << damaged;
        QTest::newRow("cut off") << good.left(3 * 4096) << damaged;
        QTest::newRow("without its last page") << good.left(good.size() - 4096) << damaged;
        QTest::newRow("newer") << with(60, QByteArray("\0\0\3\347", 4)) << int(ErrorCode::LibraryNewer);
        QTest::newRow("another program's") << with(68, "GPKG") << int(ErrorCode::LibraryForeign);
    }
    void otherFilesAreLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        write(path(), bytes);
        {
            SqliteLibrary library(m_folder->path(), {});
            const auto opened = wait(library.open());
            QVERIFY(!opened);
            QCOMPARE(int(opened.error().code), code);
            QCOMPARE(int(wait(library.subscriptions()).error().code), code);
            QCOMPARE(int(wait(library.addFeed(u"https://example.org/b"_s)).error().code), code);
        }
        QCOMPARE(contents(path()), bytes);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.before-*"_s}), QStringList());
    }

    void aDamagedLibraryIsNotWrittenAnyMore_data()
    {
        QTest::addColumn<QString>("firstCall");
        QTest::newRow("a list") << u"find"_s;
        QTest::newRow("a star") << u"star"_s;
        QTest::newRow("a note") << u"note"_s;
        QTest::newRow("a feed") << u"store"_s;
        QTest::newRow("a check") << u"check"_s;
    }
    void aDamagedLibraryIsNotWrittenAnyMore()
    {
        QFETCH(QString, firstCall);
        makeLibrary(300);
        QByteArray bytes = contents(path());
        for (qsizetype page = bytes.size() / 4096 / 8; page < bytes.size() / 4096 * 7 / 8; ++page)
            bytes.replace(page * 4096, 4096, QByteArray(4096, char(page)));
        write(path(), bytes);
        {
            SqliteLibrary library(m_folder->path(), {});
            // Opening may find nothing wrong yet, and no call has to
            [[maybe_unused]] const auto opened = wait(library.open());
            if (firstCall == "find"_L1) {
                [[maybe_unused]] const auto found = wait(library.papers({}));
            } else if (firstCall == "star"_L1) {
                [[maybe_unused]] const auto marked = wait(library.setStarred({PaperId{7}}, true));
            } else if (firstCall == "note"_L1) {
                [[maybe_unused]] const auto noted = wait(library.setNote(PaperId{7}, u"A word"_s));
            } else if (firstCall == "store"_L1) {
                [[maybe_unused]] const auto more =
                    wait(library.storeFeed(FeedId{1}, feedOf(manyEntries(10, u"2312"_s)), {}));
            }
            const auto report = wait(library.check());
            QVERIFY(report ? !report->isSound : report.error().code == ErrorCode::LibraryDamaged);
            const auto starred = wait(library.setStarred({PaperId{8}}, true));
            QVERIFY(!starred);
            QCOMPARE(starred.error().code, ErrorCode::LibraryDamaged);
            const auto stored = wait(library.storeFeed(FeedId{1}, feedOf(manyEntries(2, u"2311"_s)), {}));
            QCOMPARE(stored.error().code, ErrorCode::LibraryDamaged);
        }
        QCOMPARE(contents(path()), bytes);
    }

    void anEmptyFileIsALibraryToBeMade()
    {
        write(path(), {});
        SqliteLibrary library(m_folder->path(), {});
        QVERIFY(wait(library.open()));
        QVERIFY(wait(library.check())->isSound);
    }

    void anEmptyFileWithALogIsDamaged()
    {
        makeLibraryWithLog();
        const QByteArray log = contents(path(u"library.sqlite-wal"_s));
        write(path(), {});
        {
            SqliteLibrary library(m_folder->path(), {});
            QCOMPARE(wait(library.open()).error().code, ErrorCode::LibraryDamaged);
        }
        QCOMPARE(contents(path()), QByteArray());
        QCOMPARE(contents(path(u"library.sqlite-wal"_s)), log);
    }
};

QTEST_GUILESS_MAIN(TestUnwritable)
#include "test_unwritable.moc"
