#pragma once

#include "models/domain/ids.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace offprint {

/// What says which work a part is about.
struct PartFacts
{
    PaperId id;
    QString key;                  ///< its own, which no other part has
    QStringList keys;             ///< all of them; "title:words|surname" among them
    QHash<FeedId, QString> guids; ///< by feed
};

/// What the user decided about two parts, by their own keys.
struct KeptPair
{
    QString key;
    QString other;
    bool isApart = true; ///< else they are one, whatever they say
};

/// A key that more parts than this have names none of them.
constexpr qsizetype tellingHolders = 20;

/// Shorter titles ("Introduction") say too little to be joined by; without authors on one side only a long
/// one will do.
constexpr qsizetype tellingTitle = 6;
constexpr qsizetype tellingTitleAlone = 20;

/// Which parts are one work. The answer follows from the parts alone, not from their order:
///
/// - Parts that share a DOI, an OpenReview number or a page are one, unless each has an identifier of a kind
///   that the other has too, and none in common.
/// - Parts that share a title and the first author's name are one, unless they contradict so, stand as two
///   entries in one feed ("Weekly notes" come every week), or are two pages of one site. Where that leaves a
///   choice, all stay apart.
/// - What the user took apart stays apart, what the user united stays one.
[[nodiscard]] QList<QSet<PaperId>> groupsOf(QList<PartFacts> parts, const QList<KeptPair>& pairs);

} // namespace offprint
