#include "app/storage/schema.h"

#include "app/storage/schema_hiding.h"
#include "app/storage/schema_lists.h"
#include "app/storage/schema_mirror.h"
#include "app/storage/schema_notes.h"
#include "app/storage/schema_pdfs.h"
#include "app/storage/schema_publications.h"
#include "app/storage/schema_refresh.h"
#include "app/storage/schema_search.h"
#include "app/storage/schema_sources.h"
#include "app/storage/schema_steps.h"
#include "app/storage/schema_works.h"

#include <sqlite3.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>

#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

// Times are milliseconds since 1970 in UTC; days are Julian days in the user's time zone.
//
// `paper` holds what lists need and no more, so that scanning it stays cheap; its is_ and has_ columns mirror
// the user's tables and change in the same transaction. What the user made is keyed by paper.state_key, not
// by the row's number, and outlives the row.
constexpr const char* firstSchema = R"sql(
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    position INTEGER NOT NULL,
    is_expanded INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    url_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'unknown',
    title TEXT,
    given_name TEXT,
    site TEXT,
    folder_id INTEGER REFERENCES folder (id) ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0,
    interval_minutes INTEGER,
    etag BLOB,
    last_modified BLOB,
    body_hash BLOB,
    last_checked INTEGER,
    last_good INTEGER,
    next_due INTEGER,
    failure_code INTEGER,
    failure_detail TEXT,
    failure_status INTEGER,
    failure_count INTEGER NOT NULL DEFAULT 0,
    removed_at INTEGER
) STRICT;

CREATE TABLE paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state_key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    primary_category TEXT,
    day INTEGER NOT NULL,
    upvotes INTEGER,
    is_read INTEGER NOT NULL DEFAULT 0,
    is_starred INTEGER NOT NULL DEFAULT 0,
    has_note INTEGER NOT NULL DEFAULT 0,
    is_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX paper_by_day ON paper (day, id) WHERE is_hidden = 0;
CREATE INDEX paper_unread ON paper (day, id) WHERE is_read = 0 AND is_hidden = 0;
CREATE INDEX paper_starred ON paper (day, id) WHERE is_starred = 1;
CREATE INDEX paper_noted ON paper (day, id) WHERE has_note = 1;

CREATE TABLE paper_detail (
    paper_id INTEGER PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
    abstract TEXT,
    html TEXT,
    authors TEXT,
    published INTEGER,
    updated INTEGER,
    first_seen INTEGER NOT NULL,
    arxiv TEXT,
    arxiv_version INTEGER NOT NULL DEFAULT 0,
    doi TEXT,
    openreview TEXT,
    link TEXT,
    pdf TEXT,
    code TEXT,
    project TEXT,
    thumbnail TEXT,
    categories TEXT,
    keywords TEXT,
    comments TEXT,
    journal_ref TEXT,
    comment_count INTEGER,
    submitter TEXT
) STRICT;

CREATE TABLE paper_key (
    key TEXT PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_key_paper ON paper_key (paper_id);

CREATE TABLE paper_version (
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT,
    abstract TEXT,
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (paper_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE sighting (
    feed_id INTEGER NOT NULL REFERENCES feed (id),
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    guid TEXT,
    listed INTEGER,
    day INTEGER NOT NULL,
    announce_type TEXT,
    upvotes INTEGER,
    submitter TEXT,
    PRIMARY KEY (feed_id, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_by_day ON sighting (feed_id, day, paper_id);
CREATE INDEX sighting_paper ON sighting (paper_id);

CREATE TABLE paper_state (
    paper_key TEXT PRIMARY KEY,
    read_at INTEGER,
    starred_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    paper_key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE note_revision (
    id INTEGER PRIMARY KEY,
    paper_key TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_revision_paper ON note_revision (paper_key, saved_at);

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    paper_key TEXT,
    detail TEXT
) STRICT;

CREATE TABLE session (
    pid INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    started INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE paper_fts USING fts5 (
    title, abstract, authors, note,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
)sql";

// A feed of thousands is indexed a third faster if the index gathers 4 MB of words before it writes, not 1
// MB, and merges what it wrote half as often.
constexpr const char* roomierIndex = R"sql(
INSERT INTO paper_fts (paper_fts, rank) VALUES ('hashsize', 4194304), ('automerge', 8);
)sql";

// Pieces of the index are put together while nothing else is to be done (tidyIndex), not within the commits
// that a person may be waiting for.
constexpr const char* tidiedIndex = R"sql(
INSERT INTO paper_fts (paper_fts, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 400);
)sql";

// The sidebar asks for its counts after every change, so they are kept, not counted: by triggers, but for
// what is inserted. With a trigger, SQLite prepares every insert to be undone by itself, which takes thrice
// the time; PaperWriter counts what it inserts. A paper's sightings go before the paper does, while its mark
// can still be seen.
//
// A note may be typed for a paper that meanwhile turns out to be another one: `note` is its text as it stands
// in the other's.
constexpr const char* keptCounts = R"sql(
CREATE TABLE feed_count (
    feed_id INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
    papers INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO feed_count SELECT f.id, count(p.id), coalesce(sum(p.is_read = 0), 0) FROM feed f
    LEFT JOIN sighting s ON s.feed_id = f.id LEFT JOIN paper p ON p.id = s.paper_id GROUP BY f.id;

CREATE TABLE library_count (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    papers INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    noted INTEGER NOT NULL
) STRICT;
INSERT INTO library_count SELECT 1, count(*) FILTER (WHERE is_hidden = 0),
    count(*) FILTER (WHERE is_hidden = 0 AND is_read = 0),
    count(*) FILTER (WHERE is_starred = 1), count(*) FILTER (WHERE has_note = 1) FROM paper;

CREATE TABLE merged_paper (
    id INTEGER PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    note TEXT
) STRICT;
CREATE INDEX merged_paper_into ON merged_paper (paper_id);

CREATE TRIGGER feed_added AFTER INSERT ON feed BEGIN
    INSERT INTO feed_count (feed_id) VALUES (new.id);
END;
CREATE TRIGGER sighting_moved AFTER UPDATE OF paper_id ON sighting BEGIN
    UPDATE feed_count SET unread = unread + (SELECT is_read = 0 FROM paper WHERE id = new.paper_id)
        - (SELECT is_read = 0 FROM paper WHERE id = old.paper_id) WHERE feed_id = new.feed_id;
END;
CREATE TRIGGER sighting_gone AFTER DELETE ON sighting BEGIN
    UPDATE feed_count SET papers = papers - 1,
        unread = unread - (SELECT is_read = 0 FROM paper WHERE id = old.paper_id) WHERE feed_id = old.feed_id;
END;
CREATE TRIGGER paper_going BEFORE DELETE ON paper BEGIN
    DELETE FROM sighting WHERE paper_id = old.id;
END;
CREATE TRIGGER paper_gone AFTER DELETE ON paper BEGIN
    UPDATE library_count SET papers = papers - (old.is_hidden = 0),
        unread = unread - (old.is_hidden = 0 AND old.is_read = 0),
        starred = starred - old.is_starred, noted = noted - old.has_note;
END;
CREATE TRIGGER paper_marked AFTER UPDATE OF is_read, is_starred, has_note, is_hidden ON paper
WHEN old.is_read <> new.is_read OR old.is_starred <> new.is_starred OR old.has_note <> new.has_note
    OR old.is_hidden <> new.is_hidden BEGIN
    UPDATE library_count SET papers = papers + (new.is_hidden = 0) - (old.is_hidden = 0),
        unread = unread + (new.is_hidden = 0 AND new.is_read = 0) - (old.is_hidden = 0 AND old.is_read = 0),
        starred = starred + new.is_starred - old.is_starred, noted = noted + new.has_note - old.has_note;
END;
CREATE TRIGGER paper_read AFTER UPDATE OF is_read ON paper WHEN old.is_read <> new.is_read BEGIN
    UPDATE feed_count SET unread = unread + old.is_read - new.is_read
        WHERE feed_id IN (SELECT feed_id FROM sighting WHERE paper_id = new.id);
END;
)sql";

/// A checked copy of the library as it was before a step.
void copyBeside(Connection& connection, const QString& file, int version)
{
    // Under a name of our own until it is whole: another process may be at the same step
    const QString copy = u"%1.before-%2"_s.arg(file).arg(version);
    const QString growing = u"%1.%2"_s.arg(copy).arg(QCoreApplication::applicationPid());
    QFile::remove(growing);
    auto vacuum = connection.prepare("VACUUM INTO ?");
    bound(vacuum, growing).exec();
    const bool isSound =
        Connection(growing, Connection::Mode::ReadOnly, std::chrono::seconds(5)).text("PRAGMA quick_check") ==
        "ok"_L1;
    QFile::remove(copy);
    if (!isSound || !QFile::rename(growing, copy))
        throw SQLite::Exception("the copy made before the update is not sound", SQLITE_CORRUPT);
}

void runStep(Connection& connection, const Migration& step)
{
    WriteTransaction transaction(connection, Durability::User);
    if (connection.number("PRAGMA user_version") >= step.version)
        return; // another process was first
    connection.execute(step.script);
    connection.execute(
        QByteArray("PRAGMA application_id = " + QByteArray::number(applicationId)).constData());
    connection.execute(QByteArray("PRAGMA user_version = " + QByteArray::number(step.version)).constData());
    transaction.commit();
}

} // namespace

const QList<Migration>& migrations()
{
    static const QList<Migration> all{{1, "the first schema", firstSchema},
                                      {2, "a search index that writes less often", roomierIndex},
                                      {3, "counts that are kept", keptCounts},
                                      {4, "what the refresh did", refreshSchema},
                                      {5, "works, versions and votes over time", worksAndVersions},
                                      {6, "lists of feeds, older papers", schemaOfSources},
                                      {7, "a search index that is tidied when there is time", tidiedIndex},
                                      {8, "search with words of our own, saved searches", searchSchema},
                                      {9, "searches that hide what fits them", hidingSchema},
                                      {10, "notes that two write or that link, summaries", notesSchema},
                                      {11, "PDFs in the library's folder", pdfSchema},
                                      {12, "files of notes", mirrorSchema},
                                      {13, "tags, reading lists and keys", listsSchema},
                                      {14, "steps that can be undone", stepsSchema},
                                      {15, "where papers were published", publicationsSchema}};
    return all;
}

Result<> useWriteAheadLog(Connection& connection, std::chrono::milliseconds patience)
{
    // SQLite's own waiting does not cover the change of the journal mode
    QDeadlineTimer deadline(patience);
    while (true) {
        const auto mode = attempt({}, [&] { return connection.text("PRAGMA journal_mode = WAL"); });
        if (mode && *mode == "wal"_L1)
            return {};
        if (mode)
            return failure(ErrorCode::LibraryUnopenable, {},
                           u"its disk does not support write-ahead logging"_s);
        if (mode.error().code != ErrorCode::LibraryBusy || deadline.hasExpired())
            return std::unexpected(mode.error());
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

Result<> migrate(Connection& connection, const QString& file, const QList<Migration>& steps)
{
    return attempt(file,
                   [&]() -> Result<> {
                       const qint64 version = connection.number("PRAGMA user_version");
                       const qint64 application = connection.number("PRAGMA application_id");
                       const bool isEmpty = connection.number("SELECT count(*) FROM sqlite_schema") == 0;
                       if (!isEmpty && application != applicationId)
                           return failure(ErrorCode::LibraryForeign, file);
                       if (version > steps.last().version)
                           return failure(ErrorCode::LibraryNewer, file, u"version %1"_s.arg(version));
                       bool isCopied = isEmpty;
                       for (const Migration& step : steps) {
                           if (step.version <= version)
                               continue;
                           if (!std::exchange(isCopied, true))
                               copyBeside(connection, file, step.version);
                           runStep(connection, step);
                       }
                       return {};
                   })
        .and_then([](Result<> inner) { return inner; });
}

} // namespace offprint
