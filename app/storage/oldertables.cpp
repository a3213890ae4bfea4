#include "app/storage/oldertables.h"

#include "app/storage/feedtables.h"

namespace offprint {

namespace {

void bindDay(SQLite::Statement& statement, int index, const QDate& day)
{
    if (day.isValid())
        bindAt(statement, index, qint64(day.toJulianDay()));
    else
        statement.bind(index);
}

QDate dayAt(SQLite::Statement& statement, int column)
{
    return statement.isColumnNull(column) ? QDate() : QDate::fromJulianDay(numberAt(statement, column));
}

} // namespace

QList<std::pair<OlderProgress, QString>> OlderTables::all()
{
    QList<std::pair<OlderProgress, QString>> all;
    SQLite::Statement& s =
        m_connection.prepared("SELECT feed_id, reached, until, pages, new_papers, is_finished, cursor FROM "
                              "older_progress JOIN feed ON feed.id = feed_id WHERE removed_at IS NULL");
    while (s.executeStep())
        all.append({{.feed = FeedId{numberAt(s, 0)},
                     .isFinished = numberAt(s, 5) != 0,
                     .reached = dayAt(s, 1),
                     .until = dayAt(s, 2),
                     .pages = int(numberAt(s, 3)),
                     .newPapers = int(numberAt(s, 4))},
                    textAt(s, 6)});
    return all;
}

Result<> OlderTables::keep(const OlderProgress& progress, const QString& cursor)
{
    if (!FeedTables(m_connection).isSubscribed(progress.feed))
        return failure(ErrorCode::NotFound, QString::number(progress.feed.value));
    SQLite::Statement& s = m_connection.prepared("INSERT OR REPLACE INTO older_progress (feed_id, cursor, "
                                                 "pages, new_papers, is_finished, reached, until) "
                                                 "VALUES (?, ?, ?, ?, ?, ?, ?)");
    bound(s, progress.feed.value, cursor, progress.pages, progress.newPapers, progress.isFinished);
    bindDay(s, 6, progress.reached);
    bindDay(s, 7, progress.until);
    s.exec();
    return {};
}

} // namespace offprint
