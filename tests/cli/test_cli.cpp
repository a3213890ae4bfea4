#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

/// The program as a user runs it: real processes, real files.
class TestCli : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QStringList withLibrary(QStringList arguments) const
    {
        return QStringList{u"--library"_s, m_folder->filePath(u"library"_s)} + arguments;
    }
    Run run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        process.start(QStringLiteral(OFFPRINT_BINARY), withLibrary(arguments));
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QJsonArray array(const QByteArray& json) { return QJsonDocument::fromJson(json).array(); }
    /// Whether the process has a new file open in the folder: one without a name yet, or with one of its own.
    bool writesBeside(qint64 process) const
    {
        const QDir open(u"/proc/%1/fd"_s.arg(process));
        const QStringList numbers = open.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        return std::ranges::any_of(numbers, [&](const QString& number) {
            const QString file = QFileInfo(open.filePath(number)).symLinkTarget();
            return file.startsWith(m_folder->path() + u"/#"_s) ||
                   file.startsWith(m_folder->filePath(u"all.bib."_s));
        });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(run({u"feeds"_s, u"add"_s, u"https://example.org/feed"_s}).code, 0);
    }

    void aNewLibraryHasTheSampleToRead()
    {
        const Run listed = run({u"list"_s, u"--json"_s});
        QCOMPARE(listed.code, 0);
        QCOMPARE(array(listed.out).size(), 86);
        QCOMPARE(array(listed.out)[0]["title"_L1].toString(),
                 u"Game On: Towards Language Models as RL Experimenters"_s);
        QCOMPARE(array(run({u"list"_s, u"--limit"_s, u"5"_s, u"--json"_s}).out).size(), 5);
        QVERIFY(array(run({u"list"_s, u"critique"_s, u"--json"_s}).out).size() >= 1);
    }

    void papersAreListedByTheQueryLanguage()
    {
        const QString id = QString::number(array(run({u"list"_s, u"--json"_s}).out)[0]["id"_L1].toInteger());
        QCOMPARE(run({u"star"_s, id}).code, 0);
        const auto count = [&](const QString& query) {
            return array(run({u"list"_s, query, u"--json"_s}).out).size();
        };
        QCOMPARE(count(u"is:starred"_s), 1);
        QCOMPARE(count(u"is:starred is:read"_s), 0);
        QCOMPARE(count(u"-is:starred"_s), 85);
        QCOMPARE(count(u"is:unread seen:today"_s), 86);
        QCOMPARE(
            array(run({u"list"_s, u"is:unread"_s, u"sort:title"_s, u"--limit"_s, u"1"_s, u"--json"_s}).out)
                .size(),
            1);
        const Run wrong = run({u"list"_s, u"is:unread date:2025-13"_s});
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains("`date:` wants"), wrong.err.constData());
        QVERIFY2(wrong.err.contains("2025-13"), wrong.err.constData());
    }

    void starsAndNotesAreKept()
    {
        const QString id = QString::number(array(run({u"list"_s, u"--json"_s}).out)[0]["id"_L1].toInteger());
        QCOMPARE(run({u"star"_s, id}).code, 0);
        QCOMPARE(run({u"read"_s, id}).code, 0);
        QCOMPARE(run({u"note"_s, id, u"-"_s}, "# Mine\n").code, 0);
        QCOMPARE(run({u"note"_s, id}).out.trimmed(), "# Mine");
        QCOMPARE(run({u"note"_s, id, u"--text"_s, u"# Mine, again"_s}).code, 0);
        const QByteArray history = run({u"note"_s, id, u"--history"_s}).out;
        QCOMPARE(history.count('\n'), 1);
        const QString version = QString::fromLatin1(history.left(history.indexOf(' ')));
        QCOMPARE(run({u"note"_s, id, u"--version"_s, version}).out.trimmed(), "# Mine");
        QCOMPARE(run({u"note"_s, id, u"--version"_s, u"99999"_s}).code, 1);
        const auto starred = array(run({u"list"_s, u"--starred"_s, u"--json"_s}).out);
        QCOMPARE(starred.size(), 1);
        QVERIFY(starred[0]["read"_L1].toBool());
        QCOMPARE(array(run({u"list"_s, u"--unread"_s, u"--json"_s}).out).size(), 85);
        QVERIFY(run({u"show"_s, id}).out.contains("# Mine"));
        QCOMPARE(run({u"unstar"_s, id}).code, 0);
        QVERIFY(array(run({u"list"_s, u"--starred"_s, u"--json"_s}).out).isEmpty());
        QCOMPARE(run({u"check"_s}).code, 0);
    }

    void anExportReplacesTheFileWhole()
    {
        const QString file = m_folder->filePath(u"out.md"_s);
        QCOMPARE(run({u"export"_s, u"critique"_s, u"--format"_s, u"markdown"_s, u"-o"_s, file}).code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith("## "));
        const Run failed =
            run({u"export"_s, u"--format"_s, u"json"_s, u"-o"_s, m_folder->filePath(u"no/such/out"_s)});
        QCOMPARE(failed.code, 1);
        QVERIFY(failed.err.contains("cannot be written"));
    }

    void papersAreTaggedListedAndCited()
    {
        const QString ids = QString::fromUtf8(run({u"list"_s, u"--limit"_s, u"3"_s}).out);
        const QString first = ids.simplified().section(u' ', 0, 0);
        QCOMPARE(run({u"tag"_s, u"method/rl"_s, first}).code, 0);
        QVERIFY(run({u"tags"_s}).out.contains("1  method/rl"));
        QCOMPARE(array(run({u"list"_s, u"tag:rl"_s, u"--json"_s}).out).size(), 1);
        QCOMPARE(run({u"tag"_s, u"--remove"_s, u"method/rl"_s, first}).code, 0);
        QVERIFY(array(run({u"list"_s, u"tag:rl"_s, u"--json"_s}).out).isEmpty());
        QCOMPARE(run({u"lists"_s, u"add"_s, u"Reading group"_s}).code, 0);
        QCOMPARE(run({u"lists"_s, u"put"_s, u"reading group"_s, u"-"_s}, ids.toUtf8()).code, 0);
        const QJsonArray lists = array(run({u"lists"_s, u"--json"_s}).out);
        QCOMPARE(lists[0]["papers"_L1].toInt(), 3);
        QCOMPARE(array(run({u"list"_s, u"list:reading"_s, u"--json"_s}).out).size(), 3);
        QCOMPARE(run({u"lists"_s, u"take"_s, u"reading group"_s, first}).code, 0);
        QCOMPARE(run({u"lists"_s, u"remove"_s, u"no such list"_s}).code, 1);
        const QByteArray bib = run({u"cite"_s, u"-"_s}, ids.toUtf8()).out;
        QCOMPARE(bib.count("@misc{"), 3);
        const QByteArray key = run({u"cite"_s, first, u"--style"_s, u"key"_s}).out.trimmed();
        QVERIFY(bib.contains("@misc{" + key + ','));
        QCOMPARE(run({u"cite"_s, first, u"--style"_s, u"latex"_s}).out, "\\cite{" + key + "}\n");
        for (const QString& style : {u"apa"_s, u"ieee"_s, u"chicago"_s, u"acm"_s, u"nature"_s, u"harvard"_s})
            QVERIFY2(!run({u"cite"_s, first, u"--style"_s, style}).out.isEmpty(), qPrintable(style));
        QCOMPARE(run({u"cite"_s, first, u"--style"_s, u"none"_s}).code, 2);
        QCOMPARE(array(run({u"cite"_s, first, u"--json"_s}).out)[0]["key"_L1].toString().toUtf8(), key);
    }

    void aFileIsImportedAndExportedAgain()
    {
        const QByteArray bib =
            "@article{lee2019thing, title = {A {BERT} Thing}, author = {Lee, Ann and von Berg, Bo}, "
            "journal = {JMLR}, volume = 20, pages = {1--12}, year = 2019, month = mar}\n"
            "@misc{broken, title = {No end\n";
        QFile file(m_folder->filePath(u"refs.bib"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bib) == bib.size());
        file.close();
        const Run seen = run({u"import"_s, file.fileName(), u"--preview"_s});
        QCOMPARE(seen.code, 0);
        QVERIFY2(seen.out.startsWith("new "), seen.out.constData());
        QVERIFY2(seen.err.contains("refs.bib, line "), seen.err.constData());
        QCOMPARE(array(run({u"list"_s, u"--json"_s}).out).size(), 86);
        const Run imported = run({u"import"_s, file.fileName(), u"--list"_s, u"Thesis"_s});
        QCOMPARE(imported.code, 0);
        QVERIFY2(imported.out.contains("1 paper imported"), imported.out.constData());
        QVERIFY(run({u"lists"_s}).out.contains("Thesis"));
        const QByteArray again = run({u"export"_s, u"list:Thesis"_s, u"--format"_s, u"bibtex"_s}).out;
        for (const char* part :
             {"@article{lee2019thing,", "{JMLR}", "{20}", "1--12", "2019", "mar", "von Berg, Bo"})
            QVERIFY2(again.contains(part), again.constData());
        const Run twice = run({u"import"_s, u"-"_s, u"--json"_s}, again);
        QCOMPARE(array(twice.out)[0]["same"_L1].toInt(), 1);
        QCOMPARE(array(twice.out)[0]["new"_L1].toInt(), 0);
        QCOMPARE(run({u"check"_s}).code, 0);
    }

    void allThatIsKnownGoesIntoAnotherLibrary()
    {
        const QString id = QString::number(array(run({u"list"_s, u"--json"_s}).out)[0]["id"_L1].toInteger());
        QCOMPARE(run({u"star"_s, id}).code, 0);
        QCOMPARE(run({u"tag"_s, u"rl"_s, id}).code, 0);
        QCOMPARE(run({u"note"_s, id, u"--text"_s, u"Mine"_s}).code, 0);
        const QByteArray key = run({u"cite"_s, id, u"--style"_s, u"key"_s}).out;
        const QString file = m_folder->filePath(u"all.json"_s);
        QCOMPARE(run({u"export"_s, u"is:starred"_s, u"--format"_s, u"json"_s, u"-o"_s, file}).code, 0);
        const QTemporaryDir other;
        const auto theirs = [&](QStringList arguments) {
            QProcess process;
            process.start(QStringLiteral(OFFPRINT_BINARY),
                          QStringList{u"--library"_s, other.path()} + arguments);
            return process.waitForFinished(60'000) ? process.readAllStandardOutput() : QByteArray();
        };
        const QByteArray told = theirs({u"import"_s, file});
        QVERIFY2(told.contains("1 changed"), told.constData()); // it is of the sample, too
        const QJsonArray starred = array(theirs({u"list"_s, u"is:starred"_s, u"--json"_s}));
        QCOMPARE(starred.size(), 1);
        const QString there = QString::number(starred[0]["id"_L1].toInteger());
        QVERIFY(theirs({u"tags"_s}).contains("rl"));
        QCOMPARE(theirs({u"note"_s, there}).trimmed(), "Mine");
        QCOMPARE(theirs({u"cite"_s, there, u"--style"_s, u"key"_s}), key);
    }

    void whatCannotBeImportedIsSaid()
    {
        const Run missing = run({u"import"_s, u"no/such/file.bib"_s});
        QCOMPARE(missing.code, 3);
        QVERIFY2(missing.err.contains("file.bib"), missing.err.constData());
        const Run nothing = run({u"import"_s, u"-"_s}, "only words\n");
        QCOMPARE(nothing.code, 3);
        QVERIFY2(nothing.err.contains("No papers were found"), nothing.err.constData());
        QCOMPARE(run({u"import"_s}).code, 2);
    }

    void aKilledExportLeavesTheOldFile()
    {
        QByteArray many;
        for (int i = 0; i < 3000; ++i)
            many += "@misc{k" + QByteArray::number(i) + ", title = {Generated Reference Number " +
                    QByteArray::number(i) + "}, year = 2001}\n";
        QCOMPARE(run({u"import"_s, u"-"_s}, many).code, 0);
        const QString name = m_folder->filePath(u"all.bib"_s);
        QCOMPARE(run({u"export"_s, u"-o"_s, name}).code, 0);
        const auto contents = [](const QString& file) {
            QFile open(file);
            return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
        };
        const QByteArray whole = contents(name);
        QVERIFY(whole.size() > 100'000);
        int killed = 0;
        for (int attempt = 0; attempt < 8; ++attempt) {
            QProcess process;
            process.start(QStringLiteral(OFFPRINT_BINARY), withLibrary({u"export"_s, u"-o"_s, name}));
            QVERIFY(process.waitForStarted());
            QTRY_VERIFY(writesBeside(process.processId()) || process.state() == QProcess::NotRunning);
            process.kill();
            process.waitForFinished();
            killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
            QCOMPARE(contents(name), whole);
        }
        QVERIFY(killed > 0);
    }

    void everyFormatIsExported_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("bibtex") << u"bibtex"_s << QByteArray("@");
        QTest::newRow("biblatex") << u"biblatex"_s << QByteArray("@");
        QTest::newRow("ris") << u"ris"_s << QByteArray("TY  - ");
        QTest::newRow("csl-json") << u"csl-json"_s << QByteArray("[");
        QTest::newRow("csv") << u"csv"_s << QByteArray("\xef\xbb\xbfkey,");
        QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
        QTest::newRow("markdown") << u"markdown"_s << QByteArray("## ");
        QTest::newRow("json") << u"json"_s << QByteArray("[");
    }
    void everyFormatIsExported()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begins);
        const QString file = m_folder->filePath(u"out"_s);
        const Run written = run({u"export"_s, u"--format"_s, format, u"-o"_s, file});
        QVERIFY2(written.code == 0, written.err.constData());
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        const QByteArray bytes = out.readAll();
        QVERIFY2(bytes.startsWith(begins), bytes.left(60).constData());
        QVERIFY(bytes.contains("Game On"));
        QCOMPARE(run({u"export"_s, u"--format"_s, format}).out, bytes);
        if (format.endsWith("json"_L1))
            QCOMPARE(array(bytes).size(), 86);
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown command") << QStringList{u"dance"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"list"_s, u"--loud"_s} << 2;
        QTest::newRow("option without value") << QStringList{u"list"_s, u"--limit"_s} << 2;
        QTest::newRow("no number") << QStringList{u"list"_s, u"--limit"_s, u"many"_s} << 2;
        QTest::newRow("no such format") << QStringList{u"export"_s, u"--format"_s, u"pdf"_s} << 2;
        QTest::newRow("no such paper") << QStringList{u"star"_s, u"2403.99999"_s} << 1;
        QTest::newRow("no such feed") << QStringList{u"feeds"_s, u"remove"_s, u"99"_s} << 1;
        QTest::newRow("no file") << QStringList{u"parse"_s, u"no-such-file"_s} << 3;
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const Run ran = run(arguments);
        QCOMPARE(ran.code, code);
        QVERIFY(!ran.err.isEmpty());
        QVERIFY(ran.out.isEmpty());
    }

    void parseSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        QTest::newRow("a feed") << QByteArray("<rss><channel><title>T</title></channel></rss>") << 0;
        QTest::newRow("empty") << QByteArray() << 3;
        QTest::newRow("page") << QByteArray("<!doctype html><html></html>") << 3;
        QTest::newRow("cut off") << QByteArray("<rss><channel><title>T</title>") << 3;
        QTest::newRow("too large") << QByteArray(65 * 1024 * 1024, ' ') << 3;
    }
    void parseSaysWhatIsWrong()
    {
        QFETCH(QByteArray, input);
        QFETCH(int, code);
        const Run ran = run({u"parse"_s, u"-"_s, u"--json"_s}, input);
        QCOMPARE(ran.code, code);
        if (code == 0)
            QCOMPARE(QJsonDocument::fromJson(ran.out)["title"_L1].toString(), u"T"_s);
        else
            QVERIFY(ran.err.trimmed().endsWith('.'));
    }

    void twoProcessesWriteAtOnce()
    {
        std::array<QProcess, 4> processes;
        for (int i = 0; i < 4; ++i)
            processes[size_t(i)].start(QStringLiteral(OFFPRINT_BINARY),
                                       withLibrary({u"star"_s, QString::number(10 + i)}));
        for (QProcess& process : processes) {
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitCode(), 0);
        }
        QCOMPARE(array(run({u"list"_s, u"--starred"_s, u"--json"_s}).out).size(), 4);
        QCOMPARE(run({u"check"_s}).code, 0);
    }

    void nothingIsMadeWhereNothingWas()
    {
        const QString folder = m_folder->filePath(u"other"_s);
        QProcess process;
        process.start(QStringLiteral(OFFPRINT_BINARY), {u"--library"_s, folder, u"list"_s});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(!QFile::exists(folder));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
