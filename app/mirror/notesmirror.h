#pragma once

#include "app/library/mirrorstore.h"
#include "app/mirror/notefile.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

namespace offprint {

/// A folder of the user's with a Markdown file for every paper that has a star, a note or a tag or is on a
/// reading list (NoteFile), kept in step with the library both ways. Files are written whole or not at all,
/// and keep their names; what another editor changes in one comes back; a file of a paper that the library
/// does not know adds it. Where both changed, the file's text is the note and the library's a revision of it.
/// A file that is deleted takes nothing from the library. Files without our head are left alone.
///
/// Lives on the window's thread; reads and writes on one of its own. Library and store must outlive it.
class NotesMirror final : public QObject
{
    Q_OBJECT

public:
    NotesMirror(Library& library, MirrorStore& store, QObject* parent = nullptr);
    ~NotesMirror() override;

    /// Empty: none. `isOther`: what is known of the folder before is forgotten.
    void setFolder(const QString& folder, bool isOther);
    [[nodiscard]] QString folder() const { return m_folder; }

    /// Nothing is being read or written, nor waits for it.
    [[nodiscard]] bool isAtRest() const;

    /// Between two looks at the folder. 3 seconds unless set.
    void setPollInterval(std::chrono::milliseconds interval) { m_poll.setInterval(interval); }

Q_SIGNALS:
    void changedInBoth(offprint::PaperId paper); ///< both texts are kept
    void failed(const offprint::Error& error);   ///< a file that cannot be read or written; once for each

private:
    struct FileState
    {
        QString name;
        qint64 changed = 0; ///< milliseconds since 1970
        qint64 size = 0;
        QByteArray bytes;
        QByteArray hash;
    };

    void begin();
    void look();
    void takeFiles(const QList<FileState>& files);
    void takeNext();
    void takeFile(const FileState& file);
    void findPaper(const FileState& file, const NoteFile& read);
    void addPaper(const FileState& file, const NoteFile& read);
    void merge(const FileState& file, const NoteFile& read, PaperId paper);
    void takeTagsAndLists(const NoteFile& read, const Paper& paper, bool isTheFileNewer);
    void putOnList(PaperId paper, const QString& name);
    void agree(const FileState& file, const NoteFile& read, PaperId paper);
    void mirrorAll();
    void follow(const LibraryChange& change);
    void writeNext();
    void write(const Paper& paper);
    void keep(const MirrorEntry& entry);
    void tellOnce(const Error& error, const QString& name);
    [[nodiscard]] QString nameFor(const Paper& paper) const;

    Library& m_library;
    MirrorStore& m_store;
    QThreadPool m_pool;
    QString m_folder;
    QTimer m_poll;
    QTimer m_writeTimer; ///< gathers changes
    QHash<PaperId, MirrorEntry> m_entries;
    QHash<QString, std::pair<qint64, qint64>> m_seen; ///< time and size of files as they were last looked at
    QList<FileState> m_toTake;
    QSet<PaperId> m_toWrite;
    QSet<QString> m_told; ///< files that failures were told of
    bool m_isReady = false;
    bool m_isLooking = false;
    bool m_isTaking = false;
    bool m_isWriting = false;
};

} // namespace offprint
