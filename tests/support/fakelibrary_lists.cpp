// Tags and reading lists of the fake library.

#include "tests/support/fakelibrary.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString numbers(const QList<PaperId>& ids)
{
    QStringList all;
    for (const PaperId id : ids)
        all.append(QString::number(id.value));
    return all.join(u',');
}

} // namespace

ListId FakeLibrary::giveList(const QString& name, std::optional<ListId> parent)
{
    m_now.lists.append({.id = ListId{m_nextId++}, .name = name, .parent = parent});
    return m_now.lists.last().id;
}

TagId FakeLibrary::giveTag(const QString& name)
{
    m_now.tags.append({.id = TagId{m_nextId++}, .name = name});
    return m_now.tags.last().id;
}

Reply<PaperId> FakeLibrary::addPage(const QString& title)
{
    return answer<PaperId>(u"addPage %1"_s.arg(title), [=, this]() -> Result<PaperId> {
        if (title.trimmed().isEmpty())
            return failure(ErrorCode::BadArgument, u"the page"_s, u"it has no title"_s);
        const PaperId id = givePaper(title, {}, QDate::currentDate());
        m_now.papers[id].authors.clear();
        m_now.papers[id].abstractText.clear();
        m_now.papers[id].isRead = true;
        QMetaObject::invokeMethod(this, [this, id] { tellAdded({id}); }, Qt::QueuedConnection);
        return id;
    });
}

// Tags
// -------------------------------------------------------------------------------------------------------

QList<PaperId> FakeLibrary::tagEach(const QList<PaperId>& ids, const QString& tag, bool isTagged)
{
    return changeEach(ids, [&](Paper& paper) {
        if (paper.tags.contains(tag) == isTagged)
            return false;
        if (isTagged)
            paper.tags.append(tag);
        else
            paper.tags.removeAll(tag);
        paper.tags.sort();
        return true;
    });
}

Reply<QList<PaperId>> FakeLibrary::setTagged(const QList<PaperId>& ids, const QString& tag, bool isTagged)
{
    return change<QList<PaperId>>(
        u"setTagged %1 %2 %3"_s.arg(numbers(ids), tag, isTagged ? u"true"_s : u"false"_s),
        {.kind = isTagged ? Step::Kind::Tag : Step::Kind::Untag, .name = tag},
        [=, this]() -> Result<QList<PaperId>> {
            const auto known = std::ranges::find_if(m_now.tags, [&](const Tag& each) {
                return each.name.compare(tag, Qt::CaseInsensitive) == 0;
            });
            const bool isNew = known == m_now.tags.end();
            const QString name = isNew ? tag : known->name;
            if (isNew && isTagged)
                giveTag(tag);
            return tagEach(ids, name, isTagged);
        });
}

Reply<> FakeLibrary::editTag(const Tag& tag)
{
    return change<void>(u"editTag %1 %2"_s.arg(tag.id.value).arg(tag.name), {.kind = Step::Kind::EditTag},
                        [=, this]() -> Result<> {
                            const auto known = std::ranges::find(m_now.tags, tag.id, &Tag::id);
                            if (known == m_now.tags.end())
                                return failure(ErrorCode::NotFound, tag.name);
                            for (Paper& paper : m_now.papers)
                                paper.tags.replaceInStrings(known->name, tag.name);
                            *known = tag;
                            tellSubscriptionsSoon();
                            return {};
                        });
}

Reply<> FakeLibrary::removeTag(TagId id)
{
    return change<void>(u"removeTag %1"_s.arg(id.value), {.kind = Step::Kind::RemoveTag},
                        [=, this]() -> Result<> {
                            const auto known = std::ranges::find(m_now.tags, id, &Tag::id);
                            if (known == m_now.tags.end())
                                return failure(ErrorCode::NotFound, QString::number(id.value));
                            tagEach(m_now.papers.keys(), known->name, false);
                            m_now.tags.erase(known);
                            tellSubscriptionsSoon();
                            return {};
                        });
}

// Lists
// ------------------------------------------------------------------------------------------------------

Result<> FakeLibrary::changeList(ListId id, const std::function<void(ReadingList&)>& change)
{
    const auto known = std::ranges::find(m_now.lists, id, &ReadingList::id);
    if (known == m_now.lists.end())
        return failure(ErrorCode::NotFound, QString::number(id.value));
    change(*known);
    tellSubscriptionsSoon();
    return {};
}

Reply<QList<ListEntry>> FakeLibrary::listEntries(ListId id)
{
    return answer<QList<ListEntry>>(u"listEntries %1"_s.arg(id.value),
                                    [=, this] { return m_now.entries.value(id); });
}

Reply<ListId> FakeLibrary::addList(const ReadingList& list)
{
    return change<ListId>(
        u"addList %1"_s.arg(list.name), {.kind = Step::Kind::AddList, .name = list.name},
        [=, this]() -> Result<ListId> {
            for (const ReadingList& other : std::as_const(m_now.lists)) {
                if (other.parent == list.parent && other.name.compare(list.name, Qt::CaseInsensitive) == 0)
                    return failure(ErrorCode::AlreadyThere, list.name, QString::number(other.id.value));
            }
            const ListId id = giveList(list.name, list.parent);
            m_now.lists.last().colour = list.colour;
            m_now.lists.last().description = list.description;
            tellSubscriptionsSoon();
            return id;
        });
}

Reply<> FakeLibrary::editList(const ReadingList& list)
{
    return change<void>(u"editList %1 %2"_s.arg(list.id.value).arg(list.name),
                        {.kind = Step::Kind::EditList, .name = list.name}, [=, this] {
                            return changeList(list.id, [&](ReadingList& known) {
                                known.name = list.name;
                                known.colour = list.colour;
                                known.description = list.description;
                            });
                        });
}

Reply<> FakeLibrary::moveList(ListId id, std::optional<ListId> parent, int position)
{
    return change<void>(
        u"moveList %1 into %2 at %3"_s.arg(id.value).arg(parent ? parent->value : 0).arg(position),
        {.kind = Step::Kind::MoveList},
        [=, this] { return changeList(id, [&](ReadingList& known) { known.parent = parent; }); });
}

Reply<> FakeLibrary::removeList(ListId id)
{
    return change<void>(u"removeList %1"_s.arg(id.value), {.kind = Step::Kind::RemoveList}, [=, this] {
        const Result<> there =
            changeList(id, [this](ReadingList& known) { m_now.removedLists.append(known); });
        m_now.lists.removeIf([&](const ReadingList& known) { return known.id == id; });
        return there;
    });
}

Reply<> FakeLibrary::restoreList(ListId id)
{
    return change<void>(u"restoreList %1"_s.arg(id.value), {.kind = Step::Kind::AddList},
                        [=, this]() -> Result<> {
                            const auto gone = std::ranges::find(m_now.removedLists, id, &ReadingList::id);
                            if (gone == m_now.removedLists.end())
                                return failure(ErrorCode::NotFound, QString::number(id.value));
                            m_now.lists.append(*gone);
                            m_now.removedLists.erase(gone);
                            tellSubscriptionsSoon();
                            return {};
                        });
}

Reply<QList<PaperId>> FakeLibrary::putOnList(ListId id, const QList<PaperId>& papers)
{
    return change<QList<PaperId>>(u"putOnList %1 %2"_s.arg(id.value).arg(numbers(papers)),
                                  {.kind = Step::Kind::PutOnList}, [=, this]() -> Result<QList<PaperId>> {
                                      QList<PaperId> added;
                                      const Result<> there = changeList(id, [&](ReadingList& list) {
                                          added = changeEach(papers, [&](Paper& paper) {
                                              for (const ListPlace& place : std::as_const(paper.lists)) {
                                                  if (place.list == id)
                                                      return false;
                                              }
                                              const ListEntry entry{.paper = paper.id};
                                              paper.lists.append(
                                                  {.list = id, .name = list.name, .entry = entry});
                                              m_now.entries[id].append(entry);
                                              ++list.papers;
                                              return true;
                                          });
                                      });
                                      return there.transform([&] { return added; });
                                  });
}

Reply<QList<PaperId>> FakeLibrary::takeOffList(ListId id, const QList<PaperId>& papers)
{
    return change<QList<PaperId>>(u"takeOffList %1 %2"_s.arg(id.value).arg(numbers(papers)),
                                  {.kind = Step::Kind::TakeOffList}, [=, this]() -> Result<QList<PaperId>> {
                                      QList<PaperId> gone;
                                      const Result<> there = changeList(id, [&](ReadingList& list) {
                                          gone = changeEach(papers, [&](Paper& paper) {
                                              const auto isOnIt = [&](const ListPlace& place) {
                                                  return place.list == id;
                                              };
                                              return paper.lists.removeIf(isOnIt) > 0;
                                          });
                                          m_now.entries[id].removeIf([&](const ListEntry& entry) {
                                              return gone.contains(entry.paper);
                                          });
                                          list.papers -= int(gone.size());
                                      });
                                      return there.transform([&] { return gone; });
                                  });
}

Reply<> FakeLibrary::moveOnList(ListId id, const QList<PaperId>& papers, int position)
{
    return change<void>(u"moveOnList %1 %2 at %3"_s.arg(id.value).arg(numbers(papers)).arg(position),
                        {.kind = Step::Kind::OrderList}, [=, this]() -> Result<> {
                            QList<ListEntry> order;
                            QList<ListEntry> moved;
                            qsizetype at = -1;
                            const QList<ListEntry> all = m_now.entries.value(id);
                            for (qsizetype i = 0; i < all.size(); ++i) {
                                if (i == position)
                                    at = order.size();
                                (papers.contains(all[i].paper) ? moved : order).append(all[i]);
                            }
                            for (const ListEntry& entry : std::as_const(moved))
                                order.insert(at < 0 ? order.size() : at++, entry);
                            m_now.entries[id] = order;
                            tellSubscriptionsSoon();
                            return {};
                        });
}

Reply<> FakeLibrary::setListEntry(ListId id, const ListEntry& entry)
{
    return change<void>(u"setListEntry %1 %2"_s.arg(id.value).arg(entry.paper.value),
                        {.kind = Step::Kind::EditListEntry}, [=, this]() -> Result<> {
                            for (ListEntry& each : m_now.entries[id]) {
                                if (each.paper == entry.paper)
                                    each = entry;
                            }
                            changeEach({entry.paper}, [&](Paper& paper) {
                                for (ListPlace& place : paper.lists) {
                                    if (place.list == id)
                                        place.entry = entry;
                                }
                                return true;
                            });
                            tellSubscriptionsSoon();
                            return {};
                        });
}

Reply<> FakeLibrary::setPublication(PaperId id, const std::optional<Publication>& publication,
                                    const StepGroup&)
{
    return change<void>(u"setPublication %1"_s.arg(id.value), {.kind = Step::Kind::EditReference},
                        [=, this]() -> Result<> {
                            changeEach({id}, [&](Paper& paper) {
                                paper.publication = publication;
                                return true;
                            });
                            return {};
                        });
}

Reply<QList<RemovedThing>> FakeLibrary::bin()
{
    return answer<QList<RemovedThing>>(u"bin"_s, [this] {
        QList<RemovedThing> all;
        for (const Feed& feed : std::as_const(m_now.removedFeeds))
            all.append({.kind = RemovedThing::Kind::Feed, .id = feed.id.value, .name = feed.name()});
        for (const ReadingList& list : std::as_const(m_now.removedLists))
            all.append({.kind = RemovedThing::Kind::List, .id = list.id.value, .name = list.name});
        return all;
    });
}

Reply<QList<Citation>> FakeLibrary::citations(const QList<PaperId>& ids, const QString& keyPattern)
{
    return answer<QList<Citation>>(u"citations %1 %2"_s.arg(ids.size()).arg(keyPattern), [=, this] {
        QList<Citation> all;
        for (const PaperId id : ids) {
            if (m_now.papers.contains(id)) {
                all.append(citationOf(m_now.papers.value(id)));
                all.last().key = u"key%1"_s.arg(id.value);
            }
        }
        return all;
    });
}

} // namespace offprint
