#pragma once

#include "tests/library/replies.h"

namespace offprint {

/// A library in a folder of its own for each test, checked for soundness after it.
class LibraryFixture : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteLibrary> m_library;

    void reopen()
    {
        m_library.reset();
        m_library = std::make_unique<SqliteLibrary>(
            m_folder->path(), SqliteLibrary::Options{.program = QStringLiteral("test")});
        QVERIFY(wait(m_library->open()));
    }
    FeedId addFeed(const QString& name)
    {
        return wait(m_library->addFeed(QStringLiteral("https://example.org/") + name)).value();
    }
    StoreOutcome store(FeedId feed, const QList<ParsedEntry>& entries)
    {
        return wait(m_library->storeFeed(feed, feedOf(entries), {})).value();
    }
    QList<PaperId> find(const PaperQuery& query = {})
    {
        QList<PaperId> ids;
        const QList<PaperStub> found = wait(m_library->find(query)).value();
        for (const PaperStub& stub : found)
            ids.append(stub.id);
        return ids;
    }
    QStringList titles(const PaperQuery& query = {})
    {
        QStringList titles;
        const QList<PaperRow> rows = wait(m_library->rows(find(query))).value();
        for (const PaperRow& row : rows)
            titles.append(row.title);
        return titles;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup()
    {
        if (m_library) {
            const auto report = wait(m_library->check());
            QVERIFY(report);
            QVERIFY2(report->isSound, qPrintable(report->findings.join(u'\n')));
        }
        m_library.reset();
    }
};

} // namespace offprint
