#pragma once

#include "app/export/bibfile.h"
#include "app/export/readcitations.h"

#include <QtCore/QMultiHash>

namespace offprint {

/// What JabRef writes into a .bib file beside the references: its groups, as a tree in a comment
/// ("jabref-meta: grouping:"), and in fields of each entry which groups it is in, how far it is read and
/// how urgent it is. (JabRef's documentation, "Groups" and "Special fields".)
class JabrefGroups final
{
public:
    explicit JabrefGroups(const QStringList& comments);

    /// Where it is; groups that the tree does not know stand by themselves. Of one entry, and of all that
    /// were asked for, no more than any user has.
    [[nodiscard]] ForeignPlaces placesOf(const BibEntry& entry);

private:
    void addTree(const QString& tree);
    void take(ForeignPlaces& places, const ForeignGroup& group);

    QMultiHash<QString, ForeignGroup> m_byName;
    QMultiHash<QString, ForeignGroup> m_byKey; ///< as older versions have it: a group names its entries
    qsizetype m_taken = 0;
};

} // namespace offprint
