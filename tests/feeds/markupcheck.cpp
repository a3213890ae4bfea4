#include "tests/feeds/markupcheck.h"

#include <gumbo.h>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <memory>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString forbiddenLink(const QString& value)
{
    for (const QLatin1StringView scheme : {"http:"_L1, "https:"_L1, "mailto:"_L1}) {
        if (value.startsWith(scheme))
            return {};
    }
    return u"the link "_s + value;
}

QString forbiddenAttribute(const GumboElement& element)
{
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        if (element.tag != GUMBO_TAG_A || qstrcmp(attribute->name, "href") != 0)
            return u"the attribute "_s + QString::fromUtf8(attribute->name);
        if (QString link = forbiddenLink(QString::fromUtf8(attribute->value)); !link.isEmpty())
            return link;
    }
    return {};
}

QString forbiddenInNode(const GumboNode* node)
{
    static const QStringList allowed{u"p"_s, u"br"_s, u"em"_s, u"strong"_s, u"b"_s, u"i"_s, u"u"_s, u"sub"_s,
                                     u"sup"_s, u"code"_s, u"pre"_s, u"blockquote"_s, u"ul"_s, u"ol"_s,
                                     u"li"_s, u"a"_s,
                                     // the parser's own
                                     u"html"_s, u"head"_s, u"body"_s};
    if (node->type == GUMBO_NODE_COMMENT)
        return u"a comment"_s;
    if (node->type != GUMBO_NODE_ELEMENT)
        return {};
    const GumboElement& element = node->v.element;
    const QString name = QString::fromLatin1(gumbo_normalized_tagname(element.tag));
    if (!allowed.contains(name))
        return u"the element <%1>"_s.arg(name);
    if (QString attribute = forbiddenAttribute(element); !attribute.isEmpty())
        return attribute;
    for (unsigned i = 0; i < element.children.length; ++i) {
        if (QString found = forbiddenInNode(static_cast<const GumboNode*>(element.children.data[i]));
            !found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

QString forbiddenIn(const QString& html)
{
    if (html.isEmpty())
        return {};
    const QByteArray utf8 = html.toUtf8();
    const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> output(
        gumbo_parse_with_options(&kGumboDefaultOptions, utf8.constData(), size_t(utf8.size())), destroy);
    return forbiddenInNode(output->root);
}

} // namespace offprint
