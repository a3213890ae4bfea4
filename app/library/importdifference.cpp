#include "app/library/importdifference.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

struct Field
{
    QString Publication::* text;
    const char* name;
};

constexpr std::array fields{Field{&Publication::venue, QT_TRANSLATE_NOOP("Import", "venue")},
                            Field{&Publication::volume, QT_TRANSLATE_NOOP("Import", "volume")},
                            Field{&Publication::number, QT_TRANSLATE_NOOP("Import", "number")},
                            Field{&Publication::pages, QT_TRANSLATE_NOOP("Import", "pages")},
                            Field{&Publication::publisher, QT_TRANSLATE_NOOP("Import", "publisher")},
                            Field{&Publication::doi, QT_TRANSLATE_NOOP("Import", "DOI")}};

/// Ours, with what theirs has besides; a work that is published is no preprint any more.
Publication joined(const Publication& ours, const Publication& theirs, QStringList& added)
{
    const bool isPublishedNow =
        ours.kind == PublicationKind::Preprint && theirs.kind != PublicationKind::Preprint;
    Publication both = isPublishedNow ? theirs : ours;
    for (const Field& field : fields) {
        if (!(ours.*field.text).isEmpty() || (theirs.*field.text).isEmpty())
            continue;
        both.*field.text = theirs.*field.text;
        added.append(Words::tr(field.name));
    }
    if (both.year == 0) {
        both.year = theirs.year;
        both.month = theirs.month;
        both.day = theirs.day;
    }
    if (ours.year == 0 && both.year > 0)
        added.append(Words::tr("year"));
    for (QString Publication::* text : {&Publication::doi, &Publication::url}) {
        if ((both.*text).isEmpty())
            both.*text = ours.*text;
    }
    return both;
}

void comparePublications(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    if (!given.publication)
        return;
    const Publication ours = publicationOf(citationOf(there));
    QStringList added;
    const Publication both = joined(ours, *given.publication, added);
    if (added.isEmpty())
        return;
    if (there.publication) {
        difference.leaves.append(Words::tr("its reference"));
        return;
    }
    difference.publication = both;
    difference.adds += added;
}

/// One that documents can cite by.
bool isKey(const QString& key)
{
    static const QRegularExpression usable(u"^[A-Za-z0-9!$&*+./:;<>?@\\[\\]^_`|-]+$"_s);
    return usable.match(key).hasMatch();
}

void compareKeys(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    if (!isKey(given.key) || given.key == there.citeKey)
        return;
    difference.takesKey = there.citeKey.isEmpty();
    (difference.takesKey ? difference.adds : difference.leaves).append(Words::tr("key %1").arg(given.key));
}

void compareNotes(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    if (given.note.trimmed().isEmpty() || given.note == there.note)
        return;
    difference.takesNote = there.note.isEmpty();
    (difference.takesNote ? difference.adds : difference.leaves).append(Words::tr("note"));
}

void compareTags(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    for (const QString& tag : given.tags) {
        if (tag.trimmed().isEmpty() || there.tags.contains(tag, Qt::CaseInsensitive) ||
            difference.tags.contains(tag, Qt::CaseInsensitive))
            continue;
        difference.tags.append(tag);
        difference.adds.append(Words::tr("tag %1").arg(tag));
    }
}

void compareLists(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    for (const ImportedPlace& place : given.lists) {
        if (place.path.isEmpty() || std::ranges::any_of(there.lists, [&](const ListPlace& known) {
                return known.name.compare(place.path.last(), Qt::CaseInsensitive) == 0;
            }))
            continue;
        difference.lists.append(place);
        difference.adds.append(Words::tr("list %1").arg(place.path.join(u" / "_s)));
    }
}

void compareTexts(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    const bool lacksTitle = there.title.isEmpty() || there.title == there.link;
    const bool takesTitle = lacksTitle && !given.entry.title.isEmpty();
    const bool takesAuthors = there.authors.isEmpty() && !given.entry.authors.isEmpty();
    const bool takesAbstract = there.abstractText.isEmpty() && !given.entry.abstractText.isEmpty();
    difference.takesTexts = takesTitle || takesAuthors || takesAbstract;
    if (takesTitle)
        difference.adds.append(Words::tr("title"));
    if (takesAuthors)
        difference.adds.append(Words::tr("authors"));
    if (takesAbstract)
        difference.adds.append(Words::tr("abstract"));
}

void compareMarks(const Paper& there, const ImportEntry& given, ImportDifference& difference)
{
    compareKeys(there, given, difference);
    compareNotes(there, given, difference);
    compareTags(there, given, difference);
    compareLists(there, given, difference);
    difference.takesStar = given.isStarred && !there.isStarred;
    if (difference.takesStar)
        difference.adds.append(Words::tr("star"));
}

} // namespace

ImportDifference differenceOf(const Paper& there, const ImportEntry& given)
{
    ImportDifference difference;
    compareTexts(there, given, difference);
    comparePublications(there, given, difference);
    compareMarks(there, given, difference);
    return difference;
}

ImportDifference differenceOfNew(const Paper& made, const ImportEntry& given)
{
    ImportDifference difference;
    if (given.publication && *given.publication != publicationOf(citationOf(made)))
        difference.publication = given.publication;
    compareMarks(made, given, difference);
    return difference;
}

} // namespace offprint
