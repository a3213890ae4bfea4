#include "app/storage/integrity.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Counts of rows that contradict each other, and what to say if there are any.
constexpr std::array<std::pair<const char*, QLatin1StringView>, 16> contradictions{
    {{"SELECT count(*) FROM pragma_foreign_key_check", "%1 rows refer to rows that are not there."_L1},
     {"SELECT count(*) FROM paper p WHERE is_starred <> EXISTS (SELECT 1 FROM paper_state s WHERE "
      "s.paper_key = p.state_key "
      "AND s.starred_at IS NOT NULL)",
      "%1 papers show a star that was not set, or lack one that was."_L1},
     {"SELECT count(*) FROM paper p WHERE is_read <> EXISTS (SELECT 1 FROM paper_state s WHERE s.paper_key = "
      "p.state_key "
      "AND s.read_at IS NOT NULL)",
      "%1 papers show a wrong read mark."_L1},
     {"SELECT count(*) FROM paper p WHERE has_note <> EXISTS (SELECT 1 FROM note n WHERE n.paper_key = "
      "p.state_key)",
      "%1 papers show a wrong note mark."_L1},
     {"SELECT count(*) FROM paper p WHERE is_hidden <> CASE WHEN is_starred = 1 OR has_note = 1 OR is_kept = "
      "1 THEN 0 WHEN "
      "NOT EXISTS (SELECT 1 FROM sighting s JOIN feed f ON f.id = s.feed_id WHERE s.paper_id = p.id AND "
      "f.removed_at IS NULL) THEN 1 WHEN EXISTS (SELECT 1 FROM saved_search q WHERE q.id = p.hidden_by AND "
      "q.hides = 1 AND q.removed_at IS NULL) THEN 2 ELSE 0 END",
      "%1 papers are out of sight, or in sight, against what their feeds and the saved searches say."_L1},
     {"SELECT count(*) FROM paper p WHERE is_kept <> EXISTS (SELECT 1 FROM kept_paper k WHERE k.paper_key = "
      "p.state_key)",
      "%1 papers do not show that they have a tag or are on a list, or show it without."_L1},
     {"SELECT count(*) FROM paper p LEFT JOIN paper_detail d ON d.paper_id = p.id WHERE d.paper_id IS NULL",
      "%1 papers have no details."_L1},
     {"SELECT count(*) FROM paper_key k LEFT JOIN merged_paper m ON m.id = k.paper_id LEFT JOIN paper p ON "
      "p.id "
      "= coalesce(m.paper_id, k.paper_id) WHERE p.id IS NULL",
      "%1 names have no paper."_L1},
     {"SELECT count(*) FROM merged_paper m WHERE m.data IS NOT NULL AND (NOT EXISTS (SELECT 1 FROM "
      "merged_paper o "
      "WHERE o.id = m.paper_id AND o.paper_id = m.paper_id) OR (m.id <> m.paper_id AND EXISTS (SELECT 1 FROM "
      "paper p WHERE p.id = m.id)))",
      "%1 papers are both a part of another and not."_L1},
     {"SELECT count(*) FROM paper_version v JOIN paper_detail d ON d.paper_id = v.paper_id WHERE v.version "
      ">= "
      "max(d.arxiv_version, 1)",
      "%1 earlier versions are none."_L1},
     {"SELECT count(*) FROM paper p WHERE upvotes IS NOT (SELECT max(upvotes) FROM sighting s WHERE "
      "s.paper_id = "
      "p.id)",
      "%1 papers show a wrong number of votes."_L1},
     {"SELECT count(*) FROM paper WHERE is_quiet = 1 AND is_read = 0",
      "%1 papers are unread and no news."_L1},
     {"SELECT count(*) FROM paper p LEFT JOIN paper_fts_docsize f ON f.id = p.id WHERE f.id IS NULL",
      "%1 papers are missing from the search index."_L1},
     {"SELECT count(*) FROM paper_fts_docsize f LEFT JOIN paper p ON p.id = f.id WHERE p.id IS NULL",
      "%1 entries of the search index have no paper."_L1},
     {"SELECT count(*) FROM feed f LEFT JOIN feed_count c ON c.feed_id = f.id WHERE (c.papers, c.unread) IS "
      "NOT (SELECT count(*), coalesce(sum(p.is_read = 0), 0) FROM sighting s JOIN paper p ON p.id = "
      "s.paper_id WHERE s.feed_id = f.id AND p.is_hidden <> 2)",
      "%1 feeds show a wrong number of papers."_L1},
     {"SELECT count(*) FROM library_count WHERE (papers, unread, starred, noted) IS NOT (SELECT count(*) "
      "FILTER (WHERE is_hidden = 0), count(*) FILTER (WHERE is_hidden = 0 AND is_read = 0), count(*) FILTER "
      "(WHERE is_starred = 1), count(*) FILTER (WHERE has_note = 1) FROM paper)",
      "The library shows a wrong number of papers (%1)."_L1}}};

} // namespace

IntegrityReport checkIntegrity(Connection& connection)
{
    IntegrityReport report;
    // SQLite 3.46 checks the index by what its connection remembers of it, which only a search brings up to
    // date: without one, what another connection added looks like damage
    static_cast<void>(connection.number("SELECT count(*) FROM paper_fts WHERE paper_fts MATCH 'offprint'"));
    SQLite::Statement& check = connection.prepared("PRAGMA integrity_check");
    while (check.executeStep()) {
        if (const QString line = textAt(check, 0); line != "ok"_L1)
            report.findings.append(line);
    }
    if (!report.findings.isEmpty())
        return report; // its rows cannot be relied on, nor counted
    for (const auto& [sql, sentence] : contradictions) {
        if (const qint64 count = connection.number(sql); count > 0)
            report.findings.append(QString(sentence).arg(count));
    }
    report.papers = connection.number("SELECT count(*) FROM paper");
    report.feeds = connection.number("SELECT count(*) FROM feed WHERE removed_at IS NULL");
    report.sightings = connection.number("SELECT count(*) FROM sighting");
    report.notes = connection.number("SELECT count(*) FROM note");
    report.starred = connection.number("SELECT count(*) FROM paper WHERE is_starred = 1");
    report.unread = connection.number("SELECT count(*) FROM paper WHERE is_read = 0 AND is_hidden = 0");
    report.bytes = connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
    report.schemaVersion = int(connection.number("PRAGMA user_version"));
    return report;
}

} // namespace offprint
