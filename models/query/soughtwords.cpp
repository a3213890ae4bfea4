#include "models/query/soughtwords.h"

namespace offprint {

QStringList soughtWords(const Condition& condition)
{
    if (condition.kind == Condition::Kind::Text)
        return {condition.text};
    QStringList words;
    if (condition.kind != Condition::Kind::Not) {
        for (const Condition& part : condition.parts)
            words += soughtWords(part);
    }
    return words;
}

} // namespace offprint
