#include "tests/app/realwindow.h"

#include <QtCore/QProcess>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

struct Run
{
    int code = -1;
    QByteArray err;
};

} // namespace

/// Offprint over folders that are not as they should be, in its window and as a process that draws it.
class TestEndToEndFolders : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString libraryFolder() const { return m_folder->filePath(u"library"_s); }
    [[nodiscard]] QString libraryFile() const { return libraryFolder() + u"/library.sqlite"_s; }
    [[nodiscard]] QString picture() const { return m_folder->filePath(u"picture.png"_s); }

    static QByteArray contents(const QString& file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    void writeGarbage()
    {
        QVERIFY(QDir().mkpath(libraryFolder()));
        QFile file(libraryFile());
        const QByteArray garbage = QByteArray("no library at all. ").repeated(400);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(garbage) == garbage.size());
    }
    [[nodiscard]] Run draw(const QStringList& arguments, bool isNobody = false) const
    {
        QProcess process;
        if (isNobody) {
            process.setChildProcessModifier([] {
                if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
                    _exit(77);
            });
        }
        process.start(QStringLiteral(OFFPRINT_BINARY), arguments);
        if (!process.waitForFinished(100'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
                process.readAllStandardError()};
    }
    [[nodiscard]] Run drawPicture(bool isNobody = false) const
    {
        return draw({u"--library"_s, libraryFolder(), u"--picture"_s, picture()}, isNobody);
    }
    /// It shows more than one colour, and is as large as a window.
    void verifyPicture()
    {
        const QImage image(picture());
        QVERIFY(!image.isNull());
        QVERIFY2(image.width() >= 560 && image.height() >= 420, qPrintable(QString::number(image.width())));
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); x += 3) {
            for (int y = 0; y < image.height(); y += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.size() > 20);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { chmod(qPrintable(libraryFolder()), 0700); }

    void aDamagedLibraryIsSaidAndLeftAlone()
    {
        writeGarbage();
        const QByteArray before = contents(libraryFile());
        {
            RealWindow user(libraryFolder());
            user.window()->show();
            user.window()->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(user.window()));
            QTRY_VERIFY(user.part<NoticeBar>().isVisible());
            QTRY_VERIFY(user.notes(u"Nothing was"_s));
            QTRY_VERIFY(user.says(u"The papers could not be read"_s));
            QTRY_VERIFY(user.window()->isSettled());
            for (const Qt::Key key : {Qt::Key_J, Qt::Key_S, Qt::Key_R, Qt::Key_N, Qt::Key_F5, Qt::Key_Space})
                user.press(key);
            user.press(Qt::Key_Slash);
            user.type(u"words"_s);
            QTRY_COMPARE(user.searchBox().words(), u"words"_s);
            QTRY_VERIFY(user.window()->isSettled());
            QVERIFY(user.window()->close());
        }
        QCOMPARE(contents(libraryFile()), before);
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        QFile inTheWay(libraryFolder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        RealWindow user(libraryFolder());
        user.window()->show();
        QTRY_VERIFY(user.part<NoticeBar>().isVisible());
        QTRY_VERIFY(user.notes(libraryFolder()));
    }

    void thePictureShowsTheFirstRun()
    {
        const Run run = drawPicture();
        QVERIFY2(run.code == 0, run.err.constData());
        verifyPicture();
        QVERIFY(QFile::exists(libraryFile()));
    }

    void thePictureShowsADamagedLibraryToo()
    {
        writeGarbage();
        const QByteArray before = contents(libraryFile());
        const Run run = drawPicture();
        QVERIFY2(run.code == 0, run.err.constData());
        verifyPicture();
        QCOMPARE(contents(libraryFile()), before);
    }

    void thePictureShowsAReadOnlyLibraryToo()
    {
        QCOMPARE(drawPicture().code, 0);
        QVERIFY(QFile::remove(picture()));
        const QByteArray before = contents(libraryFile());
        for (const QString& name : QDir(libraryFolder()).entryList(QDir::Files))
            QVERIFY(chmod(qPrintable(libraryFolder() + u'/' + name), 0444) == 0);
        QVERIFY(chmod(qPrintable(libraryFolder()), 0555) == 0);
        QVERIFY(chmod(qPrintable(m_folder->path()), 0777) == 0);
        const Run run = drawPicture(true);
        if (run.code == 77 || run.code == -1)
            QSKIP("no other user can be taken on");
        QVERIFY2(run.code == 0, run.err.constData());
        verifyPicture();
        QCOMPARE(contents(libraryFile()), before);
    }

    void aPictureThatCannotBeWrittenIsSaid()
    {
        const Run run = draw({u"--picture"_s, m_folder->filePath(u"no/such/folder/picture.png"_s),
                              u"--library"_s, libraryFolder()}); // in any order
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("picture.png"), run.err.constData());
    }

    void anOptionWithoutItsValueIsWrongUse()
    {
        QCOMPARE(draw({u"--library"_s, libraryFolder(), u"--picture"_s}).code, 2);
    }
};

QTEST_MAIN(TestEndToEndFolders)
#include "test_endtoend_folders.moc"
