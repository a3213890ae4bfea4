#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// What sort of work a reference is to.
enum class PublicationKind {
    Preprint,      ///< not published, as far as is known; on arXiv or elsewhere
    Article,       ///< in a journal, which `venue` names
    InProceedings, ///< at a conference, whose proceedings `venue` names
    Thesis,
    Report,
    Book,
    Chapter, ///< in a book, which `venue` names
    WebPage
};

/// Where and when a paper was published, as the user has it: imported, or looked over by them. It goes before
/// what feeds say. Empty or 0 where it is not known.
struct Publication
{
    PublicationKind kind = PublicationKind::Preprint;
    int year = 0;
    int month = 0; ///< 1 to 12
    int day = 0;   ///< 1 to 31
    QString venue;
    QString volume;
    QString number;
    QString pages; ///< "12" or "12-34", with a plain hyphen
    QString publisher;
    QString doi; ///< bare, lower-case
    QString url;

    bool operator==(const Publication&) const = default;
};

/// "preprint", "article", "proceedings", …: in files and in the library.
[[nodiscard]] QLatin1StringView kindName(PublicationKind kind);
[[nodiscard]] std::optional<PublicationKind> publicationKindNamed(QStringView name);

} // namespace offprint
