// What the user does with saved searches.

#include "models/librarycommands.h"

#include "models/paperscounted.h"

#include <QtCore/QSet>

#include <memory>

namespace offprint {

void LibraryCommands::addSearch(const SavedSearch& search)
{
    whenReady(m_library.addSearch(search), this, [this, name = search.name](const Result<SearchId>& added) {
        if (!added) {
            Q_EMIT searchRefused(added.error());
            return;
        }
        Q_EMIT searchSaved(*added);
        Q_EMIT done(tr("Saved the search “%1”").arg(name));
    });
}

void LibraryCommands::editSearch(const SavedSearch& search)
{
    whenReady(m_library.editSearch(search), this, [this, search](const Result<QList<PaperId>>& edited) {
        if (edited)
            Q_EMIT searchSaved(search.id);
        else
            Q_EMIT searchRefused(edited.error());
    });
}

void LibraryCommands::removeSearch(const SavedSearch& search)
{
    tellDone(m_library.removeSearch(search.id), tr("Removed the search “%1”").arg(search.name));
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
    const StepGroup step = StepGroup::make(Step::Kind::ApplySearch, rule.name);
    QList<Reply<QList<PaperId>>> changes;
    if (rule.stars)
        changes.append(m_library.setStarred(papers, true, step));
    if (rule.marksRead)
        changes.append(m_library.setRead(papers, true, step));
    if (rule.hides)
        changes.append(m_library.setHidden(papers, rule.id, step));
    const auto changed = std::make_shared<QSet<PaperId>>();
    const auto missing = std::make_shared<qsizetype>(changes.size());
    for (const auto& reply : std::as_const(changes)) {
        whenReady(reply, this, [=, this](const Result<QList<PaperId>>& done) {
            if (done)
                changed->unite(QSet<PaperId>(done->begin(), done->end()));
            else
                Q_EMIT failed(done.error());
            if (--*missing == 0) // the rest, if one of them failed
                Q_EMIT this->done(tr("“%1” changed %2").arg(rule.name, papersCounted(changed->size())));
        });
    }
}

} // namespace offprint
