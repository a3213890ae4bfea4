#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <optional>

namespace offprint {

struct Paper;

/// A link that a note makes: [[arxiv:2403.01234]], [[doi:10.1000/182]], [[The paper's title]] or
/// [[@The author's name]]; "|" and the words to be read may follow before the brackets are closed.
struct NoteLink
{
    enum class Kind { Paper, Author };

    Kind kind = Kind::Paper;
    QString target;       ///< "arxiv:2403.01234", a title, a name
    QString label;        ///< what is read
    qsizetype start = 0;  ///< of the brackets, in the note
    qsizetype length = 0; ///< brackets included

    bool operator==(const NoteLink&) const = default;
};

/// The links of a note in their order; none is in code. Pure.
[[nodiscard]] QList<NoteLink> noteLinks(const QString& markdown);

/// Whether the link means this paper.
[[nodiscard]] bool meansPaper(const NoteLink& link, const Paper& paper);

/// The page on the web that a link by arXiv id or DOI means; else empty.
[[nodiscard]] QUrl pageOf(const NoteLink& link);

/// What to write for a link to the paper: by its arXiv id or DOI, which stay, read as its title.
[[nodiscard]] QString linkTo(const Paper& paper);
[[nodiscard]] QString linkToAuthor(const QString& name);

/// The note with Markdown's own links in place of these, to `addressOf` their targets.
[[nodiscard]] QString withMarkdownLinks(const QString& markdown);

/// An address that stands for the link where only addresses can; `linkAt` reads it.
[[nodiscard]] QUrl addressOf(const NoteLink& link);
[[nodiscard]] std::optional<NoteLink> linkAt(const QUrl& address);

} // namespace offprint
