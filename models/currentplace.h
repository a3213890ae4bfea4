#pragma once

#include "models/domain/paperquery.h"

#include <QtCore/QObject>

namespace offprint {

class Settings;
class SidebarModel;

/// What the list shows: a place, narrowed by the words of the search box. A search that begins looks through
/// all papers; a place chosen while there are words narrows it to that place; without words the place from
/// before comes back. Each place has its own order, which the settings remember. Lives on the window's
/// thread; sidebar and settings must outlive it.
class CurrentPlace final : public QObject
{
    Q_OBJECT

public:
    CurrentPlace(const SidebarModel& sidebar, Settings& settings, QObject* parent = nullptr);

    void choose(const PaperQuery& place);
    /// The words as typed, which may go on; nothing but white space: no search.
    void search(const QString& words);
    void setOrder(PaperSort order);
    /// Of Today: another day. Not in the future: that is today.
    void goToDay(const QDate& day);
    /// Of Trending: within how many days votes were gained.
    void setGainDays(int days);
    /// PaperQuery::Announced bits: what lists of what came in show. The user's own places and searches show
    /// all.
    void setAnnounced(int announced);
    /// Whether something is left out here for how it was announced.
    [[nodiscard]] bool isNarrowed() const { return m_query.announced != PaperQuery::AnyAnnounced; }

    [[nodiscard]] const PaperQuery& query() const { return m_query; }
    /// Without the words.
    [[nodiscard]] PaperQuery place() const;
    /// The place to come back to in the next run: the one before the search, if there is one.
    [[nodiscard]] PaperQuery lastingPlace() const;
    /// "Starred"; "“lora” in All papers".
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void changed();
    void titleChanged(); ///< its feed or folder was renamed

private:
    void follow();
    void setQuery(PaperQuery place, const QString& words);
    [[nodiscard]] bool isGone(const PaperQuery& place) const;

    const SidebarModel& m_sidebar;
    Settings& m_settings;
    PaperQuery m_query;
    PaperQuery m_before; ///< the search
    QString m_name;
    int m_announced = PaperQuery::AnyAnnounced;
};

} // namespace offprint
