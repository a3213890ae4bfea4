#pragma once

#include "app/feeds/parsedfeed.h"
#include "models/query/condition.h"

#include <QtCore/QHash>

#include <vector>

namespace offprint {

/// Finds papers by looking at each: what a search index must find. Texts are split as the index splits them;
/// all else (what a phrase is, what hyphens join, what stands at the beginning of a word) is done by itself.
class PaperScan final
{
public:
    struct Marks
    {
        bool isRead = false;
        bool isStarred = false;
    };

    void add(const ParsedEntry& paper, const Marks& marks);

    /// Which of the papers fit, by their numbers in the order they were added.
    [[nodiscard]] std::vector<int> matching(const Condition& condition);

    /// Whether there is a word in the text at all.
    [[nodiscard]] static bool hasWords(const QString& text);

private:
    /// A word in its forms; and what it is the beginning of, if that is also written in one: the last
    /// position, and the word.
    struct Position
    {
        std::vector<int> forms;
        std::vector<std::pair<size_t, int>> joined;
    };
    using Column = std::vector<Position>;
    struct ScannedPaper
    {
        std::vector<int> words; ///< of all columns, sorted
        Column title;
        Column abstractText;
        Column authors;
        QStringList categories;
        QDateTime published;
        Marks marks;
    };
    /// For each word of a phrase, the words of texts that it stands for, sorted.
    using Phrase = std::vector<std::vector<int>>;

    [[nodiscard]] int idOf(const QByteArray& word);
    [[nodiscard]] Column columnOf(const QString& text);
    [[nodiscard]] Phrase phraseOf(const QList<QByteArray>& words, bool isPrefix) const;
    [[nodiscard]] std::vector<Phrase> phrasesOf(const Condition& text) const;
    [[nodiscard]] bool fits(const ScannedPaper& paper, const Condition& condition,
                            const std::vector<std::vector<Phrase>>& phrases, size_t& nextText) const;

    QHash<QByteArray, int> m_ids;
    std::vector<ScannedPaper> m_papers;
};

} // namespace offprint
