#include "app/feeds/formats.h"

#include "app/feeds/authors.h"
#include "app/feeds/identifiers.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Where a line starts with the label; -1: nowhere.
qsizetype lineWith(QStringView text, QLatin1StringView label)
{
    qsizetype at = 0;
    while (!text.sliced(at).startsWith(label, Qt::CaseInsensitive)) {
        const qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            return -1;
        at = end + 1;
    }
    return at;
}

/// The text behind "Label:" up to the next paragraph; `rest` gets all behind it.
QString labelled(const QString& text, QLatin1StringView label, QString* rest = nullptr)
{
    const qsizetype at = lineWith(text, label);
    if (at < 0)
        return {};
    const qsizetype from = at + label.size();
    qsizetype end = text.indexOf(u'\n', from);
    end = end < 0 ? text.size() : end;
    if (rest)
        *rest = text.mid(from).trimmed();
    return text.mid(from, end - from).trimmed();
}

} // namespace

void applyHfConventions(ParsedEntry& entry)
{
    const QString text = entry.abstractText;
    const QString authors = labelled(text, "Authors:"_L1);
    const QString upvotes = labelled(text, "Upvotes:"_L1);
    QString summary;
    if (labelled(text, "Summary:"_L1, &summary).isEmpty() && summary.isEmpty() &&
        labelled(text, "Abstract:"_L1, &summary).isEmpty() && summary.isEmpty())
        return;
    if (authors.isEmpty() && upvotes.isEmpty())
        return;
    if (!authors.isEmpty())
        entry.authors = splitAuthors(authors);
    bool isNumber = false;
    if (const int count = upvotes.section(u' ', 0, 0).toInt(&isNumber); isNumber)
        entry.upvotes = count;
    entry.abstractText = summary;
    entry.abstractHtml.clear();
}

} // namespace offprint
