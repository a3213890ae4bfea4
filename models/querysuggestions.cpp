#include "models/querysuggestions.h"

#include "models/reply.h"
#include "models/sidebarmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int lane = 3; // of the library's searches
constexpr int papersLookedAt = 100;

CompletionNames namesIn(const Subscriptions& all)
{
    CompletionNames names;
    for (const Feed& feed : all.feeds)
        names.feeds.append(feed.name());
    for (const Folder& folder : all.folders)
        names.folders.append(folder.name);
    return names;
}

/// Without accents and case.
QString folded(const QString& text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark())
            plain += c.toCaseFolded();
    }
    return plain;
}

bool isNamed(const QString& author, const QStringList& beginnings)
{
    const QStringList words = folded(author).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(beginnings, [&](const QString& beginning) {
        return std::ranges::any_of(words, [&](const QString& word) { return word.startsWith(beginning); });
    });
}

/// Those whose names begin so, who have the most of these papers first.
QStringList authorsIn(const QList<PaperRow>& rows, const QString& typed)
{
    const QStringList beginnings = folded(typed).split(u' ', Qt::SkipEmptyParts);
    QHash<QString, int> papers;
    for (const PaperRow& row : rows) {
        for (const QString& author : row.authors.split(u", "_s, Qt::SkipEmptyParts)) {
            if (isNamed(author, beginnings))
                ++papers[author];
        }
    }
    QStringList authors = papers.keys();
    std::ranges::sort(authors, [&](const QString& a, const QString& b) {
        return std::pair(-papers[a], a) < std::pair(-papers[b], b);
    });
    return authors;
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
    QStringList words;
    for (const QString& word : point.typed.split(u' ', Qt::SkipEmptyParts))
        words.append(u"author:"_s + word);
    const PaperQuery query{.words = words.join(u' '), .isTyping = true, .limit = papersLookedAt};
    whenReady(m_library.find(query, lane), this,
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
