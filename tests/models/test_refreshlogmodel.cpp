#include "models/refreshlogmodel.h"
#include "tests/support/fakelibrary.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// A feed's activity log as a table.
class TestRefreshLogModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    FeedId m_feed;
    const QDateTime m_now = QDateTime(QDate::currentDate(), QTime(12, 0));

    [[nodiscard]] RefreshLogEntry papers(int minutesAgo) const
    {
        return {.at = m_now.addSecs(-60 * minutesAgo),
                .asked = u"https://example.org/feed"_s,
                .status = 200,
                .bytes = 1'234'000,
                .milliseconds = 340,
                .newPapers = 3,
                .samePapers = 96,
                .nextDue = m_now.addSecs(1800)};
    }
    [[nodiscard]] static QString text(const RefreshLogModel& model, int row, RefreshLogModel::Column column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<FakeLibrary>();
        m_feed = m_library->giveFeed(u"cs.LG"_s);
    }

    void saysWhatCame()
    {
        m_library->log(m_feed) = {
            papers(0),
            {.at = m_now.addSecs(-60), .came = RefreshLogEntry::Came::NotModified, .status = 304},
            {.at = m_now.addSecs(-120),
             .came = RefreshLogEntry::Came::Failed,
             .status = 503,
             .failure = Error{ErrorCode::HttpStatus, u"cs.LG"_s, {}, 503}},
            {.at = m_now.addSecs(-180),
             .came = RefreshLogEntry::Came::NotAsked,
             .reason = u"arXiv announces nothing on Sundays."_s}};
        RefreshLogModel model(*m_library, m_feed);
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(text(model, 0, RefreshLogModel::When), u"12:00"_s);
        QVERIFY(text(model, 0, RefreshLogModel::Came).startsWith(u"200 · 1.2"_s));
        QCOMPARE(text(model, 0, RefreshLogModel::Papers), u"3 new, 96 same"_s);
        QCOMPARE(text(model, 0, RefreshLogModel::Next), u"12:30"_s);
        QCOMPARE(text(model, 1, RefreshLogModel::Came), u"304 · not modified"_s);
        QCOMPARE(text(model, 2, RefreshLogModel::Came), u"503 · failed"_s);
        QVERIFY(text(model, 2, RefreshLogModel::Remark).contains(u"trouble at its server"_s));
        QVERIFY(model.index(2, 0).data(RefreshLogModel::IsFailureRole).toBool());
        QCOMPARE(text(model, 3, RefreshLogModel::Came), u"not asked"_s);
        QCOMPARE(text(model, 3, RefreshLogModel::Remark), u"arXiv announces nothing on Sundays."_s);
    }

    void newLinesComeInOnTop()
    {
        m_library->log(m_feed) = {papers(10), papers(20)};
        RefreshLogModel model(*m_library, m_feed);
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 2);
        const QPersistentModelIndex chosen = model.index(0, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        m_library->log(m_feed).prepend(papers(0));
        m_library->tellSubscriptions();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void theOldestGo()
    {
        m_library->log(m_feed) = {papers(10), papers(20), papers(30)};
        RefreshLogModel model(*m_library, m_feed);
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 3);
        m_library->log(m_feed) = {papers(0), papers(10), papers(20)};
        m_library->tellSubscriptions();
        QTRY_COMPARE(text(model, 0, RefreshLogModel::When), u"12:00"_s);
        QCOMPARE(model.rowCount(), 3);
    }

    void isCopiedAsLines()
    {
        m_library->log(m_feed) = {papers(0), papers(10)};
        RefreshLogModel model(*m_library, m_feed);
        QTRY_COMPARE(model.rowCount(), 2);
        const QStringList all = model.asText().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(all.size(), 3);
        QVERIFY(all[1].contains(u"\thttps://example.org/feed\t"_s));
        QCOMPARE(model.asText({1}).split(u'\n', Qt::SkipEmptyParts).size(), 2);
    }

    void aFailureIsTold()
    {
        m_library->failNext(u"feedLog"_s, {ErrorCode::LibraryDamaged, {}, {}});
        RefreshLogModel model(*m_library, m_feed);
        QSignalSpy failed(&model, &RefreshLogModel::failed);
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRefreshLogModel)
#include "test_refreshlogmodel.moc"
