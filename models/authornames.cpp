#include "models/authornames.h"

#include <QtCore/QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int papersLookedAt = 100;

/// Without accents and case.
QString folded(const QString& text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark())
            plain += c.toCaseFolded();
    }
    return plain;
}

bool isNamed(const QString& author, const QStringList& beginnings)
{
    const QStringList words = folded(author).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(beginnings, [&](const QString& beginning) {
        return std::ranges::any_of(words, [&](const QString& word) { return word.startsWith(beginning); });
    });
}

} // namespace

PaperQuery papersOfAuthors(const QString& typed)
{
    QStringList words;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts))
        words.append(u"author:"_s + word);
    return {.words = words.join(u' '), .isTyping = true, .limit = papersLookedAt};
}

QStringList authorsIn(const QList<PaperRow>& rows, const QString& typed)
{
    const QStringList beginnings = folded(typed).split(u' ', Qt::SkipEmptyParts);
    QHash<QString, int> papers;
    for (const PaperRow& row : rows) {
        for (const QString& author : row.authors.split(u", "_s, Qt::SkipEmptyParts)) {
            if (isNamed(author, beginnings))
                ++papers[author];
        }
    }
    QStringList authors = papers.keys();
    std::ranges::sort(authors, [&](const QString& a, const QString& b) {
        return std::pair(-papers[a], a) < std::pair(-papers[b], b);
    });
    return authors;
}

} // namespace offprint
