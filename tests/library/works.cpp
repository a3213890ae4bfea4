#include "tests/library/works.h"

#include "app/storage/integrity.h"
#include "app/storage/schema.h"

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace offprint {

WorksLibrary::WorksLibrary(int feedCount)
    : m_connection(std::make_unique<Connection>(m_folder.filePath(u"library.sqlite"_s),
                                                Connection::Mode::ReadWrite, std::chrono::seconds(1)))
{
    static_cast<void>(migrate(*m_connection, u"works"_s, migrations()));
    for (int i = 1; i <= feedCount; ++i)
        m_connection->execute(
            qPrintable(u"INSERT INTO feed (url, url_key) VALUES ('https://example.org/%1', '%1')"_s.arg(i)));
}

QList<StoredPaper> WorksLibrary::store(const QList<Arrival>& arrivals, const QDateTime& now)
{
    QList<StoredPaper> stored;
    WriteTransaction transaction(*m_connection, Durability::Feed);
    PaperWriter writer(*m_connection, now);
    for (const Arrival& arrival : arrivals)
        stored.append(writer.store(arrival.feed, recordOf(arrival.entry, arrival.feed, {}, now)));
    writer.finish();
    transaction.commit();
    return stored;
}

namespace {

/// What a comparison that fails is to show; the rest shows in the digest alone.
QString detailOf(const PaperPart& part)
{
    QString text =
        u"orders %1 %2 %3 %4, abstract %5, comments %6, updated %7, of %8;"_s.arg(part.orders.title)
            .arg(part.orders.abstractText)
            .arg(part.orders.authors)
            .arg(part.orders.comments)
            .arg(part.paper.abstractText.left(40), part.paper.comments,
                 part.paper.updated.toString(Qt::ISODate), part.versionDate.toString(Qt::ISODate));
    for (const PaperVersion& v : part.versions)
        text += u" v%1 %2 %3 %4 %5 %6 %7"_s.arg(v.version).arg(v.date.toString(Qt::ISODate), v.title,
                                                               v.abstractText.left(40), v.authors.join(u','),
                                                               v.journalRef, v.doi);
    for (const Listing& listing : part.listings)
        text += u" feed %1 %2 %3"_s.arg(listing.feed.value).arg(listing.guid, listing.announceType);
    return text;
}

} // namespace

QStringList WorksLibrary::ownKeys(PaperId paper)
{
    SQLite::Statement& s = bound(
        m_connection->prepared("SELECT key FROM paper_key WHERE is_own = 1 AND (paper_id = ?1 OR paper_id "
                               "IN (SELECT id FROM merged_paper WHERE paper_id = ?1)) ORDER BY key"),
        paper.value);
    QStringList keys;
    while (s.executeStep())
        keys.append(textAt(s, 0));
    return keys;
}

QStringList WorksLibrary::content()
{
    QStringList lines;
    PaperRows rows(*m_connection);
    const QList<PaperStub> found = reader().find({}, {.today = QDate(2026, 1, 1)}).value();
    for (const PaperStub& stub : found) {
        const auto stored = rows.load(stub.id);
        const Paper& p = stored->part.paper;
        QByteArray bytes = toBytes(stored->part);
        bytes.replace("\xff\xff\xff\xff", QByteArray(4, '\0')); // no text and an empty one are the same
        const QByteArray all = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        lines.append(ownKeys(stub.id).join(u' ') + " | "_L1 + p.title + " | "_L1 + p.authors.join(u',') +
                     " | "_L1 + p.ids.doi + " v"_L1 + QString::number(p.ids.version) + " | "_L1 + p.link +
                     " | "_L1 + stored->part.day.toString(Qt::ISODate) + " | "_L1 +
                     stored->part.announceType() + (stored->isRead ? " read "_L1 : " unread "_L1) +
                     detailOf(stored->part) + u' ' + QString::fromLatin1(all.toHex().left(16)));
    }
    lines.sort();
    return lines;
}

QStringList WorksLibrary::findings()
{
    return checkIntegrity(*m_connection).findings;
}

} // namespace offprint
