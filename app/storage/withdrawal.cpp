#include "app/storage/withdrawal.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

// At the beginning of a sentence, and of a paper: not "withdrawn from ICLR", "withdrawn data"
constexpr auto sentenceStart = R"((?:^|[.!?;:\]\)*]\s+|\n)\W*)"_L1;
constexpr auto paperName =
    R"((?:this|the|our)\s+(?:\w+\s+)?(?:paper|article|manuscript|submission|preprint|pre-print|work|note|version|report)\s+)"_L1;
constexpr auto statement =
    R"((?:has\s+been|have\s+been|was|is|is\s+being|is\s+now)\s+(?:\w+\s+)?withdrawn)"_L1;
constexpr auto ending =
    R"(\b(?!\s+from\s+(?!(?:the\s+)?arxiv)|\s+(?:samples?|data|papers?|articles?|works?|code)\b|-))"_L1;

bool says(const QString& text, const QString& pattern)
{
    return text.contains("withdr"_L1, Qt::CaseInsensitive) &&
           QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(text).hasMatch();
}

} // namespace

bool saysWithdrawn(const Paper& paper)
{
    const QString passive = sentenceStart + paperName + statement + ending;
    if (says(paper.abstractText, passive) || says(paper.comments, passive))
        return true;
    const QString active =
        sentenceStart +
        R"((?:the\s+)?authors?\s+(?:\w+\s+)?(?:has|have|had|hereby)\s+(?:\w+\s+)?withdr(?:awn|aw)\s+)"_L1 +
        R"((?:this|the|our)\s+(?:paper|article|manuscript|submission|preprint|work)\b)"_L1;
    if (says(paper.abstractText, active) || says(paper.comments, active))
        return true;
    // "Withdrawn by the author", "[withdrawn]": all that such an abstract says; comments are short anyhow
    const QString bare =
        sentenceStart +
        R"((?:(?:paper|article|submission|manuscript)\s+(?:(?:has\s+been|is|was)\s+)?)?withdrawn)"_L1 +
        ending;
    return says(paper.comments, bare) || (paper.abstractText.size() < 300 && says(paper.abstractText, bare));
}

} // namespace offprint
