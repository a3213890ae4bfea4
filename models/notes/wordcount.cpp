#include "models/notes/wordcount.h"

namespace offprint {

namespace {

bool isIdeograph(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana ||
           script == QChar::Script_Katakana;
}

bool joins(QChar c)
{
    return c == u'-' || c == u'\'' || c == u'’';
}

} // namespace

int wordCount(const QString& text)
{
    int words = 0;
    bool isInWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isOwn = isIdeograph(c);
        const bool isPart = !isOwn && (c.isLetterOrNumber() || c.isMark() || c.isSurrogate());
        const bool goesOn = isInWord && joins(c) && i + 1 < text.size() && text[i + 1].isLetterOrNumber();
        if (isOwn || (isPart && !isInWord))
            ++words;
        isInWord = isPart || goesOn;
    }
    return words;
}

} // namespace offprint
