#pragma once

#include "models/domain/paper.h"

#include <QtCore/QJsonObject>

namespace offprint {

/// A reading list to pass on: {"offprint": 1, "list": {…}, "papers": […]}. The papers are in the list's
/// order, each with its place on it ("entry"); those of `entries` that are not among `papers` are left out.
/// What else the sender has made of them stays with the sender, notes too unless they are wished. Any thread.
[[nodiscard]] QJsonObject listFile(const ReadingList& list, const QList<ListEntry>& entries,
                                   const QList<Paper>& papers, bool withNotes);

} // namespace offprint
