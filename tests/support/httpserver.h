#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMutex>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace offprint {

/// How the body of a scripted answer comes.
enum class Delivery {
    Whole,       ///< with its length
    Chunked,     ///< in chunks of 1000 bytes
    Unsized,     ///< neither: the end of the connection ends it
    ByteByByte,  ///< whole, each byte in a packet of its own
    Cut,         ///< the connection ends after half of the length told
    CutChunks,   ///< the connection ends in the middle of a chunk
    Stalled,     ///< half of it, then nothing more, the connection open
    Silent,      ///< not even a status line, the connection open
    Dropped,     ///< the connection ends without a byte
    Garbage,     ///< the body alone, without any HTTP around it
    Endless,     ///< the body again and again, as fast as it is taken
    EndlessDrip, ///< one byte every few milliseconds, for ever
};

/// What a path answers.
struct ScriptedAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/xml";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray etag;         ///< sent; a request that names it gets 304
    QByteArray lastModified; ///< the same
    bool isGzipped = false;
    Delivery delivery = Delivery::Whole;
    std::optional<qint64> claimedLength; ///< a Content-Length that is not true
};

[[nodiscard]] ScriptedAnswer redirectTo(const QByteArray& location, int status = 302);

/// A request as it came.
struct RecordedRequest
{
    QByteArray method;
    QByteArray path; ///< with its query
    QByteArray host;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    std::chrono::steady_clock::time_point received;
    std::chrono::steady_clock::time_point answered; ///< the last byte given away; not set: not yet

    [[nodiscard]] QByteArray header(const QByteArray& name) const { return headers.value(name.toLower()); }
};

/// An HTTP/1.1 server on 127.0.0.1 that answers as scripted, faults included. Runs on a thread of its own,
/// so a test may block; every call is safe from any thread. A path without a script is 404. It also answers
/// as a proxy would ("GET http://host/path"), so that requests to any host can be led to it.
class HttpServer final
{
public:
    enum class Kind {
        Plain,
        Encrypted, ///< with a certificate that nobody trusts
        ManyHosts  ///< on every address of this computer, 127.0.x.y included: each a host of its own to who
                   ///< asks
    };

    explicit HttpServer(Kind kind = Kind::Plain);
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    [[nodiscard]] QString url(const QString& path) const;
    [[nodiscard]] QString url(const QString& path, const QString& host) const;
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Replaces what the path answers; of several, each once in turn, the last one ever after.
    void script(const QByteArray& path, const ScriptedAnswer& answer);
    void script(const QByteArray& path, const QList<ScriptedAnswer>& answers);

    [[nodiscard]] QList<RecordedRequest> requests() const; ///< in the order they came
    [[nodiscard]] QList<RecordedRequest> requests(const QByteArray& path) const;
    [[nodiscard]] int mostAtOnce() const; ///< requests that were being answered at the same time

private:
    class Connection;
    class Listener;

    /// The number of the request, and what it is answered by.
    std::pair<qsizetype, ScriptedAnswer> take(const RecordedRequest& request);
    void finish(qsizetype request);

    Kind m_kind;
    QThread m_thread;
    Listener* m_listener = nullptr; ///< lives on m_thread
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QHash<QByteArray, QList<ScriptedAnswer>> m_scripts;
    QList<RecordedRequest> m_requests;
    int m_open = 0;
    int m_mostAtOnce = 0;
};

/// The bytes as a gzip file.
[[nodiscard]] QByteArray gzipped(const QByteArray& bytes);

} // namespace offprint
