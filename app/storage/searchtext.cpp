#include "app/storage/librarytables.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int pagesAtOnce = 100; ///< of about 4 kB

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// The runs of letters and digits, as FTS5's unicode61 splits them.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (isWordCharacter(c)) {
            word += c;
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

QString searchable(const QString& text)
{
    if (!text.contains(u'-'))
        return text;
    QString joined;
    qsizetype from = 0;
    for (qsizetype hyphen = text.indexOf(u'-'); hyphen >= 0; hyphen = text.indexOf(u'-', hyphen + 1)) {
        qsizetype start = hyphen;
        qsizetype end = hyphen + 1;
        while (start > from && isWordCharacter(text[start - 1]))
            --start;
        while (end < text.size() && isWordCharacter(text[end]))
            ++end;
        if (start < hyphen && end > hyphen + 1)
            joined += u' ' + QStringView(text).mid(start, hyphen - start).toString() +
                      QStringView(text).mid(hyphen + 1, end - hyphen - 1).toString();
        from = hyphen + 1;
    }
    return text + joined;
}

QString matchExpression(const QString& words)
{
    // Every word is quoted, so that nothing in it is an operator
    const QStringList all = wordsOf(words);
    QStringList quoted;
    for (const QString& word : all)
        quoted.append(u'"' + word + u'"');
    if (quoted.isEmpty())
        return {};
    const bool isStillTyped = !words.isEmpty() && isWordCharacter(words.back());
    return quoted.join(u' ') + (isStillTyped ? u"*"_s : QString());
}

void addSearchable(Connection& connection)
{
    const auto searchableSql = [](sqlite3_context* context, int, sqlite3_value** values) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
        const QByteArrayView utf8(text, text ? sqlite3_value_bytes(values[0]) : 0);
        if (!utf8.contains('-'))
            return sqlite3_result_value(context, values[0]);
        const QByteArray indexed = searchable(QString::fromUtf8(utf8)).toUtf8();
        sqlite3_result_text(context, indexed.constData(), int(indexed.size()), SQLITE_TRANSIENT);
    };
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3_create_function(connection.database().getHandle(), "searchable", 1, flags, nullptr, searchableSql,
                            nullptr, nullptr);
}

void indexNewPaper(Connection& connection, PaperId id, const IndexedText& text)
{
    bound(connection.prepared(
              "INSERT INTO paper_fts (rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)"),
          id.value, searchable(text.title), searchable(text.abstractText), searchable(text.authors),
          searchable(text.note))
        .exec();
}

void indexPaper(Connection& connection, PaperId id)
{
    bound(connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), id.value).exec();
    bound(connection.prepared(
              "INSERT INTO paper_fts (rowid, title, abstract, authors, note) SELECT p.id, "
              "searchable(p.title), searchable(d.abstract), searchable(p.authors), searchable(n.text) "
              "FROM paper p JOIN paper_detail d ON d.paper_id = p.id "
              "LEFT JOIN note n ON n.paper_key = p.state_key WHERE p.id = ?"),
          id.value)
        .exec();
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
