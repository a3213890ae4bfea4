#include "models/paperreference.h"

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
        line.prepend(paper.authors.join(", "_L1).simplified() + ": "_L1);
    if (const QUrl page = pageOf(paper); !page.isEmpty()) {
        const bool isSentence = line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!');
        line += (isSentence ? " "_L1 : ". "_L1) + QString::fromLatin1(page.toEncoded());
    }
    return line;
}

} // namespace offprint
