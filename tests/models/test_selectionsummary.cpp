#include "models/selectionsummary.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What several papers have in common.
class TestSelectionSummary : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static PaperRow row(const QString& authors, const QString& category, int day)
    {
        PaperRow made;
        made.authors = authors;
        made.primaryCategory = category;
        made.day = QDate(2025, 3, day);
        return made;
    }

private Q_SLOTS:
    void summary()
    {
        QList<PaperRow> rows{row(u"Ann, Bo, Ann"_s, u"cs.LG"_s, 14), row(u"Bo, Cy"_s, u"cs.LG"_s, 12),
                             row(u"Cy, Bo"_s, u"cs.LG"_s, 13)};
        rows[0].isRead = rows[1].isStarred = rows[2].hasNote = true;
        const SelectionSummary all = summaryOf(rows);
        QCOMPARE(all.authors, (QStringList{u"Bo"_s, u"Cy"_s}));
        QCOMPARE(all.category, u"cs.LG"_s);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(inWords(all), (QStringList{u"2 unread, 1 starred, 1 with a note"_s,
                                            u"Listed from 12 Mar 2025 to 14 Mar 2025"_s, u"All in cs.LG"_s,
                                            u"More than one by Bo, Cy"_s}));
    }

    void nothingInCommon()
    {
        QList<PaperRow> rows{row(u"Ann"_s, u"cs.LG"_s, 14), row(u"Bo"_s, {}, 14)};
        for (PaperRow& each : rows)
            each.isRead = true;
        QCOMPARE(inWords(summaryOf(rows)), QStringList{u"Listed on 14 Mar 2025"_s});
        QCOMPARE(inWords(summaryOf({})), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestSelectionSummary)
#include "test_selectionsummary.moc"
