#pragma once

#include "models/library.h"
#include "models/query/querycompletion.h"

namespace offprint {

class SidebarModel;

/// What a search box offers while a query is typed: what the language knows at once, authors as soon as the
/// library has found some. Lives on the window's thread. Library and sidebar must outlive it.
class QuerySuggestions final : public QObject
{
    Q_OBJECT

public:
    QuerySuggestions(Library& library, const SidebarModel& sidebar, QObject* parent = nullptr);

    /// Answered by `found`, for the latest text alone.
    void ask(const QString& text, qsizetype cursor);

Q_SIGNALS:
    /// Empty: nothing is offered there.
    void found(const offprint::CompletionPoint& point, const QList<offprint::Completion>& completions);

private:
    void askForAuthors(const CompletionPoint& point);
    void readAuthors(const CompletionPoint& point, const QList<PaperStub>& papers);

    Library& m_library;
    const SidebarModel& m_sidebar;
    quint64 m_number = 0; ///< of the latest question
};

} // namespace offprint
