#include "app/export/markdownfolder.h"

#include "app/library/waited.h"
#include "app/mirror/notefile.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype toldEvery = 100; // papers

NoteFile fileOf(const Paper& paper, const PaperExport& what)
{
    NoteFile file = noteFileOf(paper);
    if (what.withAbstracts)
        file.abstractText = paper.abstractText;
    if (!what.withNotes)
        file.note.clear();
    return file;
}

/// Another than those before, letter case aside.
QString nameFor(const Paper& paper, QSet<QString>& taken)
{
    const QString wished = noteFileName(paper);
    QString name = wished;
    for (int attempt = 2; taken.contains(name.toLower()); ++attempt)
        name = wished.chopped(3) + u" %1.md"_s.arg(attempt);
    taken.insert(name.toLower());
    return name;
}

Result<> writeFile(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return failure(ErrorCode::FileUnwritable, name, file.errorString());
    return {};
}

Result<qsizetype> fill(Library& library, const QDir& folder, const PaperExport& what,
                       const Progress& progress)
{
    QSet<QString> taken;
    for (qsizetype i = 0; i < what.papers.size(); ++i) {
        if (progress.isUnwanted && progress.isUnwanted())
            return failure(ErrorCode::Cancelled);
        const auto paper = waited(library.paper(what.papers[i]));
        if (!paper && paper.error().code == ErrorCode::NotFound)
            continue;
        if (!paper)
            return std::unexpected(paper.error());
        const QString name = folder.filePath(nameFor(*paper, taken));
        if (const Result<> written = writeFile(name, toBytes(fileOf(*paper, what))); !written)
            return std::unexpected(written.error());
        if (progress.tell && (i + 1) % toldEvery == 0)
            progress.tell(i + 1, what.papers.size());
    }
    return taken.size();
}

} // namespace

Result<qsizetype> writeMarkdownFolder(Library& library, const QString& folder, const PaperExport& what,
                                      const Progress& progress)
{
    const QFileInfo place(folder);
    if (place.exists() && (!place.isDir() || !QDir(folder).isEmpty()))
        return failure(ErrorCode::FileUnwritable, folder, u"there is something of that name already"_s);
    QTemporaryDir growing(place.absoluteDir().filePath(u".offprint-XXXXXX"_s));
    if (!growing.isValid())
        return failure(ErrorCode::FileUnwritable, folder, growing.errorString());
    QFile::setPermissions(growing.path(), QFile::permissions(place.absolutePath()));
    auto written = fill(library, QDir(growing.path()), what, progress);
    if (!written)
        return written;
    if (place.exists())
        QDir().rmdir(folder);
    if (!QDir().rename(growing.path(), folder))
        return failure(ErrorCode::FileUnwritable, folder);
    growing.setAutoRemove(false);
    return written;
}

} // namespace offprint
