#include "tests/fuzz/fuzztargets.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What fuzzing once found, and the seeds, fed again: a find is one file more in data/fuzz/TARGET.
class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingFails_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("target");
        for (qsizetype i = 0; i < qsizetype(fuzzTargets().size()); ++i) {
            const std::string_view name = fuzzTargets()[size_t(i)].name;
            const QString folder = QString::fromLatin1(name);
            QTest::newRow(qPrintable(folder + u" seeds"_s))
                << QStringLiteral(OFFPRINT_FUZZ_SEEDS "/") + folder << int(i);
            const QString finds = QStringLiteral(OFFPRINT_TEST_DATA "/fuzz/") + folder;
            if (QFile::exists(finds))
                QTest::newRow(qPrintable(folder + u" finds"_s)) << finds << int(i);
        }
    }
    void nothingFails()
    {
        QFETCH(QString, folder);
        QFETCH(int, target);
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo& info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            qInfo().noquote() << info.fileName();
            const QByteArray bytes = file.readAll();
            fuzzTargets()[size_t(target)].feed(bytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
