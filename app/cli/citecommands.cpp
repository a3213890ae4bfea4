// Papers for other programs.

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/export/paperwriting.h"
#include "app/filesettings.h"
#include "app/places.h"
#include "models/citation/bibtex.h"
#include "models/citation/citekey.h"
#include "models/citation/formattedreference.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString formatNames()
{
    QStringList names;
    for (const PaperFormatInfo& info : paperFormats())
        names.append(QString(info.name));
    return names.join(u", "_s);
}

std::optional<ReferenceStyle> styleNamed(const QString& name)
{
    const auto found = std::ranges::find_if(referenceStyles, [&](ReferenceStyle style) {
        const QString word = referenceStyleName(style).section(u' ', 0, 0); // "Chicago (author-date)"
        return word.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == std::end(referenceStyles) ? std::nullopt : std::optional(*found);
}

/// None: there is no such style.
std::optional<QString> cited(const QList<Citation>& citations, const QString& style)
{
    if (style == "bibtex"_L1 || style == "biblatex"_L1)
        return toBib(citations, style == "bibtex"_L1 ? BibDialect::BibTeX : BibDialect::BibLaTeX);
    if (style == "key"_L1)
        return keysOf(citations) + u'\n';
    if (style == "latex"_L1)
        return u"\\cite{%1}\n"_s.arg(keysOf(citations));
    const auto known = styleNamed(style);
    if (!known)
        return std::nullopt;
    QString text;
    for (const Citation& citation : citations)
        text += formattedReference(citation, *known).plain + u'\n';
    return text;
}

QString keyPattern(const QString& folder, const Arguments& given)
{
    const QString own = FileSettings(settingsFileFor(folder)).exportChoices().keyPattern;
    return given.options.value(u"--keys"_s, own);
}

Result<qsizetype> writeOut(SqliteLibrary& library, const PaperExport& what, const QString& output)
{
    if (output != "-"_L1)
        return writePapers(library, output, what, {});
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, u"standard output"_s, out.errorString());
    auto written = writePapers(library, out, what, {});
    if (written && !out.flush())
        return failure(ErrorCode::FileUnwritable, u"standard output"_s, out.errorString());
    return written;
}

} // namespace

ExitCode runExport(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"--starred"_s, false},
                                                        {u"--feed"_s, true},
                                                        {u"--format"_s, true},
                                                        {u"--keys"_s, true},
                                                        {u"--no-abstracts"_s, false},
                                                        {u"--notes"_s, false},
                                                        {u"-o"_s, true}});
    if (!given.wrong.isEmpty())
        return wrongUse(given.wrong);
    const QString output = given.options.value(u"-o"_s, u"-"_s);
    const auto format = given.has(u"--format"_s) ? paperFormatNamed(given.options.value(u"--format"_s))
                                                 : paperFormatOf(output);
    if (!format)
        return wrongUse(u"--format wants one of %1."_s.arg(formatNames()));
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto stubs = queryFrom(**library, given).and_then([&](const PaperQuery& query) {
        return waited((*library)->find(query));
    });
    if (!stubs)
        return fail(stubs.error());
    PaperExport what{.papers = {},
                     .format = *format,
                     .keyPattern = keyPattern(folder, given),
                     .withAbstracts = !given.has(u"--no-abstracts"_s),
                     .withNotes = given.has(u"--notes"_s) || !isOfReferences(*format),
                     .heading = given.rest.isEmpty() ? u"Papers"_s : given.rest.join(u' ')};
    for (const PaperStub& stub : *stubs)
        what.papers.append(stub.id);
    const auto written = writeOut(**library, what, output);
    return written ? ExitCode::Fine : fail(written.error());
}

ExitCode runCite(const QString& folder, const QStringList& arguments)
{
    const Arguments given =
        Arguments::sort(arguments, {{u"--style"_s, true}, {u"--keys"_s, true}, {u"--json"_s, false}});
    if (!given.wrong.isEmpty() || given.rest.isEmpty())
        return wrongUse(given.wrong.isEmpty() ? u"Name at least one paper."_s : given.wrong);
    const QString style = given.options.value(u"--style"_s, u"bibtex"_s).toLower();
    if (!cited({}, style))
        return wrongUse(
            u"--style wants bibtex, biblatex, key, latex, apa, ieee, chicago, acm, nature or harvard."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto citations = papersNamed(**library, given.rest).and_then([&](const QList<PaperId>& ids) {
        return waited((*library)->citations(ids, keyPattern(folder, given)));
    });
    if (!citations)
        return fail(citations.error());
    if (!given.has(u"--json"_s)) {
        print(*cited(*citations, style));
        return ExitCode::Fine;
    }
    QJsonArray array;
    for (const Citation& citation : *citations)
        array.append(QJsonObject{{u"key"_s, citation.key}, {u"text"_s, *cited({citation}, style)}});
    print(QString::fromUtf8(QJsonDocument(array).toJson()));
    return ExitCode::Fine;
}

} // namespace offprint
