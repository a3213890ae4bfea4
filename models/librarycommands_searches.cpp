// What the user does with saved searches.

#include "models/librarycommands.h"

#include "models/counted.h"
#include "models/reply.h"

#include <QtCore/QSet>

#include <utility>
#include <vector>

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
    whenReady(m_library.editSearch(after), this, [this, before, after](const Result<QList<PaperId>>& edited) {
        if (!edited) {
            Q_EMIT searchRefused(edited.error());
            return;
        }
        if (before != after) {
            remember(
                tr("change the search “%1”").arg(before.name),
                [this, before, shown = *edited] {
                    tellFailure(m_library.editSearch(before));
                    if (!shown.isEmpty())
                        tellFailure(m_library.setHidden(shown, before.id));
                },
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
    using Changed = QList<PaperId> Applied::*;
    std::vector<std::pair<Reply<QList<PaperId>>, Changed>> changes;
    if (rule.stars)
        changes.emplace_back(m_library.setStarred(papers, true), &Applied::starred);
    if (rule.marksRead)
        changes.emplace_back(m_library.setRead(papers, true), &Applied::read);
    if (rule.hides)
        changes.emplace_back(m_library.setHidden(papers, rule.id), &Applied::hidden);
    const auto applied = std::make_shared<Applied>();
    const auto missing = std::make_shared<size_t>(changes.size());
    for (const auto& [reply, into] : changes) {
        whenReady(reply, this, [=, this](const Result<QList<PaperId>>& changed) {
            if (changed)
                (*applied).*into = *changed;
            else
                Q_EMIT failed(changed.error());
            if (--*missing == 0)
                tellApplied(rule, *applied); // the rest, if one of them failed
        });
    }
}

void LibraryCommands::tellApplied(const SavedSearch& rule, const Applied& applied)
{
    QSet<PaperId> changed;
    for (const QList<PaperId>& papers : {applied.starred, applied.read, applied.hidden})
        changed.unite(QSet<PaperId>(papers.begin(), papers.end()));
    const auto set = [this, applied, id = rule.id](bool isSet) {
        if (!applied.starred.isEmpty())
            tellFailure(m_library.setStarred(applied.starred, isSet));
        if (!applied.read.isEmpty())
            tellFailure(m_library.setRead(applied.read, isSet));
        if (!applied.hidden.isEmpty())
            tellFailure(m_library.setHidden(applied.hidden, isSet ? id : SearchId()));
    };
    if (!changed.isEmpty())
        remember(tr("apply “%1”").arg(rule.name), [set] { set(false); }, [set] { set(true); });
    Q_EMIT done(
        tr("“%1” changed %2").arg(rule.name, counted(changed.size(), tr("1 paper"), tr("%1 papers"))));
}

} // namespace offprint
