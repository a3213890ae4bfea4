#include "models/notes/notedraft.h"
#include "tests/support/fakelibrary.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

class TestNoteDraft : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<NoteDraft> m_draft;
    PaperId m_a;
    PaperId m_b;
    QStringList m_replaced;

    void take(PaperId id) { m_draft->setPaper(m_library->stored(id)); }
    [[nodiscard]] QString noteOf(PaperId id) const { return m_library->stored(id).note; }

private Q_SLOTS:
    void init()
    {
        m_draft.reset();
        m_library = std::make_unique<FakeLibrary>();
        m_draft = std::make_unique<NoteDraft>(*m_library);
        m_a = m_library->givePaper(u"A"_s);
        m_b = m_library->givePaper(u"B"_s);
        m_replaced.clear();
        connect(m_draft.get(), &NoteDraft::textReplaced, this,
                [this](const QString& text) { m_replaced.append(text); });
    }

    void typingWithoutAPauseIsSavedWithinASecond()
    {
        take(m_a);
        QElapsedTimer time;
        QTimer keys;
        QString typed;
        connect(&keys, &QTimer::timeout, this, [&] {
            typed += u'x';
            m_draft->setText(typed);
        });
        keys.start(20);
        time.start();
        QTRY_VERIFY(!noteOf(m_a).isEmpty());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        const QString first = noteOf(m_a);
        QTRY_VERIFY(noteOf(m_a).size() > first.size());
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(m_library->callsOf(u"setNote"_s) == 2);
        keys.stop();
        QTRY_VERIFY(m_draft->isSaved());
        QCOMPARE(noteOf(m_a), typed);
        QCOMPARE(m_draft->savedAt(), m_library->stored(m_a).noteSaved);
        QVERIFY(m_replaced == QStringList{QString()}); // never put back what was being typed
    }

    void anotherPaperTakenUpSavesAtOnce()
    {
        take(m_a);
        m_draft->setText(u"of A"_s);
        take(m_b);
        QCOMPARE(noteOf(m_a), u"of A"_s);
        QCOMPARE(m_draft->text(), QString());
        m_draft->setText(u"of B"_s);
        m_draft->clearPaper();
        QCOMPARE(noteOf(m_b), u"of B"_s);
        QTRY_VERIFY(m_draft->isAllSaved());
    }

    void endingSavesAtOnce()
    {
        take(m_a);
        m_draft->setText(u"last words"_s);
        QVERIFY(!m_draft->isSaved());
        m_draft.reset();
        QCOMPARE(noteOf(m_a), u"last words"_s);
    }

    void aFailedTextIsKeptAndTriedAgainByItself()
    {
        take(m_a);
        m_library->failNext(u"setNote"_s, {ErrorCode::DiskFull});
        QSignalSpy failed(m_draft.get(), &NoteDraft::saveFailed);
        m_draft->setText(u"text"_s);
        m_draft->flush();
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::DiskFull);
        QVERIFY(m_draft->failure() && !m_draft->isSaved());
        take(m_b);
        QVERIFY(!m_draft->failure() && m_draft->failureElsewhere());
        take(m_a);
        QCOMPARE(m_draft->text(), u"text"_s);
        QTRY_COMPARE(noteOf(m_a), u"text"_s);
        QTRY_VERIFY(m_draft->isSaved() && !m_draft->failure());
        QCOMPARE(failed.size(), 1);
    }

    void whatFailedIsTriedWhileAnotherIsShown()
    {
        take(m_a);
        m_library->failNext(u"setNote"_s, {ErrorCode::LibraryBusy});
        QSignalSpy failed(m_draft.get(), &NoteDraft::saveFailed);
        m_draft->setText(u"text"_s);
        take(m_b);
        QVERIFY(failed.wait());
        QVERIFY(!m_draft->isAllSaved());
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(m_a), u"text"_s, NoteDraft::firstRetry * 2);
        QTRY_VERIFY(m_draft->isAllSaved() && !m_draft->failureElsewhere());
        QCOMPARE(m_draft->text(), QString());
    }

    void theNextEditTriesAgain()
    {
        take(m_a);
        m_library->failNext(u"setNote"_s, {ErrorCode::DiskFull});
        QSignalSpy failed(m_draft.get(), &NoteDraft::saveFailed);
        m_draft->setText(u"one"_s);
        m_draft->flush();
        QVERIFY(failed.wait());
        m_draft->setText(u"one two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(m_a), u"one two"_s, std::chrono::seconds(1));
        QTRY_VERIFY(m_draft->isSaved());
    }

    void editingBackToWhatIsStoredNeedsNoSaving()
    {
        take(m_a);
        m_library->failNext(u"setNote"_s, {ErrorCode::DiskFull});
        QSignalSpy failed(m_draft.get(), &NoteDraft::saveFailed);
        m_draft->setText(u"one"_s);
        m_draft->flush();
        QVERIFY(failed.wait());
        m_draft->setText({});
        QVERIFY(m_draft->isSaved() && !m_draft->failure());
    }

    void repliesMayComeInAnyOrder()
    {
        take(m_a);
        m_library->holdReplies();
        m_draft->setText(u"one"_s);
        m_draft->flush();
        m_draft->setText(u"one two"_s);
        m_draft->flush();
        QCOMPARE(m_library->heldReplies(), 2);
        m_library->releaseLastFirst();
        QTRY_VERIFY(m_draft->isSaved());
        QCOMPARE(m_draft->text(), u"one two"_s);
        QCOMPARE(m_library->callsOf(u"setNote"_s), 2);
    }

    void anOldFailureAfterANewSuccessIsNone()
    {
        take(m_a);
        m_library->holdReplies();
        m_library->failNext(u"setNote"_s, {ErrorCode::LibraryBusy});
        QSignalSpy failed(m_draft.get(), &NoteDraft::saveFailed);
        m_draft->setText(u"one"_s);
        m_draft->flush();
        m_draft->setText(u"one two"_s);
        m_draft->flush();
        m_library->releaseLastFirst();
        QTRY_VERIFY(m_draft->isSaved());
        QVERIFY(failed.isEmpty() && !m_draft->failure());
    }

    void undoingWhileASaveRunsIsSavedToo()
    {
        take(m_a);
        m_library->holdReplies();
        m_draft->setText(u"one"_s);
        m_draft->flush();
        m_draft->setText({});
        QVERIFY(!m_draft->isSaved()); // the library is about to have "one"
        m_library->releaseReplies();
        QTRY_VERIFY(m_draft->isSaved());
        QCOMPARE(noteOf(m_a), QString());
    }

    void aSlowLibraryGetsNoQueueOfOldTexts()
    {
        take(m_a);
        m_library->holdReplies();
        m_draft->setText(u"1"_s);
        QTRY_COMPARE(m_library->callsOf(u"setNote"_s), 1);
        m_draft->setText(u"12"_s);
        QTimer later;
        later.setSingleShot(true);
        QSignalSpy over(&later, &QTimer::timeout);
        later.start(NoteDraft::saveDelay * 2);
        QVERIFY(over.wait());
        QCOMPARE(m_library->callsOf(u"setNote"_s), 1);
        m_library->releaseReplies();
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(m_a), u"12"_s, std::chrono::milliseconds(300));
    }

    void whatSomeoneElseWroteIsTakenOverOnlyIfAllIsSaved()
    {
        take(m_a);
        m_library->stored(m_a).note = u"theirs"_s;
        take(m_a);
        QTRY_COMPARE(m_draft->text(), u"theirs"_s);
        QCOMPARE(m_replaced.last(), u"theirs"_s);

        m_draft->setText(u"mine"_s);
        m_library->stored(m_a).note = u"theirs again"_s;
        take(m_a);
        QTRY_COMPARE(noteOf(m_a), u"mine"_s);
        QTRY_VERIFY(m_draft->isSaved());
        QCOMPARE(m_draft->text(), u"mine"_s);
        QCOMPARE(m_replaced.size(), 2);
    }

    void whatWasReadBeforeASaveIsNotTakenOver()
    {
        take(m_a);
        const Paper before = m_library->stored(m_a);
        m_draft->setText(u"mine"_s);
        m_draft->flush();
        QTRY_VERIFY(m_draft->isSaved());
        m_draft->setPaper(before); // a reply that was late
        QTRY_COMPARE(m_library->callsOf(u"paper"_s), 1);
        take(m_b);
        m_draft->setPaper(before);
        QCOMPARE(m_draft->text(), u"mine"_s);
        QTRY_COMPARE(m_library->callsOf(u"paper"_s), 2);
        QVERIFY(!m_replaced.mid(1).contains(u""_s) || m_replaced.last() == u"mine"_s);
    }

    void keysDuringALookWin()
    {
        take(m_a);
        m_library->stored(m_a).note = u"theirs"_s;
        m_library->holdReplies();
        take(m_a);
        m_draft->setText(u"mine"_s);
        m_library->releaseReplies();
        QTRY_COMPARE(noteOf(m_a), u"mine"_s);
        QCOMPARE(m_draft->text(), u"mine"_s);
    }

    void spacesAloneAreNoNoteAndStay()
    {
        take(m_a);
        m_draft->setText(u"\n  "_s);
        QVERIFY(m_draft->isSaved());
        take(m_a);
        QCOMPARE(m_draft->text(), u"\n  "_s);
        QCOMPARE(m_library->callsOf(u"paper"_s), 0);
    }

    void withoutAPaperNothingHappens()
    {
        m_draft->setText(u"lost?"_s);
        m_draft->flush();
        QCOMPARE(m_library->calls, QStringList());
        QVERIFY(m_draft->isSaved());
    }
};

QTEST_GUILESS_MAIN(TestNoteDraft)
#include "test_notedraft.moc"
