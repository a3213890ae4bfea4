#pragma once

#include "models/library.h"

#include <QtCore/QTimer>

namespace offprint {

class Refresher;

/// Tells of papers that arrived and fit saved searches that want it told: of each search once, when the
/// refresh that brought them is over. Lives on the window's thread; library and refresher must outlive it.
class ArrivalAlerts final : public QObject
{
    Q_OBJECT

public:
    ArrivalAlerts(Library& library, const Refresher& refresher, QObject* parent = nullptr);

Q_SIGNALS:
    /// "Diffusion: 3 new papers", and the titles of the newest, a line each.
    void arrived(offprint::SearchId search, const QString& heading, const QString& titles);

private:
    void follow(const LibraryChange& change);
    void tellAll();
    void tell(const SavedSearch& search, const QSet<PaperId>& papers);

    Library& m_library;
    const Refresher& m_refresher;
    QHash<SearchId, QSet<PaperId>> m_waiting;
    QTimer m_pause;
};

} // namespace offprint
