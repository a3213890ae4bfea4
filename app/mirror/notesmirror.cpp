#include "app/mirror/notesmirror.h"

#include "app/feeds/parsedfeed.h"
#include "app/refresh/poolreply.h"
#include "models/reply.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::seconds pollInterval{3};
constexpr std::chrono::milliseconds writePause{400};
constexpr qint64 largestFile = 16LL * 1024 * 1024;

QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

QByteArray agreedOf(const Paper& paper)
{
    return hashOf(toBytes(noteFileOf(paper)));
}

ParsedEntry entryOf(const NoteFile& file)
{
    ParsedEntry entry;
    entry.title = file.title;
    entry.authors = file.authors;
    entry.ids = file.ids;
    entry.link = file.link;
    if (entry.link.isEmpty() && !file.ids.arxiv.isEmpty())
        entry.link = u"https://arxiv.org/abs/"_s + file.ids.arxiv;
    if (!file.ids.arxiv.isEmpty())
        entry.pdf = u"https://arxiv.org/pdf/"_s + file.ids.arxiv;
    entry.guid = !file.ids.arxiv.isEmpty() ? file.ids.arxiv
                 : !file.ids.doi.isEmpty() ? file.ids.doi
                                           : file.title;
    return entry;
}

/// The user made something of it.
bool isKept(const Paper& paper)
{
    return paper.isStarred || !paper.note.isEmpty() || !paper.tags.isEmpty() || !paper.lists.isEmpty();
}

/// What names the paper, the surest first.
QStringList namesOf(const NoteFile& file)
{
    QStringList names;
    if (!file.ids.arxiv.isEmpty())
        names.append(u"arxiv:"_s + file.ids.arxiv);
    if (!file.ids.doi.isEmpty())
        names.append(file.ids.doi);
    if (!file.ids.openReview.isEmpty())
        names.append(u"https://openreview.net/forum?id="_s + file.ids.openReview);
    if (names.isEmpty())
        names.append(file.title);
    return names;
}

} // namespace

NotesMirror::NotesMirror(Library& library, MirrorStore& store, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_store(store)
{
    m_pool.setMaxThreadCount(1);
    m_poll.setInterval(pollInterval);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(writePause);
    connect(&m_poll, &QTimer::timeout, this, &NotesMirror::look);
    connect(&m_writeTimer, &QTimer::timeout, this, &NotesMirror::writeNext);
    connect(&m_library, &Library::changed, this, &NotesMirror::follow);
}

NotesMirror::~NotesMirror()
{
    m_pool.waitForDone();
}

void NotesMirror::setFolder(const QString& folder, bool isOther)
{
    m_poll.stop();
    m_folder = folder;
    m_isReady = false;
    m_entries.clear();
    m_seen.clear();
    m_toTake.clear();
    m_toWrite.clear();
    if (m_folder.isEmpty())
        return;
    if (isOther)
        whenReady(m_store.forgetMirror(), this, [this](const Result<>&) { begin(); });
    else
        begin();
}

/// First what the files have that the library has not, then the other way round.
void NotesMirror::begin()
{
    whenReady(m_store.mirrorEntries(), this, [this](const Result<QList<MirrorEntry>>& entries) {
        if (!entries) {
            Q_EMIT failed(entries.error());
            return;
        }
        for (const MirrorEntry& each : *entries)
            m_entries.insert(each.paper, each);
        m_isReady = true;
        m_poll.start();
        look();
        mirrorAll();
    });
}

bool NotesMirror::isAtRest() const
{
    return m_folder.isEmpty() || (m_isReady && !m_isLooking && !m_isTaking && !m_isWriting &&
                                  m_toTake.isEmpty() && m_toWrite.isEmpty());
}

// From the folder into the library
// -------------------------------------------------------------------------------

void NotesMirror::look()
{
    if (!m_isReady || std::exchange(m_isLooking, true))
        return;
    const auto read = [folder = m_folder, seen = m_seen]() -> Result<QList<FileState>> {
        QList<FileState> changed;
        QDir().mkpath(folder);
        const QFileInfoList files = QDir(folder).entryInfoList({u"*.md"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo& info : files) {
            FileState state{info.fileName(), info.lastModified().toMSecsSinceEpoch(), info.size(), {}, {}};
            if (seen.value(state.name) == std::pair(state.changed, state.size) || state.size > largestFile)
                continue;
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly))
                continue; // it is gone again, or is looked at the next time
            state.bytes = file.readAll();
            state.hash = hashOf(state.bytes);
            changed.append(state);
        }
        return changed;
    };
    whenReady(replyFromPool<QList<FileState>>(m_pool, read), this,
              [this, folder = m_folder](const Result<QList<FileState>>& files) {
                  m_isLooking = false;
                  if (files && folder == m_folder)
                      takeFiles(*files);
              });
}

void NotesMirror::takeFiles(const QList<FileState>& files)
{
    for (const FileState& file : files) {
        m_seen.insert(file.name, {file.changed, file.size});
        m_toTake.append(file);
    }
    if (!m_isTaking)
        takeNext();
}

/// One after the other: each asks the library more than once.
void NotesMirror::takeNext()
{
    m_isTaking = !m_toTake.isEmpty();
    if (m_isTaking)
        takeFile(m_toTake.takeFirst());
    else if (!m_toWrite.isEmpty() && !m_writeTimer.isActive())
        m_writeTimer.start();
}

void NotesMirror::takeFile(const FileState& file)
{
    const auto known = std::ranges::find(m_entries, file.name, &MirrorEntry::file);
    if (known != m_entries.end() && known->hash == file.hash)
        return takeNext(); // as we wrote it
    const auto read = readNoteFile(file.bytes);
    if (!read) {
        if (read.error().code == ErrorCode::Malformed)
            tellOnce(read.error(), file.name);
        return takeNext();
    }
    m_told.remove(file.name);
    if (known != m_entries.end())
        merge(file, *read, known->paper);
    else
        findPaper(file, *read);
}

void NotesMirror::findPaper(const FileState& file, const NoteFile& read)
{
    whenReady(m_library.resolve(namesOf(read).first()), this,
              [this, file, read](const Result<PaperId>& paper) {
                  if (paper)
                      merge(file, read, *paper);
                  else
                      addPaper(file, read);
              });
}

void NotesMirror::addPaper(const FileState& file, const NoteFile& read)
{
    if (read.title.isEmpty())
        return takeNext(); // an id alone: a feed may bring it one day
    whenReady(m_store.addPaper(entryOf(read)), this, [this, file, read](const Result<PaperId>& paper) {
        if (paper)
            return merge(file, read, *paper);
        tellOnce(paper.error(), file.name);
        takeNext();
    });
}

/// What the file says goes into the library; what stood there is kept, if the file did not know it.
void NotesMirror::merge(const FileState& file, const NoteFile& read, PaperId id)
{
    whenReady(m_library.paper(id), this, [this, file, read, id](const Result<Paper>& paper) {
        if (!paper)
            return takeNext();
        const auto entry = m_entries.constFind(id);
        const bool isKnown = entry != m_entries.cend();
        const bool isUnchanged = paper->note.isEmpty() || (isKnown && entry->agreed == agreedOf(*paper));
        if (isKnown ? read.isStarred != entry->isStarred : read.isStarred)
            m_library.setStarred({id}, read.isStarred);
        takeTagsAndLists(read, *paper, isKnown && entry->agreed == agreedOf(*paper));
        if (read.note == noteFileOf(*paper).note || (!isKnown && read.note.isEmpty()))
            return agree(file, read, id);
        // A text that nobody can know makes the library keep the one there is
        const QString unknown(QChar(QChar::Null));
        const QStringList known{isUnchanged ? paper->note : unknown};
        whenReady(m_library.setNote(id, read.note, known), this,
                  [this, file, read, id](const Result<SavedNote>& saved) {
                      if (saved && saved->wasChangedElsewhere)
                          Q_EMIT changedInBoth(id);
                      if (saved)
                          return agree(file, read, id);
                      tellOnce(saved.error(), file.name);
                      takeNext();
                  });
    });
}

/// Where the library has changed too, what is on either side stays.
void NotesMirror::takeTagsAndLists(const NoteFile& read, const Paper& paper, bool isTheFileNewer)
{
    for (const QString& tag : read.tags) {
        if (!paper.tags.contains(tag, Qt::CaseInsensitive))
            m_library.setTagged({paper.id}, tag, true);
    }
    QStringList lists;
    for (const ListPlace& place : paper.lists) {
        lists.append(place.name);
        if (isTheFileNewer && !read.lists.contains(place.name, Qt::CaseInsensitive))
            m_library.takeOffList(place.list, {paper.id});
    }
    for (const QString& tag : paper.tags) {
        if (isTheFileNewer && !read.tags.contains(tag, Qt::CaseInsensitive))
            m_library.setTagged({paper.id}, tag, false);
    }
    for (const QString& name : read.lists) {
        if (!lists.contains(name, Qt::CaseInsensitive))
            putOnList(paper.id, name);
    }
}

/// Made where there is none of the name.
void NotesMirror::putOnList(PaperId paper, const QString& name)
{
    whenReady(m_library.subscriptions(), this, [this, paper, name](const Result<Subscriptions>& all) {
        const QList<ReadingList> lists = all ? all->lists : QList<ReadingList>();
        const auto known = std::ranges::find_if(lists, [&](const ReadingList& list) {
            return list.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (known != lists.end()) {
            m_library.putOnList(known->id, {paper});
            return;
        }
        whenReady(m_library.addList({.name = name}), this, [this, paper](const Result<ListId>& added) {
            if (added)
                m_library.putOnList(*added, {paper});
            else if (added.error().code == ErrorCode::AlreadyThere) // another file was first
                m_library.putOnList({added.error().detail.toLongLong()}, {paper});
        });
    });
}

void NotesMirror::agree(const FileState& file, const NoteFile& read, PaperId id)
{
    whenReady(m_library.paper(id), this, [this, file, read, id](const Result<Paper>& paper) {
        if (paper)
            keep({.paper = id,
                  .file = file.name,
                  .hash = file.hash,
                  .agreed = agreedOf(*paper),
                  .isStarred = paper->isStarred});
        takeNext();
    });
}

// From the library into the folder
// -------------------------------------------------------------------------------

void NotesMirror::follow(const LibraryChange& change)
{
    if (!m_isReady)
        return;
    if (change.everything)
        return mirrorAll();
    m_toWrite += change.papersChanged;
    if (!m_toWrite.isEmpty() && !m_writeTimer.isActive())
        m_writeTimer.start();
}

void NotesMirror::mirrorAll()
{
    whenReady(m_store.papersToMirror(), this, [this](const Result<QList<PaperId>>& papers) {
        for (const PaperId paper : papers.value_or(QList<PaperId>()))
            m_toWrite.insert(paper);
        if (!m_toWrite.isEmpty())
            m_writeTimer.start();
    });
}

/// What others wrote into the files comes first.
void NotesMirror::writeNext()
{
    if (m_isTaking || m_isWriting || m_toWrite.isEmpty())
        return;
    m_isWriting = true;
    const PaperId id = *m_toWrite.cbegin();
    m_toWrite.remove(id);
    whenReady(m_library.paper(id), this, [this](const Result<Paper>& paper) {
        if (paper)
            return write(*paper);
        m_isWriting = false;
        writeNext();
    });
}

QString NotesMirror::nameFor(const Paper& paper) const
{
    const QString wanted = noteFileName(paper);
    QString name = wanted;
    const auto isTaken = [&] {
        return std::ranges::any_of(m_entries, [&](const MirrorEntry& entry) {
            return entry.file.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    for (int number = 2; isTaken(); ++number)
        name = wanted.chopped(3) + u" %1.md"_s.arg(number);
    return name;
}

void NotesMirror::write(const Paper& paper)
{
    const auto goOn = [this] {
        m_isWriting = false;
        writeNext();
    };
    const auto known = m_entries.constFind(paper.id);
    const bool isKnown = known != m_entries.cend();
    const QByteArray bytes = toBytes(noteFileOf(paper));
    const MirrorEntry entry{.paper = paper.id,
                            .file = isKnown ? known->file : nameFor(paper),
                            .hash = hashOf(bytes),
                            .agreed = hashOf(bytes),
                            .isStarred = paper.isStarred};
    if (isKnown ? known->agreed == entry.agreed : !isKept(paper))
        return goOn();
    const auto save = [path = QDir(m_folder).filePath(entry.file), bytes,
                       hash = isKnown ? known->hash : QByteArray()]() -> Result<bool> {
        QFile there(path);
        if (there.open(QIODevice::ReadOnly) && hashOf(there.readAll()) != hash)
            return false; // somebody else's text: it is read first
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return failure(ErrorCode::FileUnwritable, path, file.errorString());
        return true;
    };
    whenReady(replyFromPool<bool>(m_pool, save), this, [this, entry, goOn](const Result<bool>& written) {
        if (!written)
            tellOnce(written.error(), entry.file);
        else if (*written)
            keep(entry);
        else
            m_seen.remove(entry.file);
        goOn();
    });
}

void NotesMirror::keep(const MirrorEntry& entry)
{
    m_entries.insert(entry.paper, entry);
    m_told.remove(entry.file);
    whenReady(m_store.keepMirrorEntry(entry), this, [this](const Result<>& kept) {
        if (!kept)
            Q_EMIT failed(kept.error());
    });
}

void NotesMirror::tellOnce(const Error& error, const QString& name)
{
    if (m_told.contains(name))
        return;
    m_told.insert(name);
    Error told = error;
    if (told.code == ErrorCode::Malformed)
        told.code = ErrorCode::FileUnreadable;
    told.subject = QDir(m_folder).filePath(name);
    Q_EMIT failed(told);
}

} // namespace offprint
