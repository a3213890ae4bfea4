#include "models/paperreference.h"

#include "models/citation/writtenname.h"
#include "models/markdowntext.h"
#include "models/webaddress.h"

using namespace Qt::StringLiterals;

namespace offprint {

QUrl pageOf(const Paper& paper)
{
    if (!paper.ids.arxiv.isEmpty())
        return QUrl(u"https://arxiv.org/abs/"_s + paper.ids.arxiv);
    if (!paper.ids.doi.isEmpty()) {
        QUrl url(u"https://doi.org/"_s);
        url.setPath(u'/' + paper.ids.doi, QUrl::DecodedMode);
        return url;
    }
    const QUrl link(paper.link, QUrl::StrictMode);
    return isWebAddress(link) ? link : QUrl();
}

QString referenceLine(const Paper& paper)
{
    QString line = paper.title.simplified();
    if (!paper.authors.isEmpty())
        line.prepend(shownNames(paper.authors).simplified() + ": "_L1);
    if (const QUrl page = pageOf(paper); !page.isEmpty()) {
        const bool isSentence = line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!');
        line += (isSentence ? " "_L1 : ". "_L1) + QString::fromLatin1(page.toEncoded());
    }
    return line;
}

QString markdownLink(const Paper& paper)
{
    const QString title = escapeMarkdown(paper.title.simplified());
    const QUrl page = pageOf(paper);
    // A bracket would end the address
    const QString address =
        QString::fromLatin1(page.toEncoded()).replace(u'(', u"%28"_s).replace(u')', u"%29"_s);
    return page.isEmpty() ? title : u"[%1](%2)"_s.arg(title, address);
}

QUrl mailAbout(const Paper& paper)
{
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QUrl::fromEncoded(
        u"mailto:?subject=%1&body=%2"_s.arg(encoded(paper.title.simplified()), encoded(referenceLine(paper)))
            .toLatin1());
}

} // namespace offprint
