#include "models/citation/citation.h"
#include "models/citation/publishedversion.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What the authors' comments say of where a paper appeared.
class TestPublishedVersion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commentsSayWhere_data()
    {
        QTest::addColumn<QString>("comments");
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("year");
        const QString neurips = u"Advances in Neural Information Processing Systems"_s;
        QTest::newRow("accepted") << u"12 pages, 3 figures. Accepted at NeurIPS 2025"_s << neurips << 2025;
        QTest::newRow("bare") << u"ICML 2024 (Oral)"_s << u"International Conference on Machine Learning"_s
                              << 2024;
        QTest::newRow("short year") << u"Camera-ready, ICLR'23"_s
                                    << u"International Conference on Learning Representations"_s << 2023;
        QTest::newRow("journal") << u"Accepted to TMLR (12/2024)"_s
                                 << u"Transactions on Machine Learning Research"_s << 2024;
        QTest::newRow("named")
            << u"To appear in the Proceedings of the IEEE Symposium on Security and Privacy, 2022"_s
            << u"IEEE Symposium on Security and Privacy"_s << 2022;
        QTest::newRow("no year") << u"Accepted by Nature Machine Intelligence"_s
                                 << u"Nature Machine Intelligence"_s << 2021;
        QTest::newRow("second clause")
            << u"Code at https://x.y; published at EMNLP 2020"_s
            << u"Conference on Empirical Methods in Natural Language Processing"_s << 2020;
        QTest::newRow("submitted") << u"Submitted to NeurIPS 2025"_s << QString() << 0;
        QTest::newRow("review") << u"Under review at ICLR 2026"_s << QString() << 0;
        QTest::newRow("workshop") << u"NeurIPS 2023 Workshop on Foundation Models"_s << QString() << 0;
        QTest::newRow("pages") << u"12 pages, 2 tables"_s << QString() << 0;
        QTest::newRow("lower case word") << u"We use coling 2020 data"_s << QString() << 0;
        QTest::newRow("accepted what") << u"Accepted for a talk in 2020"_s << QString() << 0;
        QTest::newRow("hostile") << u"accepted at "_s.repeated(20'000) << QString() << 0;
    }
    void commentsSayWhere()
    {
        QFETCH(const QString, comments);
        QFETCH(const QString, venue);
        QFETCH(const int, year);
        Paper paper;
        paper.published = QDateTime(QDate(2021, 6, 1), QTime(0, 0), QTimeZone::UTC);
        paper.comments = comments;
        const auto version = publishedVersion(paper);
        QCOMPARE(version ? version->publication.venue : QString(), venue);
        if (version)
            QCOMPARE(version->publication.year, year);
    }

    void whatHasAVenueIsLeftAlone()
    {
        Paper paper;
        paper.comments = u"Accepted at NeurIPS 2025"_s;
        QVERIFY(publishedVersion(paper));
        paper.journalRef = u"Phys. Rev. D 76, 013009 (2007)"_s;
        QVERIFY(!publishedVersion(paper));
        paper.journalRef.clear();
        paper.publication = Publication{.kind = PublicationKind::Preprint, .year = 2025};
        QVERIFY(!publishedVersion(paper)); // the user has said that it is none
    }

    void theUsersReferenceGoesBeforeWhatFeedsSay()
    {
        Paper paper;
        paper.published = QDateTime(QDate(2021, 6, 1), QTime(0, 0), QTimeZone::UTC);
        paper.ids.doi = u"10.1/feed"_s;
        paper.publication = Publication{.kind = PublicationKind::Article,
                                        .year = 2022,
                                        .venue = u"JMLR"_s,
                                        .volume = u"23"_s,
                                        .doi = u"10.1/mine"_s};
        const Citation citation = citationOf(paper);
        QCOMPARE(publicationOf(citation), *paper.publication);
        QCOMPARE(citation.month, 0);
    }
};

QTEST_GUILESS_MAIN(TestPublishedVersion)
#include "test_publishedversion.moc"
