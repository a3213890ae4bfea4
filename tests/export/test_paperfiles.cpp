#include "app/export/bibreader.h"
#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/diskpaperfiles.h"
#include "app/export/paperwriting.h"
#include "app/export/risreader.h"
#include "app/mirror/notefile.h"
#include "tests/library/replies.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Papers of a real library as real files.
class TestPaperFiles : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SqliteLibrary> m_library;
    std::unique_ptr<DiskPaperFiles> m_files;
    QList<PaperId> m_papers;

    [[nodiscard]] QString path(const QString& name) const { return m_home->filePath(name); }
    [[nodiscard]] static QByteArray contents(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] PaperExport all(PaperFormat format) const
    {
        return {.papers = m_papers, .format = format, .keyPattern = {}, .heading = u"All"_s};
    }
    [[nodiscard]] static qsizetype entriesIn(const QByteArray& bytes, PaperFormat format)
    {
        switch (format) {
        case PaperFormat::BibTeX:
        case PaperFormat::BibLaTeX:
            return readBib(bytes).citations.size();
        case PaperFormat::Ris:
            return readRis(bytes).citations.size();
        case PaperFormat::CslJson:
            return readCslJson(bytes).citations.size();
        case PaperFormat::Csv:
            return readCsv(bytes).citations.size();
        case PaperFormat::Json:
            return QJsonDocument::fromJson(bytes).array().size();
        case PaperFormat::Html:
            return bytes.count("<details");
        case PaperFormat::Markdown:
            return bytes.count("\n## ") + 1;
        case PaperFormat::MarkdownFolder:
            break;
        }
        return 0;
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_library =
            std::make_unique<SqliteLibrary>(path(u"library"_s), SqliteLibrary::Options{.program = u"test"_s});
        QVERIFY(wait(m_library->open()));
        const FeedId feed = *wait(m_library->addFeed(u"https://example.org/feed"_s));
        QVERIFY(wait(m_library->storeFeed(feed, feedOf(manyEntries(503)), {}))); // two pieces
        m_papers.clear();
        const QList<PaperStub> found = wait(m_library->find({})).value();
        for (const PaperStub& stub : found)
            m_papers.append(stub.id);
        m_files = std::make_unique<DiskPaperFiles>(*m_library, *m_library);
    }
    void cleanup()
    {
        m_files.reset();
        m_library.reset();
    }

    void aFolderHasAFileForEveryPaper()
    {
        QVERIFY(wait(m_library->setNote(m_papers[0], u"Mine"_s)));
        const QString folder = path(u"papers"_s);
        QCOMPARE(wait(m_files->write(folder, all(PaperFormat::MarkdownFolder))).value(), m_papers.size());
        QCOMPARE(QDir(folder).entryList({u"*.md"_s}).size(), m_papers.size());
        const Paper paper = wait(m_library->paper(m_papers[0])).value();
        const auto read = readNoteFile(contents(QDir(folder).filePath(noteFileName(paper))));
        QVERIFY(read);
        QCOMPARE(read->title, paper.title);
        QCOMPARE(read->abstractText, paper.abstractText);
        QCOMPARE(read->note, u"Mine"_s);
        // What is there is somebody's
        const auto again = wait(m_files->write(folder, all(PaperFormat::MarkdownFolder)));
        QCOMPARE(again.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(QDir(m_home->path()).entryList({u".offprint-*"_s}, QDir::AllEntries | QDir::Hidden).size(),
                 0);
    }

    void aFileHasEveryPaperOnce_data()
    {
        QTest::addColumn<int>("format");
        for (const PaperFormatInfo& info : paperFormats()) {
            if (info.format != PaperFormat::MarkdownFolder)
                QTest::newRow(info.name.data()) << int(info.format);
        }
    }
    void aFileHasEveryPaperOnce()
    {
        QFETCH(const int, format);
        const QString file = path(u"out"_s);
        const auto written = wait(m_files->write(file, all(PaperFormat(format))));
        QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
        QCOMPARE(*written, m_papers.size());
        QCOMPARE(entriesIn(contents(file), PaperFormat(format)), m_papers.size());
        QVERIFY(contents(file).contains("number 502"));
    }

    void keysStayTheSameInEveryExport()
    {
        const QString file = path(u"out.bib"_s);
        QVERIFY(wait(m_files->write(file, all(PaperFormat::BibTeX))));
        const QByteArray before = contents(file);
        QSet<QString> keys;
        const QList<Citation> citations = readBib(before).citations;
        for (const Citation& citation : citations)
            keys.insert(citation.key.toLower());
        QCOMPARE(keys.size(), m_papers.size());
        std::ranges::reverse(m_papers);
        PaperExport again = all(PaperFormat::BibTeX);
        again.keyPattern = u"other[year]"_s;
        QVERIFY(wait(m_files->write(file, again)));
        std::ranges::reverse(m_papers);
        QVERIFY(wait(m_files->write(file, all(PaperFormat::BibTeX))));
        QCOMPARE(contents(file), before);
    }

    void whatIsNotWantedIsLeftOut()
    {
        QVERIFY(wait(m_library->setNote(m_papers.first(), u"My own thought"_s)));
        PaperExport what = all(PaperFormat::BibTeX);
        what.withNotes = false;
        what.withAbstracts = false;
        QVERIFY(wait(m_files->write(path(u"out"_s), what)));
        QVERIFY(!contents(path(u"out"_s)).contains("My own thought"));
        QVERIFY(!contents(path(u"out"_s)).contains("abstract"));
        what.withNotes = true;
        QVERIFY(wait(m_files->write(path(u"out"_s), what)));
        QVERIFY(contents(path(u"out"_s)).contains("My own thought"));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const auto written =
            wait(m_files->write(path(u"no/such/folder/out.bib"_s), all(PaperFormat::BibTeX)));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QVERIFY(written.error().subject.endsWith(u"out.bib"_s));
    }

    void aFullDiskLeavesTheOldFile()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("there is no /dev/full here");
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const auto written = writePapers(*m_library, full, all(PaperFormat::BibTeX), {});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    }

    void whatIsStoppedLeavesTheOldFile()
    {
        const QString file = path(u"out.bib"_s);
        put(file, "old");
        const auto reply = m_files->write(file, all(PaperFormat::BibTeX));
        m_files->stop();
        QCOMPARE(wait(reply).error().code, ErrorCode::Cancelled);
        QCOMPARE(contents(file), QByteArray("old"));
    }

    void progressIsTold()
    {
        QSignalSpy progress(m_files.get(), &PaperFiles::progress);
        QVERIFY(wait(m_files->write(path(u"out.bib"_s), all(PaperFormat::BibTeX))));
        QTRY_COMPARE(progress.size(), 2);
        QCOMPARE(progress.last(),
                 (QVariantList{QVariant::fromValue(m_papers.size()), QVariant::fromValue(m_papers.size())}));
    }

    void noPapersMakeAFileWithNone()
    {
        for (const PaperFormatInfo& info : paperFormats()) {
            PaperExport what = all(info.format);
            what.papers.clear();
            const QString name = info.suffix.isEmpty() ? u"folder"_s : u"out"_s;
            QCOMPARE(wait(m_files->write(path(name), what)).value(), 0);
        }
        QCOMPARE(contents(path(u"out"_s)), QByteArray("[]\n"));
    }
};

QTEST_GUILESS_MAIN(TestPaperFiles)
#include "test_paperfiles.moc"
