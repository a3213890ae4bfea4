#include "models/citation/textlist.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString quotedIfNeeded(const QString& text, QChar separator)
{
    if (!text.contains(separator) && !text.startsWith(u'"'))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

/// Behind the closing quotation mark of what is quoted at `from`; -1 if none closes.
qsizetype behindQuoted(const QString& joined, qsizetype from)
{
    for (qsizetype i = from + 1; i < joined.size(); ++i) {
        if (joined[i] != u'"')
            continue;
        if (i + 1 < joined.size() && joined[i + 1] == u'"')
            ++i;
        else
            return i + 1;
    }
    return -1;
}

} // namespace

QString joinedTexts(const QStringList& texts, QChar separator)
{
    QStringList quoted;
    for (const QString& text : texts)
        quoted.append(quotedIfNeeded(text, separator));
    return quoted.join(QString(separator) + u' ');
}

QStringList separatedTexts(const QString& joined, QChar separator)
{
    QStringList texts;
    qsizetype from = 0;
    while (from < joined.size()) {
        if (joined[from].isSpace()) {
            ++from;
            continue;
        }
        const qsizetype quoted = joined[from] == u'"' ? behindQuoted(joined, from) : -1;
        qsizetype end = joined.indexOf(separator, quoted > 0 ? quoted : from);
        end = end < 0 ? joined.size() : end;
        QString text = joined.sliced(from, end - from).trimmed();
        if (quoted > 0 && from + text.size() == quoted)
            text = text.sliced(1, text.size() - 2).replace(u"\"\""_s, u"\""_s);
        if (!text.isEmpty())
            texts.append(text);
        from = end + 1;
    }
    return texts;
}

} // namespace offprint
