#pragma once

#include "app/library/sqlitelibrary.h"

#include <QtTest/QtTest>

namespace offprint {

template<class T> Result<T> wait(Reply<T> reply)
{
    reply.waitForFinished();
    return reply.resultCount() > 0 ? reply.result() : Result<T>(failure(ErrorCode::Cancelled));
}

inline ParsedEntry entry(const QString& title, const QString& arxiv = {},
                         const QStringList& authors = {QStringLiteral("Ann Author")})
{
    ParsedEntry e;
    e.title = title;
    e.ids.arxiv = arxiv;
    e.authors = authors;
    e.abstractText = QStringLiteral("About ") + title;
    e.guid = arxiv.isEmpty() ? title : arxiv;
    e.published = QDateTime(QDate(2025, 3, 14), QTime(0, 0), QTimeZone::UTC);
    return e;
}

inline ParsedFeed feedOf(const QList<ParsedEntry>& entries)
{
    ParsedFeed feed;
    feed.kind = FeedKind::Rss;
    feed.title = QStringLiteral("A feed");
    feed.entries = entries;
    return feed;
}

/// Entries that differ in number, title and abstract.
inline QList<ParsedEntry> manyEntries(int count, const QString& month = QStringLiteral("2501"))
{
    QList<ParsedEntry> many;
    for (int i = 0; i < count; ++i) {
        many.append(entry(QStringLiteral("Generated paper number %1").arg(i),
                          QStringLiteral("%1.%2").arg(month).arg(i, 5, 10, QLatin1Char('0'))));
        many.last().abstractText = QStringLiteral("On generated things, number %1. ").arg(i).repeated(40);
    }
    return many;
}

} // namespace offprint
