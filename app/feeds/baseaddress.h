#pragma once

#include <QtCore/QUrl>

namespace offprint {

/// What links are relative to behind a base that a document gives (xml:base, HTML's <base>), which may itself
/// be relative to the one before. A text that is no address changes nothing.
[[nodiscard]] inline QUrl rebased(const QUrl& base, const QString& given)
{
    const QUrl next(given.trimmed());
    return next.isValid() ? base.resolved(next) : base;
}

} // namespace offprint
