#include "tests/support/realpapers.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QByteArray unpacked(const QString& file)
{
    QProcess gzip;
    gzip.start(u"gzip"_s, {u"-dc"_s, file});
    gzip.waitForFinished();
    return gzip.readAllStandardOutput();
}

QStringList strings(const QJsonValue& array)
{
    QStringList list;
    const QJsonArray values = array.toArray();
    for (const QJsonValue& value : values)
        list.append(value.toString());
    return list;
}

ParsedEntry entryOf(const QJsonObject& paper)
{
    ParsedEntry e;
    e.title = paper["title"_L1].toString().simplified();
    e.abstractText = paper["abstract"_L1].toString();
    e.authors = strings(paper["authors"_L1]);
    e.categories = strings(paper["categories"_L1]);
    e.ids.arxiv = paper["arxiv_id"_L1].toString();
    e.published =
        QDateTime(QDate::fromString(paper["date"_L1].toString(), Qt::ISODate), QTime(0, 0), QTimeZone::UTC);
    return e;
}

} // namespace

QList<ParsedEntry> realPapers(qsizetype step)
{
    const QString file = qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/papers/papers.jsonl.gz"_s;
    if (!QFile::exists(file))
        return {};
    const QList<QByteArray> papers = unpacked(file).split('\n');
    QList<ParsedEntry> entries;
    for (qsizetype i = 0; i < papers.size(); i += step) {
        if (!papers[i].isEmpty())
            entries.append(entryOf(QJsonDocument::fromJson(papers[i]).object()));
    }
    return entries;
}

} // namespace offprint
