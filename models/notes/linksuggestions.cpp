#include "models/notes/linksuggestions.h"

#include "models/authornames.h"
#include "models/math/mathpieces.h"
#include "models/reply.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int lane = 5; // of the library's searches
constexpr qsizetype offeredAtMost = 8;

PaperQuery papersTitled(const QString& typed)
{
    static const QRegularExpression noWord(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const QString& word : typed.split(noWord, Qt::SkipEmptyParts))
        words.append(u"title:"_s + word);
    if (words.isEmpty())
        return {.place = PaperQuery::Place::WithNotes, .limit = int(offeredAtMost)};
    return {
        .words = words.join(u' '), .isTyping = true, .order = PaperSort::Best, .limit = int(offeredAtMost)};
}

QString meaningOf(const PaperRow& row)
{
    const QString first = row.authors.section(u", "_s, 0, 0);
    const QString others = row.authors.contains(u", "_s) ? u" et al."_s : QString();
    QStringList parts{first + others};
    if (row.day.isValid())
        parts.append(QString::number(row.day.year()));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

LinkSuggestions::LinkSuggestions(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{}

template<class Use> void LinkSuggestions::readRows(const PaperQuery& query, Use use)
{
    const auto read = [this, use, number = m_number](const Result<QList<PaperStub>>& papers) {
        if (number != m_number)
            return;
        QList<PaperId> ids;
        for (const PaperStub& paper : papers.value_or(QList<PaperStub>()))
            ids.append(paper.id);
        whenReady(m_library.rows(ids), this, [this, use, number](const Result<QList<PaperRow>>& rows) {
            if (number == m_number)
                Q_EMIT found(use(rows.value_or(QList<PaperRow>())));
        });
    };
    whenReady(m_library.find(query, lane), this, read);
}

void LinkSuggestions::ask(const QString& typed)
{
    ++m_number;
    const bool isAuthor = typed.startsWith(u'@');
    if (isAuthor && typed.sliced(1).trimmed().isEmpty()) {
        Q_EMIT found({});
        return;
    }
    if (isAuthor) {
        const QString name = typed.sliced(1);
        readRows(papersOfAuthors(name), [name](const QList<PaperRow>& rows) {
            QList<LinkSuggestion> authors;
            const QStringList named = authorsIn(rows, name);
            for (const QString& author : named.first(qMin(offeredAtMost, named.size())))
                authors.append({.name = author});
            return authors;
        });
        return;
    }
    readRows(papersTitled(typed), [](const QList<PaperRow>& rows) {
        QList<LinkSuggestion> papers;
        for (const PaperRow& row : rows)
            papers.append({.name = readableText(row.title), .meaning = meaningOf(row), .paper = row.id});
        return papers;
    });
}

} // namespace offprint
