#include "models/citation/formattedreference.h"

#include "models/citation/plaincitation.h"
#include "models/citation/plaintext.h"
#include "models/citation/referencestyles.h"
#include "models/citation/writtenname.h"
#include "models/math/mathpieces.h"
#include "models/webaddress.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString readableLine(const QString& text)
{
    return singleLine(readableText(text));
}

QString linkOf(const CitedWork& work)
{
    const Citation& c = work.citation;
    const bool isOnArxivOnly = c.kind == Citation::Kind::Preprint && !c.arxiv.isEmpty();
    if (!work.doiLink.isEmpty() && !isOnArxivOnly)
        return work.doiLink;
    if (!c.arxiv.isEmpty())
        return u"https://arxiv.org/abs/"_s + c.arxiv;
    const QUrl url(c.url, QUrl::StrictMode);
    return isWebAddress(url) ? QString::fromLatin1(url.toEncoded()) : QString();
}

QString doiLinkOf(const QString& doi)
{
    QUrl url(u"https://doi.org/"_s);
    url.setPath(u'/' + doi, QUrl::DecodedMode);
    return doi.isEmpty() ? QString() : QString::fromLatin1(url.toEncoded());
}

} // namespace

CitedWork CitedWork::of(const Citation& citation)
{
    CitedWork work{.citation = plainCitation(citation)};
    Citation& c = work.citation;
    c.title = readableLine(c.title);
    c.venue = readableLine(c.venue);
    c.publisher = readableLine(c.publisher);
    for (const QString& author : c.authors)
        work.names.append(nameInParts(readableLine(author)));
    work.pages = QString(c.pages).replace(u'-', u'\u2013');
    work.doiLink = doiLinkOf(c.doi);
    work.link = linkOf(work);
    return work;
}

bool CitedWork::isPart() const
{
    return !citation.venue.isEmpty() && !isBook();
}

bool CitedWork::isBook() const
{
    return citation.kind == Citation::Kind::Book || citation.kind == Citation::Kind::Report ||
           citation.kind == Citation::Kind::Thesis;
}

QString CitedWork::pagesWithSign() const
{
    if (pages.isEmpty())
        return {};
    const bool areSeveral = pages.contains(u'\u2013') || pages.contains(u',');
    return (areSeveral ? u"pp. "_s : u"p. "_s) + pages;
}

QString referenceStyleName(ReferenceStyle style)
{
    switch (style) {
    case ReferenceStyle::Apa:
        return u"APA"_s;
    case ReferenceStyle::Ieee:
        return u"IEEE"_s;
    case ReferenceStyle::Chicago:
        return u"Chicago (author-date)"_s;
    case ReferenceStyle::Acm:
        return u"ACM"_s;
    case ReferenceStyle::Nature:
        return u"Nature"_s;
    case ReferenceStyle::Harvard:
        return u"Harvard"_s;
    }
    return {};
}

FormattedReference formattedReference(const Citation& citation, ReferenceStyle style)
{
    const CitedWork work = CitedWork::of(citation);
    if (work.citation.title.isEmpty() && work.names.isEmpty())
        return {};
    switch (style) {
    case ReferenceStyle::Apa:
        return apaReference(work);
    case ReferenceStyle::Ieee:
        return ieeeReference(work);
    case ReferenceStyle::Chicago:
        return chicagoReference(work);
    case ReferenceStyle::Acm:
        return acmReference(work);
    case ReferenceStyle::Nature:
        return natureReference(work);
    case ReferenceStyle::Harvard:
        return harvardReference(work);
    }
    return {};
}

} // namespace offprint
