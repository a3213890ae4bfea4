#pragma once

#include "models/refresher.h"

namespace offprint {

/// Tells a refresh on standard error as it goes: the failures and what was not asked always, every feed when
/// asked, and a line about the round that keeps changing where a person sees it.
class RefreshProgress final
{
public:
    /// `isTerminal`: standard error is one. `isVerbose`: on standard output, of every feed what was asked and
    /// what came.
    RefreshProgress(bool isTerminal, bool isVerbose)
        : m_isTerminal(isTerminal)
        , m_isVerbose(isVerbose)
    {}

    void showStatus(const RefreshStatus& status);
    void showFeed(const FeedOutcome& outcome);

    /// Takes the changing line away and says what came of it all.
    void showEnd(const RefreshStatus& status);

private:
    void showEntry(const FeedOutcome& outcome);
    void clearLine();

    bool m_isTerminal;
    bool m_isVerbose;
    bool m_hasLine = false;
};

} // namespace offprint
