#pragma once

#include "app/import/readimport.h"

#include <QtCore/QSet>

#include <optional>

namespace offprint {

/// What names a paper in a text: an id, or a link.
struct PaperName
{
    PaperIds ids;
    QString link;
};

/// Collects what names papers, each once, in its order. Takes time in proportion to the texts. Names are
/// links to arXiv, Hugging Face Papers, DOIs and OpenReview, and ids with a prefix ("arXiv:", "doi:",
/// "10.…/…"); they may be asked for without a title, which the library gets from arXiv.
class PaperNames
{
public:
    /// Lines typed or pasted: ids without prefix are taken where a line has nothing but names, other links
    /// where a line is nothing but the link.
    void takeLines(QStringView text);

    /// Text of a page: only what says that it is an id.
    void takeText(QStringView text);

    /// A link of a page, which may be relative, as saved pages of arXiv and Hugging Face have them.
    void takeLink(const QString& link);

    [[nodiscard]] QList<ImportEntry> entries() const { return m_entries; }

private:
    void takeLine(QStringView line);
    void takeWords(QStringView text, bool areBareTaken);
    void take(const PaperName& name);

    QSet<QString> m_known;
    QList<ImportEntry> m_entries;
};

} // namespace offprint
