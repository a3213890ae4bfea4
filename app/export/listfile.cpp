#include "app/export/listfile.h"

#include "app/export/workjson.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QJsonObject headOf(const ReadingList& list)
{
    QJsonObject head;
    putIn(head, "name"_L1, list.name);
    putIn(head, "description"_L1, list.description);
    if (list.colour > 0)
        head.insert("colour"_L1, list.colour);
    return head;
}

QJsonObject paperToJson(const Paper& paper, const ListEntry& entry, bool withNotes)
{
    QJsonObject object = workToJson(paper);
    if (withNotes)
        putIn(object, "note"_L1, paper.note);
    object.insert("entry"_L1, placeToJson(entry));
    return object;
}

} // namespace

QJsonObject listFile(const ReadingList& list, const QList<ListEntry>& entries, const QList<Paper>& papers,
                     bool withNotes)
{
    QHash<PaperId, const Paper*> byId;
    for (const Paper& paper : papers)
        byId.insert(paper.id, &paper);
    QJsonArray array;
    for (const ListEntry& entry : entries) {
        if (const Paper* paper = byId.value(entry.paper))
            array.append(paperToJson(*paper, entry, withNotes));
    }
    return {{u"offprint"_s, 1}, {u"list"_s, headOf(list)}, {u"papers"_s, array}};
}

} // namespace offprint
