#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// What Settings::networkProxy() says for going out without one.
inline constexpr QLatin1StringView noProxy("none");

/// The proxy that an address names: "http://host:3128", "socks5://user:word@host:1080", "host:3128".
struct ProxyAddress
{
    enum class Kind { Http, Socks5 };

    Kind kind = Kind::Http;
    QString host;
    quint16 port = 0;
    QString user;     ///< may be empty
    QString password; ///< may be empty

    bool operator==(const ProxyAddress&) const = default;
};

/// Nothing if the text names none. Without a port, 8080 and 1080 are meant, as by others.
[[nodiscard]] std::optional<ProxyAddress> readProxyAddress(const QString& text);

} // namespace offprint
