#include "app/feeds/feedparser.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Real feeds and other parsers' test files, where the folder that OFFPRINT_SHARED names is there.
class TestShared : public QObject
{
    Q_OBJECT

private:
    QString folder(const QString& name) const
    {
        return qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/"_s + name;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(folder(u"feeds"_s)).exists())
            QSKIP("SKIPPED: the whole test, since the shared data is not there");
    }

    void noFileCrashesOrHangs()
    {
        int read = 0;
        QDirIterator files(folder(u"feeds"_s), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(".jsonl"_L1) || !file.open(QIODevice::ReadOnly))
                continue;
            const auto feed =
                parseFeed(file.readAll(), {.url = {}, .charset = {}, .subject = file.fileName()});
            read += feed ? 1 : 0;
        }
        QVERIFY2(read > 1500, qPrintable(QString::number(read)));
    }

    void everySnapshotHasPapersWithIds()
    {
        QDirIterator files(folder(u"hf"_s), {u"*.xml"_s, u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        int entries = 0;
        int withId = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto feed =
                parseFeed(file.readAll(), {.url = {}, .charset = {}, .subject = file.fileName()});
            QVERIFY2(feed.has_value(), qPrintable(file.fileName()));
            for (const ParsedEntry& entry : feed->entries) {
                ++entries;
                withId += entry.ids.arxiv.isEmpty() ? 0 : 1;
            }
        }
        QVERIFY(entries > 1000);
        QVERIFY2(withId > entries * 98 / 100, qPrintable(u"%1 of %2"_s.arg(withId).arg(entries)));
    }
};

QTEST_GUILESS_MAIN(TestShared)
#include "test_shared.moc"
