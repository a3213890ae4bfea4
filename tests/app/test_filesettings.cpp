#include "app/filesettings.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What is remembered between runs.
class TestFileSettings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString file() const { return m_folder.filePath(u"deep/down/settings.ini"_s); }

private Q_SLOTS:
    void init() { QFile::remove(file()); }

    void thereAreDefaults()
    {
        const FileSettings settings(file());
        QCOMPARE(settings.colourScheme(), ColourScheme::FollowDesktop);
        QCOMPARE(settings.refreshInterval(), std::chrono::minutes(30));
        QCOMPARE(settings.textScale(), 100);
        QVERIFY(settings.networkProxy().isEmpty());
        QCOMPARE(settings.lastPlace(), PaperQuery());
        QVERIFY(!settings.lastPaper().isValid());
        QVERIFY(!settings.isWelcomeDone());
        QVERIFY(settings.layoutState(u"window"_s).isEmpty());
    }

    void allIsThereAgain()
    {
        const PaperQuery place{.place = PaperQuery::Place::Feed, .feed = FeedId{7}};
        {
            FileSettings settings(file());
            settings.setColourScheme(ColourScheme::Dark);
            settings.setRefreshInterval(std::chrono::minutes(45));
            settings.setTextScale(120);
            settings.setNetworkProxy(u" socks5://127.0.0.1:1080 "_s);
            settings.setLastPlace(place, PaperId{12});
            settings.setLayoutState(u"window"_s, "\0\1\xff"_ba);
            settings.setWelcomeDone(true);
            settings.setOrder(place, PaperSort::Title);
            settings.setOrder({.words = u"any"_s}, PaperSort::Best);
            settings.setGainDays(30);
            for (int i = 0; i < 25; ++i)
                settings.addRecentSearch(u"search %1"_s.arg(i));
            settings.addRecentSearch(u"search 20"_s);
        }
        const FileSettings settings(file());
        QCOMPARE(settings.order(place), PaperSort::Title);
        QCOMPARE(settings.order({.words = u"other"_s}), PaperSort::Best);
        QCOMPARE(settings.order({}), PaperSort::Newest);
        QCOMPARE(settings.gainDays(), 30);
        QCOMPARE(settings.recentSearches().size(), Settings::searchesKept);
        QCOMPARE(settings.recentSearches().first(), u"search 20"_s);
        QCOMPARE(settings.recentSearches().count(u"search 20"_s), 1);
        QCOMPARE(settings.colourScheme(), ColourScheme::Dark);
        QCOMPARE(settings.refreshInterval(), std::chrono::minutes(45));
        QCOMPARE(settings.textScale(), 120);
        QCOMPARE(settings.networkProxy(), u"socks5://127.0.0.1:1080"_s);
        QCOMPARE(settings.lastPlace(), place);
        QCOMPARE(settings.lastPaper(), PaperId{12});
        QCOMPARE(settings.layoutState(u"window"_s), "\0\1\xff"_ba);
        QVERIFY(settings.isWelcomeDone());
    }

    void changesAreWrittenWhileRunning()
    {
        FileSettings settings(file());
        settings.setTextScale(140);
        QTRY_VERIFY(QFile::exists(file()));
        QTRY_COMPARE(FileSettings(file()).textScale(), 140);
    }

    void changesAreToldOnce()
    {
        FileSettings settings(file());
        QSignalSpy told(&settings, &Settings::textScaleChanged);
        settings.setTextScale(110);
        settings.setTextScale(110);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toInt(), 110);
    }

    void nonsenseInTheFileIsLeftAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile ini(file());
        QVERIFY(ini.open(QIODevice::WriteOnly));
        ini.write(
            "[appearance]\nscheme=pink\ntextScale=9999\n[refresh]\nminutes=-4\n[last]\nplace=moon\n\0\xff["_ba);
        ini.close();
        const FileSettings settings(file());
        QCOMPARE(settings.colourScheme(), ColourScheme::FollowDesktop);
        QCOMPARE(settings.textScale(), 300);
        QCOMPARE(settings.refreshInterval(), std::chrono::minutes(1));
        QCOMPARE(settings.lastPlace().place, PaperQuery::Place::All);
    }

    void aFileThatCannotBeWrittenHarmsNothing()
    {
        FileSettings settings(u"/proc/nowhere/settings.ini"_s);
        settings.setTextScale(120);
        QCOMPARE(settings.textScale(), 120);
    }
};

QTEST_GUILESS_MAIN(TestFileSettings)
#include "test_filesettings.moc"
