#include "app/library/identity.h"
#include "app/library/querycontext.h"
#include "app/library/sqlitelibrary_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int titlesAlike = 50; // that are looked at for the one that is the same

/// The paper of this title, letter case aside; of several the newest.
PaperId paperTitled(LibraryReader& reader, const QString& title)
{
    const QString words = u"title:\"%1\""_s.arg(QString(title).replace(u'"', u' '));
    const auto found = reader.find({.words = words, .limit = titlesAlike}, queryContext());
    if (!found)
        return {};
    QList<PaperId> ids;
    for (const PaperStub& stub : *found)
        ids.append(stub.id);
    const QList<PaperRow> rows = reader.rows(ids);
    const auto same = std::ranges::find_if(rows, [&](const PaperRow& row) {
        return row.title.simplified().compare(title.simplified(), Qt::CaseInsensitive) == 0;
    });
    return same != rows.end() ? same->id : PaperId{};
}

} // namespace

Reply<PaperId> SqliteLibrary::resolve(const QString& name)
{
    return d->read<PaperId>([name = name.trimmed()](LibraryReader& reader) -> Result<PaperId> {
        bool isNumber = false;
        const PaperId id{name.toLongLong(&isNumber)};
        if (isNumber && reader.hasPaper(id))
            return id;
        for (const QString& key : keysNamedBy(name)) {
            if (const PaperId found = reader.paperWithKey(key); found.isValid())
                return found;
        }
        const PaperId found = paperTitled(reader, name);
        return found.isValid() ? Result<PaperId>(found) : failure(ErrorCode::NotFound, name);
    });
}

Reply<SavedNote> SqliteLibrary::setNote(PaperId id, const QString& markdown, const QStringList& known)
{
    return d->changeUndoably<SavedNote>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<SavedNote> {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const NoteOutcome outcome = UserTables(connection).setNote(id, markdown, known, now);
            if (!outcome.paper.isValid())
                return failure(ErrorCode::NotFound, QString::number(id.value));
            told = papersChanged({outcome.paper});
            const auto paper = LibraryReader(connection).paperWithoutSightings(outcome.paper);
            step = {.kind = Step::Kind::EditNote,
                    .name = paper ? paper->title : QString(),
                    .subject = QString::number(outcome.paper.value)};
            return SavedNote{.at = now, .wasChangedElsewhere = outcome.isOtherTextKept};
        });
}

Reply<QList<NoteRevision>> SqliteLibrary::noteRevisions(PaperId id)
{
    return d->read<QList<NoteRevision>>(
        [id](LibraryReader& reader) -> Result<QList<NoteRevision>> { return reader.noteRevisions(id); });
}

Reply<QString> SqliteLibrary::noteRevision(qint64 number)
{
    return d->read<QString>([number](LibraryReader& reader) -> Result<QString> {
        const auto text = reader.noteRevision(number);
        return text ? Result<QString>(*text) : failure(ErrorCode::NotFound, QString::number(number));
    });
}

Reply<QList<PaperRow>> SqliteLibrary::backlinks(PaperId id)
{
    return d->read<QList<PaperRow>>(
        [id](LibraryReader& reader) -> Result<QList<PaperRow>> { return reader.backlinks(id); });
}

} // namespace offprint
