#include "app/refresh/feedfolder.h"

#include "app/feeds/feedparser.h"
#include "app/refresh/feedfile.h"
#include "app/refresh/words.h"
#include "models/sentence.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype mostWarnings = 10;

struct FeedFile
{
    QString name;
    QString path;
    QByteArray bytes;
};

Result<QList<FeedFile>> filesOf(const QString& path, qint64 limit)
{
    const QDir folder(path);
    if (!folder.isReadable())
        return failure(ErrorCode::FileUnreadable);
    const QStringList endings{u"*.xml"_s, u"*.rss"_s, u"*.atom"_s, u"*.rdf"_s, u"*.json"_s, u"*.txt"_s};
    const QStringList names = folder.entryList(endings, QDir::Files | QDir::Readable, QDir::Name);
    QList<FeedFile> files;
    for (const QString& name : names) {
        const auto bytes = readFeedFile(folder.filePath(name), limit);
        if (!bytes && bytes.error().code == ErrorCode::TooLarge)
            return failure(ErrorCode::TooLarge, {}, sizeInWords(limit));
        if (!bytes)
            continue; // gone since it was listed
        limit -= bytes->size();
        files.append({name, folder.filePath(name), *bytes});
    }
    return files;
}

QByteArray hashOf(const QList<FeedFile>& files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const FeedFile& file : files) {
        hash.addData(file.name.toUtf8() + '\0' + QByteArray::number(file.bytes.size()) + '\0');
        hash.addData(file.bytes);
    }
    return hash.result();
}

void add(ParsedFeed& all, const ParsedFeed& feed, const QString& file)
{
    const bool isFirst = all.entries.isEmpty() && all.kind == FeedKind::Unknown;
    all.kind = isFirst || all.kind == feed.kind ? feed.kind : FeedKind::Unknown;
    all.entries += feed.entries;
    for (const QString& warning : feed.warnings)
        all.warnings.append(u"%1: %2"_s.arg(file, warning));
}

} // namespace

bool isFeedFolder(const QUrl& address)
{
    return address.isLocalFile() && QFileInfo(address.toLocalFile()).isDir();
}

Result<FolderReading> readFeedFolder(const QString& path, qint64 limit, const QByteArray& knownHash)
{
    const auto files = filesOf(path, limit);
    if (!files)
        return std::unexpected(files.error());
    FolderReading reading{.hash = hashOf(*files)};
    if (reading.hash == knownHash)
        return reading;
    ParsedFeed all;
    qsizetype feeds = 0;
    for (const FeedFile& file : *files) {
        const QString url = QUrl::fromLocalFile(file.path).toString();
        const auto feed = parseFeed(file.bytes, {.url = url, .charset = {}, .subject = file.name});
        feeds += feed ? 1 : 0;
        if (feed)
            add(all, *feed, file.name);
        else
            all.warnings.append(sentenceFor(feed.error()));
    }
    if (feeds == 0)
        return failure(ErrorCode::FileUnreadable, {}, u"no file in the folder is a feed"_s);
    all.title = QDir(path).dirName();
    all.warnings = all.warnings.first(std::min(all.warnings.size(), mostWarnings));
    reading.feed = std::move(all);
    return reading;
}

} // namespace offprint
