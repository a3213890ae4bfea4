#pragma once

#include "models/domain/error.h"
#include "models/domain/paper.h"

#include <variant>

namespace offprint {

/// What the right-hand side of the window is about: one paper, or why there is none to show. A value.
struct DetailState
{
    struct NoSelection
    {
        bool operator==(const NoSelection&) const = default;
    };
    struct Several
    {
        qsizetype count = 0;
        bool operator==(const Several&) const = default;
    };
    struct Loading
    {
        PaperId id;
        bool operator==(const Loading&) const = default;
    };
    struct Failed
    {
        Error error;
        bool operator==(const Failed&) const = default;
    };

    std::variant<NoSelection, Several, Loading, Paper, Failed> is;

    /// The paper, if there is one to show.
    [[nodiscard]] const Paper* paper() const { return std::get_if<Paper>(&is); }
    bool operator==(const DetailState&) const = default;
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::DetailState)
