#include "tests/ui/mainwindowscene.h"

using namespace Qt::StringLiterals;
using namespace offprint;

using Place = PaperQuery::Place;

/// What time did to papers, in the main window: updates, trending, how they were announced.
class TestMainWindowVersions : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    void announce(int row, const QString& type) { m_scene->paper(row).sightings.last().announceType = type; }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<MainWindowScene>(); }
    void cleanup() { m_scene.reset(); }

    void lookingAtAnUpdateClearsItsMark()
    {
        Paper& paper = m_scene->paper(2);
        paper.isUpdated = paper.isRead = true;
        m_scene->m_library.history(paper.id).versions = {{.version = 1, .title = u"Charly"_s},
                                                         {.version = 2, .title = u"Charlie"_s}};
        m_scene->open();
        m_scene->choose(2);
        QTRY_VERIFY(m_scene->part<DetailPane>().isUpdateShown());
        QVERIFY(m_scene->says(u"From v1 to v2"_s));
        QTRY_VERIFY(!m_scene->paper(2).isUpdated);
        QCOMPARE(m_scene->m_library.callsOf(u"setUpdated"_s), 1);
        QVERIFY(!m_scene->actions().undo->isEnabled());
        m_scene->settle();
        QVERIFY(m_scene->says(u"From v1 to v2"_s)); // still being read
    }

    void anUpdateNotLookedAtKeepsItsMark()
    {
        m_scene->paper(2).isUpdated = true;
        m_scene->open();
        m_scene->choose(1);
        QTRY_VERIFY(m_scene->paper(1).isRead);
        QVERIFY(m_scene->paper(2).isUpdated);
    }

    void aJoinedPaperIsSeparatedAndUndone()
    {
        m_scene->m_library.history(m_scene->m_papers[0]).joined = {
            {.formerId = PaperId{77}, .title = u"Other"_s, .link = {}, .at = {}}};
        m_scene->open();
        m_scene->choose(0);
        QTRY_VERIFY(m_scene->seen<QPushButton>(u"Separate"_s));
        m_scene->click(u"Separate"_s);
        QTRY_VERIFY(m_scene->notes(u"“Other” is a paper of its own again"_s));
        m_scene->click(u"Undo"_s, &m_scene->part<NoticeBar>());
        QTRY_VERIFY(m_scene->seen<QPushButton>(u"Separate"_s));
    }

    void trendingIsAPlace()
    {
        m_scene->open();
        m_scene->press(Qt::Key_G);
        m_scene->press(Qt::Key_R);
        QTRY_COMPARE(m_scene->place(), u"Trending"_s);
        QTRY_VERIFY(m_scene->says(u"Nothing is trending yet"_s));
    }

    void announcementsAreLeftOut()
    {
        announce(0, u"cross"_s);
        announce(1, u"replace"_s);
        m_scene->open();
        QCOMPARE(m_scene->shownPapers(), 6);
        m_scene->actions().announcedReplaced->trigger();
        QTRY_COMPARE(m_scene->shownPapers(), 5);
        QVERIFY(m_scene->says(u"filtered"_s));
        m_scene->actions().announcedCross->trigger();
        QTRY_COMPARE(m_scene->shownPapers(), 4);
        m_scene->actions().announcedNew->trigger(); // none would be left
        QVERIFY(m_scene->actions().announcedNew->isChecked());
        QCOMPARE(m_scene->m_settings.announced(), int(PaperQuery::New));
        m_scene->m_settings.setAnnounced(PaperQuery::AnyAnnounced);
        QTRY_COMPARE(m_scene->shownPapers(), 6);
        QVERIFY(!m_scene->says(u"filtered"_s));
    }

    void whatTheUserStarredIsAlwaysListed()
    {
        announce(0, u"replace"_s);
        m_scene->paper(0).isStarred = true;
        m_scene->m_settings.setAnnounced(PaperQuery::New);
        m_scene->m_settings.setLastPlace({.place = Place::Starred}, {});
        m_scene->open();
        QCOMPARE(m_scene->shownPapers(), 1);
        m_scene->actions().goAll->trigger();
        QTRY_COMPARE(m_scene->shownPapers(), 5);
    }
};

QTEST_MAIN(TestMainWindowVersions)
#include "test_mainwindow_versions.moc"
