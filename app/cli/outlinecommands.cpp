#include "app/cli/sourcecommands.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/export/savedfile.h"
#include "app/feeds/opml.h"

using namespace Qt::StringLiterals;

namespace offprint {

ExitCode importFeeds(const QString& folder, const Arguments& given)
{
    if (given.rest.size() != 2)
        return wrongUse(u"Name one file with a list of feeds (OPML)."_s);
    const QString& file = given.rest[1];
    auto outline = readInput(file).and_then(readOpml);
    if (!outline) {
        outline.error().subject = file;
        return fail(outline.error());
    }
    for (const QString& warning : std::as_const(outline->warnings))
        complain(u"%1: %2"_s.arg(file, warning));
    const auto library = openLibrary(folder, true);
    if (!library)
        return fail(library.error());
    const auto outcome = waited((*library)->addOutline(*outline));
    if (!outcome)
        return fail(outcome.error());
    for (const Error& error : outcome->refused)
        fail(error);
    QString line = u"%1 added"_s.arg(counted(outcome->added, u"feed"_s));
    if (outcome->alreadyThere > 0)
        line += u", %1 there already"_s.arg(outcome->alreadyThere);
    if (!outcome->refused.isEmpty())
        line += u", %1 refused"_s.arg(outcome->refused.size());
    print(line + u".\n"_s);
    return outcome->refused.isEmpty() ? ExitCode::Fine : ExitCode::BadInput;
}

ExitCode exportFeeds(const QString& folder, const Arguments& given)
{
    if (given.rest.size() != 1)
        return wrongUse(u"feeds export takes no names: it writes all feeds."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto outline = waited((*library)->outline());
    if (!outline)
        return fail(outline.error());
    const QByteArray opml = writeOpml(*outline, QDateTime::currentDateTimeUtc());
    if (!given.has(u"-o"_s)) {
        print(QString::fromUtf8(opml));
        return ExitCode::Fine;
    }
    const auto written = saveFile(given.options.value(u"-o"_s), opml);
    return written ? ExitCode::Fine : fail(written.error());
}

} // namespace offprint
