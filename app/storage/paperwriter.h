#pragma once

#include "app/storage/partjoiner.h"

#include <QtCore/QStringList>

namespace offprint {

/// A paper as one feed gave it, with the keys that say which work it is.
struct PaperRecord
{
    QStringList keys;    ///< "arxiv:…", "openreview:…", "doi:…", "url:…": each names one work; in this order,
                         ///< for the first is the part's own; at least one
    QString title;       ///< normalised
    QString surname;     ///< of the first author, normalised; empty without authors
    QString page;        ///< the link, normalised: two pages of one host are two works
    Paper paper;         ///< without id, state and sightings
    bool isRead = false; ///< no news: it stands there as read if it was not there
    bool isFromNumbered = false; ///< its page is arXiv's or Hugging Face's of its number
    std::optional<int> githubStars;
    QString guid;
    QDateTime listed;
    QDateTime versionDate; ///< of the version that it gives, if it says which
    QDate day;             ///< the heading it stands under
    QString announceType;
    QString sightingSubmitter;
};

/// "title:…", by which a work is known together with its first author's name; empty where the title is too
/// short to tell.
[[nodiscard]] QString titleKeyOf(const PaperRecord& record);

/// A replacement of a paper that was not there is Changed: it is stored as read, and no news.
enum class StoredAs { New, Changed, Same };

struct StoredPaper
{
    PaperId id;
    StoredAs as = StoredAs::Same;
    bool isThereAnew = false; ///< a paper that was not there, or that was quiet
    QList<PaperId> touched;   ///< other papers that joined it, or left another
};

/// So many ids that no paper gets by itself; the reply is the first of them.
[[nodiscard]] PaperId keepPaperIds(Connection& connection, qsizetype count);

/// Stores what feeds bring: finds the work an entry is about, merges, and never replaces better with worse.
/// Call inside a WriteTransaction, and `finish()` before its commit; throws SQLite::Exception.
class PaperWriter final
{
public:
    PaperWriter(Connection& connection, const QDateTime& now)
        : m_connection(connection)
        , m_now(now)
        , m_rows(connection)
        , m_joiner(connection, m_rows, now)
    {}

    /// A paper that is new gets `id`, if it is valid.
    StoredPaper store(FeedId feed, const PaperRecord& record, PaperId id = {});

    void finish() { m_rows.finish(); }

private:
    [[nodiscard]] PaperPart partOf(FeedId feed, const PaperRecord& record) const;
    [[nodiscard]] PaperId partWithKey(const QString& key);
    [[nodiscard]] PaperId insert(PaperId id, const PaperPart& part, const PaperRecord& record);
    [[nodiscard]] bool hasMarks();
    [[nodiscard]] std::pair<QString, KeptMarks> keptMarks(const PaperRecord& record);
    [[nodiscard]] StoredAs update(PaperId part, const PaperPart& given, const PaperRecord& record,
                                  bool& isLinkedAnew);
    [[nodiscard]] bool addKeys(PaperId part, const QStringList& keys);
    [[nodiscard]] bool sharesKeys(PaperId part, const QStringList& keys);
    void regroup(PaperId part, StoredPaper& stored);

    Connection& m_connection;
    QDateTime m_now;
    PaperRows m_rows;
    PartJoiner m_joiner;
    std::optional<bool> m_hasMarks;
};

} // namespace offprint
