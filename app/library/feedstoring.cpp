#include "app/library/feedstoring.h"

#include "app/library/arrivalrules.h"
#include "app/library/feedrecording.h"

namespace offprint {

FeedStoring::FeedStoring(std::shared_ptr<OpenDocuments> documents, FeedId feed, const FeedPart& part)
    : m_documents(std::move(documents))
    , m_feed(feed)
    , m_part(part)
    , m_next(part.feed.entries.size())
{}

Result<std::optional<StoreOutcome>> FeedStoring::operator()(Connection& connection, LibraryChange& told,
                                                            const LibraryCore::Pause& isTimeToPause)
{
    FeedTables tables(connection);
    if (!tables.isSubscribed(m_feed))
        return failure(ErrorCode::NotFound, QString::number(m_feed.value));
    if (!m_document)
        begin(connection);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    PaperWriter writer(connection, now);
    int done = 0;
    QList<PaperId> arrived;
    while (m_next > 0 && !(done > 0 && isTimeToPause(done))) {
        --m_next;
        const PaperRecord record = recordOf(m_part.feed.entries.at(m_next), m_feed, m_document->shared, now);
        const StoredPaper stored = writer.store(m_feed, record, idOf(m_next));
        if (stored.as == StoredAs::New)
            arrived.append(stored.id);
        count(stored, told);
        ++done;
    }
    writer.finish();
    applyArrivalRules(connection, arrived, told);
    told.subscriptions = true;
    if (m_next > 0)
        return std::optional<StoreOutcome>();
    end(connection);
    return std::optional(m_outcome);
}

void FeedStoring::begin(Connection& connection)
{
    // A part that cannot follow the last one begins another document: that one was cut off
    OpenDocument open = m_documents->take(m_feed); // it holds every name so far: not to be copied
    const qsizetype rest = m_part.entriesAfter + m_part.feed.entries.size();
    const bool follows = rest <= open.entriesAfter;
    m_document = follows ? std::move(open) : OpenDocument();
    m_document->shared.add(m_part.feed);
    if (!follows && m_part.entriesAfter > 0)
        m_document->firstId = keepPaperIds(connection, rest);
}

/// None: the next one, whatever it is.
PaperId FeedStoring::idOf(qsizetype entry) const
{
    if (!m_document->firstId.isValid())
        return {};
    const qsizetype entriesBelow = m_part.entriesAfter + m_part.feed.entries.size() - 1 - entry;
    return PaperId{m_document->firstId.value + entriesBelow};
}

void FeedStoring::count(const StoredPaper& stored, LibraryChange& told)
{
    m_outcome.newPapers += stored.as == StoredAs::New ? 1 : 0;
    m_outcome.changedPapers += stored.as == StoredAs::Changed ? 1 : 0;
    m_outcome.samePapers += stored.as == StoredAs::Same ? 1 : 0;
    if (stored.as != StoredAs::Same)
        (stored.isThereAnew ? told.papersAdded : told.papersChanged).insert(stored.id);
    for (const PaperId touched : stored.touched)
        told.papersChanged.insert(touched);
}

/// The line in the log tells of all parts.
AnswerFacts FeedStoring::withCounts(AnswerFacts facts) const
{
    facts.log.newPapers += m_outcome.newPapers;
    facts.log.changedPapers += m_outcome.changedPapers;
    facts.log.samePapers += m_outcome.samePapers;
    return facts;
}

void FeedStoring::end(Connection& connection)
{
    const ParsedFeed& feed = m_part.feed;
    FeedTables(connection).describe(m_feed, feed.kind, feed.title, feed.site);
    if (m_part.facts)
        recordAnswer(connection, m_feed, withCounts(*m_part.facts));
    m_document->entriesAfter = m_part.entriesAfter;
    if (!m_part.facts && m_part.entriesAfter > 0)
        m_documents->insert(m_feed, *std::move(m_document));
}

} // namespace offprint
