#include "tests/library/libraryfixture.h"

using namespace Qt::StringLiterals;
using namespace offprint;

/// Notes in a real library: their earlier texts, two writers of one note, links between papers.
class TestNotes : public LibraryFixture
{
    Q_OBJECT

private:
    FeedId m_feed;
    PaperId m_paper;

    PaperId storePaper(const QString& title, const QString& arxiv = {})
    {
        store(m_feed, {entry(title, arxiv)});
        return find({.words = u"title:\"%1\""_s.arg(title)}).value(0);
    }
    [[nodiscard]] SavedNote write(const QString& text, const QStringList& known)
    {
        return wait(m_library->setNote(m_paper, text, known)).value();
    }
    [[nodiscard]] QString note() { return wait(m_library->paper(m_paper)).value().note; }
    [[nodiscard]] QStringList earlier()
    {
        QStringList texts;
        const QList<NoteRevision> revisions = wait(m_library->noteRevisions(m_paper)).value();
        for (const NoteRevision& each : revisions) {
            texts.append(wait(m_library->noteRevision(each.number)).value());
            if (each.isFromElsewhere)
                texts.last().prepend(u"elsewhere: "_s);
        }
        return texts;
    }
    [[nodiscard]] QStringList linkedFrom(PaperId paper)
    {
        QStringList titles;
        const QList<PaperRow> rows = wait(m_library->backlinks(paper)).value();
        for (const PaperRow& row : rows)
            titles.append(row.title);
        return titles;
    }

    void storeThePaper()
    {
        m_feed = addFeed(u"feed"_s);
        m_paper = storePaper(u"The paper"_s);
    }

private Q_SLOTS:
    void typingOnKeepsOneText()
    {
        storeThePaper();
        QVERIFY(!write(u"A"_s, {u""_s}).wasChangedElsewhere);
        QVERIFY(!write(u"A thought"_s, {u"A"_s}).wasChangedElsewhere);
        QCOMPARE(note(), u"A thought"_s);
        QCOMPARE(earlier(), QStringList());
    }

    void whatIsReplacedUnseenIsKept()
    {
        storeThePaper();
        (void)write(u"Mine"_s, {});
        (void)write(u"Mine too"_s, {}); // little was taken away, but by someone who had not read it
        QCOMPARE(note(), u"Mine too"_s);
        QCOMPARE(earlier(), QStringList{u"Mine"_s});
    }

    void twoWritersKeepBothTexts()
    {
        storeThePaper();
        (void)write(u"Shared"_s, {u""_s});
        SqliteLibrary other(m_folder->path(), {.program = u"other"_s});
        QVERIFY(wait(other.open()));
        const auto theirs = wait(other.setNote(m_paper, u"Shared, and theirs"_s, {u"Shared"_s}));
        QVERIFY(theirs && !theirs->wasChangedElsewhere);
        QVERIFY(write(u"Shared, and mine"_s, {u"Shared"_s}).wasChangedElsewhere);
        QCOMPARE(note(), u"Shared, and mine"_s);
        QCOMPARE(earlier(), QStringList{u"elsewhere: Shared, and theirs"_s});
    }

    void theSameTextFromTwoIsNoConflict()
    {
        storeThePaper();
        (void)write(u"Shared"_s, {u""_s});
        (void)write(u"Both wrote this"_s, {u"Shared"_s});
        QVERIFY(!write(u"Both wrote this"_s, {u"Shared"_s}).wasChangedElsewhere);
    }

    void lineEndsAndBlanksAreNoConflict()
    {
        storeThePaper();
        (void)write(u"two\r\nlines"_s, {});
        QVERIFY(!write(u"two\nlines, and more"_s, {u"two\nlines"_s}).wasChangedElsewhere);
        (void)write(u""_s, {u"two\nlines, and more"_s});
        QVERIFY(!write(u"Again"_s, {u"  \n"_s}).wasChangedElsewhere);
        QCOMPARE(earlier(), (QStringList{u"two\nlines, and more"_s}));
    }

    void aRemovedNoteIsAmongItsRevisions()
    {
        storeThePaper();
        (void)write(u"Gone in a moment"_s, {});
        (void)write(u" "_s, {u"Gone in a moment"_s});
        QCOMPARE(note(), QString());
        QCOMPARE(earlier(), QStringList{u"Gone in a moment"_s});
        QVERIFY(!wait(m_library->noteRevision(99'999)));
        QVERIFY(wait(m_library->noteRevisions({99'999})).value().isEmpty());
    }

    void linksLeadToPapersAndBack()
    {
        storeThePaper();
        const PaperId named = storePaper(u"Attention is all you need"_s, u"1706.03762"_s);
        QCOMPARE(linkedFrom(named), QStringList());
        (void)write(u"See [[arxiv:1706.03762v5|this]] and [[@Ashish Vaswani]]."_s, {});
        const PaperId second = storePaper(u"A second paper"_s);
        QVERIFY(wait(m_library->setNote(second, u"`code` and [[attention IS all you need]]"_s)));
        const PaperId third = storePaper(u"A third paper"_s);
        QVERIFY(wait(m_library->setNote(third, u"`[[arxiv:1706.03762]]` is code"_s)));
        QCOMPARE(linkedFrom(named), (QStringList{u"A second paper"_s, u"The paper"_s}));
        QCOMPARE(linkedFrom(m_paper), QStringList());
        QCOMPARE(wait(m_library->resolve(u"Attention is  All you need"_s)).value_or(PaperId{}), named);
        QCOMPARE(wait(m_library->resolve(u"arxiv:1706.03762v2"_s)).value_or(PaperId{}), named);
        QVERIFY(!wait(m_library->resolve(u"Attention is all"_s)));
        QVERIFY(!wait(m_library->resolve(u"\"((("_s)));
    }
};

QTEST_GUILESS_MAIN(TestNotes)
#include "test_notes.moc"
