#include "app/storage/grouping.h"

#include <QtCore/QMap>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array identifierKinds{"arxiv:"_L1, "openreview:"_L1, "doi:"_L1};
constexpr std::array sharedKinds{"openreview:"_L1, "doi:"_L1, "url:"_L1};

QString hostOf(const QString& key)
{
    return key.section(u':', 1).section(u'/', 0, 0);
}

/// Whether both have some, and none in common.
template<class T> bool differ(const QSet<T>& a, const QSet<T>& b)
{
    return !a.isEmpty() && !b.isEmpty() && !a.intersects(b);
}

/// Parts that are one, as far as is known.
struct Cluster
{
    QSet<PaperId> parts;
    QSet<QString> keys;                          ///< their own
    QHash<QLatin1StringView, QSet<QString>> ids; ///< by kind
    QHash<QString, QSet<QString>> pages;         ///< by site
    QHash<FeedId, QSet<QString>> guids;          ///< by feed
    QHash<QString, QSet<QString>> surnames;      ///< by title; empty where it came without authors

    explicit Cluster(const PartFacts& part)
        : parts{part.id}
        , keys{part.key}
    {
        for (const auto& [feed, guid] : part.guids.asKeyValueRange()) {
            if (!guid.isEmpty())
                guids[feed].insert(guid);
        }
        for (const QString& key : part.keys)
            take(key);
    }

    void take(const QString& key)
    {
        for (const QLatin1StringView kind : identifierKinds) {
            if (key.startsWith(kind))
                ids[kind].insert(key);
        }
        if (key.startsWith("url:"_L1))
            pages[hostOf(key)].insert(key);
        if (key.startsWith("title:"_L1)) {
            QSet<QString>& names = surnames[key.section(u'|', 0, 0)];
            if (const QString name = key.section(u'|', 1); !name.isEmpty())
                names.insert(name);
        }
    }

    void join(const Cluster& other)
    {
        parts.unite(other.parts);
        keys.unite(other.keys);
        const auto uniteAll = [](auto& into, const auto& from) {
            for (const auto& [key, values] : from.asKeyValueRange())
                into[key].unite(values);
        };
        uniteAll(ids, other.ids);
        uniteAll(pages, other.pages);
        uniteAll(guids, other.guids);
        uniteAll(surnames, other.surnames);
    }
};

template<class Map> bool differsAnywhere(const Map& a, const Map& b)
{
    return std::ranges::any_of(a.asKeyValueRange(), [&](const auto& item) {
        const auto other = b.constFind(item.first);
        return other != b.constEnd() && differ(item.second, *other);
    });
}

class Grouping final
{
public:
    Grouping(const QList<PartFacts>& parts, const QList<KeptPair>& pairs)
        : m_pairs(pairs)
    {
        for (const PartFacts& part : parts) {
            m_clusterOf.append(m_clusters.size());
            m_clusters.append(Cluster(part));
            m_byKey.insert(part.key, m_clusters.size() - 1);
            for (const QString& key : part.keys)
                m_holders[key].append(m_clusters.size() - 1);
        }
    }

    QList<QSet<PaperId>> result()
    {
        uniteAsTheUserSaid();
        for (const QLatin1StringView kind : sharedKinds) {
            for (const auto& [key, holders] : m_holders.asKeyValueRange()) {
                if (key.startsWith(kind) && holders.size() <= tellingHolders)
                    uniteHolders(holders);
            }
        }
        uniteByTitles();
        QList<QSet<PaperId>> groups;
        for (const Cluster& cluster : std::as_const(m_clusters)) {
            if (!cluster.parts.isEmpty())
                groups.append(cluster.parts);
        }
        return groups;
    }

private:
    void unite(qsizetype into, qsizetype from)
    {
        m_clusters[into].join(m_clusters[from]);
        m_clusters[from].parts.clear();
        std::ranges::replace(m_clusterOf, from, into);
    }

    void uniteAsTheUserSaid()
    {
        for (const KeptPair& pair : m_pairs) {
            if (pair.isApart || !m_byKey.contains(pair.key) || !m_byKey.contains(pair.other))
                continue;
            const qsizetype a = m_clusterOf[m_byKey[pair.key]];
            const qsizetype b = m_clusterOf[m_byKey[pair.other]];
            if (a != b && !isTakenApart(m_clusters[a], m_clusters[b]))
                unite(qMin(a, b), qMax(a, b));
        }
    }

    /// Each goes to the first it does not contradict.
    void uniteHolders(const QList<qsizetype>& holders)
    {
        QList<qsizetype> leaders;
        for (const qsizetype holder : holders) {
            const qsizetype own = m_clusterOf[holder];
            if (leaders.contains(own))
                continue;
            const auto leader = std::ranges::find_if(
                leaders, [&](qsizetype l) { return !contradict(m_clusters[l], m_clusters[own]); });
            if (leader != leaders.end())
                unite(*leader, own);
            else
                leaders.append(own);
        }
    }

    void uniteByTitles()
    {
        QMap<QString, QSet<qsizetype>> titles;
        for (const auto& [key, holders] : m_holders.asKeyValueRange()) {
            if (!key.startsWith("title:"_L1))
                continue;
            const QString title = key.section(u'|', 0, 0);
            titles[title].unite(QSet<qsizetype>(holders.begin(), holders.end()));
        }
        for (const auto& [title, holders] : titles.asKeyValueRange()) {
            if (holders.size() > 1 && holders.size() <= tellingHolders)
                uniteTitle(title, holders);
        }
    }

    void uniteTitle(const QString& title, const QSet<qsizetype>& holders)
    {
        QSet<qsizetype> rest;
        for (const qsizetype holder : holders)
            rest.insert(m_clusterOf[holder]);
        while (!rest.isEmpty()) {
            QList<qsizetype> linked{*rest.begin()};
            rest.remove(linked.first());
            bool isClear = true;
            for (qsizetype i = 0; i < linked.size(); ++i) {
                for (const qsizetype other : QSet<qsizetype>(rest)) {
                    if (areAlike(title, linked[i], other)) {
                        linked.append(other);
                        rest.remove(other);
                    }
                }
            }
            for (const qsizetype a : std::as_const(linked)) {
                for (const qsizetype b : std::as_const(linked))
                    isClear = isClear && (a == b || areAlike(title, a, b));
            }
            std::ranges::sort(linked);
            for (qsizetype i = 1; isClear && i < linked.size(); ++i)
                unite(linked.first(), linked[i]);
        }
    }

    [[nodiscard]] bool areAlike(const QString& title, qsizetype first, qsizetype second) const
    {
        const Cluster& a = m_clusters[first];
        const Cluster& b = m_clusters[second];
        const QSet<QString> names = a.surnames.value(title);
        const QSet<QString> others = b.surnames.value(title);
        const bool isUnsigned = names.isEmpty() || others.isEmpty();
        const bool isLong = title.size() - "title:"_L1.size() >= tellingTitleAlone;
        if (isUnsigned ? !isLong : !names.intersects(others))
            return false;
        return !contradict(a, b) && !differsAnywhere(a.guids, b.guids) && !differsAnywhere(a.pages, b.pages);
    }

    [[nodiscard]] bool contradict(const Cluster& a, const Cluster& b) const
    {
        return differsAnywhere(a.ids, b.ids) || isTakenApart(a, b);
    }

    [[nodiscard]] bool isTakenApart(const Cluster& a, const Cluster& b) const
    {
        return std::ranges::any_of(m_pairs, [&](const KeptPair& pair) {
            return pair.isApart && ((a.keys.contains(pair.key) && b.keys.contains(pair.other)) ||
                                    (a.keys.contains(pair.other) && b.keys.contains(pair.key)));
        });
    }

    const QList<KeptPair>& m_pairs;
    QList<Cluster> m_clusters;                 ///< by part; one that was joined to another has no parts
    QList<qsizetype> m_clusterOf;              ///< by part
    QHash<QString, qsizetype> m_byKey;         ///< the part whose own key it is
    QMap<QString, QList<qsizetype>> m_holders; ///< the parts that have the key
};

} // namespace

QList<QSet<PaperId>> groupsOf(QList<PartFacts> parts, const QList<KeptPair>& pairs)
{
    std::ranges::sort(parts, {}, &PartFacts::key);
    return Grouping(parts, pairs).result();
}

} // namespace offprint
