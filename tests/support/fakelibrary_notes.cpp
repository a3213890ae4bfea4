#include "models/notes/notelinks.h"
#include "tests/support/fakelibrary.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

Reply<SavedNote> FakeLibrary::setNote(PaperId id, const QString& markdown, const QStringList& known)
{
    return change<SavedNote>(u"setNote %1 %2"_s.arg(id.value).arg(markdown),
                             {.kind = Step::Kind::EditNote, .name = m_now.papers.value(id).title},
                             [=, this]() -> Result<SavedNote> {
                                 if (!m_now.papers.contains(id))
                                     return failure(ErrorCode::NotFound, QString::number(id.value));
                                 const QDateTime now = QDateTime::currentDateTimeUtc();
                                 const Paper before = m_now.papers.value(id);
                                 const bool isOther = !known.isEmpty() && !known.contains(before.note);
                                 if (!before.note.isEmpty() && before.note != markdown)
                                     m_revisions[id].prepend({{.number = m_nextId++,
                                                               .saved = before.noteSaved,
                                                               .characters = int(before.note.size()),
                                                               .isFromElsewhere = isOther},
                                                              before.note});
                                 changeEach({id}, [&](Paper& p) {
                                     p.noteSaved = now;
                                     return std::exchange(p.note, markdown) != markdown;
                                 });
                                 return SavedNote{.at = now, .wasChangedElsewhere = isOther};
                             });
}

Reply<QList<NoteRevision>> FakeLibrary::noteRevisions(PaperId id)
{
    return answer<QList<NoteRevision>>(u"noteRevisions %1"_s.arg(id.value),
                                       [=, this]() -> Result<QList<NoteRevision>> {
                                           QList<NoteRevision> all;
                                           for (const auto& each : m_revisions.value(id))
                                               all.append(each.first);
                                           return all;
                                       });
}

Reply<QString> FakeLibrary::noteRevision(qint64 number)
{
    return answer<QString>(u"noteRevision %1"_s.arg(number), [=, this]() -> Result<QString> {
        for (const auto& revisions : std::as_const(m_revisions)) {
            for (const auto& [revision, text] : revisions) {
                if (revision.number == number)
                    return text;
            }
        }
        return failure(ErrorCode::NotFound, QString::number(number));
    });
}

Reply<QList<PaperRow>> FakeLibrary::backlinks(PaperId id)
{
    return answer<QList<PaperRow>>(u"backlinks %1"_s.arg(id.value), [=, this]() -> Result<QList<PaperRow>> {
        QList<PaperRow> from;
        for (const Paper& paper : std::as_const(m_now.papers)) {
            const auto isMeant = [&](const NoteLink& link) {
                return meansPaper(link, m_now.papers.value(id));
            };
            if (paper.id != id && std::ranges::any_of(noteLinks(paper.note), isMeant))
                from.append(rowOf(paper.id));
        }
        return from;
    });
}

Reply<PaperId> FakeLibrary::resolve(const QString& name)
{
    return answer<PaperId>(u"resolve %1"_s.arg(name), [=, this]() -> Result<PaperId> {
        const NoteLink link{.target = name};
        const auto named =
            std::ranges::find_if(m_now.papers, [&](const Paper& paper) { return meansPaper(link, paper); });
        return named != m_now.papers.end() ? Result<PaperId>(named->id) : failure(ErrorCode::NotFound, name);
    });
}

} // namespace offprint
