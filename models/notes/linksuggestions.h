#pragma once

#include "models/library.h"

namespace offprint {

/// A paper or an author that a note may link to.
struct LinkSuggestion
{
    QString name;    ///< the title, or the author's name
    QString meaning; ///< what tells it from others
    PaperId paper;   ///< invalid: an author

    bool operator==(const LinkSuggestion&) const = default;
};

/// What a link that is being typed may mean, "[[" before it: papers of the library by the words of their
/// titles, behind "@" authors; with nothing typed yet the papers that have notes. Lives on the window's
/// thread. The library must outlive it.
class LinkSuggestions final : public QObject
{
    Q_OBJECT

public:
    explicit LinkSuggestions(Library& library, QObject* parent = nullptr);

    /// Answered by `found`, for the latest text alone.
    void ask(const QString& typed);
    /// Nothing is wanted any more.
    void forget() { ++m_number; }

Q_SIGNALS:
    void found(const QList<offprint::LinkSuggestion>& suggestions);

private:
    template<class Use> void readRows(const PaperQuery& query, Use use);

    Library& m_library;
    quint64 m_number = 0; ///< of the latest question
};

} // namespace offprint
