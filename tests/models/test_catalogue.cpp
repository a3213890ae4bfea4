#include "models/catalogue.h"

#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

/// JSON written with ' for ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

/// The catalogue's reading, and the one that Offprint brings.
class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField()
    {
        const auto catalogue = readCatalogue(
            json("{'feeds': [{'name': ' A  feed ', 'url': 'https://a.example/f', 'description': 'What', "
                 "'group': 'Blogs', 'suggested': true}, {'name': 'B', 'url': 'http://b.example'}]}"));
        QVERIFY(catalogue);
        QCOMPARE(*catalogue, (Catalogue{{u"A feed"_s, u"https://a.example/f"_s, u"What"_s, u"Blogs"_s, true},
                                        {.name = u"B"_s, .url = u"http://b.example"_s}}));
    }

    void refusesWhatIsNoCatalogue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("nothing") << QByteArray() << u"byte 0"_s;
        QTest::newRow("cut short") << json("{'feeds': [{'name'") << u"byte"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"no feeds"_s;
        QTest::newRow("feeds no list") << json("{'feeds': {}}") << u"no feeds"_s;
        QTest::newRow("a number") << json("{'feeds': [1]}") << u"feed 1"_s;
        QTest::newRow("no name") << json("{'feeds': [{'url': 'https://a.example'}]}") << u"name"_s;
        QTest::newRow("no address") << json("{'feeds': [{'name': 'A'}]}") << u"“A”"_s;
        QTest::newRow("no web address")
            << json("{'feeds': [{'name': 'A', 'url': 'file:///etc/passwd'}]}") << u"“A”"_s;
        QTest::newRow("no host") << json("{'feeds': [{'name': 'A', 'url': 'https://'}]}") << u"“A”"_s;
        QTest::newRow("twice") << json("{'feeds': [{'name': 'A', 'url': 'https://a.example'}, {'name': 'B', "
                                       "'url': 'https://a.example'}]}")
                               << u"twice"_s;
    }
    void refusesWhatIsNoCatalogue()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        const auto catalogue = readCatalogue(text);
        QVERIFY(!catalogue);
        QCOMPARE(catalogue.error().code, ErrorCode::Malformed);
        QVERIFY2(catalogue.error().detail.contains(detail), qPrintable(catalogue.error().detail));
    }

    void theBundledOneIsWhole()
    {
        QFile file(u":/offprint/catalogue.json"_s);
        QVERIFY(file.open(QFile::ReadOnly));
        const auto catalogue = readCatalogue(file.readAll());
        QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().detail));
        QSet<QString> names;
        QStringList arxiv;
        for (const CatalogueEntry& entry : *catalogue) {
            QVERIFY2(!entry.description.isEmpty() && !entry.group.isEmpty(), qPrintable(entry.name));
            QVERIFY2(entry.description.size() <= 45, qPrintable(entry.description));
            QVERIFY2(entry.url.startsWith("https://"_L1), qPrintable(entry.url));
            names.insert(entry.name);
            if (entry.group == "arXiv"_L1)
                arxiv.append(entry.url.section(u'/', -1));
        }
        QCOMPARE(names.size(), catalogue->size());
        QCOMPARE(arxiv,
                 (QStringList{u"cs.LG"_s, u"cs.CL"_s, u"cs.CV"_s, u"cs.AI"_s, u"stat.ML"_s, u"cs.RO"_s}));
        QVERIFY(catalogue->first().url.contains("daily_papers"_L1));
        const auto suggested = std::ranges::count_if(*catalogue, &CatalogueEntry::isSuggested);
        QVERIFY(suggested >= 3 && suggested <= 8);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
