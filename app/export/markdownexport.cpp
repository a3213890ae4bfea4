#include "app/export/markdownexport.h"

#include "models/citation/writtenname.h"
#include "models/markdowntext.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString link(const QString& name, const QString& address)
{
    const QUrl url(address);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return isWeb ? u"[%1](<%2>)"_s.arg(name, QString::fromLatin1(url.toEncoded())) : QString();
}

QString linksOf(const Paper& paper)
{
    QStringList links;
    if (!paper.ids.arxiv.isEmpty())
        links.append(link(u"arXiv:"_s + paper.ids.arxiv, u"https://arxiv.org/abs/"_s + paper.ids.arxiv));
    if (!paper.ids.doi.isEmpty())
        links.append(link(u"DOI"_s, u"https://doi.org/"_s + paper.ids.doi));
    links.append(link(u"page"_s, paper.link));
    links.append(link(u"PDF"_s, paper.pdf));
    links.append(link(u"code"_s, paper.code));
    links.removeAll(QString());
    return links.join(" · "_L1);
}

QString sectionOf(const Paper& paper)
{
    QStringList parts{u"## "_s + escapeMarkdown(paper.title)};
    if (!paper.authors.isEmpty())
        parts.append(escapeMarkdown(shownNames(paper.authors)));
    QStringList facts;
    if (paper.published.isValid())
        facts.append(paper.published.toString("yyyy-MM-dd"_L1));
    if (!paper.categories.isEmpty())
        facts.append(escapeMarkdown(paper.categories.join(", "_L1)));
    if (const QString links = linksOf(paper); !links.isEmpty())
        facts.append(links);
    if (!facts.isEmpty())
        parts.append(facts.join(" · "_L1));
    if (!paper.abstractText.isEmpty())
        parts.append(escapeMarkdown(paper.abstractText));
    if (!paper.note.isEmpty())
        parts.append(u"### Note\n\n"_s + paper.note.trimmed());
    return parts.join("\n\n"_L1);
}

} // namespace

QString toMarkdown(const QList<Paper>& papers)
{
    QStringList sections;
    for (const Paper& paper : papers)
        sections.append(sectionOf(paper));
    return sections.join("\n\n"_L1) + u'\n';
}

} // namespace offprint
