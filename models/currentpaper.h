#pragma once

#include "models/domain/detailstate.h"
#include "models/library.h"

namespace offprint {

/// The paper that is selected, read from the library and kept up to date with it.
///
/// A paper that is shown already is read again behind the scenes: its state changes from one Paper to the
/// next. If reading it again fails, what is shown stays, unless the paper is gone.
///
/// Lives on the window's thread. The library must outlive it.
class CurrentPaper final : public QObject
{
    Q_OBJECT

public:
    explicit CurrentPaper(Library& library, QObject* parent = nullptr);

    /// What is selected in the list. Setting what is set already does nothing, unless reading it had failed.
    void setSelection(const QList<PaperId>& selection);

    [[nodiscard]] const DetailState& state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const offprint::DetailState& state);

private:
    void setState(DetailState state);
    void follow(const LibraryChange& change);
    void read();
    void take(const Result<Paper>& reply);

    Library& m_library;
    DetailState m_state;
    PaperId m_paper;               ///< the one selected; 0: none or several
    quint64 m_selectionNumber = 0; ///< replies to an earlier selection are stale
    bool m_isReading = false;
    bool m_mustReadAgain = false; ///< what is being read may be older than the last change
};

} // namespace offprint
