#include "models/paperids.h"
#include "models/sidebarmodel.h"
#include "tests/support/fakelibrary.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QStringList namesUnder(const SidebarModel& model, const QModelIndex& parent)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names.append(model.index(row, 0, parent).data().toString());
    return names;
}

int countOf(const QModelIndex& index)
{
    return index.data(SidebarModel::CountRole).toInt();
}

} // namespace

/// The sidebar's tree and how it follows the library.
class TestSidebarModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<SidebarModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    FolderId m_arxiv;
    FeedId m_daily, m_lg, m_cl;

    [[nodiscard]] QStringList feedsAtTop() const { return namesUnder(*m_model, {}).mid(7); }
    [[nodiscard]] QStringList feedsIn(FolderId folder) const
    {
        return namesUnder(*m_model, m_model->indexOf(folder));
    }

    void update()
    {
        QSignalSpy updated(m_model.get(), &SidebarModel::updated);
        m_library->tellSubscriptions();
        QVERIFY(updated.wait());
    }
    bool drop(FeedId feed, int row, const QModelIndex& parent)
    {
        const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(feed)}));
        return m_model->canDropMimeData(data.get(), Qt::MoveAction, row, 0, parent) &&
               m_model->dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
    }

private Q_SLOTS:
    void init()
    {
        m_tester.reset();
        m_model.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_daily = m_library->giveFeed(u"HF Daily Papers"_s);
        m_arxiv = m_library->giveFolder(u"arXiv"_s);
        m_lg = m_library->giveFeed(u"cs.LG"_s, m_arxiv);
        m_cl = m_library->giveFeed(u"cs.CL"_s, m_arxiv);
        for (int i = 0; i < 3; ++i)
            m_library->givePaper(u"L%1"_s.arg(i), m_lg);
        m_library->givePaper(u"C"_s, m_cl);
        m_model = std::make_unique<SidebarModel>(*m_library);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy updated(m_model.get(), &SidebarModel::updated);
        QVERIFY(updated.wait());
    }

    void placesThenFeedsThenFolders()
    {
        const QStringList all{u"Today"_s,   u"Trending"_s,        u"Unread"_s,
                              u"Starred"_s, u"With notes"_s,      u"All papers"_s,
                              u"Feeds"_s,   u"HF Daily Papers"_s, u"arXiv"_s};
        QCOMPARE(namesUnder(*m_model, {}), all);
        QCOMPARE(feedsIn(m_arxiv), QStringList({u"cs.LG"_s, u"cs.CL"_s}));
        QCOMPARE(countOf(m_model->indexOf(m_arxiv)), 4);
        QCOMPARE(countOf(m_model->indexOf(m_lg)), 3);
        const auto unread =
            m_model->indexOf(PaperQuery{.place = PaperQuery::Place::Unread, .words = u"lora"_s});
        QCOMPARE(countOf(unread), 4);
        QVERIFY(!m_model->index(6, 0).data(SidebarModel::QueryRole).isValid());
    }

    void listsNestAndTagsStandUnderTheirHeadings()
    {
        const ListId thesis = m_library->giveList(u"Thesis"_s);
        const ListId related = m_library->giveList(u"Related"_s, thesis);
        const ListId group = m_library->giveList(u"Group"_s);
        const TagId tag = m_library->giveTag(u"method/dpo"_s);
        update();
        QCOMPARE(namesUnder(*m_model, {}).mid(6),
                 (QStringList{u"Reading lists"_s, u"Thesis"_s, u"Group"_s, u"Tags"_s, u"method/dpo"_s,
                              u"Feeds"_s, u"HF Daily Papers"_s, u"arXiv"_s}));
        QCOMPARE(namesUnder(*m_model, m_model->indexOf(thesis)), QStringList{u"Related"_s});
        QCOMPARE(m_model->indexOf(PaperQuery{.place = PaperQuery::Place::Tag, .tag = tag}).data().toString(),
                 u"method/dpo"_s);
        m_library->moveList(related, {}, -1);
        QTRY_COMPARE(m_model->indexOf(related).parent(), QModelIndex());
        m_library->moveList(group, thesis, -1);
        QTRY_COMPARE(m_model->indexOf(group).parent(), m_model->indexOf(thesis));
        m_library->removeList(thesis);
        QTRY_VERIFY(!m_model->indexOf(thesis).isValid());
        QVERIFY(m_model->setData(m_model->indexOf(related), u"Other work"_s));
        QTRY_COMPARE(m_model->indexOf(related).data().toString(), u"Other work"_s);
        QVERIFY(m_model->setData(m_model->indexOf(tag), u"dpo"_s));
        QTRY_COMPARE(m_model->indexOf(tag).data().toString(), u"dpo"_s);
    }

    void papersAndListsAreDroppedOnLists()
    {
        const ListId thesis = m_library->giveList(u"Thesis"_s);
        const ListId group = m_library->giveList(u"Group"_s);
        update();
        QMimeData papers;
        papers.setData(paperIdsMimeType, toMimeBytes({PaperId{5}, PaperId{6}}));
        QSignalSpy dropped(m_model.get(), &SidebarModel::papersDropped);
        QVERIFY(!m_model->canDropMimeData(&papers, Qt::CopyAction, -1, 0, m_model->indexOf(m_daily)));
        QVERIFY(m_model->dropMimeData(&papers, Qt::CopyAction, -1, 0, m_model->indexOf(thesis)));
        QCOMPARE(dropped.first().at(0).value<PaperQuery>().list, thesis);
        QCOMPARE(dropped.first().at(1).value<QList<PaperId>>(), (QList{PaperId{5}, PaperId{6}}));
        const std::unique_ptr<QMimeData> list(m_model->mimeData({m_model->indexOf(group)}));
        QVERIFY(!m_model->canDropMimeData(list.get(), Qt::MoveAction, -1, 0, m_model->indexOf(group)));
        QVERIFY(m_model->dropMimeData(list.get(), Qt::MoveAction, -1, 0, m_model->indexOf(thesis)));
        QTRY_COMPARE(m_model->indexOf(group).parent(), m_model->indexOf(thesis));
    }

    void aCountChangesItsItemAlone()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_library->setRead({PaperId{5}}, true);
        QTRY_COMPARE(countOf(m_model->indexOf(m_lg)), 2);
        QCOMPARE(reset.size() + inserted.size() + moved.size(), 0);
        QCOMPARE(changed.size(), 3); // the unread ones, the folder, the feed
    }

    void manyChangesAreReadTogether()
    {
        const qsizetype before = m_library->callsOf(u"subscriptions"_s);
        QSignalSpy updated(m_model.get(), &SidebarModel::updated);
        for (int i = 0; i < 50; ++i)
            m_library->tellSubscriptions();
        QTRY_VERIFY(!updated.isEmpty());
        m_library->setRead({PaperId{5}}, true);
        QTRY_COMPARE(countOf(m_model->indexOf(m_lg)), 2);
        const qsizetype readings = m_library->callsOf(u"subscriptions"_s) - before;
        QVERIFY2(readings <= 3, qPrintable(QString::number(readings)));
    }

    void aFeedKeepsItsIndexWhereverItMoves()
    {
        const QPersistentModelIndex cl = m_model->indexOf(m_cl);
        m_library->moveFeed(m_cl, {}, 0);
        QTRY_COMPARE(feedsAtTop(), QStringList({u"cs.CL"_s, u"HF Daily Papers"_s, u"arXiv"_s}));
        QCOMPARE(cl.data().toString(), u"cs.CL"_s);
        QVERIFY(!cl.parent().isValid());
        m_library->removeFolder(m_arxiv);
        QTRY_VERIFY(!m_model->indexOf(m_arxiv).isValid());
        QVERIFY(m_model->indexOf(m_lg).isValid());
        m_library->removeFeed(m_cl);
        QTRY_VERIFY(!cl.isValid());
    }

    void feedsAndFoldersComeAndAreReordered()
    {
        const FolderId blogs = m_library->giveFolder(u"Blogs"_s);
        m_library->giveFeed(u"Lil'Log"_s, blogs);
        update();
        QCOMPARE(feedsAtTop(), QStringList({u"HF Daily Papers"_s, u"arXiv"_s, u"Blogs"_s}));
        QCOMPARE(feedsIn(blogs), QStringList(u"Lil'Log"_s));
    }

    void droppingAsksTheLibrary_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("onto");
        QTest::addColumn<QString>("call");
        // Ids: HF Daily 1, arXiv 2, cs.LG 3, cs.CL 4.
        QTest::newRow("onto a folder it is in: to its end")
            << -1 << u"folder"_s << u"moveFeed 3 folder 2 at -1"_s;
        QTest::newRow("behind its neighbour") << 2 << u"folder"_s << u"moveFeed 3 folder 2 at 1"_s;
        QTest::newRow("where it is") << 0 << u"folder"_s << QString();
        QTest::newRow("just behind itself") << 1 << u"folder"_s << QString();
        QTest::newRow("onto the heading") << -1 << u"heading"_s << u"moveFeed 3 folder 0 at 0"_s;
        QTest::newRow("before the first feed") << 7 << u"top"_s << u"moveFeed 3 folder 0 at 0"_s;
        QTest::newRow("behind everything") << 9 << u"top"_s << u"moveFeed 3 folder 0 at -1"_s;
        QTest::newRow("on empty space") << -1 << u"top"_s << u"moveFeed 3 folder 0 at -1"_s;
        QTest::newRow("among the places") << 2 << u"top"_s << QString();
        QTest::newRow("onto a feed") << -1 << u"feed"_s << QString();
    }
    void droppingAsksTheLibrary()
    {
        QFETCH(const int, row);
        QFETCH(const QString, onto);
        QFETCH(const QString, call);
        const QModelIndex parent = onto == "folder"_L1    ? m_model->indexOf(m_arxiv)
                                   : onto == "heading"_L1 ? m_model->index(6, 0)
                                   : onto == "feed"_L1    ? m_model->indexOf(m_daily)
                                                          : QModelIndex();
        QCOMPARE(drop(m_lg, row, parent), !call.isEmpty());
        if (call.isEmpty())
            QCOMPARE(m_library->callsOf(u"moveFeed"_s), 0);
        else
            QCOMPARE(m_library->calls.last(), call);
    }

    void strangeThingsAreNotDropped()
    {
        QMimeData data;
        data.setText(u"hello"_s);
        QVERIFY(!m_model->canDropMimeData(&data, Qt::MoveAction, -1, 0, m_model->indexOf(m_arxiv)));
        QVERIFY(!m_model->canDropMimeData(nullptr, Qt::MoveAction, -1, 0, {}));
        QVERIFY(!m_model->mimeData({m_model->indexOf(m_arxiv)}));
    }

    void renamingShowsWhenTheLibraryHasIt()
    {
        QVERIFY(m_model->setData(m_model->indexOf(m_lg), u" Learning "_s));
        QCOMPARE(m_model->indexOf(m_lg).data().toString(), u"cs.LG"_s);
        QTRY_COMPARE(m_model->indexOf(m_lg).data().toString(), u"Learning"_s);
        QVERIFY(m_model->setData(m_model->indexOf(m_lg), QString()));
        QTRY_COMPARE(m_model->indexOf(m_lg).data().toString(), u"cs.LG"_s);
        QVERIFY(!m_model->setData(m_model->indexOf(m_arxiv), u"  "_s));
        QVERIFY(!m_model->setData(m_model->index(0, 0), u"Tomorrow"_s));
    }

    void aRenameThatFailsIsTold()
    {
        QSignalSpy failed(m_model.get(), &SidebarModel::failed);
        m_library->failNext(u"renameFolder"_s, {ErrorCode::DiskFull});
        QVERIFY(m_model->setData(m_model->indexOf(m_arxiv), u"Preprints"_s));
        QVERIFY(failed.wait());
        QCOMPARE(m_model->indexOf(m_arxiv).data().toString(), u"arXiv"_s);
    }

    void aFailingFeedSaysWhy()
    {
        m_library->stored(m_lg).failure = Error{ErrorCode::Gone, {}, {}, 410};
        update();
        const QModelIndex index = m_model->indexOf(m_lg);
        QVERIFY(index.data(SidebarModel::FailureRole).toString().contains("cs.LG"_L1));
        QCOMPARE(index.data(Qt::ToolTipRole), index.data(SidebarModel::FailureRole));
        QVERIFY(!index.data(SidebarModel::BadgeRole).toString().isEmpty());
        QCOMPARE(index.data(SidebarModel::IconNameRole).toString(), u"warning"_s);
        QVERIFY(m_model->indexOf(m_cl).data(SidebarModel::FailureRole).toString().isEmpty());
    }

    void anOddDocumentIsMarked()
    {
        m_library->stored(m_lg).warnings = {u"It is not well-formed and was read as far as it goes."_s};
        update();
        const QModelIndex index = m_model->indexOf(m_lg);
        QVERIFY(index.data(SidebarModel::WarningRole).toString().contains("well-formed"_L1));
        QCOMPARE(index.data(Qt::ToolTipRole), index.data(SidebarModel::WarningRole));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains("well-formed"_L1));
        QVERIFY(index.data(SidebarModel::BadgeRole).toString().isEmpty());
        QVERIFY(m_model->indexOf(m_cl).data(SidebarModel::WarningRole).toString().isEmpty());
    }

    /// 10 000 feeds in 200 folders: they come in folder by folder, a change of all counts resets nothing, and
    /// what went leaves the rest as it was.
    void manyFeedsStayQuick()
    {
        m_tester.reset(); // it looks through all of the tree at each change
        QList<FeedId> feeds;
        for (int i = 0; i < 200; ++i) {
            const FolderId folder = m_library->giveFolder(u"Folder %1"_s.arg(i));
            feeds += m_library->giveFeeds(50, folder);
        }
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QElapsedTimer clock;
        clock.start();
        update();
        const qint64 bare = clock.restart();
        QCOMPARE(inserted.size(), 400); // each folder, and the feeds of each
        const QPersistentModelIndex chosen = m_model->indexOf(feeds[5000]);
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(chosen.parent(), m_model->indexOf(*m_library->stored(feeds[5000]).folder));

        m_library->eachFeed([](Feed& feed) { feed.title += u'!'; });
        clock.restart();
        update();
        // Linear work: within a small multiple of what making the tree took, not thousands of times.
        QVERIFY2(clock.elapsed() < 20 * std::max<qint64>(bare, 100),
                 qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(chosen.data().toString(), u"Feed 0!"_s);

        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        for (qsizetype i = 0; i < feeds.size(); i += 100) // one feed of every other folder
            m_library->removeFeed(feeds[i + 7]);
        update();
        QCOMPARE(removed.size(), 100);
        QVERIFY(chosen.isValid());
        QCOMPARE(reset.size(), 0);
    }

    void searchesStandUnderTheirHeadingAndAreCounted()
    {
        const SearchId search = m_library->giveSearch(u"Mine"_s, u"title"_s);
        m_library->givePaper(u"A title"_s, m_lg);
        m_library->givePaper(u"Another title"_s, m_lg);
        m_library->givePaper(u"Something else"_s, m_lg);
        update();
        QCOMPARE(namesUnder(*m_model, {}).mid(6, 3), (QStringList{u"Searches"_s, u"Mine"_s, u"Feeds"_s}));
        const QPersistentModelIndex item = m_model->indexOf(search);
        QTRY_COMPARE(countOf(item), 2);
        QCOMPARE(m_model->indexOf(PaperQuery{.place = PaperQuery::Place::Search, .search = search}), item);
        m_library->stored(m_library->givePaper(u"One more title"_s, m_lg)).isRead = false;
        update();
        QTRY_COMPARE(countOf(item), 3);
        QCOMPARE(item.data(SidebarModel::CountTextRole).toString(), u"3"_s);
        m_library->generatePapers(5000);
        update();
        QTRY_COMPARE(item.data(SidebarModel::CountTextRole).toString(), u"999+"_s);
    }

    void searchesAreRenamedAndDragged()
    {
        const SearchId first = m_library->giveSearch(u"First"_s, u"a"_s);
        const SearchId second = m_library->giveSearch(u"Second"_s, u"b"_s);
        update();
        QVERIFY(m_model->setData(m_model->indexOf(first), u"Renamed"_s, Qt::EditRole));
        QTRY_COMPARE(m_model->indexOf(first).data().toString(), u"Renamed"_s);
        const auto dropSearch = [&](SearchId search, int row, const QModelIndex& parent = {}) {
            const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(search)}));
            return m_model->canDropMimeData(data.get(), Qt::MoveAction, row, 0, parent) &&
                   m_model->dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
        };
        const int row = m_model->indexOf(first).row();
        QVERIFY(!dropSearch(second, 0));
        QVERIFY(!dropSearch(second, row + 3));
        QVERIFY(!dropSearch(second, 0, m_model->indexOf(m_arxiv)));
        QVERIFY(!dropSearch(first, row + 1)); // where it is
        QVERIFY(!drop(m_daily, row, {}));     // no place for a feed
        QVERIFY(dropSearch(second, row));
        QTRY_COMPARE(m_model->indexOf(second).row(), row);
        QVERIFY(dropSearch(second, row + 2));
        QTRY_COMPARE(m_model->indexOf(first).row(), row);
    }
};

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "test_sidebarmodel.moc"
