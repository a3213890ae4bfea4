#include "models/query/queryprinter.h"
#include "tests/library/paperscan.h"
#include "tests/library/replies.h"
#include "tests/support/realpapers.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace offprint;

/// A search finds what looking at each of 20 000 real papers finds.
class TestSearchScan : public QObject
{
    Q_OBJECT

private:
    static constexpr qsizetype papers = 20'000;
    static constexpr int queries = 300;

    QTemporaryDir m_folder;
    std::unique_ptr<SqliteLibrary> m_library;
    QList<ParsedEntry> m_entries;
    QHash<PaperId, int> m_numbers; ///< of the entries
    PaperScan m_scan;
    QRandomGenerator m_random{20250314};

    void storeAll()
    {
        m_library = std::make_unique<SqliteLibrary>(m_folder.path(), SqliteLibrary::Options{});
        QVERIFY(wait(m_library->open()));
        const FeedId feed = wait(m_library->addFeed(u"https://example.org/papers"_s)).value();
        QVERIFY(wait(m_library->storeFeed(feed, feedOf(m_entries), {})));
        QHash<QString, int> byTitle;
        for (int i = 0; i < m_entries.size(); ++i)
            byTitle.insert(m_entries[i].title, i);
        QList<PaperId> ids;
        const QList<PaperStub> stubs = wait(m_library->find({})).value();
        for (const PaperStub& stub : stubs)
            ids.append(stub.id);
        const QList<PaperRow> rows = wait(m_library->rows(ids)).value();
        for (const PaperRow& row : rows)
            m_numbers.insert(row.id, byTitle.value(row.title, -1));
    }
    void mark()
    {
        QList<PaperId> read;
        QList<PaperId> starred;
        for (const auto& [id, number] : m_numbers.asKeyValueRange()) {
            if (number % 3 == 0)
                read.append(id);
            if (number % 10 == 0)
                starred.append(id);
        }
        QVERIFY(wait(m_library->setRead(read, true)) && wait(m_library->setStarred(starred, true)));
        for (int i = 0; i < m_entries.size(); ++i)
            m_scan.add(m_entries[i], {.isRead = i % 3 == 0, .isStarred = i % 10 == 0});
    }

    template<class List> auto any(const List& list) { return list[m_random.bounded(qsizetype(list.size()))]; }

    /// Words that some paper has, as it writes them.
    Condition text()
    {
        const ParsedEntry& paper = any(m_entries);
        const std::array fields{Condition::Field::Any, Condition::Field::Any, Condition::Field::Title,
                                Condition::Field::Abstract, Condition::Field::Author};
        Condition condition;
        condition.kind = Condition::Kind::Text;
        condition.field = any(fields);
        const QString from = condition.field == Condition::Field::Author  ? any(paper.authors)
                             : condition.field == Condition::Field::Title ? paper.title
                                                                          : paper.abstractText;
        const QStringList words = from.split(u' ', Qt::SkipEmptyParts);
        const qsizetype count =
            std::min<qsizetype>(m_random.bounded(10) < 7 ? 1 : 2 + m_random.bounded(3), words.size());
        condition.text =
            words.sliced(m_random.bounded(words.size() - count + 1), count).join(u' ').simplified();
        if (count == 1 && m_random.bounded(4) == 0)
            condition.text.remove(u'-'); // "finetuning" of "fine-tuning"
        condition.isPhrase = true;
        return PaperScan::hasWords(condition.text) ? condition : text();
    }

    Condition leaf()
    {
        Condition condition;
        switch (m_random.bounded(12)) {
        case 0:
            condition.kind = Condition::Kind::Category;
            condition.text = any(QStringList{u"cs.LG"_s, u"cs"_s, u"stat.ML"_s, u"cs.CV"_s, u"math"_s});
            return condition;
        case 1:
            condition.kind = Condition::Kind::Published;
            condition.days.from = QueryDay{.first = any(m_entries).published.date(), .last = {}};
            condition.days.from->last = condition.days.from->first;
            return condition;
        case 2:
            condition.kind = any(std::array{Condition::Kind::Read, Condition::Kind::Unread});
            return condition;
        case 3:
            condition.kind = Condition::Kind::Starred;
            return condition;
        default:
            return text();
        }
    }

    Condition tree(int depth)
    {
        const int choice = m_random.bounded(8);
        if (depth == 0 || choice < 2)
            return leaf();
        Condition condition;
        condition.kind = choice < 5   ? Condition::Kind::And
                         : choice < 7 ? Condition::Kind::Or
                                      : Condition::Kind::Not;
        const int count = condition.kind == Condition::Kind::Not ? 1 : 2 + m_random.bounded(2);
        for (int i = 0; i < count; ++i)
            condition.parts.append(tree(depth - 1));
        const bool isDouble = count == 1 && condition.parts.first().kind == condition.kind;
        return isDouble ? Condition(condition.parts.first()) : condition; // nobody writes "not not"
    }

    std::set<int> searched(const PaperQuery& query)
    {
        std::set<int> numbers;
        const auto found = wait(m_library->find(query));
        if (!found)
            qWarning("%s", qPrintable(found.error().detail));
        const QList<PaperStub> stubs = found.value_or(QList<PaperStub>());
        for (const PaperStub& stub : stubs)
            numbers.insert(m_numbers.value(stub.id, -1));
        return numbers;
    }

    void compare(const Condition& condition, const PaperQuery& query)
    {
        const std::vector<int> expected = m_scan.matching(condition);
        const std::set<int> wanted(expected.begin(), expected.end());
        const std::set<int> found = searched(query);
        const auto tell = [&](const std::set<int>& these, const std::set<int>& those) {
            for (const int number : these) {
                if (!those.contains(number)) {
                    const ParsedEntry& e = m_entries[std::max(number, 0)];
                    return e.title + u'\n' + e.authors.join(u", "_s) + u'\n' + e.abstractText;
                }
            }
            return QString();
        };
        if (found != wanted)
            qWarning().noquote() << query.words << "\nis missed:" << tell(wanted, found)
                                 << "\nis found:" << tell(found, wanted);
        QCOMPARE(int(found.size()), int(wanted.size()));
        QVERIFY(found == wanted);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_entries = realPapers(2);
        if (m_entries.isEmpty())
            QSKIP("SKIPPED: the shared data is not there");
        QSet<QString> titles; // which tell the papers apart here
        m_entries.removeIf([&](const ParsedEntry& e) {
            const bool isKnown = titles.contains(e.title);
            titles.insert(e.title);
            return isKnown || e.authors.isEmpty() || e.abstractText.size() < 100;
        });
        QVERIFY(m_entries.size() >= papers);
        m_entries = m_entries.first(papers);
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            if (QDateTime& published = m_entries[i].published; !published.isValid())
                published = QDateTime(QDate(2024, 1, 1).addDays(i % 300), QTime(0, 0), QTimeZone::UTC);
        }
        storeAll();
        QCOMPARE(m_numbers.size(), papers);
        mark();
    }

    void generatedQueriesFindWhatAScanFinds()
    {
        for (int i = 0; i < queries; ++i) {
            const Condition condition = tree(2);
            compare(condition, {.words = printQuery({condition, {}})});
            if (QTest::currentTestFailed())
                return;
        }
    }

    void beginningsOfWordsToo()
    {
        for (int i = 0; i < 40; ++i) {
            Condition condition = text();
            while (condition.text.contains(u' ') || condition.text.size() < 4 ||
                   !condition.text.back().isLetterOrNumber() || condition.text.contains(u'\\'))
                condition = text();
            condition.text.chop(m_random.bounded(2));
            condition.isPhrase = false;
            if (!PaperScan::hasWords(condition.text))
                continue;
            const QString words = printQuery({condition, {}});
            if (words.endsWith(u'"'))
                continue; // is at its end
            condition.isPrefix = true;
            compare(condition, {.words = words, .isTyping = true});
            if (QTest::currentTestFailed())
                return;
        }
    }

    void theBestMatchesAreTheSamePapers()
    {
        for (int i = 0; i < 30; ++i) {
            const Condition condition = text();
            compare(condition, {.words = printQuery({condition, {}}), .order = PaperSort::Best});
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_GUILESS_MAIN(TestSearchScan)
#include "test_search_scan.moc"
