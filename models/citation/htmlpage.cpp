#include "models/citation/htmlpage.h"

#include "models/citation/csljson.h"
#include "models/citation/htmlstyle.h"
#include "models/citation/plaincitation.h"
#include "models/citation/plaintext.h"
#include "models/citation/writtenname.h"
#include "models/math/mathpieces.h"
#include "models/webaddress.h"

#include <QtCore/QLocale>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Of the web, whole, in ASCII; else empty.
QString addressOf(const QUrl& url)
{
    return isWebAddress(url) ? QString::fromLatin1(url.toEncoded()) : QString();
}

QString arxivAddress(const Citation& c)
{
    return c.arxiv.isEmpty() ? QString()
                             : addressOf(QUrl(u"https://arxiv.org/abs/"_s + c.arxiv, QUrl::StrictMode));
}

QString doiAddress(const Citation& c)
{
    QUrl url(u"https://doi.org/"_s);
    url.setPath(u'/' + c.doi, QUrl::DecodedMode);
    return c.doi.isEmpty() ? QString() : addressOf(url);
}

QString element(QLatin1StringView name, const QString& content)
{
    return u"<%1>%2</%1>"_s.arg(name, content);
}

QString classed(QLatin1StringView name, const QString& html)
{
    return html.isEmpty() ? QString() : u"<p class=\"%1\">%2</p>\n"_s.arg(name, html);
}

/// `html` as a link to an address, or as it is where there is none.
QString link(const QString& address, const QString& html)
{
    return address.isEmpty() ? html : u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(), html);
}

/// Foreign scripts, right-to-left ones too, are not to reorder what stands around them.
QString isolated(const QString& text)
{
    return u"<bdi>"_s + text.toHtmlEscaped() + u"</bdi>"_s;
}

QString dateOf(const Citation& c)
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    if (c.day > 0)
        return english.toString(QDate(c.year, c.month, c.day), u"d MMMM yyyy"_s);
    if (c.month > 0)
        return english.toString(QDate(c.year, c.month, 1), u"MMMM yyyy"_s);
    return c.year > 0 ? QString::number(c.year) : QString();
}

/// "Nature 12 (3), 4–5, 2024"
QString factsOf(const Citation& c)
{
    QString where = c.venue.isEmpty() ? QString() : element("cite"_L1, isolated(c.venue));
    if (!c.volume.isEmpty())
        where += (where.isEmpty() ? u""_s : u" "_s) + c.volume.toHtmlEscaped();
    if (!c.number.isEmpty())
        where += u" (%1)"_s.arg(c.number.toHtmlEscaped());
    QStringList facts{where.trimmed(), QString(c.pages).replace(u'-', u'\u2013').toHtmlEscaped(),
                      c.publisher.toHtmlEscaped(), dateOf(c)};
    facts.removeAll(QString());
    return facts.join(", "_L1);
}

QString idsOf(const Citation& c)
{
    QStringList ids;
    if (!c.arxiv.isEmpty()) {
        const QString primary = c.primaryClass.isEmpty() ? QString() : u" [%1]"_s.arg(c.primaryClass);
        ids.append(link(arxivAddress(c), (u"arXiv:"_s + c.arxiv + primary).toHtmlEscaped()));
    }
    if (!c.doi.isEmpty())
        ids.append(link(doiAddress(c), (u"doi:"_s + c.doi).toHtmlEscaped()));
    if (ids.isEmpty() && !c.url.isEmpty())
        ids.append(link(addressOf(QUrl(c.url, QUrl::StrictMode)), c.url.toHtmlEscaped()));
    QString spans;
    for (const QString& id : ids)
        spans += element("span"_L1, id);
    return spans;
}

QString abstractOf(const Citation& c)
{
    if (c.abstractText.isEmpty())
        return {};
    QString paragraphs;
    for (const QString& paragraph : c.abstractText.split("\n\n"_L1))
        paragraphs += u"<p dir=\"auto\">%1</p>\n"_s.arg(readableText(paragraph).toHtmlEscaped());
    return u"<details><summary>Abstract</summary>\n%1</details>\n"_s.arg(paragraphs);
}

QString entryOf(const Citation& c)
{
    QString page = arxivAddress(c);
    if (c.kind != Citation::Kind::Preprint || page.isEmpty())
        page = doiAddress(c);
    if (page.isEmpty())
        page = arxivAddress(c);
    if (page.isEmpty())
        page = addressOf(QUrl(c.url, QUrl::StrictMode));
    const QString title = c.title.isEmpty() ? u"Untitled"_s : readableText(c.title);
    QStringList names;
    for (const QString& author : c.authors)
        names.append(isolated(readableText(shownName(author))));
    QString entry = u"<li>\n<h2>%1</h2>\n"_s;
    entry = entry.arg(link(page, isolated(title)));
    entry += classed("names"_L1, names.join(", "_L1)) + classed("facts"_L1, factsOf(c));
    entry += classed("ids"_L1, idsOf(c)) + abstractOf(c);
    if (!c.note.isEmpty())
        entry += u"<div class=\"note\" dir=\"auto\">%1</div>\n"_s.arg(c.note.toHtmlEscaped());
    return entry + u"</li>\n"_s;
}

QString headOf(const QString& heading)
{
    return u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"_s +
           heading.toHtmlEscaped() + u"</title>\n<style>"_s + htmlPageStyle() + u"</style>\n</head>\n"_s;
}

QString countOf(qsizetype papers)
{
    return papers == 1 ? u"1 paper"_s : u"%1 papers"_s.arg(QLocale(QLocale::English).toString(papers));
}

/// For programs. No "<" is in it, so that no text can end the element.
QString dataOf(const QList<Citation>& citations)
{
    if (citations.isEmpty())
        return {};
    return u"<script type=\"application/vnd.citationstyles.csl+json\">\n"_s +
           toCslJson(citations).replace(u'<', u"\\u003c"_s) + u"</script>\n"_s;
}

} // namespace

QString toHtmlPage(const QList<Citation>& citations, const QString& heading, QDate date)
{
    const QString line = singleLine(heading);
    const QString name = line.isEmpty() ? u"Papers"_s : line;
    QStringList about{countOf(citations.size())};
    if (date.isValid()) {
        const QString day = QLocale(QLocale::English).toString(date, u"d MMMM yyyy"_s);
        about.append(u"<time datetime=\"%1\">%2</time>"_s.arg(date.toString(Qt::ISODate), day));
    }
    QString page = headOf(name);
    page += u"<body>\n<header>\n<h1>"_s + isolated(name) + u"</h1>\n<p>"_s + about.join(u" \u00b7 "_s) +
            u"</p>\n</header>\n<main>\n"_s;
    if (!citations.isEmpty())
        page += u"<ol>\n"_s;
    for (const Citation& citation : citations)
        page += entryOf(plainCitation(citation));
    if (!citations.isEmpty())
        page += u"</ol>\n"_s;
    return page + u"</main>\n"_s + dataOf(citations) + u"</body>\n</html>\n"_s;
}

} // namespace offprint
