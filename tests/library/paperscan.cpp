#include "tests/library/paperscan.h"

#include "app/storage/wordsplitter.h"

#include <QtCore/QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Phrase = std::vector<std::vector<int>>;

template<class Column> bool goesOn(const Column& column, size_t at, const Phrase& phrase, size_t word)
{
    if (word == phrase.size())
        return true;
    if (at >= column.size())
        return false;
    const auto& wanted = phrase[word];
    const auto isWanted = [&](int id) { return std::ranges::binary_search(wanted, id); };
    if (std::ranges::any_of(column[at].forms, isWanted) && goesOn(column, at + 1, phrase, word + 1))
        return true;
    return std::ranges::any_of(column[at].joined, [&](const auto& joined) {
        return isWanted(joined.second) && goesOn(column, joined.first + 1, phrase, word + 1);
    });
}

template<class Column> bool hasPhrase(const Column& column, const Phrase& phrase)
{
    for (size_t at = 0; at < column.size(); ++at) {
        if (goesOn(column, at, phrase, 0))
            return true;
    }
    return false;
}

/// Each word of the phrase is somewhere: else there is no need to look where.
bool mayHavePhrase(const std::vector<int>& words, const Phrase& phrase)
{
    return std::ranges::all_of(phrase, [&](const std::vector<int>& wanted) {
        return std::ranges::any_of(wanted, [&](int id) { return std::ranges::binary_search(words, id); });
    });
}

bool isWithin(const QDateTime& time, const QueryDays& days)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return (!days.from || time >= days.from->first.startOfDay(zone)) &&
           (!days.to || time < days.to->last.addDays(1).startOfDay(zone));
}

} // namespace

bool PaperScan::hasWords(const QString& text)
{
    bool has = false;
    splitWords(text.toUtf8(), [&](const SplitWord&) { has = true; });
    return has;
}

int PaperScan::idOf(const QByteArray& word)
{
    const auto it = m_ids.constFind(word);
    return it != m_ids.constEnd() ? *it : *m_ids.insert(word, int(m_ids.size()));
}

PaperScan::Column PaperScan::columnOf(const QString& text)
{
    Column column;
    QList<QByteArray> chain; // of the words that hyphens join
    QByteArray synonymBefore;
    const auto endChain = [&] {
        if (chain.size() > 2)
            column[column.size() - size_t(chain.size())].joined.push_back(
                {column.size() - 1, idOf(chain.join())});
        chain.clear();
    };
    splitWords(text.toUtf8(), [&](const SplitWord& split) {
        const QByteArray word = split.word.toByteArray();
        const bool isJoined = split.link == SplitWord::Link::Joined && !chain.isEmpty();
        if (!isJoined)
            endChain();
        column.push_back({});
        for (const QByteArrayView form : {split.word, split.withSign, split.synonym}) {
            if (!form.isEmpty())
                column.back().forms.push_back(idOf(form.toByteArray()));
        }
        if (isJoined) {
            Position& before = column[column.size() - 2];
            before.joined.push_back({column.size() - 1, idOf(chain.last() + word)});
            if (!synonymBefore.isEmpty())
                before.joined.push_back({column.size() - 1, idOf(synonymBefore + word)});
        }
        chain.append(word);
        synonymBefore = split.synonym.toByteArray();
    });
    endChain();
    return column;
}

void PaperScan::add(const ParsedEntry& paper, const Marks& marks)
{
    m_papers.push_back({{},
                        columnOf(paper.title),
                        columnOf(paper.abstractText),
                        columnOf(paper.authors.join(u", "_s)),
                        paper.categories,
                        paper.published,
                        marks});
    ScannedPaper& added = m_papers.back();
    for (const Column* column : {&added.title, &added.abstractText, &added.authors}) {
        for (const Position& position : *column) {
            added.words.insert(added.words.end(), position.forms.begin(), position.forms.end());
            for (const auto& [last, word] : position.joined)
                added.words.push_back(word);
        }
    }
    std::ranges::sort(added.words);
    const auto again = std::ranges::unique(added.words);
    added.words.erase(again.begin(), again.end());
}

PaperScan::Phrase PaperScan::phraseOf(const QList<QByteArray>& words, bool isPrefix) const
{
    Phrase phrase;
    for (qsizetype i = 0; i < words.size(); ++i) {
        std::vector<int> wanted;
        if (isPrefix && i + 1 == words.size()) {
            for (const auto& [known, id] : m_ids.asKeyValueRange()) {
                if (known.startsWith(words[i]))
                    wanted.push_back(id);
            }
        } else if (const int id = m_ids.value(words[i], -1); id >= 0) {
            wanted.push_back(id);
        }
        std::ranges::sort(wanted);
        phrase.push_back(std::move(wanted));
    }
    return phrase;
}

/// As it stands, and with what hyphens join in one.
std::vector<PaperScan::Phrase> PaperScan::phrasesOf(const Condition& text) const
{
    QList<QByteArray> apart;
    QList<QByteArray> joined;
    splitWords(text.text.toUtf8(), [&](const SplitWord& split) {
        const QByteArray word = (split.withSign.isEmpty() ? split.word : split.withSign).toByteArray();
        apart.append(word);
        if (split.link == SplitWord::Link::Joined && !joined.isEmpty())
            joined.last() += word;
        else
            joined.append(word);
    });
    std::vector<Phrase> phrases{phraseOf(apart, text.isPrefix)};
    if (joined != apart)
        phrases.push_back(phraseOf(joined, text.isPrefix));
    return phrases;
}

std::vector<int> PaperScan::matching(const Condition& condition)
{
    std::vector<std::vector<Phrase>> phrases; // of its texts, from left to right
    const std::function<void(const Condition&)> gather = [&](const Condition& part) {
        if (part.kind == Condition::Kind::Text)
            phrases.push_back(phrasesOf(part));
        std::ranges::for_each(part.parts, gather);
    };
    gather(condition);
    std::vector<int> found;
    for (size_t i = 0; i < m_papers.size(); ++i) {
        size_t nextText = 0;
        if (fits(m_papers[i], condition, phrases, nextText))
            found.push_back(int(i));
    }
    return found;
}

bool PaperScan::fits(const ScannedPaper& paper, const Condition& condition,
                     const std::vector<std::vector<Phrase>>& phrases, size_t& nextText) const
{
    using Kind = Condition::Kind;
    using Field = Condition::Field;
    const auto count = [&](const auto& isEnough) { // of all parts, so that each text has its number
        qsizetype fitting = 0;
        for (const Condition& part : condition.parts)
            fitting += fits(paper, part, phrases, nextText) ? 1 : 0;
        return isEnough(fitting);
    };
    switch (condition.kind) {
    case Kind::And:
        return count([&](qsizetype fitting) { return fitting == condition.parts.size(); });
    case Kind::Or:
        return count([](qsizetype fitting) { return fitting > 0; });
    case Kind::Not:
        return count([](qsizetype fitting) { return fitting == 0; });
    case Kind::Text: {
        const auto& wanted = phrases[nextText++];
        const auto isIn = [&](const Column& column, Field field) {
            return (condition.field == field || condition.field == Field::Any) &&
                   std::ranges::any_of(wanted, [&](const Phrase& one) {
                       return mayHavePhrase(paper.words, one) && hasPhrase(column, one);
                   });
        };
        return isIn(paper.title, Field::Title) || isIn(paper.abstractText, Field::Abstract) ||
               isIn(paper.authors, Field::Author);
    }
    case Kind::Category:
        return std::ranges::any_of(paper.categories, [&](const QString& category) {
            return category == condition.text || category.startsWith(condition.text + u'.');
        });
    case Kind::Published:
        return isWithin(paper.published, condition.days);
    case Kind::Read:
        return paper.marks.isRead;
    case Kind::Unread:
        return !paper.marks.isRead;
    case Kind::Starred:
        return paper.marks.isStarred;
    default:
        qFatal("a condition that the scan does not know");
    }
}

} // namespace offprint
