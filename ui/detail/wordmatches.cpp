#include "ui/detail/wordmatches.h"

#include <algorithm>

namespace offprint {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

QList<TextSpan> wordsIn(QStringView text)
{
    QList<TextSpan> words;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype start = i;
        while (i < text.size() && isWordCharacter(text[i]))
            ++i;
        if (i > start)
            words.append({start, i - start});
        else
            ++i;
    }
    return words;
}

/// Without case and accent.
QChar folded(QChar c)
{
    while (c.decompositionTag() == QChar::Canonical)
        c = c.decomposition().front();
    return c.toCaseFolded();
}

QString folded(QStringView word)
{
    QString out;
    for (const QChar c : word) {
        if (!c.isMark())
            out += folded(c);
    }
    return out;
}

/// How far into `text`, from `start`, the characters of `word` reach; 0 if it does not go on so. A hyphen
/// inside is skipped if `canJoin`.
qsizetype reach(QStringView text, qsizetype start, const QString& word, bool canJoin)
{
    qsizetype at = start;
    for (qsizetype i = 0; i < word.size();) {
        if (at >= text.size())
            return 0;
        const QChar c = text[at++];
        if (c.isMark() || (canJoin && c == u'-' && i > 0))
            continue;
        if (folded(c) != word[i++])
            return 0;
    }
    while (at < text.size() && text[at].isMark())
        ++at;
    return at - start;
}

} // namespace

QList<TextSpan> wordMatches(QStringView text, const QStringList& words)
{
    QStringList sought;
    for (const QString& each : words) {
        for (const TextSpan& word : wordsIn(each))
            sought.append(folded(QStringView(each).mid(word.start, word.length)));
    }
    sought.removeAll(QString());
    QList<TextSpan> found;
    if (sought.isEmpty())
        return found;
    for (const TextSpan& word : wordsIn(text)) {
        qsizetype length = 0;
        for (const QString& each : std::as_const(sought))
            length = std::max(length, reach(text, word.start, each, true));
        if (length == 0)
            continue;
        const qsizetype end = found.isEmpty() ? -2 : found.last().start + found.last().length;
        const bool isBridged = end + 1 == word.start && text[end] == u'-';
        if (end > word.start || isBridged)
            found.last().length = std::max(end, word.start + length) - found.last().start;
        else
            found.append({word.start, length});
    }
    return found;
}

} // namespace offprint
