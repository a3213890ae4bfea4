// Reading lists and tags.

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/export/paperwriting.h"
#include "app/export/savedfile.h"
#include "models/listpath.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// By its number, its name or its path.
Result<ReadingList> listNamed(SqliteLibrary& library, const QString& name)
{
    const auto all = waited(library.subscriptions());
    if (!all)
        return std::unexpected(all.error());
    const auto isIt = [&](const ReadingList& list) {
        return QString::number(list.id.value) == name || list.name.compare(name, Qt::CaseInsensitive) == 0 ||
               pathOf(list, all->lists).compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(all->lists, isIt);
    return found == all->lists.end() ? Result<ReadingList>(failure(ErrorCode::NotFound, name)) : *found;
}

ExitCode printLists(SqliteLibrary& library, bool asJson)
{
    const auto all = waited(library.subscriptions());
    if (!all)
        return fail(all.error());
    QJsonArray array;
    for (const ReadingList& list : all->lists) {
        const QString path = pathOf(list, all->lists);
        if (asJson)
            array.append(QJsonObject{{u"id"_s, list.id.value},
                                     {u"name"_s, path},
                                     {u"description"_s, list.description},
                                     {u"papers"_s, list.papers},
                                     {u"read"_s, list.read}});
        else
            print(
                u"%1 %2  %3 of %4 read\n"_s.arg(list.id.value, 4).arg(path).arg(list.read).arg(list.papers));
    }
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(array).toJson()));
    return ExitCode::Fine;
}

ExitCode changeList(SqliteLibrary& library, const Arguments& given, bool isPut)
{
    if (given.rest.size() < 3)
        return wrongUse(u"Name a list and at least one paper."_s);
    const auto list = listNamed(library, given.rest[1]);
    if (!list)
        return fail(list.error());
    const auto changed = papersNamed(library, given.rest.mid(2)).and_then([&](const QList<PaperId>& ids) {
        return waited(isPut ? library.putOnList(list->id, ids) : library.takeOffList(list->id, ids));
    });
    return changed ? ExitCode::Fine : fail(changed.error());
}

/// For somebody else to import.
ExitCode exportList(SqliteLibrary& library, const Arguments& given)
{
    if (given.rest.size() != 2)
        return wrongUse(u"Name one list."_s);
    const auto file = listNamed(library, given.rest[1]).and_then([&](const ReadingList& list) {
        return readingListFile(library, list.id, given.has(u"--notes"_s));
    });
    if (!file)
        return fail(file.error());
    if (!given.has(u"-o"_s)) {
        print(QString::fromUtf8(file->bytes));
        return ExitCode::Fine;
    }
    const Result<> written = saveFile(given.options.value(u"-o"_s), file->bytes);
    return written ? ExitCode::Fine : fail(written.error());
}

ExitCode addOrRemoveList(SqliteLibrary& library, const Arguments& given)
{
    if (given.rest.size() != 2)
        return wrongUse(u"Name one list."_s);
    if (given.rest[0] == "add"_L1) {
        const auto added = waited(library.addList({.name = given.rest[1]}));
        return added ? ExitCode::Fine : fail(added.error());
    }
    const auto removed = listNamed(library, given.rest[1]).and_then([&](const ReadingList& list) {
        return waited(library.removeList(list.id));
    });
    return removed ? ExitCode::Fine : fail(removed.error());
}

} // namespace

ExitCode runLists(const QString& folder, const QStringList& arguments)
{
    const Arguments given =
        Arguments::sort(arguments, {{u"--json"_s, false}, {u"--notes"_s, false}, {u"-o"_s, true}});
    if (!given.wrong.isEmpty())
        return wrongUse(given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const QString what = given.rest.value(0);
    if (what.isEmpty())
        return printLists(**library, given.has(u"--json"_s));
    if (what == "add"_L1 || what == "remove"_L1)
        return addOrRemoveList(**library, given);
    if (what == "put"_L1 || what == "take"_L1)
        return changeList(**library, given, what == "put"_L1);
    if (what == "export"_L1)
        return exportList(**library, given);
    return wrongUse(u"lists knows add, remove, put, take and export."_s);
}

ExitCode runTags(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--json"_s, false}});
    if (!given.wrong.isEmpty() || !given.rest.isEmpty())
        return wrongUse(given.wrong.isEmpty() ? u"tags takes no names: it prints all tags."_s : given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto all = waited((*library)->subscriptions());
    if (!all)
        return fail(all.error());
    QJsonArray array;
    for (const Tag& tag : all->tags) {
        if (given.has(u"--json"_s))
            array.append(QJsonObject{{u"name"_s, tag.name}, {u"papers"_s, tag.papers}});
        else
            print(u"%1  %2\n"_s.arg(tag.papers, 6).arg(tag.name));
    }
    if (given.has(u"--json"_s))
        print(QString::fromUtf8(QJsonDocument(array).toJson()));
    return ExitCode::Fine;
}

ExitCode runTag(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--remove"_s, false}});
    if (!given.wrong.isEmpty() || given.rest.size() < 2)
        return wrongUse(given.wrong.isEmpty() ? u"Name a tag and at least one paper."_s : given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto tagged = papersNamed(**library, given.rest.mid(1)).and_then([&](const QList<PaperId>& ids) {
        return waited((*library)->setTagged(ids, given.rest[0], !given.has(u"--remove"_s)));
    });
    return tagged ? ExitCode::Fine : fail(tagged.error());
}

} // namespace offprint
