#include "app/feeds/xmltree.h"

#include "app/feeds/baseaddress.h"

#include <algorithm>
#include <array>
#include <ranges>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Elements of HTML that have no content: what a broken document put inside them stood behind them.
bool isVoid(QStringView name)
{
    static constexpr std::array names{"br"_L1, "img"_L1, "hr"_L1, "input"_L1, "wbr"_L1, "embed"_L1};
    return std::ranges::any_of(
        names, [name](QLatin1StringView known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

} // namespace

const XmlNode* XmlNode::child(Vocabulary v, QLatin1StringView n) const
{
    for (const XmlNode* node : children) {
        if (node->is(v, n))
            return node;
    }
    return nullptr;
}

QString XmlNode::attribute(QLatin1StringView n) const
{
    for (const XmlAttribute& a : attributes) {
        if (a.name.size() == n.size() && a.name.compare(n, Qt::CaseInsensitive) == 0)
            return a.value;
    }
    return {};
}

QString XmlNode::allText() const
{
    if (children.empty())
        return text;
    if (children.size() == 1 && children.front()->children.empty())
        return children.front()->text;
    QString all;
    appendText(all);
    return all;
}

void XmlNode::appendText(QString& all) const
{
    all += text;
    for (const XmlNode* node : children)
        node->appendText(all);
}

QString XmlNode::childText(Vocabulary v, QLatin1StringView n) const
{
    for (const XmlNode* node : children) {
        if (!node->is(v, n))
            continue;
        const QString value = node->allText().trimmed();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

bool XmlNode::hasElements() const
{
    return std::ranges::any_of(children, [](const XmlNode* node) { return !node->name.isEmpty(); });
}

QString XmlNode::html() const
{
    return hasElements() ? innerMarkup() : allText();
}

QString XmlNode::innerMarkup() const
{
    QString markup;
    for (const XmlNode* node : children)
        node->appendMarkup(markup);
    return markup;
}

void XmlNode::appendMarkup(QString& markup) const
{
    if (name.isEmpty()) {
        markup += text.toHtmlEscaped();
        return;
    }
    markup += u'<' + name;
    for (const XmlAttribute& a : attributes)
        markup += u' ' + a.name + "=\""_L1 + a.value.toHtmlEscaped() + u'"';
    markup += u'>';
    for (const XmlNode* node : children)
        node->appendMarkup(markup);
    if (!isVoid(name))
        markup += "</"_L1 + name + u'>';
}

QUrl XmlNode::base(const QUrl& document) const
{
    QUrl base = document;
    std::vector<QString> own;
    for (const XmlNode* node = this; node; node = node->parent) {
        if (QString value = node->attribute("xml:base"_L1); !value.isEmpty())
            own.push_back(std::move(value));
    }
    for (const QString& value : own | std::views::reverse)
        base = rebased(base, value);
    return base;
}

} // namespace offprint
