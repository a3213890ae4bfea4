#include "app/feeds/xmlfields.h"

#include "app/feeds/authors.h"
#include "app/feeds/dates.h"
#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/texaccents.h"
#include "app/feeds/text.h"

using namespace Qt::StringLiterals;

namespace offprint {

const XmlNode* rssChild(const XmlNode& node, QLatin1StringView name)
{
    const XmlNode* child = node.child(Vocabulary::None, name);
    return child ? child : node.child(Vocabulary::Rss, name);
}

QDateTime readDate(const QString& text, QStringList& warnings)
{
    if (text.trimmed().isEmpty())
        return {};
    const QDateTime date = parseDate(text);
    if (!date.isValid())
        warnings.append(u"“%1” is no date that could be read."_s.arg(text.left(40).simplified()));
    return date;
}

void setAbstract(ParsedEntry& entry, const QString& content, bool isHtml, const QUrl& base)
{
    if (content.trimmed().isEmpty())
        return;
    if (!isHtml || !hasMarkup(content)) {
        entry.abstractText = foldLines(decodeEntities(content));
        entry.abstractHtml.clear();
        return;
    }
    entry.abstractHtml = sanitiseHtml(content, base);
    entry.abstractText = htmlToText(content);
}

QString readMediaTitle(const XmlNode& node, int depth)
{
    QString title = node.childText(Vocabulary::Media, "title"_L1);
    for (const XmlNode* child : node.children) {
        const bool mayHold = child->is(Vocabulary::Media, "group"_L1) ||
                             child->is(Vocabulary::Media, "content"_L1) || child->isNamed("enclosure"_L1);
        if (title.isEmpty() && mayHold && depth < 2)
            title = readMediaTitle(*child, depth + 1);
    }
    return title;
}

QStringList readCreators(const XmlNode& node)
{
    QStringList creators;
    for (const XmlNode* child : node.children) {
        if (child->is(Vocabulary::DublinCore, "creator"_L1))
            creators.append(child->allText());
    }
    if (creators.size() == 1)
        return splitAuthors(creators.front());
    QStringList names;
    for (const QString& creator : std::as_const(creators)) {
        const QString name = cleanAuthor(creator);
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

QStringList readCategories(const XmlNode& node, Vocabulary vocabulary)
{
    QStringList categories;
    for (const XmlNode* child : node.children) {
        if (!child->is(vocabulary, "category"_L1) && !child->is(Vocabulary::DublinCore, "subject"_L1))
            continue;
        const QString term = child->attribute("term"_L1);
        const QString category = oneLine(decodeEntities(term.isEmpty() ? child->allText() : term));
        if (!category.isEmpty() && !categories.contains(category))
            categories.append(category);
    }
    if (const XmlNode* primary = node.child(Vocabulary::Arxiv, "primary_category"_L1)) {
        const QString term = primary->attribute("term"_L1);
        categories.removeAll(term);
        categories.prepend(term);
    }
    return categories;
}

void readArxivFields(const XmlNode& node, ParsedEntry& entry)
{
    entry.comments = oneLine(decodeTexAccents(node.childText(Vocabulary::Arxiv, "comment"_L1)));
    entry.announceType = node.childText(Vocabulary::Arxiv, "announce_type"_L1);
    for (const QLatin1StringView name : {"journal_ref"_L1, "journal_reference"_L1}) {
        if (entry.journalRef.isEmpty())
            entry.journalRef = oneLine(decodeTexAccents(node.childText(Vocabulary::Arxiv, name)));
    }
    for (const QLatin1StringView name : {"doi"_L1, "DOI"_L1}) {
        if (entry.ids.doi.isEmpty())
            entry.ids.doi = normaliseDoi(node.childText(Vocabulary::Arxiv, name));
    }
}

QString absolute(const QString& link, const QUrl& base)
{
    QString trimmed = link.trimmed();
    if (trimmed.isEmpty() || base.isEmpty())
        return trimmed;
    const QUrl url(trimmed);
    return url.isRelative() ? base.resolved(url).toString() : trimmed;
}

} // namespace offprint
