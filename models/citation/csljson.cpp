#include "models/citation/csljson.h"

#include "models/citation/plaincitation.h"
#include "models/citation/plaintext.h"
#include "models/citation/textlist.h"
#include "models/citation/writtenname.h"
#include "models/math/mathpieces.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QLatin1StringView typeOf(Citation::Kind kind)
{
    switch (kind) {
    case Citation::Kind::Preprint:
        return "article"_L1;
    case Citation::Kind::Article:
        return "article-journal"_L1;
    case Citation::Kind::InProceedings:
        return "paper-conference"_L1;
    case Citation::Kind::Thesis:
        return "thesis"_L1;
    case Citation::Kind::Report:
        return "report"_L1;
    case Citation::Kind::Book:
        return "book"_L1;
    case Citation::Kind::Chapter:
        return "chapter"_L1;
    case Citation::Kind::WebPage:
        return "webpage"_L1;
    }
    return "document"_L1;
}

void put(QJsonObject& object, QLatin1StringView name, const QString& value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

QJsonObject nameOf(const QString& author)
{
    const PersonName name = nameInParts(author);
    if (name.isLiteral)
        return {{u"literal"_s, name.family}};
    QJsonObject object;
    put(object, "family"_L1, name.family);
    put(object, "given"_L1, name.given);
    put(object, "non-dropping-particle"_L1, name.particle);
    put(object, "suffix"_L1, name.suffix);
    return object;
}

QJsonArray authorsOf(const Citation& citation)
{
    QJsonArray authors;
    for (const QString& author : citation.authors)
        authors.append(nameOf(author));
    return authors;
}

QJsonObject dateOf(const Citation& citation)
{
    QJsonArray parts;
    for (const int part : {citation.year, citation.month, citation.day}) {
        if (part > 0)
            parts.append(part);
    }
    return {{u"date-parts"_s, QJsonArray{parts}}};
}

/// Only what stands between signs: the words are to be as they were written, not as they are read.
QString titleOf(const QString& given)
{
    const QString title = withoutRichText(given).simplified(); // it would be markup
    QString out;
    qsizetype from = 0;
    for (const MathPiece& piece : mathPieces(title)) {
        if (piece.kind == MathPiece::Kind::Text || !piece.source.startsWith(u'$'))
            continue;
        const qsizetype at = title.indexOf(piece.source, from);
        if (at < 0)
            continue;
        out += QStringView(title).sliced(from, at - from);
        out += u"<span class=\"nocase\">"_s + piece.source + u"</span>"_s;
        from = at + piece.source.size();
    }
    out += QStringView(title).sliced(from);
    return out;
}

/// A style prints the keywords as they are, so commas part them, unless they have some themselves.
QString keywordsOf(const QStringList& keywords)
{
    const bool haveSigns = std::ranges::any_of(
        keywords, [](const QString& word) { return word.contains(u',') || word.contains(u';'); });
    if (!haveSigns)
        return joinedTexts(keywords, u',');
    const QString joined = joinedTexts(keywords, u';');
    return keywords.size() == 1 && !joined.contains(u';') ? joined + u';' : joined;
}

void putArxiv(QJsonObject& item, const Citation& c)
{
    if (c.arxiv.isEmpty())
        return;
    if (c.kind == Citation::Kind::Preprint) {
        item.insert("number"_L1, u"arXiv:"_s + c.arxiv);
        put(item, "publisher"_L1, c.publisher.isEmpty() ? u"arXiv"_s : c.publisher);
    } else {
        item.insert("archive"_L1, u"arXiv"_s);
        item.insert("archive_location"_L1, c.arxiv);
    }
}

void putSource(QJsonObject& item, const Citation& c)
{
    if (c.year > 0)
        item.insert("issued"_L1, dateOf(c));
    put(item, "container-title"_L1, c.venue);
    put(item, "volume"_L1, c.volume);
    put(item, c.kind == Citation::Kind::Report ? "number"_L1 : "issue"_L1, c.number);
    put(item, "page"_L1, c.pages);
    put(item, "publisher"_L1, c.publisher);
    putArxiv(item, c);
    put(item, "DOI"_L1, c.doi);
    put(item, "URL"_L1, c.url);
}

QJsonObject itemOf(const Citation& c)
{
    QJsonObject item{{u"id"_s, c.key}, {u"type"_s, QString(typeOf(c.kind))}};
    put(item, "title"_L1, titleOf(c.title));
    if (!c.authors.isEmpty())
        item.insert("author"_L1, authorsOf(c));
    putSource(item, c);
    put(item, "abstract"_L1, c.abstractText);
    put(item, "keyword"_L1, keywordsOf(c.keywords));
    put(item, "note"_L1, c.note);
    QJsonObject custom;
    put(custom, "arxiv-primary-class"_L1, c.primaryClass);
    put(custom, "comments"_L1, c.comments);
    if (!custom.isEmpty())
        item.insert("custom"_L1, custom);
    return item;
}

} // namespace

QString toCslJson(const QList<Citation>& citations)
{
    QJsonArray items;
    for (const Citation& citation : citations)
        items.append(itemOf(plainCitation(citation)));
    return QString::fromUtf8(QJsonDocument(items).toJson());
}

} // namespace offprint
