#include "models/paperreference.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// A paper in a line, for mails and messages.
class TestPaperReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<Paper>("paper");
        QTest::addColumn<QString>("line");
        QTest::newRow("arXiv")
            << Paper{.title = u"A  title\nin two lines"_s,
                     .authors = {u"Ann Author"_s, u"Bo Boson"_s},
                     .ids = {.arxiv = u"2403.01234"_s, .doi = u"10.1000/1"_s},
                     .link = u"https://example.org"_s}
            << u"Ann Author, Bo Boson: A title in two lines. https://arxiv.org/abs/2403.01234"_s;
        QTest::newRow("DOI") << Paper{.title = u"Why?"_s, .ids = {.doi = u"10.1000/a#b(c)<d>"_s}}
                             << u"Why? https://doi.org/10.1000/a%23b(c)%3Cd%3E"_s;
        QTest::newRow("link") << Paper{.title = u"Title"_s, .link = u"https://example.org/é x"_s}
                              << u"Title"_s;
        QTest::newRow("good link") << Paper{.title = u"Title"_s, .link = u"https://example.org/a?b=c"_s}
                                   << u"Title. https://example.org/a?b=c"_s;
        QTest::newRow("no web link") << Paper{.title = u"Title"_s, .link = u"javascript:alert(1)"_s}
                                     << u"Title"_s;
        QTest::newRow("nothing") << Paper() << QString();
    }
    void lines()
    {
        QFETCH(Paper, paper);
        QFETCH(QString, line);
        QCOMPARE(referenceLine(paper), line);
    }
};

QTEST_GUILESS_MAIN(TestPaperReference)
#include "test_paperreference.moc"
