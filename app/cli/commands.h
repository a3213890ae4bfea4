#pragma once

#include "app/cli/commandline.h"
#include "app/library/sqlitelibrary.h"
#include "app/library/waited.h"
#include "app/refresh/refreshoptions.h"

#include <QtCore/QJsonDocument>

#include <span>

namespace offprint {

/// A command of the command line; `run` gets the library's folder and what stands behind the command's name.
struct Command
{
    QLatin1StringView name;
    ExitCode (*run)(const QString& folder, const QStringList& arguments);
};

[[nodiscard]] std::span<const Command> commands();

ExitCode runParse(const QString& folder, const QStringList& arguments);
ExitCode runFeeds(const QString& folder, const QStringList& arguments);
ExitCode runRefresh(const QString& folder, const QStringList& arguments);
ExitCode runList(const QString& folder, const QStringList& arguments);
ExitCode runShow(const QString& folder, const QStringList& arguments);
ExitCode runNote(const QString& folder, const QStringList& arguments);
ExitCode runCite(const QString& folder, const QStringList& arguments);
ExitCode runLists(const QString& folder, const QStringList& arguments);
ExitCode runTags(const QString& folder, const QStringList& arguments);
ExitCode runTag(const QString& folder, const QStringList& arguments);
ExitCode runExport(const QString& folder, const QStringList& arguments);
ExitCode runImport(const QString& folder, const QStringList& arguments);
ExitCode runCheck(const QString& folder, const QStringList& arguments);

[[nodiscard]] QString counted(qsizetype number, const QString& thing); ///< "1 feed", "2 feeds"

void print(const QString& text);        ///< to standard output, as it is
void complain(const QString& sentence); ///< to standard error, as a line
ExitCode fail(const Error& error);
ExitCode wrongUse(const QString& sentence);

/// The library in the folder, open. With `makeIfMissing` a new one is made, the sample feed in it.
[[nodiscard]] Result<std::unique_ptr<SqliteLibrary>> openLibrary(const QString& folder,
                                                                 bool makeIfMissing = false);

/// How requests go out for the library in the folder: as it is set for its window.
[[nodiscard]] RefreshOptions refreshOptions(const QString& folder);

/// Asks the feeds now, and tells how that went.
ExitCode refreshFeeds(SqliteLibrary& library, const QString& folder, const QList<FeedId>& feeds,
                      bool isVerbose);

/// The feed that a number or an address names.
[[nodiscard]] Result<FeedId> feedNamed(SqliteLibrary& library, const QString& name);

/// The papers that --starred, --unread, --feed, --limit and words ask for.
struct Arguments;
[[nodiscard]] Result<PaperQuery> queryFrom(SqliteLibrary& library, const Arguments& arguments);

/// The papers of these names; "-" stands for those on standard input, a name a line.
[[nodiscard]] Result<QList<PaperId>> papersNamed(SqliteLibrary& library, const QStringList& names);

/// A file's bytes, "-" being standard input, at most so many megabytes. FileUnreadable, TooLarge.
[[nodiscard]] Result<QByteArray> readInput(const QString& name, int mostMegabytes = 64);

} // namespace offprint
