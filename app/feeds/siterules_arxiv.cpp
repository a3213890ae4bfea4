#include "app/feeds/siterules.h"

#include "app/feeds/identifiers.h"
#include "models/arxivcategories.h"
#include "models/arxivquery.h"

#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

AddressReading feedsOf(const QList<FeedLink>& feeds)
{
    return {.feeds = feeds};
}

FeedLink linkTo(const ArxivQuery& query)
{
    return {query.toUrl(), query.name()};
}

/// A search on arXiv's site as one of its API: https://arxiv.org/search/cs?query=graphs&searchtype=title
std::optional<AddressReading> readSearch(const QUrl& page)
{
    QString parameters = page.query(QUrl::FullyEncoded);
    const QUrlQuery asked(parameters.replace(u'+', "%20"_L1));
    const QString words = asked.queryItemValue(u"query"_s, QUrl::FullyDecoded).simplified();
    if (words.isEmpty())
        return {};
    ArxivQuery query{.announced = PaperQuery::New | PaperQuery::Cross};
    if (const auto* archive = findArxivCategory(page.path().section(u'/', 2, 2)))
        query.categories = {archive->code};
    const QString place = asked.queryItemValue(u"searchtype"_s);
    if (place == "author"_L1)
        query.authors = {words};
    else
        query.words = words;
    query.place = place == "title"_L1      ? ArxivQuery::Place::Title
                  : place == "abstract"_L1 ? ArxivQuery::Place::Abstract
                                           : ArxivQuery::Place::TitleOrAbstract;
    return feedsOf({linkTo(query)});
}

/// An author's page has an Atom feed beside it: https://info.arxiv.org/help/author_identifiers.html
std::optional<AddressReading> readAuthor(QString name)
{
    name = name.section(u'.', 0, 0);
    if (name.isEmpty())
        return {};
    return feedsOf({{QUrl(u"https://arxiv.org/a/%1.atom2"_s.arg(name)), u"arXiv, by %1"_s.arg(name)}});
}

} // namespace

std::optional<AddressReading> readArxivCategories(const QStringList& codes)
{
    ArxivQuery query;
    for (const QString& code : codes) {
        const ArxivCategory* known = findArxivCategory(code);
        if (!known)
            return {};
        query.categories.append(known->code);
    }
    return codes.isEmpty() ? std::nullopt : std::optional(feedsOf({linkTo(query)}));
}

std::optional<Result<AddressReading>> readArxivPage(const QUrl& page)
{
    const QString host = page.host();
    if (host != "arxiv.org"_L1 && !host.endsWith(".arxiv.org"_L1))
        return {};
    if (const QString id = findMarkedArxivId(page.toString()); !id.isEmpty())
        return AddressReading{.paper = id};
    const QString path = page.path();
    const QString kind = path.section(u'/', 1, 1);
    const QString what = path.section(u'/', 2, 2);
    std::optional<AddressReading> reading;
    if (kind == "list"_L1 || kind == "archive"_L1)
        reading = readArxivCategories({what});
    else if (kind == "rss"_L1 && host != "rss.arxiv.org"_L1) // where it was before 2024
        reading = readArxivCategories(what.split(u'+', Qt::SkipEmptyParts));
    else if (kind == "search"_L1)
        reading = readSearch(page);
    else if (kind == "a"_L1)
        reading = readAuthor(what);
    return reading ? std::optional<Result<AddressReading>>(*reading) : std::nullopt;
}

} // namespace offprint
