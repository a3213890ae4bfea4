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

void takeField(BibEntry& entry, const QString& name, const QString& value)
{
    if (!value.isEmpty() && entry.fields.size() < mostFields &&
        std::ranges::find(entry.fields, name, &BibField::name) == entry.fields.end())
        entry.fields.append({name, value});
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

void takeFromVolume(BibEntry& entry, const BibEntry& volume)
{
    const bool isArticle = entry.type == "article"_L1;
    const bool isDated = hasDate(entry);
    for (const BibField& field : volume.fields) {
        if (isInherited(field.name) && !(isDated && isOfDate(field.name)))
            takeField(entry, field.name, field.value);
    }
    takeField(entry, isArticle ? u"journaltitle"_s : u"booktitle"_s, volume.field({"title"_L1}));
}

using Places = QHash<QString, qsizetype>;

class References
{
public:
    explicit References(QList<BibEntry>& entries)
        : m_entries(entries)
    {
        for (qsizetype i = entries.size() - 1; i >= 0; --i) // of one key the first
            m_places.insert(entries[i].key.toLower(), i);
    }

    void takeAll()
    {
        for (BibEntry& entry : m_entries)
            take(entry);
    }

private:
    [[nodiscard]] const BibEntry* at(const QString& key) const
    {
        const auto place = m_places.constFind(key.trimmed().toLower());
        return place == m_places.cend() ? nullptr : &std::as_const(m_entries)[*place];
    }

    /// What an entry refers to may refer to others itself.
    void take(BibEntry& entry) const
    {
        QString next = entry.field({"crossref"_L1});
        QString shared = entry.field({"xdata"_L1});
        for (int depth = 0; depth < deepest && !(next.isEmpty() && shared.isEmpty()); ++depth) {
            QString furtherShared;
            for (const QString& key : shared.split(u',', Qt::SkipEmptyParts).mid(0, mostKeys)) {
                if (const BibEntry* fields = at(key)) {
                    furtherShared += u',' + fields->field({"xdata"_L1});
                    for (const BibField& field : fields->fields)
                        takeField(entry, field.name, field.value);
                }
            }
            shared = furtherShared;
            const BibEntry* volume = next.isEmpty() ? nullptr : at(next);
            next = volume ? volume->field({"crossref"_L1}) : QString();
            if (volume && volume->key.compare(entry.key, Qt::CaseInsensitive) != 0) {
                takeFromVolume(entry, *volume);
                shared += u',' + volume->field({"xdata"_L1});
            }
        }
    }

    QList<BibEntry>& m_entries;
    Places m_places;
};

} // namespace

void takeCrossReferences(QList<BibEntry>& entries)
{
    const bool hasAny = std::ranges::any_of(
        entries, [](const BibEntry& entry) { return !entry.field({"crossref"_L1, "xdata"_L1}).isEmpty(); });
    if (hasAny)
        References(entries).takeAll();
    entries.removeIf([](const BibEntry& entry) { return entry.type == "xdata"_L1; });
}

} // namespace offprint
