#pragma once

#include "models/domain/detailstate.h"
#include "models/domain/paperhistory.h"
#include "models/library.h"

namespace offprint {

/// The history of the paper that is selected, read after the paper itself and again whenever that changes.
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

private:
    Library& m_library;
    quint64 m_number = 0; ///< replies about an earlier state are stale
};

} // namespace offprint
