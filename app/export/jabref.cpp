#include "app/export/jabref.h"

#include "app/export/texvalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype mostGroups = 2'000;
constexpr qsizetype mostOfOne = 50;      // groups of one entry
constexpr qsizetype mostTaken = 500'000; // of all entries
constexpr qsizetype deepest = 20;

/// The parts between semicolons; a backslash keeps what stands behind it from being one.
QStringList cutAtSemicolons(const QString& text)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u';')
            parts.append(QString());
        else if (text[i] == u'\\' && i + 1 < text.size())
            parts.last() += text.sliced(i++, 2);
        else
            parts.last() += text[i];
    }
    return parts;
}

/// One level of backslashes less.
QString unescaped(const QString& text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i)
        out += text[i] == u'\\' && i + 1 < text.size() ? text[++i] : text[i];
    return out;
}

/// "1 StaticGroup:Name\;0\;1\;…" of the tree.
struct Line
{
    qsizetype depth = 0;
    QString type;
    QStringList parts; ///< the name first
};

std::optional<Line> lineOf(const QString& item)
{
    const QString line = item.simplified();
    const qsizetype space = line.indexOf(u' ');
    const qsizetype colon = line.indexOf(u':', space);
    bool isNumber = false;
    const int depth = space < 0 ? 0 : line.first(space).toInt(&isNumber);
    if (!isNumber || colon < 0 || depth < 1 || depth > deepest)
        return std::nullopt;
    Line read{.depth = depth, .type = line.sliced(space + 1, colon - space - 1), .parts = {}};
    for (const QString& part : cutAtSemicolons(unescaped(line.sliced(colon + 1))))
        read.parts.append(unescaped(part).simplified());
    return read.parts.first().isEmpty() ? std::nullopt : std::optional(read);
}

QStringList namesIn(const QString& field)
{
    QStringList names;
    for (const QString& part : splitOutsideBraces(field, u",")) {
        if (const QString name = literalOfTex(part).simplified(); !name.isEmpty())
            names.append(name);
    }
    return names;
}

ListEntry entryOf(const BibEntry& entry)
{
    ListEntry said;
    const QString status = entry.field({"readstatus"_L1}).trimmed().toLower();
    if (status == "read"_L1)
        said.status = ReadingStatus::Read;
    else if (status == "skimmed"_L1)
        said.status = ReadingStatus::Reading;
    const QString priority = entry.field({"priority"_L1}).trimmed().toLower();
    if (priority.size() == 5 && priority.startsWith("prio"_L1) && priority.back() >= u'1' &&
        priority.back() <= u'3')
        said.priority = u'4' - priority.back().unicode(); // its first is the highest
    return said;
}

} // namespace

JabrefGroups::JabrefGroups(const QStringList& comments)
{
    for (const QString& comment : comments) {
        const QString text = comment.trimmed();
        if (const QString head = u"jabref-meta:"_s; text.startsWith(head)) {
            const QString rest = text.sliced(head.size()).trimmed();
            const qsizetype colon = rest.indexOf(u':');
            if (rest.first(std::max<qsizetype>(colon, 0)).startsWith("group"_L1)) // "grouping", "groupstree"
                addTree(rest.sliced(colon + 1));
        }
    }
}

void JabrefGroups::addTree(const QString& tree)
{
    QStringList path;
    qsizetype groups = 0;
    for (const QString& item : cutAtSemicolons(tree)) {
        const auto line = lineOf(item);
        if (!line || ++groups > mostGroups)
            continue;
        path.resize(std::min(path.size(), line->depth - 1));
        path.append(line->parts.first());
        const bool isOld = line->type == "ExplicitGroup"_L1;
        ForeignGroup group{.path = path, .description = isOld ? QString() : line->parts.value(5)};
        m_byName.insert(path.last(), group);
        for (const QString& key : isOld ? line->parts.mid(2) : QStringList()) {
            if (!key.isEmpty())
                m_byKey.insert(key, group);
        }
    }
}

void JabrefGroups::take(ForeignPlaces& places, const ForeignGroup& group)
{
    if (places.groups.size() >= mostOfOne || m_taken >= mostTaken || places.groups.contains(group))
        return;
    places.groups.append(group);
    ++m_taken;
}

ForeignPlaces JabrefGroups::placesOf(const BibEntry& entry)
{
    ForeignPlaces places{.groups = {}, .entry = entryOf(entry)};
    const auto takeAll = [&](const QMultiHash<QString, ForeignGroup>& groups, const QString& name) {
        const auto [first, last] = groups.equal_range(name);
        for (auto group = first; group != last && places.groups.size() < mostOfOne; ++group)
            take(places, *group);
        return first != last;
    };
    takeAll(m_byKey, entry.key);
    for (const QString& name : namesIn(entry.field({"groups"_L1})).mid(0, mostOfOne)) {
        if (!takeAll(m_byName, name))
            take(places, {.path = {name}, .description = {}});
    }
    return places;
}

} // namespace offprint
