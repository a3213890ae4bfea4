#include "ui/papers/emptylist.h"

#include "models/query/queryparser.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace offprint {

namespace {

struct EmptyList
{
    Q_DECLARE_TR_FUNCTIONS(EmptyList)
};

ListMessage messageOfSearch(const PaperQuery& query)
{
    const bool isPlain = queryPieces(query.words).isEmpty();
    const QString searched =
        isPlain ? EmptyList::tr("Titles, abstracts, authors and notes were searched. ") : QString();
    const QString advice = query.place != PaperQuery::Place::All
                               ? EmptyList::tr("Try fewer words, or choose All papers in the sidebar.")
                           : isPlain ? EmptyList::tr("Try fewer or shorter words.")
                                     : EmptyList::tr("Try fewer words or conditions.");
    return {isPlain ? EmptyList::tr("No paper has all of these words")
                    : EmptyList::tr("No paper fits this search"),
            searched + advice};
}

ListMessage messageOfToday(const QDate& day, int unread)
{
    if (day.isValid())
        return {EmptyList::tr("Nothing was listed on this day"),
                EmptyList::tr("The calendar above shows which days have papers.")};
    return {EmptyList::tr("Nothing listed today yet"),
            unread == 0 ? EmptyList::tr("No paper is unread.")
            : unread == 1
                ? EmptyList::tr("1 paper from other days is unread.")
                : EmptyList::tr("%1 papers from other days are unread.").arg(QLocale().toString(unread))};
}

} // namespace

ListMessage messageOfNone(const PaperQuery& query, int unread)
{
    using Place = PaperQuery::Place;
    if (!query.words.isEmpty())
        return messageOfSearch(query);
    if (query.announced != PaperQuery::AnyAnnounced)
        return {EmptyList::tr("Nothing to show here"),
                EmptyList::tr("Some announcements are left out. The View menu has them: new papers, "
                              "cross-lists, replacements.")};
    switch (query.place) {
    case Place::Today:
        return messageOfToday(query.day, unread);
    case Place::Trending:
        return {EmptyList::tr("Nothing is trending yet"),
                EmptyList::tr("Papers whose votes grow appear here.")};
    case Place::Unread:
        return {EmptyList::tr("All read"),
                EmptyList::tr("New papers appear here when a refresh brings them.")};
    case Place::Starred:
        return {EmptyList::tr("No stars yet"), EmptyList::tr("Select a paper and press S to star it.")};
    case Place::WithNotes:
        return {EmptyList::tr("No notes yet"), EmptyList::tr("Select a paper and press N to write one.")};
    case Place::All:
        return {EmptyList::tr("The library is empty"), EmptyList::tr("Add a feed, then refresh.")};
    case Place::Feed:
        return {EmptyList::tr("This feed has brought no papers yet"),
                EmptyList::tr("Refresh it to ask for them.")};
    case Place::Search:
        return {EmptyList::tr("No paper fits this search"),
                EmptyList::tr("Those that do appear here as they come.")};
    case Place::List:
        return {EmptyList::tr("Nothing is on this list yet"),
                EmptyList::tr("Select papers and press L, or drag them onto the list.")};
    case Place::Tag:
        return {EmptyList::tr("No paper has this tag"),
                EmptyList::tr("Select papers and press T to tag them.")};
    case Place::Folder:
        return {EmptyList::tr("The feeds of this folder have brought no papers yet"),
                EmptyList::tr("Drag feeds onto the folder to put them in.")};
    }
    return {};
}

} // namespace offprint
