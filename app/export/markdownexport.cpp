#include "app/export/markdownexport.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The end of "$…$" that opens at `at`, or -1 if the sign is only a sign. As in Pandoc: no space inside
/// either sign, no digit behind the closing one.
qsizetype endOfMath(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size() || text[at + 1].isSpace())
        return -1;
    const qsizetype end = text.indexOf(u'$', at + 1);
    if (end < 0 || end == at + 1 || text[end - 1].isSpace() ||
        (end + 1 < text.size() && text[end + 1].isDigit()))
        return -1;
    return text.mid(at, end - at).contains(u'\n') ? -1 : end + 1;
}

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
        parts.append(escapeMarkdown(paper.authors.join(", "_L1)));
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

QString escapeMarkdown(const QString& text)
{
    static const QString special = u"\\`*_{}[]<>#|~!&$^"_s;
    QString out;
    bool isLineStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'$') {
            if (const qsizetype end = endOfMath(text, i); end > 0) {
                out += QStringView(text).mid(i, end - i);
                i = end - 1;
                continue;
            }
        }
        const bool opensList = isLineStart && (c == u'-' || c == u'+' || c == u'=');
        const bool endsNumber =
            c == u'.' && i > 0 && text[i - 1].isDigit() && i + 1 < text.size() && text[i + 1] == u' ';
        if (special.contains(c) || opensList || endsNumber)
            out += u'\\';
        out += c;
        isLineStart = c == u'\n';
    }
    return out;
}

QString toMarkdown(const QList<Paper>& papers)
{
    QStringList sections;
    for (const Paper& paper : papers)
        sections.append(sectionOf(paper));
    return sections.join("\n\n"_L1) + u'\n';
}

} // namespace offprint
