#include "app/export/bibcrossref.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 4;            // entries that refer to entries that refer to entries
constexpr qsizetype mostKeys = 16;    // that one entry refers to at once; files are made to take for ever
constexpr qsizetype mostFields = 200; // of an entry that takes some of others

/// What a volume says of all that is in it.
constexpr std::array inherited{"booktitle"_L1,   "year"_L1,        "date"_L1,    "month"_L1,
                               "day"_L1,         "volume"_L1,      "number"_L1,  "issue"_L1,
                               "publisher"_L1,   "school"_L1,      "journal"_L1, "journaltitle"_L1,
                               "institution"_L1, "organization"_L1};

bool isInherited(const QString& name)
{
    return std::ranges::find(inherited, name) != inherited.end();
}

/// Names of one field, of which the reader takes the first that it finds.
constexpr std::array sameFields{std::pair("date"_L1, 0),     std::pair("year"_L1, 0),
                                std::pair("number"_L1, 1),   std::pair("issue"_L1, 1),
                                std::pair("journal"_L1, 2),  std::pair("journaltitle"_L1, 2),
                                std::pair("booktitle"_L1, 2)};

bool isSame(const QString& name, const QString& other)
{
    const auto group = [](const QString& of) {
        const auto known = std::ranges::find(sameFields, of, &std::pair<QLatin1StringView, int>::first);
        return known == sameFields.end() ? -1 : known->second;
    };
    return name == other || (group(name) >= 0 && group(name) == group(other));
}

/// A year of its own is a date of its own.
bool hasDate(const BibEntry& entry)
{
    return !entry.field({"date"_L1, "year"_L1}).isEmpty();
}

bool isOfDate(const QString& name)
{
    return name == "date"_L1 || name == "year"_L1 || name == "month"_L1 || name == "day"_L1;
}

using Places = QHash<QString, qsizetype>;

class References
{
public:
    explicit References(QList<BibEntry>& entries)
        : m_entries(entries)
        , m_given(entries)
    {
        for (qsizetype i = entries.size() - 1; i >= 0; --i) { // of one key the first
            m_places.insert(entries[i].key.toLower(), i);
            for (const BibField& field : std::as_const(entries)[i].fields)
                m_budget += 3 * field.value.size();
        }
    }

    /// Whether all was taken: a file can be made to grow without end.
    [[nodiscard]] bool takeAll()
    {
        for (BibEntry& entry : m_entries)
            take(entry);
        return m_budget >= 0;
    }

private:
    /// As it stands in the file, whatever it takes of others itself.
    [[nodiscard]] const BibEntry* at(const QString& key) const
    {
        const auto place = m_places.constFind(key.trimmed().toLower());
        return place == m_places.cend() ? nullptr : &m_given[*place];
    }

    void takeField(BibEntry& entry, const QString& name, const QString& value)
    {
        const bool isThere = std::ranges::any_of(
            entry.fields, [&](const BibField& field) { return isSame(field.name, name); });
        if (value.isEmpty() || isThere || entry.fields.size() >= mostFields || m_budget < 0)
            return;
        m_budget -= value.size();
        entry.fields.append({name, value});
    }

    void takeFields(BibEntry& entry, const BibEntry& from, bool isVolume)
    {
        const bool isDated = hasDate(entry);
        const qsizetype most = std::min(from.fields.size(), mostFields);
        for (const BibField& field : from.fields.first(most)) {
            if ((!isVolume || isInherited(field.name)) && !(isDated && isOfDate(field.name)))
                takeField(entry, field.name, field.value);
        }
    }

    void takeVolume(BibEntry& entry, const BibEntry& volume)
    {
        takeFields(entry, volume, true);
        const bool isArticle = entry.type == "article"_L1;
        takeField(entry, isArticle ? u"journaltitle"_s : u"booktitle"_s, volume.field({"title"_L1}));
    }

    /// What an entry refers to may refer to others itself.
    void take(BibEntry& entry)
    {
        QString next = entry.field({"crossref"_L1});
        QString shared = entry.field({"xdata"_L1});
        for (int depth = 0; depth < deepest && !(next.isEmpty() && shared.isEmpty()); ++depth) {
            shared = takeShared(entry, shared);
            const BibEntry* volume = next.isEmpty() ? nullptr : at(next);
            next = volume ? volume->field({"crossref"_L1}) : QString();
            if (volume && volume->key.compare(entry.key, Qt::CaseInsensitive) != 0) {
                takeVolume(entry, *volume);
                shared += u',' + volume->field({"xdata"_L1});
            }
        }
    }

    /// The keys of what those have of others.
    [[nodiscard]] QString takeShared(BibEntry& entry, const QString& keys)
    {
        QString further;
        for (const QString& key : keys.split(u',', Qt::SkipEmptyParts).mid(0, mostKeys)) {
            if (const BibEntry* fields = at(key)) {
                takeFields(entry, *fields, false);
                further += u',' + fields->field({"xdata"_L1});
            }
        }
        return further;
    }

    QList<BibEntry>& m_entries;
    const QList<BibEntry> m_given;
    Places m_places;
    qsizetype m_budget = 1'000'000; ///< characters that may still be taken
};

} // namespace

void takeCrossReferences(QList<BibEntry>& entries, QList<ReadingProblem>& problems)
{
    const bool hasAny = std::ranges::any_of(
        entries, [](const BibEntry& entry) { return !entry.field({"crossref"_L1, "xdata"_L1}).isEmpty(); });
    if (hasAny && !References(entries).takeAll())
        addProblem(problems, 0,
                   u"What entries have of others by crossref or xdata is too long; not all is taken."_s);
    entries.removeIf([](const BibEntry& entry) { return entry.type == "xdata"_L1; });
}

} // namespace offprint
