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

    Node* parent = nullptr;
    Nodes children;

    [[nodiscard]] bool isSameItem(const Node& other) const
    {
        return kind == other.kind && query == other.query && (kind != Kind::Header || name == other.name);
    }

    /// Takes what is shown of `other`; true if anything differs.
    bool take(const Node& other)
    {
        const bool isSame = name == other.name && icon == other.icon && count == other.count &&
                            failure == other.failure && folder == other.folder &&
                            isExpanded == other.isExpanded;
        name = other.name;
        icon = other.icon;
        count = other.count;
        failure = other.failure;
        folder = other.folder;
        isExpanded = other.isExpanded;
        return !isSame;
    }

    [[nodiscard]] int row() const
    {
        for (size_t i = 0; i < parent->children.size(); ++i) {
            if (parent->children[i].get() == this)
                return int(i);
        }
        return -1;
    }
};

/// An item as it should be, and the folder it should be in (none: the top level), in the order of the tree.
struct SidebarModel::Wanted
{
    Node item;
    std::optional<FolderId> folder;
};

} // namespace offprint
