#include "app/cli/refreshprogress.h"

#include "app/cli/commands.h"
#include "models/sentence.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int nameWidth = 50;

QString counted(int number, const QString& thing)
{
    return u"%1 %2%3"_s.arg(number).arg(thing, number == 1 ? u""_s : u"s"_s);
}

QString lineFor(const FeedOutcome& outcome)
{
    if (outcome.isUnchanged)
        return u"%1: nothing new\n"_s.arg(outcome.name);
    return u"%1: %2 new, %3 changed\n"_s.arg(outcome.name).arg(outcome.newPapers).arg(outcome.changedPapers);
}

} // namespace

void RefreshProgress::showStatus(const RefreshStatus& status)
{
    if (!m_isTerminal || !status.isRunning || status.total == 0)
        return;
    clearLine();
    const QString line = u"%1 of %2 feeds, %3 new papers  %4"_s.arg(status.done)
                             .arg(status.total)
                             .arg(status.newPapers)
                             .arg(status.current.left(nameWidth));
    std::fputs(line.toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_hasLine = true;
}

void RefreshProgress::showFeed(const FeedOutcome& outcome)
{
    if (!outcome.failure && !m_isVerbose)
        return;
    clearLine();
    if (outcome.failure) {
        complain(sentenceFor(*outcome.failure));
        return;
    }
    print(lineFor(outcome));
    std::fflush(stdout);
    for (const QString& warning : outcome.warnings)
        complain(u"%1: %2"_s.arg(outcome.name, warning));
}

void RefreshProgress::showEnd(const RefreshStatus& status)
{
    clearLine();
    QString line = u"%1 refreshed, %2"_s.arg(counted(status.done - status.failed, u"feed"_s),
                                             counted(status.newPapers, u"new paper"_s));
    if (status.failed > 0)
        line += u", %1 failed"_s.arg(status.failed);
    print(line + u".\n"_s);
}

void RefreshProgress::clearLine()
{
    if (std::exchange(m_hasLine, false))
        std::fputs("\r\033[K", stderr);
}

} // namespace offprint
