#include "models/citation/plaincitation.h"

#include "models/citation/plaintext.h"
#include "models/citation/writtenname.h"

#include <QtCore/QDate>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QStringList plainNames(const QStringList& authors)
{
    QStringList names;
    for (const QString& author : authors)
        names.append(nameInLine(nameInParts(author)));
    names.removeAll(QString());
    return names;
}

QStringList plainWords(const QStringList& keywords)
{
    QStringList words;
    for (const QString& keyword : keywords)
        words.append(singleLine(keyword));
    words.removeAll(QString());
    return words;
}

QString plainRange(const QString& range)
{
    static const QRegularExpression dash(u"\\s*[-\u2013\u2014][-\u2013\u2014\\s]*"_s);
    return singleLine(range).replace(dash, u"-"_s);
}

void settleDate(Citation& citation)
{
    if (citation.year < 1 || citation.year > 9999)
        citation.year = 0;
    if (citation.year == 0 || citation.month < 1 || citation.month > 12)
        citation.month = 0;
    if (citation.month == 0 || !QDate::isValid(citation.year, citation.month, citation.day))
        citation.day = 0;
}

} // namespace

Citation plainCitation(const Citation& citation)
{
    Citation plain = citation;
    for (QString* line : {&plain.key, &plain.title, &plain.venue, &plain.publisher, &plain.arxiv,
                          &plain.primaryClass, &plain.url, &plain.comments})
        *line = singleLine(*line);
    plain.doi = singleLine(plain.doi).toLower();
    for (QString* range : {&plain.pages, &plain.volume, &plain.number})
        *range = plainRange(*range);
    plain.authors = plainNames(plain.authors);
    plain.keywords = plainWords(plain.keywords);
    plain.abstractText = plainParagraphs(plain.abstractText);
    plain.note = plainLines(plain.note);
    settleDate(plain);
    if (plain.arxiv.isEmpty())
        plain.primaryClass.clear(); // arXiv's, so there is none elsewhere
    else if (plain.kind == Citation::Kind::Preprint && plain.publisher == "arXiv"_L1)
        plain.publisher.clear();
    return plain;
}

} // namespace offprint
