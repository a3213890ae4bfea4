// What the user does with saved searches.

#include "models/librarycommands.h"

#include "models/counted.h"
#include "models/reply.h"

#include <QtCore/QSet>

namespace offprint {

void LibraryCommands::addSearch(const SavedSearch& search)
{
    whenReady(m_library.addSearch(search), this, [this, name = search.name](const Result<SearchId>& added) {
        if (!added) {
            Q_EMIT searchRefused(added.error());
            return;
        }
        remember(
            tr("save the search “%1”").arg(name),
            [this, id = *added] { tellFailure(m_library.removeSearch(id)); },
            [this, id = *added] { tellFailure(m_library.restoreSearch(id)); });
        Q_EMIT searchSaved(*added);
        Q_EMIT done(tr("Saved the search “%1”").arg(name));
    });
}

void LibraryCommands::editSearch(const SavedSearch& before, const SavedSearch& after)
{
    whenReady(m_library.editSearch(after), this, [this, before, after](const Result<>& edited) {
        if (!edited) {
            Q_EMIT searchRefused(edited.error());
            return;
        }
        if (before != after) {
            remember(
                tr("change the search “%1”").arg(before.name),
                [this, before] { tellFailure(m_library.editSearch(before)); },
                [this, after] { tellFailure(m_library.editSearch(after)); });
        }
        Q_EMIT searchSaved(after.id);
    });
}

void LibraryCommands::removeSearch(const SavedSearch& search)
{
    whenReady(m_library.removeSearch(search.id), this, [this, search](const Result<>& removed) {
        if (!removed) {
            Q_EMIT failed(removed.error());
            return;
        }
        remember(
            tr("remove the search “%1”").arg(search.name),
            [this, id = search.id] { tellFailure(m_library.restoreSearch(id)); },
            [this, id = search.id] { tellFailure(m_library.removeSearch(id)); });
        Q_EMIT done(tr("Removed the search “%1”").arg(search.name));
    });
}

void LibraryCommands::applyRule(const SavedSearch& search)
{
    const PaperQuery all{.place = PaperQuery::Place::Search, .search = search.id};
    whenReady(m_library.find(all), this, [this, search](const Result<QList<PaperStub>>& papers) {
        if (!papers) {
            Q_EMIT failed(papers.error());
            return;
        }
        QList<PaperId> ids;
        for (const PaperStub& paper : *papers)
            ids.append(paper.id);
        applyTo(search, ids);
    });
}

void LibraryCommands::applyTo(const SavedSearch& rule, const QList<PaperId>& papers)
{
    if (!rule.stars) {
        markReadBy(rule, papers, {});
        return;
    }
    whenReady(m_library.setStarred(papers, true), this,
              [this, rule, papers](const Result<QList<PaperId>>& starred) {
                  if (starred)
                      markReadBy(rule, papers, *starred);
                  else
                      Q_EMIT failed(starred.error());
              });
}

void LibraryCommands::markReadBy(const SavedSearch& rule, const QList<PaperId>& papers,
                                 const QList<PaperId>& starred)
{
    if (!rule.marksRead) {
        tellApplied(rule, {}, starred);
        return;
    }
    whenReady(m_library.setRead(papers, true), this,
              [this, rule, starred](const Result<QList<PaperId>>& read) {
                  if (read) {
                      tellApplied(rule, *read, starred);
                      return;
                  }
                  tellApplied(rule, {}, starred); // which was done all the same
                  Q_EMIT failed(read.error());
              });
}

void LibraryCommands::tellApplied(const SavedSearch& rule, const QList<PaperId>& read,
                                  const QList<PaperId>& starred)
{
    QSet<PaperId> changed(read.begin(), read.end());
    changed.unite(QSet<PaperId>(starred.begin(), starred.end()));
    const auto set = [this, read, starred](bool isSet) {
        if (!read.isEmpty())
            tellFailure(m_library.setRead(read, isSet));
        if (!starred.isEmpty())
            tellFailure(m_library.setStarred(starred, isSet));
    };
    if (!changed.isEmpty())
        remember(tr("apply “%1”").arg(rule.name), [set] { set(false); }, [set] { set(true); });
    Q_EMIT done(
        tr("“%1” changed %2").arg(rule.name, counted(changed.size(), tr("1 paper"), tr("%1 papers"))));
}

} // namespace offprint
