#include "app/storage/searchtext.h"

#include "app/storage/closeness.h"
#include "app/storage/papertokenizer.h"
#include "app/storage/wordsplitter.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int pagesAtOnce = 100; ///< of about 4 kB

/// No white space in it, or it would be several words.
QString fact(QLatin1StringView kind, const QString& value)
{
    return factMark + kind + value.simplified().replace(u' ', u'_').toCaseFolded();
}

QString factsOf(const QStringList& categories, const QString& submitter, bool hasCode, bool hasPdf)
{
    QStringList facts;
    const auto add = [&](const QString& one) {
        if (!facts.contains(one))
            facts.append(one);
    };
    for (const QString& category : categories) {
        add(categoryFact(category));
        add(categoryFact(category.section(u'.', 0, 0)));
    }
    if (!submitter.isEmpty())
        add(submitterFact(submitter));
    if (hasCode)
        add(codeFact());
    if (hasPdf)
        add(pdfFact());
    return facts.join(u' ');
}

QString textOf(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return QString::fromUtf8(text, text ? sqlite3_value_bytes(value) : 0);
}

void factsSql(sqlite3_context* context, int, sqlite3_value** values)
{
    const QByteArray facts = factsOf(textOf(values[0]).split(u'\n', Qt::SkipEmptyParts), textOf(values[1]),
                                     sqlite3_value_int(values[2]) != 0, sqlite3_value_int(values[3]) != 0)
                                 .toUtf8();
    sqlite3_result_text(context, facts.constData(), int(facts.size()), SQLITE_TRANSIENT);
}

std::optional<IndexedText> storedTextOf(Connection& connection, PaperId id)
{
    SQLite::Statement& s = bound(
        connection.prepared("SELECT p.title, d.abstract, p.authors, n.text, facts(d.categories, d.submitter, "
                            "d.code <> '', d.pdf <> '') FROM paper p JOIN paper_detail d ON d.paper_id = "
                            "p.id LEFT JOIN note n ON n.paper_key = p.state_key WHERE p.id = ?"),
        id.value);
    if (!s.executeStep())
        return std::nullopt;
    return IndexedText{textAt(s, 0), textAt(s, 1), textAt(s, 2), textAt(s, 3), textAt(s, 4)};
}

} // namespace

QString withoutMarks(const QString& text)
{
    return text.contains(factMark) ? QString(text).replace(factMark, u' ') : text;
}

QString categoryFact(const QString& category)
{
    return fact("cat:"_L1, category);
}

QString submitterFact(const QString& name)
{
    return fact("by:"_L1, name);
}

QString codeFact()
{
    return fact("has:"_L1, u"code"_s);
}

QString pdfFact()
{
    return fact("has:"_L1, u"pdf"_s);
}

QString factsOf(const Paper& paper)
{
    return factsOf(paper.categories, paper.submitter, !paper.code.isEmpty(), !paper.pdf.isEmpty());
}

void addSearchFunctions(Connection& connection)
{
    addTokenizer(connection);
    addCloseness(connection);
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3_create_function(connection.database().getHandle(), "facts", 4, flags, nullptr, factsSql, nullptr,
                            nullptr);
}

void indexNewPaper(Connection& connection, PaperId id, const IndexedText& text)
{
    bound(connection.prepared("INSERT INTO paper_fts (rowid, title, abstract, authors, note, facts) VALUES "
                              "(?, ?, ?, ?, ?, ?)"),
          id.value, withoutMarks(text.title), withoutMarks(text.abstractText), withoutMarks(text.authors),
          withoutMarks(text.note), text.facts)
        .exec();
}

void indexPaper(Connection& connection, PaperId id)
{
    bound(connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), id.value).exec();
    if (const auto text = storedTextOf(connection, id))
        indexNewPaper(connection, id, *text);
}

bool tidyIndex(Connection& connection)
{
    // Fewer than two changed rows: nothing was merged (https://www.sqlite.org/fts5.html#the_merge_command)
    const int before = connection.database().getTotalChanges();
    bound(connection.prepared("INSERT INTO paper_fts (paper_fts, rank) VALUES ('merge', ?)"), pagesAtOnce)
        .exec();
    return connection.database().getTotalChanges() - before >= 2;
}

} // namespace offprint
