#include "app/cli/refreshprogress.h"

#include "app/cli/commands.h"
#include "app/cli/logwords.h"
#include "models/sentence.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int nameWidth = 50;

bool isNotAsked(const FeedOutcome& outcome)
{
    return outcome.entry.came == RefreshLogEntry::Came::NotAsked;
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
    const QString offline = sentenceFor(LogRemark::Offline); // told once, for all
    const bool isToldOfAll = isNotAsked(outcome) && outcome.entry.reason == offline;
    if (m_isVerbose && outcome.entry.at.isValid())
        showEntry(outcome);
    if (outcome.failure) {
        clearLine();
        complain(sentenceFor(*outcome.failure));
    } else if (isNotAsked(outcome) && !isToldOfAll) {
        clearLine();
        complain(u"%1: %2"_s.arg(outcome.name, outcome.entry.reason));
    }
    if (m_isVerbose) {
        for (const QString& warning : outcome.warnings)
            complain(u"%1: %2"_s.arg(outcome.name, warning));
    }
}

void RefreshProgress::showEntry(const FeedOutcome& outcome)
{
    clearLine();
    const RefreshLogEntry& entry = outcome.entry;
    print(u"%1: %2\n"_s.arg(outcome.name, answerInWords(entry)));
    if (!entry.asked.isEmpty())
        print(u"      %1\n"_s.arg(entry.asked));
    if (!isNotAsked(outcome) && !entry.reason.isEmpty())
        print(u"      %1\n"_s.arg(entry.reason));
    std::fflush(stdout);
}

void RefreshProgress::showEnd(const RefreshStatus& status)
{
    clearLine();
    QString line =
        u"%1 refreshed, %2"_s.arg(counted(status.done - status.failed - status.notAsked, u"feed"_s),
                                  counted(status.newPapers, u"new paper"_s));
    if (status.failed > 0)
        line += u", %1 failed"_s.arg(status.failed);
    if (status.notAsked > 0)
        line += u", %1 not asked"_s.arg(status.notAsked);
    if (status.isOffline)
        complain(sentenceFor({ErrorCode::Offline, {}, {}}));
    print(line + u".\n"_s);
}

void RefreshProgress::clearLine()
{
    if (std::exchange(m_hasLine, false))
        std::fputs("\r\033[K", stderr);
}

} // namespace offprint
