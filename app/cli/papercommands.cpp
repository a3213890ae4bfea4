#include "app/cli/commands.h"

#include "app/cli/arguments.h"
#include "app/export/jsonexport.h"
#include "app/export/markdownexport.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Marker = Reply<QList<PaperId>> (*)(SqliteLibrary&, const QList<PaperId>&);

ExitCode mark(const QString& folder, const QStringList& names, Marker marker)
{
    if (names.isEmpty())
        return wrongUse(u"Name at least one paper."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto ids = papersNamed(**library, names);
    if (!ids)
        return fail(ids.error());
    const auto marked = waited(marker(**library, *ids));
    return marked ? ExitCode::Fine : fail(marked.error());
}

ExitCode runStar(const QString& folder, const QStringList& names)
{
    return mark(folder, names, [](SqliteLibrary& library, const QList<PaperId>& ids) {
        return library.setStarred(ids, true);
    });
}

ExitCode runUnstar(const QString& folder, const QStringList& names)
{
    return mark(folder, names, [](SqliteLibrary& library, const QList<PaperId>& ids) {
        return library.setStarred(ids, false);
    });
}

ExitCode runRead(const QString& folder, const QStringList& names)
{
    return mark(folder, names,
                [](SqliteLibrary& library, const QList<PaperId>& ids) { return library.setRead(ids, true); });
}

ExitCode runUnread(const QString& folder, const QStringList& names)
{
    return mark(folder, names, [](SqliteLibrary& library, const QList<PaperId>& ids) {
        return library.setRead(ids, false);
    });
}

constexpr std::array<Command, 17> allCommands{{{"parse"_L1, runParse},
                                               {"feeds"_L1, runFeeds},
                                               {"refresh"_L1, runRefresh},
                                               {"list"_L1, runList},
                                               {"show"_L1, runShow},
                                               {"star"_L1, runStar},
                                               {"unstar"_L1, runUnstar},
                                               {"read"_L1, runRead},
                                               {"unread"_L1, runUnread},
                                               {"note"_L1, runNote},
                                               {"export"_L1, runExport},
                                               {"import"_L1, runImport},
                                               {"cite"_L1, runCite},
                                               {"lists"_L1, runLists},
                                               {"tags"_L1, runTags},
                                               {"tag"_L1, runTag},
                                               {"check"_L1, runCheck}}};

QString lineFor(const PaperRow& row)
{
    return u"%1 %2%3%4 %5  %6 — %7\n"_s.arg(row.id.value, 6)
        .arg(QChar(row.isRead ? u' ' : u'●'))
        .arg(QChar(row.isStarred ? u'★' : u' '))
        .arg(QChar(row.hasNote ? u'✎' : u' '))
        .arg(row.day.toString(Qt::ISODate), row.title,
             row.authors.isEmpty() ? u"no authors given"_s : row.authors.left(60));
}

/// One paper named by the first of the rest.
Result<Paper> paperNamed(SqliteLibrary& library, const QString& name)
{
    return waited(library.resolve(name)).and_then([&](PaperId id) { return waited(library.paper(id)); });
}

} // namespace

std::span<const Command> commands()
{
    return allCommands;
}

ExitCode runList(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--feed"_s, true},
                                                        {u"--unread"_s, false},
                                                        {u"--starred"_s, false},
                                                        {u"--limit"_s, true},
                                                        {u"--json"_s, false}});
    if (!given.wrong.isEmpty())
        return wrongUse(given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto stubs = queryFrom(**library, given).and_then([&](const PaperQuery& query) {
        return waited((*library)->find(query));
    });
    if (!stubs)
        return stubs.error().code == ErrorCode::BadArgument ? wrongUse(stubs.error().detail + u'.')
                                                            : fail(stubs.error());
    QList<PaperId> ids;
    for (const PaperStub& stub : *stubs)
        ids.append(stub.id);
    const auto rows = waited((*library)->rows(ids));
    if (!rows)
        return fail(rows.error());
    QJsonArray array;
    for (const PaperRow& row : *rows) {
        if (given.has(u"--json"_s))
            array.append(toJson(row));
        else
            print(lineFor(row));
    }
    if (given.has(u"--json"_s))
        print(QString::fromUtf8(QJsonDocument(array).toJson()));
    return ExitCode::Fine;
}

ExitCode runShow(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--json"_s, false}});
    if (!given.wrong.isEmpty() || given.rest.size() != 1)
        return wrongUse(given.wrong.isEmpty() ? u"Name one paper."_s : given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto paper = paperNamed(**library, given.rest.first());
    if (!paper)
        return fail(paper.error());
    print(given.has(u"--json"_s) ? QString::fromUtf8(QJsonDocument(toJson(*paper)).toJson())
                                 : toMarkdown({*paper}));
    return ExitCode::Fine;
}

namespace {

ExitCode printRevisions(SqliteLibrary& library, const Paper& paper)
{
    const auto revisions = waited(library.noteRevisions(paper.id));
    if (!revisions)
        return fail(revisions.error());
    for (const NoteRevision& each : *revisions)
        print(u"%1  %2  %3 characters%4\n"_s.arg(each.number)
                  .arg(each.saved.toUTC().toString(Qt::ISODate))
                  .arg(each.characters)
                  .arg(each.isFromElsewhere ? u", written elsewhere"_s : QString()));
    return ExitCode::Fine;
}

ExitCode printRevision(SqliteLibrary& library, const Paper& paper, const QString& number)
{
    const auto known = waited(library.noteRevisions(paper.id));
    if (!known)
        return fail(known.error());
    const auto isIt = [&](const NoteRevision& each) { return QString::number(each.number) == number; };
    if (std::ranges::none_of(*known, isIt))
        return fail(Error{ErrorCode::NotFound, number});
    const auto text = waited(library.noteRevision(number.toLongLong()));
    if (!text)
        return fail(text.error());
    print(*text + u'\n');
    return ExitCode::Fine;
}

} // namespace

ExitCode runNote(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(
        arguments,
        {{u"--text"_s, true}, {u"--file"_s, true}, {u"--history"_s, false}, {u"--version"_s, true}});
    if (!given.wrong.isEmpty() || given.rest.isEmpty() || given.rest.size() > 2 ||
        (given.rest.size() == 2 && given.rest[1] != "-"_L1))
        return wrongUse(given.wrong.isEmpty() ? u"Name one paper."_s : given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto paper = paperNamed(**library, given.rest.first());
    if (!paper)
        return fail(paper.error());
    if (given.has(u"--history"_s))
        return printRevisions(**library, *paper);
    if (given.has(u"--version"_s))
        return printRevision(**library, *paper, given.options.value(u"--version"_s));
    const bool fromInput = given.has(u"--file"_s) || given.rest.size() == 2;
    if (!given.has(u"--text"_s) && !fromInput) {
        print(paper->note.isEmpty() ? QString() : paper->note + u'\n');
        return ExitCode::Fine;
    }
    QString text = given.options.value(u"--text"_s);
    if (fromInput) {
        const auto bytes = readInput(given.options.value(u"--file"_s, u"-"_s));
        if (!bytes)
            return fail(bytes.error());
        text = QString::fromUtf8(*bytes);
    }
    const auto saved = waited((*library)->setNote(paper->id, text));
    return saved ? ExitCode::Fine : fail(saved.error());
}

ExitCode runCheck(const QString& folder, const QStringList& arguments)
{
    if (!arguments.isEmpty())
        return wrongUse(u"check takes no arguments."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto report = waited((*library)->check());
    if (!report)
        return fail(report.error());
    print(u"%1 papers, %2 unread, %3 starred, %4 notes; %5 feeds, %6 sightings; %7 bytes, schema %8\n"_s
              .arg(report->papers)
              .arg(report->unread)
              .arg(report->starred)
              .arg(report->notes)
              .arg(report->feeds)
              .arg(report->sightings)
              .arg(report->bytes)
              .arg(report->schemaVersion));
    for (const QString& finding : report->findings)
        complain(finding);
    if (report->isSound)
        print(u"The library is sound.\n"_s);
    return report->isSound ? ExitCode::Fine : ExitCode::Failed;
}

} // namespace offprint
