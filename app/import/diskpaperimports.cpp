#include "app/import/diskpaperimports.h"

#include "app/import/importreading.h"
#include "app/library/waited.h"
#include "app/refresh/poolreply.h"
#include "models/citation/writtenname.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qint64 mostBytes = 256LL * 1024 * 1024;

Result<QByteArray> bytesOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, name, file.errorString());
    if (file.size() > mostBytes)
        return failure(ErrorCode::TooLarge, name, u"256 MB"_s);
    QByteArray bytes = file.read(mostBytes);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::FileUnreadable, name, file.errorString());
    return bytes;
}

QStringList sentencesOf(const QList<ReadingProblem>& problems)
{
    QStringList sentences;
    for (const ReadingProblem& problem : problems)
        sentences.append(problem.line > 0
                             ? DiskPaperImports::tr("Line %1: %2").arg(problem.line).arg(problem.what)
                             : problem.what);
    return sentences;
}

ImportRow rowOf(const ImportEntry& entry, const ImportMatch& match)
{
    const QDateTime& published = entry.entry.published;
    return {.title = shownTitle(entry),
            .authors = shownNames(entry.entry.authors),
            .year = entry.publication ? entry.publication->year
                                      : (published.isValid() ? published.toUTC().date().year() : 0),
            .match = match};
}

} // namespace

DiskPaperImports::DiskPaperImports(ImportStore& store, QObject* parent)
    : PaperImports(parent)
    , m_store(store)
{
    m_pool.setMaxThreadCount(1);
}

DiskPaperImports::~DiskPaperImports()
{
    DiskPaperImports::stop();
    m_pool.waitForDone();
}

Reply<ImportPreview> DiskPaperImports::read(const QString& file)
{
    return preview(QFileInfo(file).fileName(), [file] { return bytesOf(file); });
}

Reply<ImportPreview> DiskPaperImports::readText(const QString& text)
{
    const QString day = QLocale().toString(QDate::currentDate(), QLocale::ShortFormat);
    return preview(tr("Pasted on %1").arg(day), [text]() -> Result<QByteArray> { return text.toUtf8(); });
}

Reply<ImportPreview> DiskPaperImports::preview(const QString& source,
                                               const std::function<Result<QByteArray>()>& bytes)
{
    return replyFromPool<ImportPreview>(
        m_pool, [this, source, bytes, number = ++m_number]() -> Result<ImportPreview> {
            const auto read =
                bytes().and_then([&](const QByteArray& all) { return readImport(all, source); });
            if (!read)
                return std::unexpected(read.error());
            const auto matches = waited(m_store.compare(read->entries));
            if (!matches)
                return std::unexpected(matches.error());
            ImportPreview preview{.number = number,
                                  .source = source,
                                  .format = read->format,
                                  .listName = read->listName,
                                  .rows = {},
                                  .problems = sentencesOf(read->problems)};
            for (qsizetype i = 0; i < read->entries.size(); ++i)
                preview.rows.append(rowOf(read->entries[i], matches->value(i)));
            m_last = {number, read->entries};
            return preview;
        });
}

/// What is chosen is picked on the pool's thread: there may be very many.
Reply<ImportOutcome> DiskPaperImports::take(quint64 number, const QList<qsizetype>& rows,
                                            const ImportOptions& options)
{
    const Progress watched = progressOf(this, m_stopSignal);
    return replyFromPool<ImportOutcome>(m_pool, [=, this]() -> Result<ImportOutcome> {
        if (m_last.number != number)
            return failure(ErrorCode::NotFound, options.source);
        QList<ImportEntry> chosen;
        for (const qsizetype row : rows)
            chosen.append(m_last.entries.value(row));
        return waited(m_store.importEntries(chosen, options, watched));
    });
}

} // namespace offprint
