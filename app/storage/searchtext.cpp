#include "app/storage/librarytables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

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

void indexNewPaper(Connection& connection, PaperId id)
{
    SQLite::Statement& text =
        bound(connection.prepared("SELECT p.title, d.abstract, p.authors, n.text FROM paper p "
                                  "JOIN paper_detail d ON d.paper_id = p.id "
                                  "LEFT JOIN note n ON n.paper_key = p.state_key WHERE p.id = ?"),
              id.value);
    if (!text.executeStep())
        return;
    bound(connection.prepared(
              "INSERT INTO paper_fts (rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)"),
          id.value, searchable(textAt(text, 0)), searchable(textAt(text, 1)), searchable(textAt(text, 2)),
          searchable(textAt(text, 3)))
        .exec();
}

void indexPaper(Connection& connection, PaperId id)
{
    bound(connection.prepared("DELETE FROM paper_fts WHERE rowid = ?"), id.value).exec();
    indexNewPaper(connection, id);
}

} // namespace offprint
