#include "tests/support/httpserver.h"

#include "tests/support/selfsigned.h"

#include <QtCore/QTimer>
#include <QtCore/QtEndian>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <array>

using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr qsizetype chunkSize = 1000;
constexpr qint64 endlessAhead = 256LL * 1024; ///< bytes an endless body is ahead of who takes it
constexpr auto dripPause = 5ms;
constexpr int backlog = 1'000; ///< of connections that are made at once

quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

bool matches(const RecordedRequest& request, const ScriptedAnswer& answer)
{
    const bool hasEtag = !answer.etag.isEmpty() && request.header("if-none-match") == answer.etag;
    const bool isSince =
        !answer.lastModified.isEmpty() && request.header("if-modified-since") == answer.lastModified;
    return hasEtag || (isSince && request.header("if-none-match").isEmpty());
}

bool hasNoLength(Delivery delivery)
{
    return delivery == Delivery::Unsized || delivery == Delivery::Endless ||
           delivery == Delivery::EndlessDrip;
}

bool isChunked(Delivery delivery)
{
    return delivery == Delivery::Chunked || delivery == Delivery::CutChunks;
}

QByteArray chunks(const QByteArray& body)
{
    QByteArray framed;
    for (qsizetype at = 0; at < body.size(); at += chunkSize) {
        const QByteArray piece = body.mid(at, chunkSize);
        framed += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return framed + "0\r\n\r\n";
}

QByteArray headOf(const ScriptedAnswer& answer, qsizetype length)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    if (!answer.contentType.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    if (!answer.etag.isEmpty())
        head += "ETag: " + answer.etag + "\r\n";
    if (!answer.lastModified.isEmpty())
        head += "Last-Modified: " + answer.lastModified + "\r\n";
    if (answer.isGzipped)
        head += "Content-Encoding: gzip\r\n";
    if (isChunked(answer.delivery))
        head += "Transfer-Encoding: chunked\r\n";
    else if (!hasNoLength(answer.delivery))
        head += "Content-Length: " + QByteArray::number(answer.claimedLength.value_or(length)) + "\r\n";
    if (hasNoLength(answer.delivery) || answer.claimedLength)
        head += "Connection: close\r\n";
    for (const auto& [name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

/// The head of a request, without the empty line.
std::optional<RecordedRequest> requestOf(const QByteArray& head)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1"))
        return {};
    RecordedRequest request;
    request.method = words[0];
    const QUrl url = QUrl::fromEncoded(words[1]);
    request.path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    request.host = url.host().isEmpty() ? request.header("host") : url.host().toLatin1();
    request.received = std::chrono::steady_clock::now();
    return request;
}

} // namespace

/// One connection, with any number of requests after each other. Lives as long as its socket.
class HttpServer::Connection final : public QObject
{
public:
    Connection(HttpServer& server, QTcpSocket* socket)
        : QObject(socket)
        , m_server(server)
        , m_socket(socket)
    {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_drip.setInterval(dripPause);
        connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::goOn);
        connect(&m_drip, &QTimer::timeout, this, [this] { m_socket->write(" "); });
        connect(m_socket, &QTcpSocket::disconnected, m_socket, [this] {
            finish();
            m_socket->deleteLater();
        });
    }

private:
    void read()
    {
        m_received += m_socket->readAll();
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        const bool isTls = m_received.startsWith('\x16');
        if (end < 0 && !isTls)
            return;
        const auto request = isTls ? std::nullopt : requestOf(m_received.left(end));
        m_received.clear();
        if (!request) {
            m_socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            return m_socket->disconnectFromHost();
        }
        std::tie(m_number, m_answer) = m_server.take(*request);
        answer(*request);
    }

    void answer(const RecordedRequest& request)
    {
        if (matches(request, m_answer)) {
            m_answer.status = 304;
            m_answer.body.clear();
            m_answer.delivery = Delivery::Whole;
        }
        const QByteArray body = m_answer.body;
        const QByteArray head = headOf(m_answer, body.size());
        switch (m_answer.delivery) {
        case Delivery::Whole:
            return send(head + body, m_answer.claimedLength.has_value());
        case Delivery::Chunked:
            return send(head + chunks(body), false);
        case Delivery::Unsized:
            return send(head + body, true);
        case Delivery::ByteByByte:
            m_rest = head + body;
            return goOn();
        case Delivery::Cut:
            return send(head + body.first(body.size() / 2), true);
        case Delivery::CutChunks:
            return send(head + chunks(body).first(body.size() / 2), true);
        case Delivery::Stalled:
            m_socket->write(head + body.first(body.size() / 2));
            return;
        case Delivery::Silent:
            return;
        case Delivery::Dropped:
            return m_socket->disconnectFromHost();
        case Delivery::Garbage:
            return send(body, true);
        case Delivery::Endless:
            m_endless = body;
            m_socket->write(head);
            return;
        case Delivery::EndlessDrip:
            m_socket->write(head);
            m_drip.start();
            return;
        }
    }

    void send(const QByteArray& bytes, bool closes)
    {
        m_socket->write(bytes);
        finish();
        if (closes)
            m_socket->disconnectFromHost();
    }

    void goOn()
    {
        while (!m_endless.isEmpty() && m_socket->bytesToWrite() < endlessAhead)
            m_socket->write(m_endless);
        if (m_rest.isEmpty() || m_socket->bytesToWrite() > 0)
            return;
        m_socket->write(m_rest.first(1));
        m_rest.remove(0, 1);
        if (m_rest.isEmpty())
            finish();
    }

    void finish()
    {
        if (m_number >= 0)
            m_server.finish(std::exchange(m_number, -1));
    }

    HttpServer& m_server;
    QTcpSocket* m_socket;
    QByteArray m_received;
    ScriptedAnswer m_answer;
    qsizetype m_number = -1; ///< of the request that is being answered
    QByteArray m_rest;
    QByteArray m_endless;
    QTimer m_drip{this};
};

class HttpServer::Listener final : public QTcpServer
{
public:
    explicit Listener(HttpServer& server)
        : m_server(server)
    {
        setListenBacklogSize(backlog);
        listen(server.m_kind == Kind::ManyHosts ? QHostAddress::AnyIPv4 : QHostAddress::LocalHost);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket* socket = m_server.m_kind == Kind::Encrypted ? encryptedSocket() : new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        new Connection(m_server, socket); // owned by the socket
        if (auto* encrypted = qobject_cast<QSslSocket*>(socket))
            encrypted->startServerEncryption();
    }

private:
    QSslSocket* encryptedSocket()
    {
        auto* socket = new QSslSocket(this);
        socket->setLocalCertificate(QSslCertificate(QByteArray(selfSignedCertificate)));
        socket->setPrivateKey(QSslKey(QByteArray(selfSignedKey), QSsl::Ec));
        return socket;
    }

    HttpServer& m_server;
};

HttpServer::HttpServer(Kind kind)
    : m_kind(kind)
{
    m_thread.start();
    auto* starter = new QObject;
    starter->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        starter,
        [this, starter] {
            m_listener = new Listener(*this);
            m_port = m_listener->serverPort();
            delete starter;
        },
        Qt::BlockingQueuedConnection);
}

HttpServer::~HttpServer()
{
    m_listener->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

QString HttpServer::url(const QString& path) const
{
    return url(path, QStringLiteral("127.0.0.1"));
}

QString HttpServer::url(const QString& path, const QString& host) const
{
    const QString scheme = m_kind == Kind::Encrypted ? QStringLiteral("https") : QStringLiteral("http");
    return QStringLiteral("%1://%2:%3%4").arg(scheme, host).arg(m_port).arg(path);
}

void HttpServer::script(const QByteArray& path, const ScriptedAnswer& answer)
{
    script(path, QList{answer});
}

void HttpServer::script(const QByteArray& path, const QList<ScriptedAnswer>& answers)
{
    QList<ScriptedAnswer> ready = answers;
    for (ScriptedAnswer& answer : ready) {
        if (answer.isGzipped)
            answer.body = gzipped(answer.body);
    }
    const QMutexLocker lock(&m_mutex);
    m_scripts.insert(path, ready);
}

QList<RecordedRequest> HttpServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

QList<RecordedRequest> HttpServer::requests(const QByteArray& path) const
{
    QList<RecordedRequest> found = requests();
    found.removeIf([&](const RecordedRequest& request) { return request.path != path; });
    return found;
}

int HttpServer::mostAtOnce() const
{
    const QMutexLocker lock(&m_mutex);
    return m_mostAtOnce;
}

std::pair<qsizetype, ScriptedAnswer> HttpServer::take(const RecordedRequest& request)
{
    const QMutexLocker lock(&m_mutex);
    m_requests.append(request);
    m_mostAtOnce = std::max(m_mostAtOnce, ++m_open);
    QList<ScriptedAnswer>& answers = m_scripts[request.path];
    ScriptedAnswer answer{.status = 404, .contentType = "text/plain"};
    if (!answers.isEmpty())
        answer = answers.size() > 1 ? answers.takeFirst() : answers.first();
    return {m_requests.size() - 1, answer};
}

void HttpServer::finish(qsizetype request)
{
    const QMutexLocker lock(&m_mutex);
    --m_open;
    m_requests[request].answered = std::chrono::steady_clock::now();
}

ScriptedAnswer redirectTo(const QByteArray& location, int status)
{
    return {.status = status, .headers = {{"Location", location}}};
}

QByteArray gzipped(const QByteArray& bytes)
{
    // qCompress: four bytes of size, then zlib's two of head, the data, and its four of checksum
    const QByteArray packed = qCompress(bytes, 9);
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + packed.mid(6, packed.size() - 10) +
           littleEndian(crc32(bytes)) + littleEndian(quint32(bytes.size()));
}

} // namespace offprint
