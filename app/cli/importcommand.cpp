// Papers from other programs.

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/import/importreading.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int mostMegabytes = 256; // a hundred thousand references with abstracts

/// One file, or what was named on the command line itself.
struct Source
{
    QString name;
    Result<QByteArray> bytes;
};

/// Not an id or a link.
bool isFile(const QString& argument)
{
    return argument == "-"_L1 || QFileInfo::exists(argument) ||
           (argument.contains(u'.') && !QFileInfo(argument).suffix().isEmpty() &&
            !argument.contains("://"_L1) && !QFileInfo(argument).suffix().front().isDigit());
}

QList<Source> sourcesOf(const QStringList& arguments)
{
    QList<Source> sources;
    QStringList names;
    for (const QString& argument : arguments) {
        if (!isFile(argument))
            names.append(argument);
        else
            sources.append({argument == "-"_L1 ? u"standard input"_s : QFileInfo(argument).fileName(),
                            readInput(argument, mostMegabytes)});
    }
    if (!names.isEmpty())
        sources.append({names.size() == 1 ? names.first() : u"%1 ids and links"_s.arg(names.size()),
                        names.join(u'\n').toUtf8()});
    return sources;
}

QString stateName(ImportMatch::State state)
{
    switch (state) {
    case ImportMatch::State::New:
        return u"new"_s;
    case ImportMatch::State::There:
        return u"here"_s;
    case ImportMatch::State::Changes:
        return u"adds"_s;
    case ImportMatch::State::Twice:
        return u"twice"_s;
    }
    return {};
}

QJsonArray problemsOf(const ReadImport& read)
{
    QJsonArray array;
    for (const ReadingProblem& problem : read.problems)
        array.append(QJsonObject{{u"line"_s, problem.line}, {u"what"_s, problem.what}});
    return array;
}

void complainOf(const QString& source, const ReadImport& read)
{
    for (const ReadingProblem& problem : read.problems)
        complain(problem.line > 0 ? u"%1, line %2: %3"_s.arg(source).arg(problem.line).arg(problem.what)
                                  : u"%1: %2"_s.arg(source, problem.what));
}

QJsonObject rowOf(const ImportEntry& entry, const ImportMatch& match)
{
    QJsonObject row{{u"state"_s, stateName(match.state)}, {u"title"_s, shownTitle(entry)}};
    if (match.paper.isValid())
        row.insert(u"paper"_s, match.paper.value);
    if (!match.adds.isEmpty())
        row.insert(u"adds"_s, QJsonArray::fromStringList(match.adds));
    if (!match.leaves.isEmpty())
        row.insert(u"leaves"_s, QJsonArray::fromStringList(match.leaves));
    return row;
}

/// What would be done, and nothing done.
QJsonObject previewed(const QString& source, const ReadImport& read, const QList<ImportMatch>& matches,
                      bool asJson)
{
    QJsonArray rows;
    for (qsizetype i = 0; i < read.entries.size(); ++i) {
        const ImportMatch& match = matches[i];
        if (asJson)
            rows.append(rowOf(read.entries[i], match));
        else
            print(u"%1 %2%3\n"_s.arg(stateName(match.state), -6)
                      .arg(shownTitle(read.entries[i]),
                           match.adds.isEmpty() ? QString() : u"  + "_s + match.adds.join(u", "_s)));
    }
    return {{u"source"_s, source},
            {u"format"_s, read.format},
            {u"papers"_s, rows},
            {u"problems"_s, problemsOf(read)}};
}

QList<ImportEntry> onceEach(const ReadImport& read, const QList<ImportMatch>& matches)
{
    QList<ImportEntry> entries;
    for (qsizetype i = 0; i < read.entries.size(); ++i) {
        if (matches[i].state != ImportMatch::State::Twice)
            entries.append(read.entries[i]);
    }
    return entries;
}

QJsonObject imported(const QString& source, const ReadImport& read, const ImportOutcome& outcome, bool asJson)
{
    if (!asJson) {
        QString line =
            u"%1 (%2): %3 imported"_s.arg(source, read.format, counted(outcome.newPapers, u"paper"_s));
        if (outcome.changedPapers > 0)
            line += u", %1 changed"_s.arg(outcome.changedPapers);
        if (outcome.samePapers > 0)
            line += u", %1 here already"_s.arg(outcome.samePapers);
        print(line + u".\n"_s);
    }
    QJsonArray papers;
    for (const PaperId paper : outcome.papers)
        papers.append(paper.value);
    return {{u"source"_s, source},
            {u"format"_s, read.format},
            {u"new"_s, outcome.newPapers},
            {u"changed"_s, outcome.changedPapers},
            {u"same"_s, outcome.samePapers},
            {u"papers"_s, papers},
            {u"problems"_s, problemsOf(read)}};
}

class Importing
{
public:
    Importing(SqliteLibrary& library, const Arguments& given)
        : m_library(library)
        , m_asJson(given.has(u"--json"_s))
        , m_isPreview(given.has(u"--preview"_s))
        , m_options{.source = {}, .list = {}, .areKeywordsTags = given.has(u"--tags"_s)}
    {
        if (given.has(u"--list"_s))
            m_options.list = given.options.value(u"--list"_s).split(u" / "_s);
    }

    Result<> take(const Source& source)
    {
        const auto read =
            source.bytes.and_then([&](const QByteArray& bytes) { return readImport(bytes, source.name); });
        if (!read)
            return std::unexpected(read.error());
        complainOf(source.name, *read);
        const auto matches = waited(m_library.compare(read->entries));
        if (!matches)
            return std::unexpected(matches.error());
        if (m_isPreview) {
            m_report.append(previewed(source.name, *read, *matches, m_asJson));
            return {};
        }
        m_options.source = source.name;
        const auto outcome = waited(m_library.importEntries(onceEach(*read, *matches), m_options, {}));
        if (!outcome)
            return std::unexpected(outcome.error());
        m_report.append(imported(source.name, *read, *outcome, m_asJson));
        m_toAsk += outcome->feedsToAsk;
        return {};
    }

    [[nodiscard]] const QList<FeedId>& feedsToAsk() const { return m_toAsk; }
    void printReport() const
    {
        if (m_asJson)
            print(QString::fromUtf8(QJsonDocument(m_report).toJson()));
    }

private:
    SqliteLibrary& m_library;
    bool m_asJson;
    bool m_isPreview;
    ImportOptions m_options;
    QList<FeedId> m_toAsk;
    QJsonArray m_report;
};

} // namespace

ExitCode runImport(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(
        arguments,
        {{u"--list"_s, true}, {u"--tags"_s, false}, {u"--preview"_s, false}, {u"--json"_s, false}});
    if (!given.wrong.isEmpty() || given.rest.isEmpty())
        return wrongUse(given.wrong.isEmpty()
                            ? u"Name a file, an arXiv id or a link; \"-\" reads standard input."_s
                            : given.wrong);
    const auto library = openLibrary(folder, true);
    if (!library)
        return fail(library.error());
    Importing importing(**library, given);
    ExitCode code = ExitCode::Fine;
    for (const QList<Source> sources = sourcesOf(given.rest); const Source& source : sources) {
        if (const Result<> taken = importing.take(source); !taken)
            code = fail(taken.error());
    }
    importing.printReport();
    if (!importing.feedsToAsk().isEmpty() && code == ExitCode::Fine)
        return refreshFeeds(**library, folder, importing.feedsToAsk(), false);
    return code;
}

} // namespace offprint
