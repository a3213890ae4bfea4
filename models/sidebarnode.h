#pragma once

#include "models/sidebarmodel.h"

namespace offprint {

/// One item of the tree.
struct SidebarModel::Node
{
    Kind kind = Kind::Place;
    PaperQuery query; ///< what it lists; its ids tell feeds and folders apart
    QString name;
    QString icon;
    int count = 0;
    std::optional<Error> failure;
    std::optional<FolderId> folder; ///< a feed's
    bool isExpanded = true;
    int colour = 0;      ///< a list's or a tag's
    QString description; ///< a list's

    QStringList warnings; ///< a feed's

    Node* parent = nullptr;
    int row = 0; ///< among the parent's children
    Nodes children;

    /// Takes what is shown of `other`; true if anything differs.
    bool take(const Node& other)
    {
        const bool isSame = name == other.name && icon == other.icon && count == other.count &&
                            failure == other.failure && folder == other.folder &&
                            isExpanded == other.isExpanded && warnings == other.warnings &&
                            colour == other.colour && description == other.description;
        name = other.name;
        icon = other.icon;
        count = other.count;
        failure = other.failure;
        folder = other.folder;
        isExpanded = other.isExpanded;
        warnings = other.warnings;
        colour = other.colour;
        description = other.description;
        return !isSame;
    }

    [[nodiscard]] Key key() const
    {
        const qint64 id = kind == Kind::Feed     ? query.feed.value
                          : kind == Kind::Folder ? query.folder.value
                          : kind == Kind::Search ? query.search.value
                          : kind == Kind::List   ? query.list.value
                          : kind == Kind::Tag    ? query.tag.value
                                                 : qint64(query.place); // of headings too
        return {kind, id};
    }

    /// After children came, went or moved at `first` and behind it.
    void numberChildren(int first)
    {
        for (size_t i = size_t(first); i < children.size(); ++i)
            children[i]->row = int(i);
    }
};

/// An item as it should be, and the one it should be in (none: the top level), in the order of the tree.
struct SidebarModel::Wanted
{
    Node item;
    std::optional<Key> parent;
};

} // namespace offprint
