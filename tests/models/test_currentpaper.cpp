#include "models/currentpaper.h"
#include "tests/support/fakelibrary.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

class TestCurrentPaper : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<CurrentPaper> m_current;
    QList<DetailState> m_states;

    [[nodiscard]] QString title() const
    {
        const Paper* paper = m_current->state().paper();
        return paper ? paper->title : QString();
    }
    void show(PaperId id)
    {
        m_current->setSelection({id});
        QTRY_VERIFY(m_current->state().paper());
        m_states.clear();
    }

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<FakeLibrary>();
        m_current = std::make_unique<CurrentPaper>(*m_library);
        m_states.clear();
        connect(m_current.get(), &CurrentPaper::stateChanged, this,
                [this](const DetailState& state) { m_states.append(state); });
    }

    void aSelectedPaperIsRead()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        m_current->setSelection({a});
        QTRY_COMPARE(title(), u"A"_s);
        QCOMPARE(m_states.size(), 2);
        QCOMPARE(m_states.first(), DetailState{DetailState::Loading{a}});
        m_current->setSelection({a});
        QCOMPARE(m_library->callsOf(u"paper"_s), 1);
    }

    void noneAndSeveralNeedNoReading()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        const PaperId b = m_library->givePaper(u"B"_s);
        m_current->setSelection({a, b});
        QCOMPARE(m_current->state(), DetailState{DetailState::Several{2}});
        m_current->setSelection({});
        QCOMPARE(m_current->state(), DetailState{});
        QCOMPARE(m_library->callsOf(u"paper"_s), 0);
    }

    void aStaleReplyIsDropped()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        const PaperId b = m_library->givePaper(u"B"_s);
        m_library->holdReplies();
        m_current->setSelection({a});
        m_current->setSelection({b});
        m_library->releaseLastFirst();
        QTRY_COMPARE(title(), u"B"_s);
        m_current->setSelection({});
        m_current->setSelection({a});
        QTRY_COMPARE(title(), u"A"_s);
        for (const DetailState& state : std::as_const(m_states))
            QVERIFY(!state.paper() || state.paper()->id == b || state == m_states.last());
    }

    void aReplyAfterTheSelectionIsGoneIsDropped()
    {
        m_library->holdReplies();
        m_current->setSelection({m_library->givePaper(u"A"_s)});
        m_current->setSelection({});
        m_library->releaseReplies();
        QSignalSpy other(m_library.get(), &Library::changed);
        m_library->setStarred({PaperId{1}}, true);
        QVERIFY(other.wait()); // the dropped reply was before it in the queue
        QCOMPARE(m_current->state(), DetailState{});
    }

    void aChangeIsReadWithoutBlinking()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        show(a);
        m_library->setStarred({a}, true);
        QTRY_VERIFY(m_current->state().paper() && m_current->state().paper()->isStarred);
        QCOMPARE(m_states.size(), 1);
    }

    void changesOfOthersAreNotRead()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        const PaperId b = m_library->givePaper(u"B"_s);
        show(a);
        m_library->tell(LibraryChange{.papersChanged = {b}});
        QCOMPARE(m_library->callsOf(u"paper"_s), 1);
        m_library->tell(LibraryChange{.everything = true});
        QCOMPARE(m_library->callsOf(u"paper"_s), 2);
    }

    void aChangeDuringReadingIsNotMissed()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        m_library->holdReplies();
        m_current->setSelection({a});
        m_library->stored(a).title = u"A, revised"_s;
        m_library->tellChanged({a});
        m_library->tellChanged({a});
        m_library->releaseReplies();
        QTRY_COMPARE(title(), u"A, revised"_s);
        QCOMPARE(m_library->callsOf(u"paper"_s), 2);
    }

    void failures()
    {
        const PaperId a = m_library->givePaper(u"A"_s);
        m_library->failNext(u"paper"_s, {ErrorCode::LibraryDamaged});
        m_current->setSelection({a});
        QTRY_COMPARE(m_current->state(), DetailState{DetailState::Failed{{ErrorCode::LibraryDamaged}}});
        m_current->setSelection({a}); // again, please
        QTRY_COMPARE(title(), u"A"_s);
        m_states.clear();

        m_library->failNext(u"paper"_s, {ErrorCode::LibraryBusy});
        m_library->tellChanged({a});
        m_library->stored(a).title = u"A2"_s;
        m_library->tellChanged({a});
        QTRY_COMPARE(title(), u"A2"_s);
        QCOMPARE(m_states.size(), 1); // what was shown stayed

        m_library->forgetPaper(a);
        m_library->tellChanged({a});
        QTRY_VERIFY(std::holds_alternative<DetailState::Failed>(m_current->state().is));
    }
};

QTEST_GUILESS_MAIN(TestCurrentPaper)
#include "test_currentpaper.moc"
