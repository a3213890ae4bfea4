#include "app/storage/citekeytables.h"

#include "app/storage/librarytables.h"
#include "models/citation/citekey.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

QList<Citation> CiteKeyTables::citations(const QList<PaperId>& ids, const QString& pattern)
{
    QHash<PaperId, Citation> known;
    QList<PaperId> order = ids;
    std::ranges::sort(order); // so that who gets which letter does not depend on the list
    LibraryReader reader(m_connection);
    const CiteKeyPattern keys = CiteKeyPattern::fromText(pattern).value_or(CiteKeyPattern::standard());
    for (const PaperId id : std::as_const(order)) {
        if (const auto paper = known.contains(id) ? std::nullopt : reader.paperWithoutSightings(id)) {
            Citation citation = citationOf(*paper);
            citation.key = paper->citeKey.isEmpty() ? give(id, keys.keyFor(citation)) : paper->citeKey;
            known.insert(id, citation);
        }
    }
    QList<Citation> citations;
    citations.reserve(ids.size());
    for (const PaperId id : ids) {
        if (known.contains(id))
            citations.append(known.value(id));
    }
    return citations;
}

QString CiteKeyTables::give(PaperId id, const QString& wished)
{
    const QString key = distinguished(wished, [this](const QString& other) { return isTaken(other); });
    bound(m_connection.prepared(
              "INSERT OR REPLACE INTO cite_key (paper_key, key) SELECT state_key, ? FROM paper WHERE id = ?"),
          key, id.value)
        .exec();
    return key;
}

bool CiteKeyTables::isTaken(const QString& key)
{
    return bound(m_connection.prepared("SELECT 1 FROM cite_key WHERE key = ?"), key).executeStep();
}

} // namespace offprint
