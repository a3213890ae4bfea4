#pragma once

#include "app/library/feedstore.h"
#include "app/library/identity.h"
#include "app/library/librarycore.h"

#include <memory>

namespace offprint {

/// A document that is stored in parts, of which more are to come.
struct OpenDocument
{
    SharedNames shared;
    PaperId firstId;            ///< of the ids kept for it: what stands further up gets a higher one
    qsizetype entriesAfter = 0; ///< the last part
};

/// By feed. Of the writer's thread.
using OpenDocuments = QHash<FeedId, OpenDocument>;

/// The storing of one part of a feed's document, in as many transactions as it takes. The last entry first,
/// so that the top one of the document arrives last and stands first; where the document comes in parts, ids
/// are kept for all of it, that a later part's papers stand below those of the earlier.
class FeedStoring final
{
public:
    FeedStoring(std::shared_ptr<OpenDocuments> documents, FeedId feed, const FeedPart& part);

    /// The outcome when the last entry is stored; until then nothing.
    Result<std::optional<StoreOutcome>> operator()(Connection& connection, LibraryChange& told,
                                                   const LibraryCore::Pause& isTimeToPause);

private:
    void begin(Connection& connection);
    [[nodiscard]] PaperId idOf(qsizetype entry) const;
    void count(const StoredPaper& stored, LibraryChange& told);
    [[nodiscard]] AnswerFacts withCounts(AnswerFacts facts) const;
    void end(Connection& connection);

    std::shared_ptr<OpenDocuments> m_documents;
    FeedId m_feed;
    FeedPart m_part;
    qsizetype m_next;
    StoreOutcome m_outcome;
    std::optional<OpenDocument> m_document; ///< as far as this part; once it has begun
};

} // namespace offprint
