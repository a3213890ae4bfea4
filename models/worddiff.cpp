#include "models/worddiff.h"

#include <algorithm>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = DiffPiece::Kind;
using Words = std::vector<QStringView>;
using Span = std::span<const QStringView>;

Words wordsOf(QStringView text)
{
    Words words;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool isEnd = i == text.size();
        const bool isLine = !isEnd && text[i] == u'\n';
        if (!isEnd && !text[i].isSpace())
            continue;
        if (i > start)
            words.push_back(text.sliced(start, i - start));
        if (isLine && (words.empty() || words.back() != u"\n"))
            words.push_back(u"\n");
        start = i + 1;
    }
    while (!words.empty() && words.back() == u"\n")
        words.pop_back();
    return words;
}

/// Pieces that grow word by word; a kind that goes on makes no new piece.
class Pieces final
{
public:
    void add(Kind kind, Span words)
    {
        for (const QStringView word : words)
            add(kind, word);
    }

    QList<DiffPiece> pieces;

private:
    void add(Kind kind, QStringView word)
    {
        if (pieces.isEmpty() || pieces.last().kind != kind)
            pieces.append({kind, {}});
        QString& text = pieces.last().text;
        if (word == u"\n") {
            if (text.endsWith(u' '))
                text.chop(1);
            text += u'\n';
        } else {
            text += word;
            text += u' ';
        }
    }
};

/// The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): for each
/// number of changes the furthest point that each diagonal reaches, kept so that the path can be walked back.
class ShortestEdit final
{
public:
    ShortestEdit(Span before, Span after)
        : m_before(before)
        , m_after(after)
    {}

    /// False if there are more than `most` changes.
    bool search(int most)
    {
        const int total = int(m_before.size() + m_after.size());
        const int limit = std::min(most, total);
        m_reached.assign(size_t(2 * limit + 3), 0);
        m_offset = limit + 1;
        for (int changes = 0; changes <= limit; ++changes) {
            m_trace.emplace_back(m_reached.begin() + m_offset - changes - 1,
                                 m_reached.begin() + m_offset + changes + 2);
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                if (reach(changes, diagonal))
                    return true;
            }
        }
        return false;
    }

    /// What the search found, from the start of the texts: for every step whether a word is deleted, inserted
    /// or the same.
    [[nodiscard]] std::vector<Kind> steps() const
    {
        std::vector<Kind> steps;
        int x = int(m_before.size());
        int y = int(m_after.size());
        for (int changes = int(m_trace.size()) - 1; changes > 0; --changes) {
            const auto& reached = m_trace[size_t(changes)];
            const auto at = [&](int diagonal) { return reached[size_t(diagonal + changes + 1)]; };
            const int diagonal = x - y;
            const bool isInsertion =
                diagonal == -changes || (diagonal != changes && at(diagonal - 1) < at(diagonal + 1));
            const int before = isInsertion ? diagonal + 1 : diagonal - 1;
            const int beforeX = at(before);
            const int startX = isInsertion ? beforeX : beforeX + 1;
            steps.insert(steps.end(), size_t(x - startX), Kind::Same);
            steps.push_back(isInsertion ? Kind::Inserted : Kind::Deleted);
            x = beforeX;
            y = beforeX - before;
        }
        steps.insert(steps.end(), size_t(x), Kind::Same);
        std::ranges::reverse(steps);
        return steps;
    }

private:
    bool reach(int changes, int diagonal)
    {
        const auto at = [this](int d) -> int& { return m_reached[size_t(m_offset + d)]; };
        const bool isInsertion =
            diagonal == -changes || (diagonal != changes && at(diagonal - 1) < at(diagonal + 1));
        int x = isInsertion ? at(diagonal + 1) : at(diagonal - 1) + 1;
        if (changes == 0)
            x = 0;
        int y = x - diagonal;
        while (x < int(m_before.size()) && y < int(m_after.size()) &&
               m_before[size_t(x)] == m_after[size_t(y)]) {
            ++x;
            ++y;
        }
        at(diagonal) = x;
        return x >= int(m_before.size()) && y >= int(m_after.size());
    }

    Span m_before;
    Span m_after;
    std::vector<int> m_reached; ///< by diagonal
    std::vector<std::vector<int>> m_trace;
    int m_offset = 0;
};

/// Deletions of a run of changes before its insertions: so they are read.
void addSteps(Pieces& pieces, const std::vector<Kind>& steps, Span before, Span after)
{
    size_t x = 0;
    size_t y = 0;
    for (size_t i = 0; i < steps.size();) {
        size_t deleted = 0;
        size_t inserted = 0;
        for (; i < steps.size() && steps[i] != Kind::Same; ++i)
            ++(steps[i] == Kind::Deleted ? deleted : inserted);
        pieces.add(Kind::Deleted, before.subspan(x, deleted));
        pieces.add(Kind::Inserted, after.subspan(y, inserted));
        x += deleted;
        y += inserted;
        size_t same = 0;
        for (; i < steps.size() && steps[i] == Kind::Same; ++i)
            ++same;
        pieces.add(Kind::Same, after.subspan(y, same));
        x += same;
        y += same;
    }
}

} // namespace

QList<DiffPiece> wordDiff(QStringView before, QStringView after, int mostChanges)
{
    const Words oldWords = wordsOf(before);
    const Words newWords = wordsOf(after);
    const size_t shorter = std::min(oldWords.size(), newWords.size());
    size_t head = 0;
    while (head < shorter && oldWords[head] == newWords[head])
        ++head;
    size_t tail = 0;
    while (tail < shorter - head &&
           oldWords[oldWords.size() - 1 - tail] == newWords[newWords.size() - 1 - tail])
        ++tail;
    const Span oldMiddle(oldWords.data() + head, oldWords.size() - head - tail);
    const Span newMiddle(newWords.data() + head, newWords.size() - head - tail);

    Pieces pieces;
    pieces.add(Kind::Same, Span(newWords).first(head));
    ShortestEdit edit(oldMiddle, newMiddle);
    if (edit.search(mostChanges)) {
        addSteps(pieces, edit.steps(), oldMiddle, newMiddle);
    } else {
        pieces.add(Kind::Deleted, oldMiddle);
        pieces.add(Kind::Inserted, newMiddle);
    }
    pieces.add(Kind::Same, Span(newWords).last(tail));
    return pieces.pieces;
}

bool hasChanges(const QList<DiffPiece>& pieces)
{
    return std::ranges::any_of(pieces, [](const DiffPiece& piece) { return piece.kind != Kind::Same; });
}

} // namespace offprint
