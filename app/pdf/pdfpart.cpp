#include "app/pdf/pdfpart.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

constexpr qint64 headerWithin = 1024;
constexpr qint64 longestTag = 1024;
const QByteArray header("%PDF-");

Error unwritable(const QFile& file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return {isFull ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, file.fileName(), file.errorString()};
}

} // namespace

PdfPart::PdfPart(PdfPartFiles files, qint64 from, Progress progress)
    : m_files(std::move(files))
    , m_from(from)
    , m_progress(std::move(progress))
    , m_file(m_files.part)
{}

/// Whether the answer is what follows the bytes that are there.
bool PdfPart::goesOn(const HttpAnswer& head) const
{
    return head.status == 206 && head.contentRange.startsWith("bytes " + QByteArray::number(m_from) + '-');
}

Result<> PdfPart::begin(const HttpAnswer& head, qint64 length)
{
    const bool isPart = goesOn(head);
    if (head.status == 206 && !isPart)
        return failure(ErrorCode::ConnectionLost);
    QDir().mkpath(QFileInfo(m_files.part).path());
    if (!m_file.open(isPart ? QIODevice::Append : QIODevice::WriteOnly | QIODevice::Truncate))
        return std::unexpected(unwritable(m_file));
    m_isPdf = isPart;
    m_received = isPart ? m_from : 0;
    m_total = length < 0 ? -1 : m_received + length;
    keepTag(head);
    m_progress(m_received, m_total);
    return {};
}

/// A weak ETag vouches for no bytes: RFC 9110, 8.8.1.
void PdfPart::keepTag(const HttpAnswer& head) const
{
    const bool isStrong = !head.etag.isEmpty() && !head.etag.startsWith("W/");
    QFile tag(m_files.tag);
    if (tag.open(QIODevice::WriteOnly | QIODevice::Truncate))
        tag.write(isStrong ? head.etag : head.lastModified);
}

Result<> PdfPart::take(QByteArrayView bytes)
{
    if (!m_isPdf) {
        m_beginning.append(bytes.first(std::min(bytes.size(), headerWithin)));
        m_isPdf = m_beginning.contains(header);
        if (!m_isPdf && m_beginning.size() >= headerWithin)
            return failure(ErrorCode::NotAPdf);
    }
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size() || !m_file.flush())
        return std::unexpected(unwritable(m_file));
    m_received += bytes.size();
    m_progress(m_received, m_total);
    return {};
}

PdfPartState stateOf(const PdfPartFiles& files)
{
    QFile tag(files.tag);
    PdfPartState state;
    if (tag.open(QIODevice::ReadOnly))
        state.tag = tag.read(longestTag);
    if (!state.tag.isEmpty())
        state.bytes = QFileInfo(files.part).size();
    return state;
}

Result<> checkPdf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, name, file.errorString());
    return file.read(headerWithin).contains(header) ? Result<>() : failure(ErrorCode::NotAPdf, name);
}

Result<qint64> completePdf(const QString& pdf)
{
    const PdfPartFiles files = PdfPartFiles::of(pdf);
    if (const auto checked = checkPdf(files.part); !checked) {
        QFile::remove(files.part);
        return std::unexpected(checked.error());
    }
    QFile part(files.part);
    if (!part.open(QIODevice::ReadWrite) || ::fsync(part.handle()) != 0)
        return std::unexpected(unwritable(part));
    const qint64 bytes = part.size();
    part.close();
    QFile::remove(pdf);
    if (!part.rename(pdf))
        return std::unexpected(unwritable(part));
    QFile::remove(files.tag);
    return bytes;
}

} // namespace offprint
