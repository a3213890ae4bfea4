#include "app/export/csljsonreader.h"

#include "app/export/foreigncitation.h"
#include "models/citation/plaintext.h"
#include "models/citation/textlist.h"
#include "models/citation/writtenname.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

/// Crossref's own types are among these: its files are CSL-JSON else.
Kind kindOf(const QString& type, bool hasVenue)
{
    static const QHash<QString, Kind> kinds{{u"article"_s, Kind::Preprint},
                                            {u"posted-content"_s, Kind::Preprint},
                                            {u"manuscript"_s, Kind::Preprint},
                                            {u"unpublished"_s, Kind::Preprint},
                                            {u"article-journal"_s, Kind::Article},
                                            {u"journal-article"_s, Kind::Article},
                                            {u"article-magazine"_s, Kind::Article},
                                            {u"article-newspaper"_s, Kind::Article},
                                            {u"paper-conference"_s, Kind::InProceedings},
                                            {u"proceedings-article"_s, Kind::InProceedings},
                                            {u"thesis"_s, Kind::Thesis},
                                            {u"dissertation"_s, Kind::Thesis},
                                            {u"report"_s, Kind::Report},
                                            {u"book"_s, Kind::Book},
                                            {u"monograph"_s, Kind::Book},
                                            {u"chapter"_s, Kind::Chapter},
                                            {u"book-chapter"_s, Kind::Chapter},
                                            {u"webpage"_s, Kind::WebPage},
                                            {u"post"_s, Kind::WebPage},
                                            {u"post-weblog"_s, Kind::WebPage}};
    return kinds.value(type, hasVenue ? Kind::Article : Kind::Preprint);
}

/// Numbers are written as strings by some and as numbers by others; Crossref has titles in an array.
QString textOf(const QJsonValue& value)
{
    return value.isArray() ? value.toArray().at(0).toVariant().toString() : value.toVariant().toString();
}

QString nameOf(const QJsonValue& value)
{
    const QJsonObject name = value.toObject();
    if (name.contains("literal"_L1) || name.contains("name"_L1))
        return nameInLine(
            nameOfParts(textOf(name[name.contains("literal"_L1) ? "literal"_L1 : "name"_L1]), {}, {}));
    QStringList particles{textOf(name["dropping-particle"_L1]), textOf(name["non-dropping-particle"_L1])};
    particles.removeAll(QString());
    PersonName parts =
        nameOfParts(textOf(name["family"_L1]), textOf(name["given"_L1]), textOf(name["suffix"_L1]));
    QString& behindParticle = parts.isLiteral ? parts.family : parts.particle;
    behindParticle = QString(particles.join(u' ') + u' ' + behindParticle).simplified();
    return nameInLine(parts);
}

void readDate(Citation& c, const QJsonObject& date)
{
    const QJsonArray parts = date["date-parts"_L1].toArray().at(0).toArray();
    if (parts.isEmpty()) {
        const PublicationDate raw =
            publicationDate(textOf(date[date.contains("raw"_L1) ? "raw"_L1 : "literal"_L1]));
        c.year = raw.year;
        c.month = raw.month;
        c.day = raw.day;
        return;
    }
    c.year = textOf(parts.at(0)).toInt();
    c.month = textOf(parts.at(1)).toInt();
    c.day = textOf(parts.at(2)).toInt();
}

QString titleOf(const QJsonValue& value)
{
    static const QRegularExpression keptCase(u"<span class=\"nocase\">(.*?)</span>"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    return textOf(value).replace(keptCase, u"\\1"_s);
}

QStringList keywordsOf(const QJsonValue& value)
{
    QStringList words;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue& word : array)
            words.append(textOf(word));
        return words;
    }
    // Commas part them, unless there is a semicolon: then some have commas themselves
    const QString joined = textOf(value);
    return separatedTexts(joined, joined.contains(u';') ? u';' : u',');
}

void readSource(Citation& c, const QJsonObject& item)
{
    c.venue = textOf(item["container-title"_L1]);
    c.kind = kindOf(textOf(item["type"_L1]), !c.venue.isEmpty());
    c.volume = textOf(item["volume"_L1]);
    c.number = textOf(item[c.kind == Kind::Report ? "number"_L1 : "issue"_L1]);
    c.pages = textOf(item["page"_L1]);
    c.publisher = textOf(item["publisher"_L1]);
    c.doi = bareDoi(textOf(item["DOI"_L1]));
    c.url = textOf(item["URL"_L1]);
    if (textOf(item["archive"_L1]).compare("arxiv"_L1, Qt::CaseInsensitive) == 0)
        takeArxivId(c, u"arXiv:"_s + textOf(item["archive_location"_L1]));
    if (const QString number = textOf(item["number"_L1]); number.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
        takeArxivId(c, number);
}

/// Zotero's items say what ours never do.
bool isOfZotero(const QJsonObject& item)
{
    return item.contains("citation-key"_L1) || item.contains("accessed"_L1) || item.contains("source"_L1) ||
           textOf(item["id"_L1]).startsWith("http://zotero.org/"_L1);
}

/// Its ids may be addresses, and its notes are what it has no field for.
void takeFromZotero(Citation& c, const QJsonObject& item)
{
    if (const QString key = textOf(item["citation-key"_L1]); !key.isEmpty())
        c.key = key;
    if (c.key.startsWith("http://zotero.org/"_L1))
        c.key.clear();
    takeExtra(c, std::exchange(c.note, QString()));
}

Citation citationOf(const QJsonObject& item)
{
    Citation c;
    c.key = textOf(item["id"_L1]);
    c.title = withoutRichText(titleOf(item["title"_L1]));
    const QJsonArray authors = item["author"_L1].toArray();
    for (const QJsonValue& author : authors)
        c.authors.append(nameOf(author));
    readDate(c, item["issued"_L1].toObject());
    readSource(c, item);
    c.abstractText = textOf(item["abstract"_L1]);
    c.keywords = keywordsOf(item["keyword"_L1]);
    c.note = textOf(item["note"_L1]);
    const QJsonObject custom = item["custom"_L1].toObject();
    c.comments = textOf(custom["comments"_L1]);
    if (custom.contains("arxiv-primary-class"_L1))
        c.primaryClass = textOf(custom["arxiv-primary-class"_L1]);
    if (isOfZotero(item))
        takeFromZotero(c, item);
    return settledCitation(c);
}

QJsonArray itemsOf(const QJsonDocument& document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    for (const QLatin1StringView name : {"items"_L1, "references"_L1}) {
        if (object[name].isArray())
            return object[name].toArray();
    }
    return {object};
}

bool isItem(const QJsonValue& value)
{
    const QJsonObject item = value.toObject();
    return item.contains("title"_L1) || item.contains("type"_L1) || item.contains("author"_L1);
}

} // namespace

ReadCitations readCslJson(const QByteArray& bytes)
{
    const QByteArray utf8 = textOfFile(bytes).toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = utf8.first(std::min(qsizetype(error.offset), utf8.size())).count('\n') + 1;
        return {{}, {{line, u"This is no JSON: %1."_s.arg(error.errorString())}}};
    }
    ReadCitations read;
    qsizetype number = 0;
    const QJsonArray items = itemsOf(document);
    for (const QJsonValue& item : items) {
        if (++number > mostCitations) {
            addTooMany(read.problems, 1);
            break;
        }
        if (isItem(item))
            read.citations.append(citationOf(item.toObject()));
        else // JSON keeps no lines, so the number says which
            addProblem(read.problems, 1, u"Item %1 of the list is no reference."_s.arg(number));
    }
    return read;
}

} // namespace offprint
