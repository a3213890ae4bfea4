#pragma once

#include "app/library/keptfilestore.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <functional>

namespace offprint {

/// Writes kept files again when their papers have changed, a while after the last change and one after the
/// other. Lives on the window's thread; library and store must outlive it.
class KeptFiles final : public QObject
{
    Q_OBJECT

public:
    /// Writes the file if it would be another; the reply is whether it was.
    using Rewrite = std::function<Reply<bool>(const QString& file, const PaperExport& what)>;

    KeptFiles(Library& library, KeptFileStore& store, Rewrite rewrite, QObject* parent = nullptr);

    /// Looks at all of them, as at the start: what changed while nobody looked is written now.
    void lookAtAll();
    Reply<> keep(const KeptFile& kept);
    Reply<> forget(const QString& file);

Q_SIGNALS:
    void failed(const offprint::Error& error);

private:
    void noteChange(const LibraryChange& change);
    void look();
    void lookAtNext();
    void compare(const KeptFile& kept, const QList<PaperId>& papers);
    void write(const KeptFile& kept, const QList<PaperId>& papers);
    void finish();

    Library& m_library;
    KeptFileStore& m_store;
    Rewrite m_rewrite;
    QTimer m_soon;
    QList<KeptFile> m_toLookAt;
    QHash<QString, QList<PaperId>> m_written; ///< the papers of the file as it is
    QSet<PaperId> m_changed;                  ///< since the last look
    QSet<PaperId> m_looked;                   ///< what had changed for this look
    bool m_isLooking = false;
    bool m_isAgain = false;
};

} // namespace offprint
