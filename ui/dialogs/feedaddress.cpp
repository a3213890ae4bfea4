#include "ui/dialogs/feedaddress.h"

#include "models/webaddress.h"

#include <QtCore/QMimeData>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString withScheme(const QString& typed)
{
    static const QRegularExpression feedScheme(u"^feed:(//)?(?=[a-z]+://)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*:(//|(?![0-9]))"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString address = typed.trimmed().remove(feedScheme);
    if (address.startsWith("feed://"_L1, Qt::CaseInsensitive))
        return u"https"_s + address.sliced(4);
    return scheme.match(address).hasMatch() ? address : u"https://"_s + address;
}

bool isHost(const QString& host)
{
    return host == "localhost"_L1 || host.contains(u'.') || host.contains(u':');
}

} // namespace

Result<QString> feedAddress(const QString& typed)
{
    const QUrl url(withScheme(typed));
    const QString scheme = url.scheme();
    const bool isWeb = (scheme == "https"_L1 || scheme == "http"_L1) && isHost(url.host());
    const bool isFile = scheme == "file"_L1 && url.isLocalFile() && !url.path().isEmpty();
    if (!url.isValid() || typed.trimmed().contains(u' ') || !(isWeb || isFile))
        return failure(ErrorCode::BadAddress, typed.trimmed());
    return url.toString(QUrl::FullyEncoded);
}

QUrl comparableAddress(const QString& address)
{
    return QUrl(address).adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
}

bool isSameAddress(const QString& a, const QString& b)
{
    return comparableAddress(a) == comparableAddress(b);
}

bool isOneWebAddress(const QString& text)
{
    if (text.size() > longestAddress || text.contains(u' ') || text.contains(u'\n'))
        return false;
    return isWebAddress(QUrl(text, QUrl::StrictMode));
}

QString droppedAddress(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() == 1 && (urls.first().isLocalFile() || isOneWebAddress(urls.first().toString())))
        return urls.first().toString();
    const QString text = data.text().trimmed();
    return urls.isEmpty() && isOneWebAddress(text) ? text : QString();
}

} // namespace offprint
