#include "models/catalogue.h"

#include "models/webaddress.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

std::unexpected<Error> malformed(const QString& detail)
{
    return failure(ErrorCode::Malformed, u"the feed catalogue"_s, detail);
}

Result<CatalogueEntry> readEntry(const QJsonValue& value, qsizetype number)
{
    if (!value.isObject())
        return malformed(u"feed %1 is no object"_s.arg(number));
    const QJsonObject object = value.toObject();
    CatalogueEntry entry{.name = object["name"_L1].toString().simplified(),
                         .url = object["url"_L1].toString(),
                         .description = object["description"_L1].toString().simplified(),
                         .group = object["group"_L1].toString().simplified(),
                         .isSuggested = object["suggested"_L1].toBool()};
    if (entry.name.isEmpty())
        return malformed(u"feed %1 has no name"_s.arg(number));
    if (!isWebAddress(QUrl(entry.url, QUrl::StrictMode)))
        return malformed(u"“%1” has no web address"_s.arg(entry.name));
    return entry;
}

} // namespace

Result<Catalogue> readCatalogue(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return malformed(u"%1 at byte %2"_s.arg(fault.errorString()).arg(fault.offset));
    const QJsonValue feeds = document.object()["feeds"_L1];
    if (!feeds.isArray())
        return malformed(u"it lists no feeds"_s);

    Catalogue catalogue;
    QSet<QString> addresses;
    for (const QJsonValue value : feeds.toArray()) {
        const Result<CatalogueEntry> entry = readEntry(value, catalogue.size() + 1);
        if (!entry)
            return std::unexpected(entry.error());
        if (addresses.contains(entry->url))
            return malformed(u"%1 is listed twice"_s.arg(entry->url));
        addresses.insert(entry->url);
        catalogue.append(*entry);
    }
    return catalogue;
}

} // namespace offprint
