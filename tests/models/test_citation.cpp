#include "models/citation/citation.h"

#include <QtCore/QTimeZone>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

/// What a paper of the library is as a reference.
class TestCitation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalReferences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isArticle");
        QTest::addColumn<QString>("parts"); // venue|volume|number|pages
        const auto article = [](const char* text, const char* parts) {
            QTest::newRow(text) << QString::fromUtf8(text) << true << QString::fromUtf8(parts);
        };
        const auto inProceedings = [](const char* text, const char* parts) {
            QTest::newRow(text) << QString::fromUtf8(text) << false << QString::fromUtf8(parts);
        };
        article("Phys. Rev. D 76, 013009 (2007)", "Phys. Rev. D|76||013009");
        article("Phys.Lett.B573:94-100,2003", "Phys.Lett.|B573||94-100");
        article("Eur.Phys.J. C31 (2003) 17-29", "Eur.Phys.J.|C31||17-29");
        article("Software Testing, Verification and Reliability, 35(2):e1914, 2025",
                "Software Testing, Verification and Reliability|35|2|e1914");
        article("Transactions on Machine Learning Research (2024)",
                "Transactions on Machine Learning Research|||");
        article("Acta Astron. 56:1--50, 2006", "Acta Astron.|56||1-50");
        article("to appear in a good place, vol. what", "to appear in a good place, vol. what|||");
        article("2020", "2020|||");
        inProceedings("In NeurIPS 2019", "NeurIPS 2019|||");
        inProceedings(
            "Proceedings of the 38th International Conference on Machine Learning, PMLR 139:1-10, 2021",
            "Proceedings of the 38th International Conference on Machine Learning|139||1-10");
        inProceedings("InProceedings of the 31st ACM SIGSOFT International Symposium on Software Testing and "
                      "Analysis 2022 Jul 18 (pp. 289-301)",
                      "Proceedings of the 31st ACM SIGSOFT International Symposium on Software Testing and "
                      "Analysis 2022 Jul 18|||289-301");
        inProceedings("2022 IEEE International Conference on Cloud Engineering (IC2E 2022)",
                      "2022 IEEE International Conference on Cloud Engineering (IC2E 2022)|||");
        inProceedings("Proc. of ICLR (2020)", "Proc. of ICLR|||");
    }
    void journalReferences()
    {
        QFETCH(QString, text);
        QFETCH(bool, isArticle);
        Paper paper;
        paper.journalRef = text;
        const Citation citation = citationOf(paper);
        QCOMPARE(citation.kind, isArticle ? Kind::Article : Kind::InProceedings);
        QTEST(QStringList({citation.venue, citation.volume, citation.number, citation.pages}).join(u'|'),
              "parts");
    }

    void aPreprint()
    {
        Paper paper;
        paper.title = u"T"_s;
        paper.authors = {u"ATLAS Collaboration"_s, u":"_s, u"A. B"_s};
        paper.published = QDateTime(QDate(2017, 6, 12), QTime(23, 30), QTimeZone(-3600));
        paper.updated = QDateTime(QDate(2023, 8, 2), QTime(0, 0), QTimeZone::UTC);
        paper.ids = {.arxiv = u"1706.03762"_s, .version = 7, .doi = u"10.1000/x"_s};
        paper.link = u"https://example.org"_s;
        paper.categories = {u"cs.CL"_s, u"cs.LG"_s};
        const Citation citation = citationOf(paper);
        QCOMPARE(citation.kind, Kind::Preprint);
        QCOMPARE(citation.authors, (QStringList{u"ATLAS Collaboration"_s, u"A. B"_s}));
        QCOMPARE(QDate(citation.year, citation.month, citation.day), QDate(2017, 6, 13));
        QCOMPARE(citation.primaryClass, u"cs.CL"_s);
        QCOMPARE(citation.doi, u"10.1000/x"_s);
        QCOMPARE(citation.url, u"https://arxiv.org/abs/1706.03762"_s);
        QVERIFY(citation.key.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCitation)
#include "test_citation.moc"
