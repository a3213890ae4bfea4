#include "models/domain/publication.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct KindName
{
    PublicationKind kind;
    QLatin1StringView name;
};

// As files and libraries have them
constexpr std::array kindNames{KindName{PublicationKind::Preprint, "preprint"_L1},
                               KindName{PublicationKind::Article, "article"_L1},
                               KindName{PublicationKind::InProceedings, "proceedings"_L1},
                               KindName{PublicationKind::Thesis, "thesis"_L1},
                               KindName{PublicationKind::Report, "report"_L1},
                               KindName{PublicationKind::Book, "book"_L1},
                               KindName{PublicationKind::Chapter, "chapter"_L1},
                               KindName{PublicationKind::WebPage, "web page"_L1}};

} // namespace

QLatin1StringView kindName(PublicationKind kind)
{
    return std::ranges::find(kindNames, kind, &KindName::kind)->name;
}

std::optional<PublicationKind> publicationKindNamed(QStringView name)
{
    const auto known =
        std::ranges::find_if(kindNames, [&](const KindName& each) { return name == each.name; });
    return known == kindNames.end() ? std::nullopt : std::optional(known->kind);
}

} // namespace offprint
