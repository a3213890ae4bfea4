#include "app/feeds/formats.h"

#include "app/feeds/dates.h"
#include "app/feeds/text.h"

#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// A title is a line or two; an abstract is longer than any title.
constexpr qsizetype longestTitle = 300;

QStringList paragraphsOf(const QString& text)
{
    QStringList paragraphs;
    for (const QString& paragraph : foldLines(text).split("\n\n"_L1, Qt::SkipEmptyParts))
        paragraphs.append(paragraph);
    return paragraphs;
}

/// "Mar 14" or "Mar 14, 2025", and nothing else in the paragraph.
bool isDateLine(const QString& paragraph)
{
    if (paragraph.size() > 20)
        return false;
    const QStringList words = QString(paragraph).remove(u',').split(u' ');
    const bool hasYear = words.size() == 3 && words[2].size() == 4 && words[2].toInt() > 1990;
    bool isDay = false;
    const int day = words.size() > 1 ? words[1].toInt(&isDay) : 0;
    return (words.size() == 2 || hasYear) && isDay && day >= 1 && day <= 31 &&
           parseDate(words[0] + u" 1 2000"_s).isValid();
}

qsizetype dateLineOf(const QStringList& paragraphs)
{
    for (qsizetype i = 0; i < qMin<qsizetype>(paragraphs.size(), 12); ++i) {
        if (isDateLine(paragraphs[i]))
            return i;
    }
    return -1;
}

} // namespace

bool isPageText(const QString& text)
{
    const QStringList paragraphs = paragraphsOf(text.left(20'000));
    const qsizetype date = dateLineOf(paragraphs);
    return date >= 0 && paragraphs.size() > date + 2 && paragraphs[date + 1].size() <= longestTitle &&
           paragraphs[date + 2].size() > paragraphs[date + 1].size();
}

ParsedFeed readPageText(const QString& text)
{
    ParsedFeed feed;
    feed.kind = FeedKind::PageText;
    const QStringList paragraphs = paragraphsOf(text);
    const qsizetype dateLine = dateLineOf(paragraphs);
    const bool hasYear = paragraphs[dateLine].contains(u',') || paragraphs[dateLine].count(u' ') == 2;
    const QDateTime listed = hasYear ? parseDate(paragraphs[dateLine]) : QDateTime();
    const bool isTitled = dateLine > 0 && paragraphs[0].startsWith("Hugging Face Papers"_L1);
    feed.title = isTitled ? paragraphs[0] : u"Hugging Face Papers, %1"_s.arg(paragraphs[dateLine]);
    feed.site = u"https://huggingface.co/papers"_s;
    if (!hasYear)
        feed.warnings.append(
            u"The page gives its date without a year (%1); its papers are kept without a date."_s.arg(
                paragraphs[dateLine]));

    for (qsizetype i = dateLine + 1; i < paragraphs.size(); ++i) {
        const bool isTitle = paragraphs[i].size() <= longestTitle;
        if (!isTitle) {
            if (!feed.entries.isEmpty()) // an abstract of several paragraphs
                feed.entries.last().abstractText += "\n\n"_L1 + paragraphs[i];
            continue;
        }
        ParsedEntry entry;
        entry.title = plainTitle(paragraphs[i]);
        entry.listed = listed;
        if (i + 1 < paragraphs.size())
            entry.abstractText = paragraphs[++i];
        feed.entries.append(std::move(entry));
    }
    return feed;
}

} // namespace offprint
