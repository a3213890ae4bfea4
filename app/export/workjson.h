#pragma once

#include "models/domain/paper.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace offprint {

/// What is known of a paper, but for what is the user's own affair: stars and marks, notes, tags, lists,
/// where and when it was listed. What is not known is absent. Dates are ISO 8601 in UTC.
[[nodiscard]] QJsonObject workToJson(const Paper& paper);

/// How far the user is with a paper of a list: "status", and what there is of "priority", "due", "comment".
[[nodiscard]] QJsonObject placeToJson(const ListEntry& entry);

/// "to read", "reading", "read": in files.
[[nodiscard]] QLatin1StringView statusName(ReadingStatus status);
[[nodiscard]] std::optional<ReadingStatus> readingStatusNamed(QStringView name);

/// Puts a value only where there is one.
void putIn(QJsonObject& object, QLatin1StringView name, const QString& value);
void putIn(QJsonObject& object, QLatin1StringView name, const QStringList& values);
void putIn(QJsonObject& object, QLatin1StringView name, const QDateTime& time);
void putIn(QJsonObject& object, QLatin1StringView name, std::optional<int> value);

} // namespace offprint
