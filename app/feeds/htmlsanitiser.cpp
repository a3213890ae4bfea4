#include "app/feeds/htmlsanitiser.h"

#include "app/feeds/htmldepth.h"

#include <gumbo.h>

#include <QtCore/QByteArray>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 200;

struct KeptTag
{
    GumboTag tag;
    const char* name;
    bool isBlock;
};

constexpr std::array<KeptTag, 24> keptTags{{{GUMBO_TAG_P, "p", true},
                                            {GUMBO_TAG_EM, "em", false},
                                            {GUMBO_TAG_STRONG, "strong", false},
                                            {GUMBO_TAG_B, "b", false},
                                            {GUMBO_TAG_I, "i", false},
                                            {GUMBO_TAG_CITE, "i", false},
                                            {GUMBO_TAG_VAR, "i", false},
                                            {GUMBO_TAG_U, "u", false},
                                            {GUMBO_TAG_SUB, "sub", false},
                                            {GUMBO_TAG_SUP, "sup", false},
                                            {GUMBO_TAG_CODE, "code", false},
                                            {GUMBO_TAG_TT, "code", false},
                                            {GUMBO_TAG_KBD, "code", false},
                                            {GUMBO_TAG_PRE, "pre", true},
                                            {GUMBO_TAG_BLOCKQUOTE, "blockquote", true},
                                            {GUMBO_TAG_UL, "ul", true},
                                            {GUMBO_TAG_OL, "ol", true},
                                            {GUMBO_TAG_LI, "li", true},
                                            {GUMBO_TAG_DIV, "p", true},
                                            {GUMBO_TAG_SECTION, "p", true},
                                            {GUMBO_TAG_ARTICLE, "p", true},
                                            {GUMBO_TAG_TR, "p", true},
                                            {GUMBO_TAG_FIGCAPTION, "p", true},
                                            {GUMBO_TAG_DD, "p", true}}};

constexpr std::array droppedTags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                                 GUMBO_TAG_EMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE,
                                 GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
                                 GUMBO_TAG_SVG,    GUMBO_TAG_MATH,     GUMBO_TAG_CANVAS,   GUMBO_TAG_HEAD};

bool isHeading(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool isDropped(GumboTag tag)
{
    return std::ranges::find(droppedTags, tag) != droppedTags.end();
}

const KeptTag* kept(GumboTag tag)
{
    const auto found = std::ranges::find(keptTags, tag, &KeptTag::tag);
    return found == keptTags.end() ? nullptr : &*found;
}

/// A parsed fragment, freed with it: gumbo frees its tree by recursion, which must not be led to the end of
/// the stack, and takes time in proportion to the depth.
class Fragment
{
public:
    explicit Fragment(QStringView html)
        : m_utf8(bounded(html).toUtf8())
        , m_options(kGumboDefaultOptions)
    {
        m_options.max_errors = 0; // each mistake would be kept with all elements that are open
        m_output = gumbo_parse_with_options(&m_options, m_utf8.constData(), size_t(m_utf8.size()));
    }
    ~Fragment() { gumbo_destroy_output(&m_options, m_output); }
    Q_DISABLE_COPY_MOVE(Fragment)

    [[nodiscard]] const GumboNode* root() const { return m_output->root; }

private:
    static QString bounded(QStringView html)
    {
        const QStringView start = html.left(4 * 1024 * 1024);
        return isTooDeep(start) ? start.toString().remove(u'<') : start.toString();
    }

    QByteArray m_utf8;
    GumboOptions m_options;
    GumboOutput* m_output = nullptr;
};

template<class Visit> void forEachChild(const GumboNode* node, Visit visit)
{
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        visit(static_cast<const GumboNode*>(children.data[i]));
}

bool isText(const GumboNode* node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

/// Writes the subset.
class Sanitiser
{
public:
    explicit Sanitiser(const QUrl& base)
        : m_base(base)
    {}

    void write(const GumboNode* node, int depth = 0)
    {
        if (isText(node)) {
            m_out += QString::fromUtf8(node->v.text.text).toHtmlEscaped();
        } else if (node->type == GUMBO_NODE_ELEMENT && depth < deepest) {
            writeElement(node, depth);
        }
    }

    [[nodiscard]] QString result() const { return m_out.trimmed(); }

private:
    void writeElement(const GumboNode* node, int depth)
    {
        const GumboTag tag = node->v.element.tag;
        if (isDropped(tag))
            return;
        if (tag == GUMBO_TAG_BR) {
            m_out += "<br/>"_L1;
        } else if (tag == GUMBO_TAG_A) {
            writeLink(node, depth);
        } else if (isHeading(tag)) {
            wrap(node, depth, u"<p><b>"_s, u"</b></p>"_s);
        } else if (const KeptTag* keptTag = kept(tag)) {
            const QString name = QString::fromLatin1(keptTag->name);
            wrap(node, depth, u"<%1>"_s.arg(name), u"</%1>"_s.arg(name));
        } else {
            writeChildren(node, depth);
            if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
                m_out += u' ';
        }
    }

    void writeLink(const GumboNode* node, int depth)
    {
        const GumboAttribute* href = gumbo_get_attribute(&node->v.element.attributes, "href");
        const QUrl link = href ? m_base.resolved(QUrl(QString::fromUtf8(href->value).trimmed())) : QUrl();
        const QString scheme = link.scheme().toLower();
        if (link.isValid() && (scheme == "http"_L1 || scheme == "https"_L1 || scheme == "mailto"_L1))
            wrap(node, depth, u"<a href=\"%1\">"_s.arg(QString::fromLatin1(link.toEncoded()).toHtmlEscaped()),
                 u"</a>"_s);
        else
            writeChildren(node, depth);
    }

    /// An element without content is left out: empty paragraphs are only space.
    void wrap(const GumboNode* node, int depth, const QString& open, const QString& close)
    {
        const qsizetype before = m_out.size();
        m_out += open;
        const qsizetype inside = m_out.size();
        writeChildren(node, depth);
        if (QStringView(m_out).mid(inside).trimmed().isEmpty())
            m_out.truncate(before);
        else
            m_out += close;
    }

    void writeChildren(const GumboNode* node, int depth)
    {
        forEachChild(node, [this, depth](const GumboNode* child) { write(child, depth + 1); });
    }

    QUrl m_base;
    QString m_out;
};

bool isBlock(GumboTag tag)
{
    const KeptTag* keptTag = kept(tag);
    return isHeading(tag) || (keptTag && keptTag->isBlock) || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_HR ||
           tag == GUMBO_TAG_DT;
}

void writeText(const GumboNode* node, QString& out, int depth, bool isPreformatted)
{
    if (isText(node)) {
        const QString text = QString::fromUtf8(node->v.text.text);
        if (isPreformatted) {
            out += text;
            return;
        }
        for (const QChar c : text) {
            if (!c.isSpace() || c == QChar::Nbsp)
                out += c == QChar::Nbsp ? QChar(u' ') : c;
            else if (!out.isEmpty() && !out.back().isSpace())
                out += u' ';
        }
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT || depth >= deepest || isDropped(node->v.element.tag))
        return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR)
        out += u'\n';
    if (isBlock(tag))
        out += "\n\n"_L1;
    const bool isPre = isPreformatted || tag == GUMBO_TAG_PRE;
    forEachChild(node, [&](const GumboNode* child) { writeText(child, out, depth + 1, isPre); });
    if (isBlock(tag))
        out += "\n\n"_L1;
    else if (tag == GUMBO_TAG_TD)
        out += u' ';
}

/// At most one blank line between paragraphs, none at the ends, no spaces at the ends of lines.
QString tidied(const QString& text)
{
    QString out;
    int breaks = 0;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView content = line.trimmed();
        if (content.isEmpty()) {
            ++breaks;
            continue;
        }
        if (!out.isEmpty())
            out += breaks > 0 ? "\n\n"_L1 : "\n"_L1;
        out += content;
        breaks = 0;
    }
    return out;
}

} // namespace

QString sanitiseHtml(QStringView html, const QUrl& base)
{
    const Fragment fragment(html);
    Sanitiser sanitiser(base);
    sanitiser.write(fragment.root());
    return sanitiser.result();
}

QString htmlToText(QStringView html)
{
    const Fragment fragment(html);
    QString out;
    writeText(fragment.root(), out, 0, false);
    return tidied(out);
}

} // namespace offprint
