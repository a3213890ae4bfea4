#include "app/refresh/documentreading.h"

#include "app/feeds/wantedentries.h"
#include "app/library/waited.h"
#include "app/refresh/feedfolder.h"

#include <QtCore/QCryptographicHash>

#include <deque>

namespace offprint {

namespace {

constexpr qsizetype partSize = 2'000; ///< entries
constexpr size_t partsUnderway = 2;

/// The parts of one document on their way into the library.
class PartStoring final
{
public:
    PartStoring(FeedId feed, FeedStore& store)
        : m_feed(feed)
        , m_store(store)
    {}

    /// Whether to go on.
    bool store(ParsedFeed part, qsizetype entriesAfter)
    {
        m_underway.push_back(m_store.storePart(m_feed, {std::move(part), entriesAfter, {}}));
        return waitUntilOnly(partsUnderway - 1);
    }

    /// Whether all went well.
    bool waitUntilOnly(size_t parts)
    {
        while (m_underway.size() > parts) {
            Reply<StoreOutcome> reply = std::move(m_underway.front());
            m_underway.pop_front();
            take(waited(std::move(reply)));
        }
        return !m_fault;
    }

    [[nodiscard]] const StoreOutcome& outcome() const { return m_outcome; }
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }

private:
    void take(const Result<StoreOutcome>& stored)
    {
        if (!stored) {
            m_fault = stored.error();
            return;
        }
        m_outcome.newPapers += stored->newPapers;
        m_outcome.changedPapers += stored->changedPapers;
        m_outcome.samePapers += stored->samePapers;
    }

    FeedId m_feed;
    FeedStore& m_store;
    std::deque<Reply<StoreOutcome>> m_underway;
    StoreOutcome m_outcome;
    std::optional<Error> m_fault;
};

Result<DocumentReading> readFolder(const FeedDocument& document)
{
    return readFeedFolder(document.address.toLocalFile(), document.limit, document.knownHash)
        .transform([&document](FolderReading folder) {
            if (folder.feed)
                keepWanted(*folder.feed, document.address);
            return DocumentReading{.hash = folder.hash, .last = std::move(folder.feed)};
        });
}

} // namespace

Result<DocumentReading> readDocument(const FeedDocument& document, FeedStore& store,
                                     const std::shared_ptr<std::atomic<bool>>& isUnwanted)
{
    if (isFeedFolder(document.address))
        return readFolder(document);
    DocumentReading reading{.hash = QCryptographicHash::hash(document.body, QCryptographicHash::Sha256)};
    if (reading.hash == document.knownHash)
        return reading;
    PartStoring parts(document.feed, store);
    Result<ParsedFeed> last = parseFeedInParts(
        document.body, document.source, partSize, [&](ParsedFeed part, qsizetype entriesAfter) {
            keepWanted(part, document.address);
            return !*isUnwanted && parts.store(std::move(part), entriesAfter) && !*isUnwanted;
        });
    parts.waitUntilOnly(0);
    reading.stored = parts.outcome();
    reading.storeFault = parts.fault();
    if (!last && !reading.storeFault)
        return std::unexpected(last.error());
    if (last) {
        keepWanted(*last, document.address);
        reading.last = *std::move(last);
    }
    return reading;
}

} // namespace offprint
