#include "app/export/diskoutlinefiles.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Lists of feeds on disk.
class TestOutlineFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    DiskOutlineFiles m_files;

    template<class T> static Result<T> wait(Reply<T> reply)
    {
        reply.waitForFinished();
        return reply.result();
    }

private Q_SLOTS:
    void aFileIsReadAsItWasWritten()
    {
        const QString file = m_folder.filePath(u"feeds.opml"_s);
        const Outline outline{.title = u"Mine"_s,
                              .feeds = {{u"https://a.example/x"_s, u"A"_s, {}, {u"ML"_s, u"Labs"_s}, {}}}};
        QVERIFY(wait(m_files.write(file, outline)));
        QCOMPARE(wait(m_files.read(file)).value(), outline);
    }

    void whatCannotBeIsTold()
    {
        const QString missing = m_folder.filePath(u"none.opml"_s);
        const auto read = wait(m_files.read(missing));
        QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(read.error().subject, missing);
        const auto written = wait(m_files.write(m_folder.filePath(u"no/folder.opml"_s), {}));
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);

        QFile file(m_folder.filePath(u"text"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("no list");
        file.close();
        QCOMPARE(wait(m_files.read(file.fileName())).error().code, ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestOutlineFiles)
#include "test_outlinefiles.moc"
