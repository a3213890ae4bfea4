#pragma once

#include "tests/library/replies.h"

#include "app/storage/paperrows.h"

using namespace Qt::StringLiterals;

namespace offprint {

/// What a library holds, by content: a line for every paper, without the numbers that arrival gives and the
/// times of arrival. Two libraries are the same if their lines are.
inline QStringList digestOf(const QString& file)
{
    Connection connection(file, Connection::Mode::ReadOnly, std::chrono::seconds(5));
    const auto time = [](const QDateTime& t) { return t.isValid() ? t.toString(Qt::ISODateWithMs) : QString(); };
    QStringList lines;
    SQLite::Statement papers = connection.prepare("SELECT id, is_read FROM paper");
    while (papers.executeStep()) {
        const PaperId id{numberAt(papers, 0)};
        const auto rows = PaperRows(connection).load(id);
        const Paper& p = rows->part.paper;
        QStringList line{p.title,
                         p.abstractText,
                         p.abstractHtml,
                         p.authors.join(u','),
                         time(p.published),
                         time(p.updated),
                         p.ids.arxiv,
                         QString::number(p.ids.version),
                         p.ids.doi,
                         p.ids.openReview,
                         p.link,
                         p.pdf,
                         p.code,
                         p.project,
                         p.thumbnail,
                         p.categories.join(u','),
                         p.keywords.join(u','),
                         p.comments,
                         p.journalRef,
                         p.submitter,
                         rows->part.day.toString(Qt::ISODate),
                         rows->part.announceType(),
                         time(rows->part.versionDate),
                         QString::number(p.isWithdrawn),
                         QString::number(rows->isRead),
                         QString::number(p.upvotes.value_or(-1))};
        for (const Listing& l : rows->part.listings)
            line += u"in %1: %2 %3 %4 %5 %6 %7"_s.arg(l.feed.value)
                        .arg(l.guid, time(l.listed), time(l.lastListed), l.day.toString(Qt::ISODate),
                             l.announceType, l.submitter);
        for (const PaperVersion& v : rows->part.versions)
            line += u"v%1: %2 %3 %4 %5 %6 %7 %8"_s.arg(v.version)
                        .arg(v.title, v.abstractText, v.authors.join(u','), time(v.date), v.journalRef, v.doi,
                             QString::number(v.isWithdrawn));
        SQLite::Statement keys = connection.prepare(
            "SELECT k.key, k.is_own FROM paper_key k LEFT JOIN merged_paper m ON m.id = k.paper_id "
            "WHERE coalesce(m.paper_id, k.paper_id) = ? ORDER BY k.is_own, k.key");
        bindAt(keys, 1, id.value);
        while (keys.executeStep())
            line += textAt(keys, 0) + QString::number(numberAt(keys, 1));
        lines.append(line.join(u" | "_s));
    }
    lines.sort();
    return lines;
}

} // namespace offprint
