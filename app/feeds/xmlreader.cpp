#include "app/feeds/xmlentities.h"
#include "app/feeds/xmlscanner.h"
#include "app/feeds/xmltree.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype deepest = 200;
constexpr qsizetype mostNodes = 1'000'000;
constexpr qsizetype mostNames = 10'000;
/// A longer text is cut: nobody reads it, and it would be held several times over.
constexpr qsizetype longestText = qsizetype(16) * 1024 * 1024;
/// The visitor sees elements no deeper than this, the root being 1.
constexpr qsizetype deepestVisited = 4;

/// Builds the tree from the scanner's tokens.
class Reader final
{
public:
    Reader(QByteArrayView utf8, const XmlVisitor& visit)
        : m_xml(utf8)
        , m_scanner(utf8)
        , m_visit(visit)
    {}

    Result<XmlTree> read()
    {
        while (!m_isOver && m_problem.code == ErrorCode::Unexpected)
            take(m_scanner.next());
        if (m_problem.code != ErrorCode::Unexpected)
            return std::unexpected(m_problem);
        if (!m_tree.root)
            return failure(ErrorCode::Malformed, {}, u"no element could be read"_s);
        addWarnings();
        return std::move(m_tree);
    }

private:
    struct Name
    {
        QString local;
        QByteArrayView prefix;
    };

    struct Open
    {
        XmlNode* node;
        QByteArrayView rawName;
        qsizetype index;    ///< of the node
        qsizetype declared; ///< prefixes that it declares
    };

    void take(XmlScanner::Token token)
    {
        switch (token) {
        case XmlScanner::Token::Start:
            takeStart();
            break;
        case XmlScanner::Token::End:
            takeEnd();
            break;
        case XmlScanner::Token::Text:
            takeText(m_scanner.text(), true);
            break;
        case XmlScanner::Token::CData:
            takeText(m_scanner.text(), false);
            break;
        case XmlScanner::Token::Over:
            takeOver();
        }
    }

    void takeStart()
    {
        if (m_open.empty() && m_tree.root) { // a second root
            m_isIllFormed = m_isOver = true;
            return;
        }
        if (!m_tree.root) {
            if (const auto declared = m_entities.declare(m_scanner.doctype()); !declared)
                m_problem = declared.error();
        }
        closeItemBefore(m_scanner.name());
        if (qsizetype(m_open.size()) >= deepest || m_used >= mostNodes) {
            m_problem = {.code = ErrorCode::Hostile, .detail = u"elements without end"_s};
            return;
        }
        XmlNode& node = newNode();
        m_open.push_back({&node, m_scanner.name(), m_used - 1, declareNamespaces()});
        if (!m_tree.root)
            assumeNamespace();
        const Name name = nameOf(m_scanner.name());
        node.name = name.local;
        node.vocabulary = vocabulary(name.prefix);
        takeAttributes(node);
        if (!m_tree.root)
            m_tree.root = &node;
        if (m_scanner.isEmptyElement())
            close();
    }

    /// RSS has no items within items: the one before was never closed.
    void closeItemBefore(QByteArrayView name)
    {
        if (name != "item")
            return;
        const auto found = std::ranges::find(m_open, name, &Open::rawName);
        if (found == m_open.end())
            return;
        m_isIllFormed = true;
        closeDownTo(found - m_open.begin());
    }

    void takeEnd()
    {
        if (m_open.empty())
            return;
        if (m_open.back().rawName == m_scanner.name()) {
            close();
            return;
        }
        m_isIllFormed = true;
        noteFault();
        const auto found = std::find_if(m_open.rbegin(), m_open.rend(), [this](const Open& open) {
            return open.rawName.compare(m_scanner.name(), Qt::CaseInsensitive) == 0;
        });
        if (found != m_open.rend())
            closeDownTo(m_open.rend() - found - 1);
    }

    void takeText(QByteArrayView raw, bool hasReferences)
    {
        if (m_open.empty() || raw.isEmpty())
            return;
        if (raw.size() > longestText) {
            raw = raw.first(longestText);
            m_hasLongText = true;
        }
        QString text = hasReferences ? m_entities.decode(raw) : QString::fromUtf8(raw);
        XmlNode& parent = *m_open.back().node;
        if (!parent.children.empty() && parent.children.back()->name.isEmpty()) {
            auto* before = const_cast<XmlNode*>(parent.children.back());
            if (before->text.size() < longestText)
                before->text += text;
        } else if (m_used < mostNodes) {
            newNode().text = std::move(text);
        }
    }

    void takeOver()
    {
        m_isOver = true;
        if (m_open.empty())
            return;
        m_isIllFormed = m_tree.isCut = true;
        if (m_scanner.isCut())
            dropCutText();
        if (!m_open.empty())
            closeDownTo(0);
    }

    /// Half a title, half an address or half an abstract is worse than none.
    void dropCutText()
    {
        XmlNode& last = *m_open.back().node;
        if (!last.children.empty() && last.children.back()->name.isEmpty())
            last.children.pop_back();
        if (last.children.empty() && m_open.size() > 1) {
            auto& siblings = const_cast<XmlNode*>(last.parent)->children;
            siblings.pop_back();
            m_open.pop_back();
        }
    }

    void closeDownTo(qsizetype depth)
    {
        while (qsizetype(m_open.size()) > depth && !m_isOver)
            close();
        while (qsizetype(m_open.size()) > depth) // when it ends, what is open is closed even so
            close();
    }

    void close()
    {
        const Open open = m_open.back();
        if (m_visit && qsizetype(m_open.size()) <= deepestVisited && m_open.size() > 1) {
            const XmlFate fate = m_visit(*open.node, m_scanner.at());
            m_isOver = m_isOver || fate == XmlFate::Stop;
            if (fate == XmlFate::Free)
                freeFrom(open);
        }
        for (qsizetype i = 0; i < open.declared; ++i) {
            m_namespaces[m_declared.back()].pop_back();
            m_declared.pop_back();
        }
        m_open.pop_back();
    }

    /// The element was made last but for what is in it, and so was the space before it.
    void freeFrom(const Open& open)
    {
        auto& siblings = const_cast<XmlNode*>(open.node->parent)->children;
        siblings.pop_back();
        m_used = open.index;
        if (!siblings.empty() && siblings.back() == &m_tree.nodes[size_t(m_used - 1)] &&
            siblings.back()->name.isEmpty() && siblings.back()->text.trimmed().isEmpty()) {
            siblings.pop_back();
            --m_used;
        }
    }

    /// A node under the one that is open; one that was freed, if there is any.
    XmlNode& newNode()
    {
        if (m_used == qsizetype(m_tree.nodes.size()))
            m_tree.nodes.emplace_back();
        XmlNode& node = m_tree.nodes[size_t(m_used++)];
        node.name.clear();
        node.text.clear();
        node.attributes.clear();
        node.children.clear();
        node.vocabulary = Vocabulary::None;
        node.parent = m_open.empty() ? nullptr : m_open.back().node;
        if (!m_open.empty())
            m_open.back().node->children.push_back(&node);
        return node;
    }

    /// Elements of one name share its string. Names without end are not all kept.
    Name nameOf(QByteArrayView raw)
    {
        const auto known = m_names.constFind(raw);
        if (known != m_names.constEnd())
            return *known;
        const qsizetype colon = raw.endsWith(':') ? -1 : raw.indexOf(':');
        const Name name{QString::fromUtf8(raw.sliced(colon + 1)), raw.first(qMax<qsizetype>(0, colon))};
        if (m_names.size() < mostNames)
            m_names.insert(raw, name);
        return name;
    }

    /// How many prefixes the start tag declares.
    qsizetype declareNamespaces()
    {
        qsizetype count = 0;
        for (const RawAttribute& a : m_scanner.attributes()) {
            if (!a.name.startsWith("xmlns") || (a.name.size() > 5 && a.name[5] != ':'))
                continue;
            const QByteArrayView prefix = a.name.size() > 6 ? a.name.sliced(6) : QByteArrayView("");
            m_namespaces[prefix].push_back(vocabularyOf(m_entities.decode(a.value).toUtf8()));
            m_declared.push_back(prefix);
            ++count;
        }
        return count;
    }

    /// RSS 2.0 has no namespace, whatever its root says; a feed without one, or with one that nobody knows,
    /// is Atom's.
    void assumeNamespace()
    {
        std::vector<Vocabulary>& own = m_namespaces[QByteArrayView("")];
        const auto is = [this](QByteArrayView name) {
            return m_scanner.name().compare(name, Qt::CaseInsensitive) == 0;
        };
        const Vocabulary declared = own.empty() ? Vocabulary::Other : own.back();
        if (is("rss"))
            own.assign(std::max<size_t>(1, own.size()), Vocabulary::None);
        else if (is("feed") && declared == Vocabulary::Other)
            own.assign(std::max<size_t>(1, own.size()), Vocabulary::Atom);
        else if (is("channel") && declared == Vocabulary::Other)
            own.assign(std::max<size_t>(1, own.size()), Vocabulary::Rss);
    }

    Vocabulary vocabulary(QByteArrayView prefix) const
    {
        const auto declared = m_namespaces.constFind(prefix.isEmpty() ? QByteArrayView("") : prefix);
        if (declared != m_namespaces.constEnd() && !declared->empty())
            return declared->back();
        return prefix.isEmpty() ? Vocabulary::None : usualVocabulary(prefix);
    }

    void takeAttributes(XmlNode& node)
    {
        for (const RawAttribute& a : m_scanner.attributes()) {
            const Name name = nameOf(a.name);
            const QString local = name.prefix == "xml" ? "xml:"_L1 + name.local : name.local;
            QString value = m_entities.decode(a.value);
            std::ranges::replace_if(
                value, [](QChar c) { return c == u'\n' || c == u'\t'; }, u' '); // XML 1.0, §3.3.3
            node.attributes.push_back({local, std::move(value)});
        }
    }

    void noteFault()
    {
        if (m_fault < 0)
            m_fault = m_scanner.at();
    }

    void addWarnings()
    {
        QStringList& warnings = m_tree.warnings;
        if (m_scanner.faultAt() >= 0 && (m_fault < 0 || m_scanner.faultAt() < m_fault))
            m_fault = m_scanner.faultAt();
        if (m_tree.isCut)
            warnings.append(u"The document ends in the middle; what came before was read."_s);
        else if (m_isIllFormed || m_fault >= 0)
            warnings.append(
                u"The document is not well-formed XML (near line %1); it was read as far as it goes."_s.arg(
                    1 + std::ranges::count(m_xml.first(qMax<qsizetype>(0, m_fault)), '\n')));
        if (m_entities.hadLoneAmpersand())
            warnings.append(
                u"The document has “&” signs that are not written as XML wants; they were read as text."_s);
        if (m_entities.hadControls())
            warnings.append(u"The document has control characters; they were left out."_s);
        if (m_hasLongText)
            warnings.append(u"A text of the document is longer than 16 MB; its end was left out."_s);
    }

    QByteArrayView m_xml;
    XmlScanner m_scanner;
    const XmlVisitor& m_visit;
    XmlTree m_tree;
    XmlEntities m_entities;
    Error m_problem; ///< Unexpected: none
    std::vector<Open> m_open;
    qsizetype m_used = 0; ///< nodes of the tree that are; the others were freed
    QHash<QByteArrayView, Name> m_names;
    QHash<QByteArrayView, std::vector<Vocabulary>> m_namespaces;
    std::vector<QByteArrayView> m_declared;
    qsizetype m_fault = -1;
    bool m_isIllFormed = false;
    bool m_hasLongText = false;
    bool m_isOver = false;
};

} // namespace

Result<XmlTree> readXml(const QByteArray& utf8, const XmlVisitor& visit)
{
    return Reader(utf8, visit).read();
}

} // namespace offprint
