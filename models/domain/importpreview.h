#pragma once

#include "models/domain/ids.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// What an import would do with one work, as it stands in a list for people to choose from.
struct ImportMatch
{
    enum class State {
        New,
        There,   ///< and nothing of it is new
        Changes, ///< there, and `adds` is not
        Twice    ///< the same work stands further up in what is imported
    };
    State state = State::New;
    PaperId paper;      ///< that is there
    QStringList adds;   ///< what a paper that is there gets: words for people
    QStringList leaves; ///< what the user has otherwise, and keeps: words for people

    bool operator==(const ImportMatch&) const = default;
};

/// One work of what could be imported.
struct ImportRow
{
    QString title;
    QString authors; ///< joined by ", "
    int year = 0;    ///< 0: not known
    ImportMatch match;

    bool operator==(const ImportRow&) const = default;
};

/// What a file or a text has in it, beside what the library has.
struct ImportPreview
{
    quint64 number = 0; ///< by which it can be imported
    QString source;     ///< the file's name
    QString format;     ///< "BibTeX"
    QString listName;   ///< of a reading list that was sent as a file; else empty
    QList<ImportRow> rows;
    QStringList problems; ///< sentences about what could not be read, or not as it stands

    bool operator==(const ImportPreview&) const = default;
};

struct ImportOptions
{
    QString source;   ///< what the import is called: the file's name
    QStringList list; ///< onto which all of it is put: its name, behind those of the lists that it
                      ///< is in; made if it is not there
    bool areKeywordsTags = false; ///< its keywords are the user's tags
};

struct ImportOutcome
{
    int newPapers = 0;
    int changedPapers = 0;
    int samePapers = 0;
    QList<PaperId> papers;      ///< of all entries, in their order, each once
    std::optional<FeedId> feed; ///< in which those stand that are new
    QList<FeedId> feedsToAsk;   ///< which give papers their texts that are known by a number alone
    bool isStopped = false;     ///< before all were stored

    bool operator==(const ImportOutcome&) const = default;
};

} // namespace offprint
