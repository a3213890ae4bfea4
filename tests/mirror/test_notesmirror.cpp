#include "app/mirror/notesmirror.h"
#include "tests/library/replies.h"

#include <QtCore/QDir>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSaveFile>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Notes as files of their owner's, between a real library and a real folder.
class TestNotesMirror : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SqliteLibrary> m_library;
    std::unique_ptr<NotesMirror> m_mirror;
    QList<PaperId> m_papers;

    [[nodiscard]] QString folder() const { return m_home->filePath(u"notes"_s); }
    [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }
    [[nodiscard]] QByteArray contents(const QString& name) const
    {
        QFile file(QDir(folder()).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As an editor does: another file, put in its place.
    void edit(const QString& name, const QByteArray& bytes) const
    {
        QSaveFile file(QDir(folder()).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit());
    }
    void openLibrary(const QString& name)
    {
        m_mirror.reset();
        m_library.reset();
        m_library = std::make_unique<SqliteLibrary>(m_home->filePath(name),
                                                    SqliteLibrary::Options{.program = u"test"_s});
        QVERIFY(wait(m_library->open()));
    }
    void startMirror(bool isOther = false)
    {
        m_mirror = std::make_unique<NotesMirror>(*m_library, *m_library);
        m_mirror->setPollInterval(std::chrono::milliseconds(20));
        m_mirror->setFolder(folder(), isOther);
    }
    [[nodiscard]] Paper paper(int number) { return *wait(m_library->paper(m_papers[number])); }
    [[nodiscard]] QString noteOf(int number) { return paper(number).note; }
    void note(int number, const QString& text) { QVERIFY(wait(m_library->setNote(m_papers[number], text))); }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        openLibrary(u"library"_s);
        const FeedId feed = *wait(m_library->addFeed(u"https://example.org/feed"_s));
        ParsedEntry doi = entry(u"Only a DOI / and \"signs\": *here*"_s);
        doi.ids.doi = u"10.1000/182"_s;
        QVERIFY(wait(m_library->storeFeed(feed,
                                          feedOf({entry(u"First paper"_s, u"2403.00001"_s),
                                                  entry(u"Second paper"_s, u"2403.00002"_s), doi}),
                                          {})));
        m_papers.clear();
        for (const QString& name : {u"2403.00001"_s, u"2403.00002"_s, u"10.1000/182"_s})
            m_papers.append(*wait(m_library->resolve(name)));
    }
    void cleanup()
    {
        m_mirror.reset();
        m_library.reset();
    }

    void filesSayWhatTheyAreWrittenFrom_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("note");
        QTest::newRow("plain") << u"A title"_s << u"A note"_s;
        QTest::newRow("no note") << u"A title"_s << QString();
        QTest::newRow("line ends") << u"A title"_s << u"\n\na\n\n"_s;
        QTest::newRow("a head in the note") << u"A title"_s << u"---\ntitle: no\n---\n"_s;
        QTest::newRow("signs of YAML") << u"- a: \"b\" #c {d} [e] 'f' \\ & * ! | > % @ `"_s << u"x"_s;
        QTest::newRow("numbers and words") << u"true"_s << u"null"_s;
        QTest::newRow("other scripts") << u"論文 – مقالة 🧪"_s << u"注釈"_s;
        QTest::newRow("line in title") << u"two\nlines\ttab"_s << u"x"_s;
    }
    void filesSayWhatTheyAreWrittenFrom()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, note);
        const NoteFile file{
            .title = title,
            .authors = {title, u"Ann O'Nym"_s},
            .ids = {.arxiv = u"2403.00001"_s, .doi = u"10.1000/(182)"_s, .openReview = u"a_B-1"_s},
            .link = u"https://example.org/?a=b&c=#d"_s,
            .isStarred = true,
            .tags = {title, u"method/x"_s},
            .lists = {title},
            .citationKey = u"ann2024title"_s,
            .note = note};
        const auto read = readNoteFile(toBytes(file));
        QVERIFY(read);
        QCOMPARE(*read, file);
    }

    void whatIsNoFileOfOursIsToldApart()
    {
        QCOMPARE(readNoteFile("# My own text\n").error().code, ErrorCode::EmptyInput);
        QCOMPARE(readNoteFile("").error().code, ErrorCode::EmptyInput);
        QCOMPARE(readNoteFile("---\nnever closed").error().code, ErrorCode::EmptyInput);
        QCOMPARE(readNoteFile("---\n- a list\n---\nx").error().code, ErrorCode::Malformed);
        QCOMPARE(readNoteFile("---\ntitle: [unclosed\n---\nx").error().code, ErrorCode::Malformed);
        QCOMPARE(readNoteFile("---\nstarred: true\n---\nx").error().code, ErrorCode::Malformed);
        const auto windows = readNoteFile("\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n\r\na\r\nb\r\n");
        QVERIFY(windows && windows->note == u"a\nb"_s && windows->title == u"T"_s);
        QRandomGenerator random(5);
        for (int i = 0; i < 2000; ++i) {
            QByteArray bytes =
                toBytes({.title = u"T"_s, .authors = {u"A"_s}, .ids = {}, .link = {}, .note = u"n"_s});
            for (int change = 0; change < 3; ++change)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            (void)readNoteFile(bytes); // no crash, no hang
        }
    }

    void notesAndStarsBecomeFiles()
    {
        note(0, u"Mine"_s);
        startMirror();
        QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList{u"2403.00001 First paper.md"_s}, 20'000);
        QVERIFY(wait(m_library->setStarred({m_papers[2]}, true)));
        QTRY_COMPARE_WITH_TIMEOUT(files().size(), 2, 20'000);
        QCOMPARE(files().first(), u"10.1000 182 Only a DOI and signs here.md"_s);
        const QByteArray file = contents(u"2403.00001 First paper.md"_s);
        QVERIFY2(file.startsWith("---\ntitle: \"First paper\"\nauthors:\n") && file.endsWith("---\n\nMine\n"),
                 file.constData());
        note(0, u"Mine, and more"_s);
        QTRY_VERIFY_WITH_TIMEOUT(contents(u"2403.00001 First paper.md"_s).endsWith("\n\nMine, and more\n"),
                                 20'000);
        note(0, u""_s);
        QTRY_VERIFY_WITH_TIMEOUT(contents(u"2403.00001 First paper.md"_s).endsWith("---\n\n\n"), 20'000);
        QTRY_VERIFY(m_mirror->isAtRest());
    }

    void whatAnotherEditorChangesComesBack()
    {
        note(0, u"Mine"_s);
        startMirror();
        const QString name = u"2403.00001 First paper.md"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!contents(name).isEmpty() && m_mirror->isAtRest(), 20'000);
        QSignalSpy both(m_mirror.get(), &NotesMirror::changedInBoth);
        edit(name, contents(name)
                       .replace("Mine\n", "Mine, from elsewhere\n")
                       .replace("starred: false", "starred: true"));
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(0), u"Mine, from elsewhere"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(paper(0).isStarred, 20'000);
        QVERIFY(both.isEmpty());
        QVERIFY(contents(name).contains("Mine, from elsewhere"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mirror->isAtRest(), 20'000);
        note(0, u"Ours again"_s); // both ways, one after the other
        QTRY_VERIFY_WITH_TIMEOUT(contents(name).contains("Ours again"), 20'000);
        QVERIFY(both.isEmpty());
    }

    void whatBothChangeIsKept()
    {
        note(0, u"Mine"_s);
        startMirror();
        const QString name = u"2403.00001 First paper.md"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!contents(name).isEmpty() && m_mirror->isAtRest(), 20'000);
        const QByteArray written = contents(name);
        m_mirror.reset(); // while it is away, both change
        note(0, u"Mine, in the library"_s);
        edit(name, QByteArray(written).replace("Mine\n", "Mine, in the file\n"));
        startMirror();
        QSignalSpy both(m_mirror.get(), &NotesMirror::changedInBoth);
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(0), u"Mine, in the file"_s, 20'000);
        QTRY_COMPARE(both.size(), 1);
        const QList<NoteRevision> earlier = *wait(m_library->noteRevisions(m_papers[0]));
        QVERIFY(earlier.first().isFromElsewhere);
        QCOMPARE(*wait(m_library->noteRevision(earlier.first().number)), u"Mine, in the library"_s);
    }

    void tagsAndListsGoBothWays()
    {
        note(0, u"On the first"_s);
        QVERIFY(wait(m_library->setTagged({m_papers[0]}, u"old"_s, true)));
        startMirror();
        QTRY_VERIFY(files().size() == 1 && m_mirror->isAtRest());
        const QString name = files().first();
        edit(name,
             contents(name).replace("\"old\"", "\"new\"").replace("starred:", "lists: [Thesis]\nstarred:"));
        QTRY_COMPARE(paper(0).tags, QStringList{u"new"_s});
        QTRY_COMPARE(paper(0).lists.size(), 1);
        QCOMPARE(paper(0).lists.first().name, u"Thesis"_s);
        QVERIFY(wait(m_library->setTagged({m_papers[1]}, u"alone"_s, true))); // a tag is worth a file
        QTRY_COMPARE(files().size(), 2);
        QTRY_VERIFY(m_mirror->isAtRest());
    }

    void aDeletedFileTakesNothing()
    {
        note(0, u"Mine"_s);
        startMirror();
        const QString name = u"2403.00001 First paper.md"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!contents(name).isEmpty() && m_mirror->isAtRest(), 20'000);
        QVERIFY(QFile::remove(QDir(folder()).filePath(name)));
        QFile own(QDir(folder()).filePath(u"own.md"_s));
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write("# Not yours\n") > 0);
        own.close();
        note(1, u"Another"_s);
        QTRY_VERIFY_WITH_TIMEOUT(files().contains(u"2403.00002 Second paper.md"_s) && m_mirror->isAtRest(),
                                 20'000);
        QCOMPARE(noteOf(0), u"Mine"_s);
        QCOMPARE(contents(u"own.md"_s), "# Not yours\n");
        note(0, u"Mine still"_s);
        QTRY_VERIFY_WITH_TIMEOUT(contents(name).contains("Mine still"), 20'000);
    }

    void aBadFileIsToldOfOnce()
    {
        QDir().mkpath(folder());
        edit(u"bad.md"_s, "---\ntitle: [\n---\nx");
        startMirror();
        QSignalSpy failed(m_mirror.get(), &NotesMirror::failed);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QVERIFY(failed.first().first().value<Error>().subject.endsWith("bad.md"_L1));
        edit(u"bad.md"_s, "---\ntitle: [[\n---\nxy");
        note(0, u"Mine"_s);
        QTRY_VERIFY_WITH_TIMEOUT(files().size() == 2 && m_mirror->isAtRest(), 20'000);
        QCOMPARE(failed.size(), 1);
    }

    void aLibraryIsRebuiltFromTheFolderAlone()
    {
        note(0, u"On the first"_s);
        note(2, u"On the one with a DOI\n\n- with a list"_s);
        QVERIFY(wait(m_library->setStarred({m_papers[0], m_papers[1]}, true)));
        QVERIFY(wait(m_library->setTagged({m_papers[1], m_papers[2]}, u"method/x"_s, true)));
        const ListId list = *wait(m_library->addList({.name = u"Thesis"_s}));
        QVERIFY(wait(m_library->putOnList(list, {m_papers[0], m_papers[1]})));
        startMirror();
        QTRY_VERIFY_WITH_TIMEOUT(files().size() == 3 && m_mirror->isAtRest(), 20'000);
        QList<NoteFile> before;
        for (int i = 0; i < 3; ++i)
            before.append(noteFileOf(paper(i)));
        const QStringList names = files();
        openLibrary(u"another"_s);
        startMirror(true);
        QTRY_COMPARE_WITH_TIMEOUT(wait(m_library->papersToMirror()).value().size(), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_mirror->isAtRest(), 20'000);
        QStringList titles;
        for (const NoteFile& each : before) {
            const QString name = each.ids.arxiv.isEmpty() ? each.ids.doi : each.ids.arxiv;
            const auto id = wait(m_library->resolve(name));
            QVERIFY2(id, qPrintable(name));
            NoteFile again = noteFileOf(*wait(m_library->paper(*id)));
            again.link = each.link;
            QCOMPARE(again, each);
        }
        QCOMPARE(files(), names);
        QVERIFY(wait(m_library->check())->isSound);
    }
};

QTEST_GUILESS_MAIN(TestNotesMirror)
#include "test_notesmirror.moc"
