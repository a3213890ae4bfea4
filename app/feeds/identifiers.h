#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace offprint {

/// The first arXiv identifier in the text, without its version: "2403.01234", "math.AG/0601001"; empty if
/// there is none. Takes ids as they stand in links, DOIs (10.48550/arXiv.…), "oai:arXiv.org:…" and "arXiv:…".
/// A bare number of the new form is taken too, a bare old form only with its archive. `version` gets the
/// number after the v, or 0. The forms: https://info.arxiv.org/help/arxiv_identifier.html
[[nodiscard]] QString findArxivId(QStringView text, int* version = nullptr);

/// The same, but only where the text says that it is one: a link to arXiv or Hugging Face Papers, an arXiv
/// DOI or an "arXiv:" prefix.
[[nodiscard]] QString findMarkedArxivId(QStringView text, int* version = nullptr);

/// The DOI in the text, bare and in lower case ("10.1093/mind/lix.236.433"); empty if there is none.
[[nodiscard]] QString normaliseDoi(QStringView text);

/// The forum id of an openreview.net link; empty if it is none.
[[nodiscard]] QString findOpenReviewId(QStringView url);

/// What two addresses of the same page have in common: lower-case host without "www.", no scheme, fragment,
/// default port, trailing slash or tracking parameters. For comparing, not for asking.
[[nodiscard]] QString normaliseUrl(const QString& url);

/// Letters and digits of a title, decomposed, without accents, in lower case.
[[nodiscard]] QString normaliseTitle(const QString& title);

/// The author's last name, normalised as a title is; the last word that is no "Jr", "III" and the like.
[[nodiscard]] QString surnameOf(const QString& author);

} // namespace offprint
