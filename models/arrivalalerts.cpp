#include "models/arrivalalerts.h"

#include "models/counted.h"
#include "models/refresher.h"
#include "models/reply.h"

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr std::chrono::milliseconds pause{500}; // a refresh tells of every batch it stores
constexpr qsizetype titlesTold = 3;
} // namespace

ArrivalAlerts::ArrivalAlerts(Library& library, const Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_refresher(refresher)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ArrivalAlerts::tellAll);
    connect(&m_library, &Library::changed, this, &ArrivalAlerts::follow);
}

void ArrivalAlerts::follow(const LibraryChange& change)
{
    for (const auto& [search, papers] : change.toldBy.asKeyValueRange())
        m_waiting[search] |= papers;
    if (!m_waiting.isEmpty() && !m_pause.isActive())
        m_pause.start();
}

void ArrivalAlerts::tellAll()
{
    if (m_refresher.status().isRunning) {
        m_pause.start();
        return;
    }
    whenReady(m_library.subscriptions(), this,
              [this, waiting = std::exchange(m_waiting, {})](const Result<Subscriptions>& all) {
                  for (const SavedSearch& search : all ? all->searches : QList<SavedSearch>()) {
                      if (search.tells && waiting.contains(search.id))
                          tell(search, waiting.value(search.id));
                  }
              });
}

void ArrivalAlerts::tell(const SavedSearch& search, const QSet<PaperId>& papers)
{
    QList<PaperId> newest(papers.begin(), papers.end());
    std::ranges::sort(newest, std::ranges::greater());
    newest = newest.first(std::min(newest.size(), titlesTold));
    whenReady(m_library.rows(newest), this,
              [this, search, count = papers.size()](const Result<QList<PaperRow>>& rows) {
                  QStringList titles;
                  for (const PaperRow& row : rows ? *rows : QList<PaperRow>())
                      titles.append(row.title.simplified());
                  Q_EMIT arrived(
                      search.id,
                      u"%1: %2"_s.arg(search.name, counted(count, tr("1 new paper"), tr("%1 new papers"))),
                      titles.join(u'\n'));
              });
}

} // namespace offprint
