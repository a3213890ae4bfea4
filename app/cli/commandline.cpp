#include "app/cli/commandline.h"

#include "app/cli/commands.h"
#include "app/places.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr auto usage = R"(usage: offprint [--library DIR]           open the window
       offprint [--library DIR] COMMAND

  parse FILE|- [--url URL] [--json]     read a feed document and print what is in it
  feeds [--json]                        the subscribed feeds
  feeds add URL...                      subscribe
  feeds remove ID|URL                   unsubscribe; starred and noted papers stay in sight
  feeds find ADDRESS                    the feeds that a page, a site or a folder leads to
  feeds import FILE|-                   subscribe to a list of feeds (OPML)
  feeds export [-o FILE]                all feeds as OPML
  feeds older ID|URL [--until DATE]     load papers from before; goes on where it was stopped
  feeds log ID|URL                      what its refreshes asked, what came, and why it was not asked
  refresh [ID|URL...] [-v]              ask the feeds for new papers; -v: what of each came, and when next
  list [WORDS] [--feed ID] [--unread] [--starred] [--limit N] [--json]
  show ID [--json]                      one paper, whole
  star|unstar|read|unread ID...         mark papers
  note ID [--text TEXT|--file FILE|-]   print a paper's note, or set it
  note ID --history                     its earlier versions; --version N prints one
  tag [--remove] TAG ID...              put a tag on papers, or take it off; tags [--json] prints them all
  lists [--json]                        the reading lists, and how much of each is read
  lists add|remove NAME                 make a reading list, or remove it; its papers stay
  lists put|take NAME ID...             put papers on a list, or take them off
  lists export NAME [-o FILE] [--notes] a list as a file for somebody else, who imports it
  cite ID... [--style STYLE] [--json]   references: bibtex, biblatex, key, latex, apa, ieee, chicago, acm, nature,
                                        harvard
  export [--starred|--feed ID|WORDS] [--format FORMAT] [-o FILE] [--keys PATTERN] [--no-abstracts] [--notes]
                                        bibtex, biblatex, ris, csl-json, csv, html, markdown, json, or
                                        markdown-folder: a file a paper, -o names the folder
  import FILE|-|ID|LINK... [--list NAME] [--tags] [--preview] [--json]
                                        take papers in: BibTeX, BibLaTeX, RIS, CSL-JSON, CSV, JSON, a list file, a
                                        page of Hugging Face Papers, a feed, arXiv ids and links; --tags: keywords
                                        become tags; --preview: only say what would be done
  check                                 whether the library is sound, and what it holds

An ID is the library's number, an arXiv id or a link; "-" reads IDs from standard input, one a line:
  offprint list 'tag:thesis is:unread' | offprint cite - --style bibtex >> thesis.bib
WORDS are in the language of the search box, as in
  list 'is:starred cat:cs.LG since:30d' or list '"direct preference" OR dpo' sort:best
--library DIR   the folder of the library (default: offprint in the user's data folder)
--picture FILE  draw the window into a PNG file as soon as it shows the papers, and end
--help, --version

Exit: 0 fine, 1 failed, 2 wrong use, 3 bad or unreachable input.
)"_L1;

/// Takes an option with its value ("--library DIR", "--library=DIR") from the front of the arguments.
std::optional<QString> takeOption(QStringList& arguments, const QString& name)
{
    if (arguments.value(0) == name && arguments.size() > 1) {
        QString value = arguments[1];
        arguments.remove(0, 2);
        return value;
    }
    if (arguments.value(0).startsWith(name + u'='))
        return arguments.takeFirst().mid(name.size() + 1);
    return {};
}

QString absolute(const QString& path)
{
    return QDir(path).absolutePath();
}

} // namespace

std::optional<WindowOptions> windowAskedFor(const QStringList& arguments)
{
    QStringList rest = arguments;
    const auto picture = takeOption(rest, u"--picture"_s);
    const auto folder = takeOption(rest, u"--library"_s);
    const auto pictureAfter = takeOption(rest, u"--picture"_s);
    const QString first = rest.value(0);
    const bool isQtOption = first.startsWith(u'-') && !first.startsWith("--"_L1) && first != "-h"_L1;
    if (!first.isEmpty() && !isQtOption)
        return {};
    return WindowOptions{folder ? absolute(*folder) : usualLibraryFolder(), picture ? absolute(*picture)
                                                                            : pictureAfter
                                                                                ? absolute(*pictureAfter)
                                                                                : QString()};
}

ExitCode runCommandLine(const QStringList& arguments)
{
    QStringList rest = arguments;
    const auto given = takeOption(rest, u"--library"_s);
    const QString folder = given ? absolute(*given) : usualLibraryFolder();
    const QString command = rest.isEmpty() ? QString() : rest.takeFirst();
    if (command == "--help"_L1 || command == "-h"_L1 || command == "help"_L1) {
        print(usage);
        return ExitCode::Fine;
    }
    if (command == "--version"_L1) {
        print(u"offprint %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return ExitCode::Fine;
    }
    for (const Command& known : commands()) {
        if (command == known.name)
            return known.run(folder, rest);
    }
    complain(command.isEmpty() ? u"Say what to do."_s : u"There is no command “%1”."_s.arg(command));
    complain(usage);
    return ExitCode::WrongUse;
}

} // namespace offprint
