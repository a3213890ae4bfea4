#include "models/citation/ris.h"

#include "models/citation/plaincitation.h"
#include "models/citation/writtenname.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QLatin1StringView typeOf(Citation::Kind kind)
{
    switch (kind) {
    case Citation::Kind::Preprint:
        return "UNPB"_L1;
    case Citation::Kind::Article:
        return "JOUR"_L1;
    case Citation::Kind::InProceedings:
        return "CONF"_L1;
    case Citation::Kind::Thesis:
        return "THES"_L1;
    case Citation::Kind::Report:
        return "RPRT"_L1;
    case Citation::Kind::Book:
        return "BOOK"_L1;
    case Citation::Kind::Chapter:
        return "CHAP"_L1;
    case Citation::Kind::WebPage:
        return "ELEC"_L1;
    }
    return "GEN"_L1;
}

QString literalName(QString name)
{
    const qsizetype comma = name.indexOf(u',');
    if (comma >= 0)
        name.insert(comma, u',');
    else if (name.contains(u' '))
        name += u',';
    return name;
}

QString nameOf(const QString& author)
{
    const PersonName name = nameInParts(author);
    if (name.isLiteral)
        return literalName(name.family);
    QStringList parts{wholeName({{}, name.particle, name.family, {}, false}), name.given};
    if (!name.suffix.isEmpty())
        parts.append(name.suffix);
    return parts.join(", "_L1);
}

/// "2024/03/05/", with what is not known left out between the slashes.
QString dateOf(const Citation& citation)
{
    const auto part = [](int number) {
        return number > 0 ? u"%1"_s.arg(number, 2, 10, QLatin1Char('0')) : QString();
    };
    return u"%1/%2/%3/"_s.arg(citation.year, 4, 10, QLatin1Char('0'))
        .arg(part(citation.month), part(citation.day));
}

QString noteOf(QString note)
{
    if (note.startsWith("Comment: "_L1) || note.startsWith("Note: "_L1))
        note.prepend("Note: "_L1);
    return note.replace(u'\n', QChar(QChar::LineSeparator));
}

class Record
{
public:
    void put(QLatin1StringView tag, const QString& value)
    {
        if (!value.isEmpty())
            m_lines += tag + "  - "_L1 + value + "\r\n"_L1;
    }

    [[nodiscard]] QString of(const Citation& c)
    {
        put("TY"_L1, typeOf(c.kind));
        put("ID"_L1, c.key);
        for (const QString& author : c.authors)
            put("AU"_L1, nameOf(author));
        put("TI"_L1, c.title);
        putSource(c);
        putIdentifiers(c);
        putTexts(c);
        return m_lines + "ER  - \r\n"_L1;
    }

private:
    void putSource(const Citation& c)
    {
        put("T2"_L1, c.venue);
        if (c.year > 0)
            put("PY"_L1, u"%1"_s.arg(c.year, 4, 10, QLatin1Char('0')));
        if (c.month > 0)
            put("DA"_L1, dateOf(c));
        put("VL"_L1, c.volume);
        put("IS"_L1, c.number);
        const qsizetype dash = c.pages.indexOf(u'-');
        const bool isRange = dash > 0 && dash + 1 < c.pages.size();
        put("SP"_L1, isRange ? c.pages.first(dash) : c.pages);
        put("EP"_L1, isRange ? c.pages.sliced(dash + 1) : QString());
        const bool isOnArxiv = c.kind == Citation::Kind::Preprint && !c.arxiv.isEmpty();
        put("PB"_L1, c.publisher.isEmpty() && isOnArxiv ? u"arXiv"_s : c.publisher);
    }

    void putIdentifiers(const Citation& c)
    {
        if (!c.arxiv.isEmpty()) {
            const QString primary = c.primaryClass.isEmpty() ? QString() : u" [%1]"_s.arg(c.primaryClass);
            put("AN"_L1, u"arXiv:"_s + c.arxiv + primary);
        }
        put("DO"_L1, c.doi);
        put("UR"_L1, c.url);
    }

    void putTexts(const Citation& c)
    {
        put("AB"_L1, QString(c.abstractText).replace("\n\n"_L1, QString(QChar(QChar::ParagraphSeparator))));
        for (const QString& keyword : c.keywords)
            put("KW"_L1, keyword);
        put("N1"_L1, c.comments.isEmpty() ? QString() : u"Comment: "_s + c.comments);
        put("N1"_L1, noteOf(c.note));
    }

    QString m_lines;
};

} // namespace

QString toRis(const QList<Citation>& citations)
{
    QStringList records;
    for (const Citation& citation : citations)
        records.append(Record().of(plainCitation(citation)));
    return records.join("\r\n"_L1); // a blank line between them
}

} // namespace offprint
