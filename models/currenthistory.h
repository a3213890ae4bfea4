#pragma once

#include "models/domain/detailstate.h"
#include "models/domain/paperhistory.h"
#include "models/library.h"

namespace offprint {

/// What belongs to the selected paper beside itself, its history and the papers whose notes link to it: read
/// after the paper, and again whenever that changes.
/// Lives on the window's thread. The library must outlive it.
class CurrentHistory final : public QObject
{
    Q_OBJECT

public:
    explicit CurrentHistory(Library& library, QObject* parent = nullptr);

    void follow(const DetailState& state);

Q_SIGNALS:
    /// Not told for a paper whose history cannot be read: it is shown without.
    void read(offprint::PaperId paper, const offprint::PaperHistory& history);
    void readBacklinks(offprint::PaperId paper, const QList<offprint::PaperRow>& from);

private:
    Library& m_library;
    quint64 m_number = 0; ///< replies about an earlier state are stale
};

} // namespace offprint
