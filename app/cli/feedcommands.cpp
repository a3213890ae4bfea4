#include "app/cli/commands.h"

#include "app/cli/arguments.h"
#include "app/cli/logwords.h"
#include "app/cli/sourcecommands.h"
#include "app/feeds/feedjson.h"
#include "app/feeds/feedparser.h"
#include "app/refresh/words.h"
#include "models/logremarks.h"
#include "models/sentence.h"

#include <QtCore/QJsonArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array<std::pair<QLatin1StringView, ExitCode (*)(const QString&, const Arguments&)>, 4>
    sourceVerbs{{{"import"_L1, importFeeds},
                 {"export"_L1, exportFeeds},
                 {"find"_L1, findFeeds},
                 {"older"_L1, loadOlder}}};
constexpr int logLines = 200;

void printFeed(const ParsedFeed& feed)
{
    print(u"%1 (%2, %3 entries)\n"_s.arg(feed.title, toString(feed.kind)).arg(feed.entries.size()));
    for (const ParsedEntry& entry : feed.entries)
        print(u"- %1\n  %2\n"_s.arg(entry.title, entry.link));
    for (const QString& warning : feed.warnings)
        complain(warning);
}

QJsonObject toJson(const Feed& feed, const Subscriptions& all)
{
    QJsonObject object{{u"id"_s, feed.id.value},
                       {u"name"_s, feed.name()},
                       {u"url"_s, feed.url},
                       {u"kind"_s, toString(feed.kind)},
                       {u"unread"_s, all.unread.value(feed.id)},
                       {u"papers"_s, all.papers.value(feed.id)}};
    if (feed.failure)
        object.insert(u"failure"_s, sentenceFor(*feed.failure));
    return object;
}

void printLine(const Feed& feed, const Subscriptions& all)
{
    print(u"%1  %2 unread of %3  %4  %5\n"_s.arg(feed.id.value, 4)
              .arg(all.unread.value(feed.id), 5)
              .arg(all.papers.value(feed.id), 5)
              .arg(feed.name(), feed.url));
    if (feed.failure)
        print(u"      %1\n"_s.arg(sentenceFor(*feed.failure)));
}

ExitCode listFeeds(const QString& folder, bool asJson)
{
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto all = waited((*library)->subscriptions());
    if (!all)
        return fail(all.error());
    QJsonArray array;
    for (const Feed& feed : all->feeds) {
        array.append(toJson(feed, *all));
        if (!asJson)
            printLine(feed, *all);
    }
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(array).toJson()));
    return ExitCode::Fine;
}

ExitCode addFeeds(const QString& folder, const QStringList& urls)
{
    if (urls.isEmpty())
        return wrongUse(u"Give the address of a feed."_s);
    const auto library = openLibrary(folder, true);
    if (!library)
        return fail(library.error());
    ExitCode code = ExitCode::Fine;
    for (const QString& url : urls) {
        const auto added = waited((*library)->addFeed(url));
        if (added)
            print(u"%1\n"_s.arg(added->value));
        else
            code = fail(added.error());
    }
    return code;
}

ExitCode removeFeed(const QString& folder, const QStringList& names)
{
    if (names.size() != 1)
        return wrongUse(u"Name one feed, by its number or address."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto removed = feedNamed(**library, names.first()).and_then([&](FeedId id) {
        return waited((*library)->removeFeed(id));
    });
    return removed ? ExitCode::Fine : fail(removed.error());
}

/// The newest last, as a terminal shows its end.
ExitCode showLog(const QString& folder, const QStringList& names)
{
    if (names.size() != 1)
        return wrongUse(u"Name one feed, by its number or address."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto entries = feedNamed(**library, names.first()).and_then([&](FeedId id) {
        return waited((*library)->feedLog(id, logLines));
    });
    if (!entries)
        return fail(entries.error());
    for (qsizetype i = entries->size() - 1; i >= 0; --i) {
        const RefreshLogEntry& entry = entries->at(i);
        print(u"%1  %2\n"_s.arg(timeInWords(entry.at), answerInWords(entry)));
        for (const QStringList remarks = remarksOf(entry); const QString& remark : remarks)
            print(u"      %1\n"_s.arg(remark));
    }
    return ExitCode::Fine;
}

} // namespace

ExitCode runParse(const QString&, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--url"_s, true}, {u"--json"_s, false}});
    if (!given.wrong.isEmpty() || given.rest.size() != 1)
        return wrongUse(given.wrong.isEmpty() ? u"Name one file to parse."_s : given.wrong);
    const auto feed = readInput(given.rest.first()).and_then([&](const QByteArray& bytes) {
        return parseFeed(
            bytes, {.url = given.options.value(u"--url"_s), .charset = {}, .subject = given.rest.first()});
    });
    if (!feed)
        return fail(feed.error());
    if (given.has(u"--json"_s))
        print(QString::fromUtf8(QJsonDocument(toJson(*feed)).toJson()));
    else
        printFeed(*feed);
    return ExitCode::Fine;
}

ExitCode runFeeds(const QString& folder, const QStringList& arguments)
{
    const Arguments given =
        Arguments::sort(arguments, {{u"--json"_s, false}, {u"-o"_s, true}, {u"--until"_s, true}});
    if (!given.wrong.isEmpty())
        return wrongUse(given.wrong);
    const QString verb = given.rest.value(0);
    if (verb.isEmpty())
        return listFeeds(folder, given.has(u"--json"_s));
    if (verb == "add"_L1)
        return addFeeds(folder, given.rest.mid(1));
    if (verb == "remove"_L1)
        return removeFeed(folder, given.rest.mid(1));
    for (const auto& [name, run] : sourceVerbs) {
        if (verb == name)
            return run(folder, given);
    }
    if (verb == "log"_L1)
        return showLog(folder, given.rest.mid(1));
    return wrongUse(u"feeds knows add, remove, find, import, export, older and log, not “%1”."_s.arg(verb));
}

} // namespace offprint
