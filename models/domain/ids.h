#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>

#include <compare>

namespace offprint {

/// The library's number for a row. A type of its own for each kind of row, so that a feed's number cannot be
/// passed where a paper's is wanted. Positive when it names a row; 0 names none.
template<class Tag> struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend constexpr size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using PaperId = Id<struct PaperTag>;
using FeedId = Id<struct FeedTag>;
using FolderId = Id<struct FolderTag>;
using SearchId = Id<struct SearchTag>;
using ListId = Id<struct ListTag>;
using TagId = Id<struct TagTag>;

} // namespace offprint
