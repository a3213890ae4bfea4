#include "app/export/diskpaperfiles.h"
#include "app/import/diskpaperimports.h"
#include "tests/library/libraryfixture.h"

#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// Files that are written again when their papers change, and lists that are passed on.
class TestKeptFiles : public LibraryFixture
{
    Q_OBJECT

private:
    std::unique_ptr<DiskPaperFiles> m_files;
    QList<PaperId> m_papers;
    ListId m_list;

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] static QString contents(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    void begin()
    {
        store(addFeed(u"one"_s), {entry(u"First"_s), entry(u"Second"_s), entry(u"Third"_s)});
        m_papers = find();
        m_list =
            wait(m_library->addList({.name = u"Thesis"_s, .description = u"What it stands on"_s})).value();
        QVERIFY(wait(m_library->putOnList(m_list, {m_papers[0]})));
        m_files = std::make_unique<DiskPaperFiles>(*m_library, *m_library);
    }
    [[nodiscard]] KeptFile kept(const QString& name) const
    {
        return {
            .file = path(name),
            .papers = {.place = Place::List, .list = m_list},
            .what = {.papers = {}, .format = PaperFormat::BibTeX, .keyPattern = {}, .heading = u"Thesis"_s},
            .written = {}};
    }

private Q_SLOTS:
    void cleanup() { m_files.reset(); }

    void aFileFollowsItsList()
    {
        begin();
        QVERIFY(wait(m_files->keepUpToDate(kept(u"thesis.bib"_s))));
        QTRY_COMPARE(contents(path(u"thesis.bib"_s)).count(u"@misc"_s), 1);
        QVERIFY(wait(m_library->putOnList(m_list, {m_papers[2]})));
        QTRY_COMPARE(contents(path(u"thesis.bib"_s)).count(u"@misc"_s), 2);
        QVERIFY(wait(m_library->setPublication(m_papers[2],
                                               Publication{.kind = PublicationKind::Thesis, .year = 1999})));
        QTRY_VERIFY(contents(path(u"thesis.bib"_s)).contains(u"1999"_s));
        QTRY_VERIFY(wait(m_files->keptFiles())->first().written.isValid());
        QVERIFY(wait(m_files->stopKeeping(path(u"thesis.bib"_s))));
        QVERIFY(wait(m_files->keptFiles())->isEmpty());
    }

    void aFileThatWouldBeTheSameIsLeftAlone()
    {
        begin();
        const QString file = path(u"thesis.bib"_s);
        QVERIFY(wait(m_files->keepUpToDate(kept(u"thesis.bib"_s))));
        QTRY_VERIFY(wait(m_files->keptFiles())->first().written.isValid());
        const QDateTime written = wait(m_files->keptFiles())->first().written;
        m_files = std::make_unique<DiskPaperFiles>(*m_library, *m_library);
        m_files->lookAtKeptFiles(); // as after a start
        QVERIFY(wait(m_library->putOnList(m_list, {m_papers[1]})));
        QTRY_COMPARE(contents(file).count(u"@misc"_s), 2);
        QTRY_VERIFY(wait(m_files->keptFiles())->first().written > written);
    }

    void whatCannotBeWrittenIsSaidAndTriedAgain()
    {
        begin();
        QSignalSpy failed(m_files.get(), &PaperFiles::keptFileFailed);
        QVERIFY(wait(m_files->keepUpToDate(kept(u"gone/thesis.bib"_s))));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileUnwritable);
        QVERIFY(QDir(m_folder->path()).mkdir(u"gone"_s));
        QVERIFY(wait(m_library->putOnList(m_list, {m_papers[1]})));
        QTRY_COMPARE(contents(path(u"gone/thesis.bib"_s)).count(u"@misc"_s), 2);
    }

    void aListIsPassedOnAndTakenIn()
    {
        begin();
        QVERIFY(wait(m_library->putOnList(m_list, {m_papers[2]})));
        QVERIFY(wait(m_library->setNote(m_papers[2], u"Mine"_s)));
        const ListEntry said{.paper = m_papers[2],
                             .status = ReadingStatus::Reading,
                             .priority = 3,
                             .due = {},
                             .comment = u"start here"_s};
        QVERIFY(wait(m_library->setListEntry(m_list, said)));
        QCOMPARE(wait(m_files->writeList(path(u"thesis.offprint"_s), m_list, true)).value(), 2);
        QCOMPARE(wait(m_files->writeList(path(u"x"_s), ListId{99}, true)).error().code, ErrorCode::NotFound);

        SqliteLibrary theirs(path(u"theirs"_s), {.program = u"test"_s});
        QVERIFY(wait(theirs.open()));
        DiskPaperImports imports(theirs);
        const auto preview = wait(imports.read(path(u"thesis.offprint"_s)));
        QVERIFY(preview);
        QCOMPARE(preview->listName, u"Thesis"_s);
        QCOMPARE(preview->rows.size(), 2);
        const auto outcome = wait(imports.take(preview->number, {0, 1}, {.source = preview->source}));
        QCOMPARE(outcome->newPapers, 2);
        const ReadingList list = wait(theirs.subscriptions())->lists.value(0);
        QCOMPARE(list.name, u"Thesis"_s);
        QCOMPARE(list.description, u"What it stands on"_s);
        const QList<ListEntry> entries = wait(theirs.listEntries(list.id)).value();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(wait(theirs.paper(entries[0].paper))->title, wait(m_library->paper(m_papers[0]))->title);
        QCOMPARE(entries[1].comment, said.comment);
        QCOMPARE(entries[1].priority, 3);
        QCOMPARE(wait(theirs.paper(entries[1].paper))->note, u"Mine"_s);
        QCOMPARE(wait(imports.take(preview->number + 1, {0}, {})).error().code, ErrorCode::NotFound);
        QCOMPARE(wait(imports.read(path(u"nothing.bib"_s))).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(TestKeptFiles)
#include "test_keptfiles.moc"
