#include "app/storage/outlinetables.h"

#include "app/storage/feedtables.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QLatin1StringView nesting(" / ");

QString jsonOf(const QJsonArray& array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonArray arrayOf(const QString& json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

/// The path that was kept, unless the folder was renamed since.
QStringList pathOf(const QString& name, const QString& json)
{
    if (name.isNull())
        return {};
    QStringList path;
    for (const auto part : arrayOf(json))
        path.append(part.toString());
    return path.join(nesting) == name ? path : QStringList{name};
}

QList<std::pair<QString, QString>> attributesOf(const QString& json)
{
    QList<std::pair<QString, QString>> attributes;
    for (const auto pair : arrayOf(json))
        attributes.append({pair[0].toString(), pair[1].toString()});
    return attributes;
}

} // namespace

QList<OutlineFeed> OutlineTables::feeds()
{
    QList<OutlineFeed> all;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT url, coalesce(nullif(given_name, ''), title, ''), coalesce(site, ''), name, path, "
        "outline_attributes FROM feed LEFT JOIN folder ON folder.id = folder_id WHERE removed_at IS NULL AND "
        "url <> '' ORDER BY folder.position NULLS FIRST, folder.id, feed.position, feed.id");
    while (s.executeStep())
        all.append({.url = textAt(s, 0),
                    .title = textAt(s, 1),
                    .site = textAt(s, 2),
                    .path = pathOf(textAt(s, 3), textAt(s, 4)),
                    .attributes = attributesOf(textAt(s, 5))});
    return all;
}

Result<std::optional<FolderId>> OutlineTables::folderAt(const QStringList& path)
{
    const QString name = path.join(nesting).trimmed();
    if (name.isEmpty())
        return std::nullopt;
    const auto added = FeedTables(m_connection).addFolder(name);
    if (!added && added.error().code == ErrorCode::AlreadyThere)
        return FolderId{added.error().detail.toLongLong()};
    if (!added)
        return std::unexpected(added.error());
    if (path.size() > 1)
        bound(m_connection.prepared("UPDATE folder SET path = ? WHERE id = ?"),
              jsonOf(QJsonArray::fromStringList(path)), added->value)
            .exec();
    return *added;
}

void OutlineTables::describe(FeedId id, const OutlineFeed& feed)
{
    QJsonArray attributes;
    for (const auto& [name, value] : feed.attributes)
        attributes.append(QJsonArray{name, value});
    bound(m_connection.prepared("UPDATE feed SET site = coalesce(nullif(site, ''), nullif(?, '')), "
                                "outline_attributes = ? WHERE id = ?"),
          feed.site, attributes.isEmpty() ? QString() : jsonOf(attributes), id.value)
        .exec();
}

} // namespace offprint
