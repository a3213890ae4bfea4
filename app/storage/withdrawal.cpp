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

QRegularExpression patternOf(const QString& text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

} // namespace

bool saysWithdrawn(const Paper& paper)
{
    // Nearly no paper has the word, and every paper stored comes by here
    const auto mentions = [](const QString& text) { return text.contains("withdr"_L1, Qt::CaseInsensitive); };
    if (!mentions(paper.abstractText) && !mentions(paper.comments))
        return false;
    static const QRegularExpression passive = patternOf(sentenceStart + paperName + statement + ending);
    static const QRegularExpression active = patternOf(
        sentenceStart +
        R"((?:the\s+)?authors?\s+(?:\w+\s+)?(?:has|have|had|hereby)\s+(?:\w+\s+)?withdr(?:awn|aw)\s+)"_L1 +
        R"((?:this|the|our)\s+(?:paper|article|manuscript|submission|preprint|work)\b)"_L1);
    // "Withdrawn by the author", "[withdrawn]": all that such an abstract says; comments are short anyhow
    static const QRegularExpression bare = patternOf(
        sentenceStart +
        R"((?:(?:paper|article|submission|manuscript)\s+(?:(?:has\s+been|is|was)\s+)?)?withdrawn)"_L1 +
        ending);
    const auto says = [](const QString& text, const QRegularExpression& what) {
        return what.match(text).hasMatch();
    };
    return says(paper.abstractText, passive) || says(paper.comments, passive) ||
           says(paper.abstractText, active) || says(paper.comments, active) || says(paper.comments, bare) ||
           (paper.abstractText.size() < 300 && says(paper.abstractText, bare));
}

} // namespace offprint
