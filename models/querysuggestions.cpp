#include "models/querysuggestions.h"

#include "models/authornames.h"
#include "models/reply.h"
#include "models/sidebarmodel.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int lane = 3; // of the library's searches

CompletionNames namesIn(const Subscriptions& all)
{
    CompletionNames names;
    for (const Feed& feed : all.feeds)
        names.feeds.append(feed.name());
    for (const Folder& folder : all.folders)
        names.folders.append(folder.name);
    for (const Tag& tag : all.tags)
        names.tags.append(tag.name);
    for (const ReadingList& list : all.lists)
        names.lists.append(list.name);
    return names;
}

} // namespace

QuerySuggestions::QuerySuggestions(Library& library, const SidebarModel& sidebar, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_sidebar(sidebar)
{}

void QuerySuggestions::ask(const QString& text, qsizetype cursor)
{
    ++m_number;
    const auto point = completionPoint(text, cursor);
    if (!point)
        Q_EMIT found({}, {});
    else if (point->field == QueryField::Author && !point->typed.trimmed().isEmpty())
        askForAuthors(*point);
    else
        Q_EMIT found(*point, completionsFor(*point, namesIn(m_sidebar.subscriptions())));
}

void QuerySuggestions::askForAuthors(const CompletionPoint& point)
{
    whenReady(m_library.find(papersOfAuthors(point.typed), lane), this,
              [this, point, number = m_number](const Result<QList<PaperStub>>& papers) {
                  if (number == m_number)
                      readAuthors(point, papers.value_or(QList<PaperStub>()));
              });
}

void QuerySuggestions::readAuthors(const CompletionPoint& point, const QList<PaperStub>& papers)
{
    QList<PaperId> ids;
    for (const PaperStub& paper : papers)
        ids.append(paper.id);
    whenReady(m_library.rows(ids), this,
              [this, point, number = m_number](const Result<QList<PaperRow>>& rows) {
                  if (number != m_number)
                      return;
                  const QStringList authors = authorsIn(rows.value_or(QList<PaperRow>()), point.typed);
                  Q_EMIT found(point, completionsFor(point, {.authors = authors}));
              });
}

} // namespace offprint
