#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace offprint {

/// Something the user did that can be taken back, in later runs of the program too.
struct Step
{
    enum class Kind {
        Star,
        Unstar,
        MarkRead,
        MarkUnread,
        Hide,
        Show,
        EditNote,
        Separate,
        Unite,
        AddFeeds,
        ImportFeeds,
        RemoveFeed,
        EditFeed,
        MoveFeed,
        AddFolder,
        RenameFolder,
        RemoveFolder,
        AddSearch,
        EditSearch,
        MoveSearch,
        RemoveSearch,
        ApplySearch,
        Tag,
        Untag,
        EditTag,
        MergeTag,
        RemoveTag,
        AddList,
        EditList,
        MoveList,
        RemoveList,
        PutOnList,
        TakeOffList,
        OrderList,
        EditListEntry,
        Import,
        EditReference,
        AddPage
    };

    qint64 number = 0; ///< the library's
    Kind kind = Kind::Star;
    int count = 1; ///< papers, or feeds
    QString name;  ///< of the feed, list, tag or paper that it was about; may be empty
    QDateTime at;  ///< UTC
    bool isUndone = false;
    int kept = 0; ///< told by an undo or redo: things that others had changed since, and that stay so

    bool operator==(const Step&) const = default;
};

/// Changes that are asked for one by one and are one step to the user.
struct StepGroup
{
    qint64 number = 0; ///< 0: the change is a step of its own; -1: no step at all
    Step::Kind kind = Step::Kind::Star;
    QString name;

    /// What is not the user's doing, and cannot be taken back.
    [[nodiscard]] static StepGroup none() { return {.number = -1, .name = {}}; }
    /// A new one, unlike any that this or another program makes.
    [[nodiscard]] static StepGroup make(Step::Kind kind, const QString& name);

    [[nodiscard]] bool isNone() const { return number < 0; }
    bool operator==(const StepGroup&) const = default;
};

/// What was done, to stand behind "Undo": "star 3 papers", "remove “Blog”".
[[nodiscard]] QString inWords(const Step& step);

} // namespace offprint

Q_DECLARE_METATYPE(offprint::Step)
