#pragma once

#include "models/citation/formattedreference.h"

namespace offprint {

/// A reference as it is put together, plain and as HTML at once.
class ReferenceText
{
public:
    void add(const QString& text);
    void italic(const QString& text);
    void bold(const QString& text);

    /// "“A title,”": the sign stands within the quotation marks, unless the title ends with one of its own.
    /// Quotation marks in the title become those of the other kind.
    void quoted(const QString& title, QChar sign);

    /// "‘A title’", as the British have it.
    void quotedBritish(const QString& title);

    /// Ends the sentence, unless it is already; nothing at the beginning.
    void stop();

    /// A space, but at the beginning.
    void space();

    [[nodiscard]] bool isEmpty() const { return m_reference.plain.isEmpty(); }
    [[nodiscard]] const FormattedReference& reference() const { return m_reference; }

private:
    void put(QLatin1StringView tag, const QString& text);

    FormattedReference m_reference;
};

/// Whether the text ends with a sign that ends a sentence, also within closing quotation marks.
[[nodiscard]] bool endsSentence(const QString& text);

} // namespace offprint
