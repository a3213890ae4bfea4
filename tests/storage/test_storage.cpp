#include "app/storage/integrity.h"
#include "app/storage/librarytables.h"
#include "app/storage/paperwriter.h"
#include "app/storage/schema.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// The schema, its migrations, and the tables below the library's interface; on real files.
class TestStorage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    QString newFile() { return m_folder.filePath(u"library%1.sqlite"_s.arg(++m_files)); }
    static std::unique_ptr<Connection> connect(const QString& file)
    {
        return std::make_unique<Connection>(file, Connection::Mode::ReadWrite, std::chrono::seconds(1));
    }
    static QList<Migration> upTo(int version)
    {
        QList<Migration> steps = migrations();
        steps.removeIf([=](const Migration& step) { return step.version > version; });
        return steps;
    }
    static QStringList schemaOf(Connection& connection)
    {
        QStringList lines;
        auto statement =
            connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
        while (statement.executeStep())
            lines.append(textAt(statement, 0));
        return lines;
    }
    /// A paper of a feed as the first schema held it; since version 3, the program keeps the counts.
    static PaperId addOldPaper(Connection& connection, int version)
    {
        connection.execute("INSERT INTO feed (url, url_key) VALUES ('https://example.org', 'example.org');"
                           "INSERT INTO paper (state_key, title, authors, day) VALUES ('arxiv:2403.01234', "
                           "'A paper', '', 1);"
                           "INSERT INTO paper_detail (paper_id, abstract, first_seen) VALUES (1, 'Text', 1);"
                           "INSERT INTO paper_fts (rowid, title, abstract) VALUES (1, 'A paper', 'Text');"
                           "INSERT INTO paper_key (key, paper_id) VALUES ('arxiv:2403.01234', 1);"
                           "INSERT INTO sighting (feed_id, paper_id, day) VALUES (1, 1, 1)");
        if (version >= 3)
            connection.execute("UPDATE library_count SET papers = 1, unread = 1;"
                               "UPDATE feed_count SET papers = 1, unread = 1");
        if (version >= 8)
            connection.execute("UPDATE paper SET published = 1, seen = 1");
        return PaperId{1};
    }
    /// A paper of a feed, in a library of its own.
    PaperId addPaper(Connection& connection)
    {
        connection.execute("INSERT INTO feed (url, url_key) VALUES ('https://example.org', 'example.org')");
        PaperRecord record;
        record.keys = {u"arxiv:2403.01234"_s};
        record.paper.title = u"A paper"_s;
        record.title = u"apaper"_s;
        record.day = QDate(2025, 3, 14);
        WriteTransaction transaction(connection, Durability::Feed);
        PaperWriter writer(connection, QDateTime::currentDateTimeUtc());
        const PaperId id = writer.store(FeedId{1}, record).id;
        writer.finish();
        transaction.commit();
        return id;
    }

private Q_SLOTS:
    void everyOlderLibraryBecomesTheNewest_data()
    {
        QTest::addColumn<int>("from");
        for (const Migration& step : migrations().first(migrations().size() - 1))
            QTest::addRow("from version %d", step.version) << step.version;
    }
    void everyOlderLibraryBecomesTheNewest()
    {
        QFETCH(int, from);
        const auto fresh = connect(newFile());
        QVERIFY(migrate(*fresh, u"fresh"_s, migrations()));
        const QString file = newFile();
        const auto old = connect(file);
        QVERIFY(migrate(*old, file, upTo(from)));
        const PaperId id = addOldPaper(*old, from);
        QVERIFY(migrate(*old, file, migrations()));
        QCOMPARE(schemaOf(*old), schemaOf(*fresh));
        QCOMPARE(old->number("PRAGMA user_version"), migrations().last().version);
        QVERIFY(LibraryReader(*old).hasPaper(id));
        QCOMPARE(checkIntegrity(*old).findings, QStringList());
        QCOMPARE(LibraryReader(*old).subscriptions({}).unread, (QHash<FeedId, int>{{FeedId{1}, 1}}));
        for (const QString& words :
             {u"paper"_s, u"abstract:text"_s, u"seen:1970"_s, u"until:1970 -starred"_s})
            QCOMPARE(LibraryReader(*old).find({.words = words}, {.today = QDate(2025, 3, 14)})->size(), 1);
        QVERIFY(LibraryReader(*old).find({.words = u"has:code"_s}, {.today = QDate(2025, 3, 14)})->isEmpty());

        const auto copy =
            connect(u"%1.before-%2"_s.arg(file).arg(migrations().at(upTo(from).size()).version));
        QCOMPARE(copy->number("PRAGMA user_version"), from);
        QVERIFY(LibraryReader(*copy).hasPaper(id));
    }

    void aStepThatFailsLeavesEverythingAsItWas()
    {
        const QString file = newFile();
        const auto connection = connect(file);
        QVERIFY(migrate(*connection, file, migrations()));
        const QStringList schema = schemaOf(*connection);
        const int next = migrations().last().version + 1;
        const QList<Migration> broken =
            migrations() +
            QList<Migration>{{next, "broken", "CREATE TABLE extra (x); SELECT nonsense FROM nowhere;"}};
        QVERIFY(!migrate(*connection, file, broken));
        QCOMPARE(schemaOf(*connection), schema);
        QCOMPARE(connection->number("PRAGMA user_version"), next - 1);
        QVERIFY(migrate(*connection, file, migrations()));
    }

    void aNewerOrForeignFileIsRefused()
    {
        const auto newer = connect(newFile());
        QVERIFY(migrate(*newer, u"newer"_s, migrations()));
        newer->execute("PRAGMA user_version = 999");
        QCOMPARE(migrate(*newer, u"newer"_s, migrations()).error().code, ErrorCode::LibraryNewer);
        const auto foreign = connect(newFile());
        foreign->execute("CREATE TABLE theirs (x)");
        QCOMPARE(migrate(*foreign, u"foreign"_s, migrations()).error().code, ErrorCode::LibraryForeign);
        QCOMPARE(schemaOf(*foreign).size(), 1);
    }

    void aStatementThatIsUnwantedStops()
    {
        const auto connection = connect(newFile());
        int asked = 0;
        connection->stopWhen([&] { return ++asked > 10; });
        const auto endless = attempt({}, [&] {
            return connection->number(
                "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n");
        });
        QCOMPARE(endless.error().code, ErrorCode::Cancelled);
        QCOMPARE(asked, 11);
        connection->stopWhen({});
        QCOMPARE(connection->number("SELECT 7"), 7);
    }

    void aStatementThatCannotBePreparedIsNotKept()
    {
        const auto connection = connect(newFile());
        const auto ask = [&] {
            return attempt({}, [&] { return connection->prepared("SELECT x FROM later").executeStep(); });
        };
        QVERIFY(!ask());
        connection->finishStatements();
        connection->execute("CREATE TABLE later (x)");
        QVERIFY(ask());
    }

    void earlierNotesAreKept_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("secondsLater");
        QTest::addColumn<int>("revisions");
        QTest::newRow("typed on") << u"A thought worth many words, and more"_s << 1 << 0;
        QTest::newRow("a letter mended") << u"A thought worth many wards"_s << 1 << 0;
        QTest::newRow("the same") << u"A thought worth many words"_s << 3600 << 0;
        QTest::newRow("typed on, much later") << u"A thought worth many words, and more"_s << 3600 << 1;
        QTest::newRow("replaced") << u"Another one"_s << 1 << 1;
        QTest::newRow("removed") << u""_s << 1 << 1;
    }
    void earlierNotesAreKept()
    {
        QFETCH(QString, second);
        QFETCH(int, secondsLater);
        const auto connection = connect(newFile());
        QVERIFY(migrate(*connection, u"notes"_s, migrations()));
        const PaperId id = addPaper(*connection);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QString first = u"A thought worth many words"_s;
        UserTables tables(*connection);
        QCOMPARE(tables.setNote(id, first, {}, now).paper, id);
        QVERIFY(!tables.setNote(id, second, {u"old"_s, first}, now.addSecs(secondsLater)).isOtherTextKept);
        QTEST(int(connection->number(
                  "SELECT count(*) FROM note_revision WHERE text = 'A thought worth many words'")),
              "revisions");
        QCOMPARE(LibraryReader(*connection).paper(id)->note, second);
    }

    void marksOutliveThePaper()
    {
        const auto connection = connect(newFile());
        QVERIFY(migrate(*connection, u"marks"_s, migrations()));
        const PaperId id = addPaper(*connection);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(UserTables(*connection).setMark(UserTables::Mark::Starred, {id}, true, now),
                 QList<PaperId>{id});
        QCOMPARE(UserTables(*connection).setNote(id, u"Mine"_s, {}, now).paper, id);
        connection->execute("DELETE FROM paper_fts; DELETE FROM paper; DELETE FROM feed");
        QVERIFY(!LibraryReader(*connection).hasPaper(id));
        connection->execute("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'feed'");
        const auto paper = LibraryReader(*connection).paper(addPaper(*connection));
        QVERIFY(paper && paper->isStarred);
        QCOMPARE(paper->note, u"Mine"_s);
    }

    void whatAnotherConnectionIndexedIsNoDamage()
    {
        const QString file = newFile();
        const auto writer = connect(file);
        QVERIFY(useWriteAheadLog(*writer, std::chrono::seconds(1)));
        QVERIFY(migrate(*writer, file, migrations()));
        const auto index = [&](int from, int to) {
            for (int i = from; i < to; ++i) {
                QString words;
                for (int word = 0; word < 2000; ++word)
                    words += u" w%1"_s.arg((i * word * 7919) % 5000);
                writer->execute(qPrintable(
                    u"INSERT INTO paper_fts (rowid, title) VALUES (%1, '%2')"_s.arg(i).arg(words)));
            }
        };
        index(1, 10);
        const auto reader = connect(file);
        static_cast<void>(checkIntegrity(*reader));
        index(10, 60);
        const QStringList findings = checkIntegrity(*reader).findings; // that no paper is there
        QVERIFY2(findings.filter(u"malformed"_s).isEmpty(), qPrintable(findings.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestStorage)
#include "test_storage.moc"
