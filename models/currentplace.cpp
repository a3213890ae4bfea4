#include "models/currentplace.h"

#include "models/settings.h"
#include "models/sidebarmodel.h"

#include <QtCore/QLocale>

#include <utility>

namespace offprint {

CurrentPlace::CurrentPlace(const SidebarModel& sidebar, Settings& settings, QObject* parent)
    : QObject(parent)
    , m_sidebar(sidebar)
    , m_settings(settings)
{
    connect(&m_sidebar, &SidebarModel::updated, this, &CurrentPlace::follow);
}

PaperQuery CurrentPlace::place() const
{
    PaperQuery bare = m_query;
    bare.words.clear();
    bare.isTyping = false;
    bare.order = PaperSort::Newest;
    bare.day = {};
    bare.gainDays = PaperQuery().gainDays;
    bare.announced = PaperQuery::AnyAnnounced;
    return bare;
}

PaperQuery CurrentPlace::lastingPlace() const
{
    return m_query.words.isEmpty() ? place() : m_before;
}

QString CurrentPlace::title() const
{
    const QString name =
        m_query.day.isValid() ? QLocale().toString(m_query.day, QLocale::LongFormat) : m_name;
    return m_query.words.isEmpty() ? name : tr("“%1” in %2").arg(m_query.words.trimmed(), name);
}

void CurrentPlace::choose(const PaperQuery& place)
{
    const QString words = m_query.words;
    setQuery(place, words);
    if (!words.isEmpty())
        m_before = place;
    m_name = m_sidebar.indexOf(place).data(SidebarModel::NameRole).toString();
    Q_EMIT changed();
}

void CurrentPlace::search(const QString& typed)
{
    const QString words = typed.trimmed().isEmpty() ? QString() : typed;
    if (words == m_query.words)
        return;
    const bool isBeginning = m_query.words.isEmpty();
    if (isBeginning)
        m_before = place();
    const PaperQuery place = isBeginning ? PaperQuery() : words.isEmpty() ? m_before : m_query;
    setQuery(place, words);
    m_name = m_sidebar.indexOf(place).data(SidebarModel::NameRole).toString();
    Q_EMIT changed();
}

void CurrentPlace::setQuery(PaperQuery place, const QString& words)
{
    using Place = PaperQuery::Place;
    const bool isOwn = place.place == Place::Starred || place.place == Place::WithNotes ||
                       place.place == Place::Search || place.place == Place::List ||
                       place.place == Place::Tag;
    place.words = words;
    place.isTyping = !words.isEmpty();
    place.order = m_settings.order(place);
    place.gainDays = m_settings.gainDays();
    place.announced = isOwn || !words.isEmpty() ? int(PaperQuery::AnyAnnounced) : m_announced;
    m_query = place;
}

void CurrentPlace::setOrder(PaperSort order)
{
    m_settings.setOrder(m_query, order);
    if (std::exchange(m_query.order, order) != order)
        Q_EMIT changed();
}

void CurrentPlace::goToDay(const QDate& day)
{
    PaperQuery place = m_query;
    place.day = day >= QDate::currentDate() ? QDate() : day;
    if (m_query.place != PaperQuery::Place::Today || place.day == m_query.day)
        return;
    m_query = place;
    Q_EMIT changed();
}

void CurrentPlace::setGainDays(int days)
{
    m_settings.setGainDays(days);
    if (m_query.place == PaperQuery::Place::Trending && std::exchange(m_query.gainDays, days) != days)
        Q_EMIT changed();
}

void CurrentPlace::setAnnounced(int announced)
{
    m_announced = announced;
    const PaperQuery before = m_query;
    setQuery(m_query, m_query.words);
    if (m_query != before)
        Q_EMIT changed();
}

bool CurrentPlace::isGone(const PaperQuery& place) const
{
    return (place.feed.isValid() || place.folder.isValid() || place.search.isValid() ||
            place.list.isValid() || place.tag.isValid()) &&
           !m_sidebar.indexOf(place).isValid();
}

/// Names arrive with the sidebar's first reading, and change with a rename; a place that is gone gives way to
/// all papers.
void CurrentPlace::follow()
{
    if (isGone(m_before))
        m_before = {};
    const QModelIndex index = m_sidebar.indexOf(place());
    if (isGone(m_query)) {
        choose({});
        return;
    }
    const QString name = index.data(SidebarModel::NameRole).toString();
    if (name == m_name)
        return;
    m_name = name;
    Q_EMIT titleChanged();
}

} // namespace offprint
