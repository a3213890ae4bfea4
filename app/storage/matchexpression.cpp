#include "app/storage/matchexpression.h"

#include "app/storage/searchtext.h"
#include "app/storage/wordsplitter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Condition::Kind;

/// The words of one text of the query, once as they stand and once with what is joined in one.
struct QueryWords
{
    QStringList apart;
    QStringList joined;
    bool hasJoined = false;
};

QueryWords wordsOf(const QString& text)
{
    QueryWords words;
    splitWords(withoutMarks(text).toUtf8(), [&](const SplitWord& word) {
        const QString written = QString::fromUtf8(word.withSign.isEmpty() ? word.word : word.withSign);
        words.apart.append(written);
        if (word.link == SplitWord::Link::Joined && !words.joined.isEmpty()) {
            words.joined.last() += written;
            words.hasJoined = true;
        } else {
            words.joined.append(written);
        }
    });
    return words;
}

QString phraseOf(const QStringList& words, bool isPrefix)
{
    return u'"' + words.join(u' ') + (isPrefix ? u"\" *"_s : u"\""_s);
}

/// Ends one that is being typed: the last word may go on.
bool mayGoOn(const Condition& text)
{
    return text.isPrefix && !text.text.isEmpty() && !text.text.back().isSpace();
}

QString expressionOf(const Condition& text)
{
    const QueryWords words = wordsOf(text.text);
    QString expression = phraseOf(words.apart, mayGoOn(text));
    if (words.hasJoined)
        expression = u'(' + expression + u" OR "_s + phraseOf(words.joined, mayGoOn(text)) + u')';
    switch (text.field) {
    case Condition::Field::Any:
        break; // the words of the column `facts` are like no word of a text
    case Condition::Field::Title:
        return u"title : "_s + expression;
    case Condition::Field::Abstract:
        return u"abstract : "_s + expression;
    case Condition::Field::Author:
        return u"authors : "_s + expression;
    case Condition::Field::Note:
        return u"note : "_s + expression;
    }
    return expression;
}

/// "a AND b NOT c": the index has no NOT by itself.
std::optional<QString> allOf(const QList<Condition>& parts)
{
    QStringList wanted;
    QStringList unwanted;
    for (const Condition& part : parts) {
        const bool isWanted = part.kind != Kind::Not;
        const auto expression = matchExpression(isWanted ? part : part.parts.value(0));
        if (!expression)
            return std::nullopt;
        (isWanted ? wanted : unwanted).append(*expression);
    }
    if (wanted.isEmpty())
        return std::nullopt;
    QString all = u'(' + wanted.join(u" AND "_s) + u')';
    if (!unwanted.isEmpty())
        all = u'(' + all + u" NOT ("_s + unwanted.join(u" OR "_s) + u"))"_s;
    return all;
}

std::optional<QString> anyOf(const QList<Condition>& parts)
{
    QStringList any;
    for (const Condition& part : parts) {
        const auto expression = matchExpression(part);
        if (!expression)
            return std::nullopt;
        any.append(*expression);
    }
    return u'(' + any.join(u" OR "_s) + u')';
}

} // namespace

std::optional<Condition> withoutWordless(const Condition& condition)
{
    if (condition.kind == Kind::Text)
        return wordsOf(condition.text).apart.isEmpty() ? std::nullopt : std::optional(condition);
    if (condition.parts.isEmpty())
        return condition;
    Condition kept = condition;
    kept.parts.clear();
    for (const Condition& part : condition.parts) {
        if (const auto keptPart = withoutWordless(part))
            kept.parts.append(*keptPart);
    }
    if (kept.parts.isEmpty())
        return std::nullopt;
    if (kept.parts.size() == 1 && kept.kind != Kind::Not)
        return Condition(kept.parts.first());
    return kept;
}

std::optional<QString> matchExpression(const Condition& condition)
{
    const auto known = [](const QString& fact) {
        return u'"' + QString(fact).replace(u'"', u"\"\""_s) + u'"';
    };
    switch (condition.kind) {
    case Kind::And:
        return allOf(condition.parts);
    case Kind::Or:
        return anyOf(condition.parts);
    case Kind::Text:
        return expressionOf(condition);
    case Kind::Category:
        return known(categoryFact(condition.text));
    case Kind::Submitter:
        return known(submitterFact(condition.text));
    case Kind::HasCode:
        return known(codeFact());
    case Kind::HasPdf:
        return known(pdfFact());
    default:
        return std::nullopt;
    }
}

QString phraseExpression(const Condition& condition)
{
    if (condition.kind != Kind::And)
        return {};
    const bool isPlain = std::ranges::all_of(condition.parts, [](const Condition& part) {
        return part.kind == Kind::Text && part.field == Condition::Field::Any;
    });
    if (!isPlain || condition.parts.isEmpty())
        return {};
    QStringList words;
    for (const Condition& part : condition.parts)
        words += wordsOf(part.text).apart;
    return phraseOf(words, mayGoOn(condition.parts.last()));
}

} // namespace offprint
