#pragma once

#include "models/reply.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace offprint {

struct PapersRead
{
    QList<Paper> papers; ///< in the order asked for; those that are gone are left out
    QList<Error> errors; ///< of those that could not be read
};

/// Reads the papers and calls `done` on `receiver`'s thread once all are there; never if there are none to
/// read, or if `receiver` is gone by then.
inline void readPapers(Library& library, const QList<PaperId>& ids, QObject* receiver,
                       const std::function<void(const PapersRead&)>& done)
{
    struct Reading
    {
        std::vector<std::optional<Paper>> papers;
        QList<Error> errors;
        qsizetype missing = 0;
    };
    auto reading = std::make_shared<Reading>();
    reading->papers.resize(size_t(ids.size()));
    reading->missing = ids.size();
    for (qsizetype i = 0; i < ids.size(); ++i) {
        whenReady(library.paper(ids[i]), receiver, [=](const Result<Paper>& paper) {
            if (paper)
                reading->papers[size_t(i)] = *paper;
            else if (paper.error().code != ErrorCode::NotFound)
                reading->errors.append(paper.error());
            if (--reading->missing > 0)
                return;
            PapersRead read{.papers = {}, .errors = reading->errors};
            for (const auto& one : reading->papers) {
                if (one)
                    read.papers.append(*one);
            }
            done(read);
        });
    }
}

} // namespace offprint
