#include "app/import/feedimport.h"

using namespace Qt::StringLiterals;

namespace offprint {

ReadImport importOf(const ParsedFeed& feed)
{
    const bool isOfHuggingFace = feed.kind == FeedKind::HfDaily || feed.kind == FeedKind::PageText;
    ReadImport import;
    import.format = isOfHuggingFace ? u"Hugging Face Papers"_s : u"feed"_s;
    for (const ParsedEntry& entry : feed.entries) {
        ImportEntry each;
        each.entry = entry;
        import.entries.append(std::move(each));
    }
    for (const QString& warning : feed.warnings)
        addProblem(import.problems, 0, warning);
    return import;
}

} // namespace offprint
