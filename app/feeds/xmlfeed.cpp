#include "app/feeds/xmlfeed.h"

#include "app/feeds/entryparts.h"
#include "app/feeds/formats.h"
#include "app/feeds/xmltree.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// A warning for each of a million entries would itself be too much.
constexpr qsizetype mostWarnings = 50;

/// Receives the elements of one document as they end.
class XmlFeed final
{
public:
    XmlFeed(const QByteArray& utf8, const QUrl& base, EntryParts& parts)
        : m_utf8(utf8)
        , m_base(base)
        , m_parts(parts)
    {}

    Result<ParsedFeed> read()
    {
        auto tree = readXml(m_utf8, [this](const XmlNode& node, qsizetype at) { return visit(node, at); });
        if (!tree)
            return std::unexpected(tree.error());
        m_root = tree->root;
        if (!isFeed())
            return failure(isPage() ? ErrorCode::HtmlInsteadOfFeed : ErrorCode::NotAFeed);
        if (m_root->is(Vocabulary::Atom, "entry"_L1)) // a document of one entry (RFC 4287, §2)
            takeEntry(*m_root);
        if (m_problem)
            return std::unexpected(*m_problem);
        if (tree->isCut && m_parts.count() == 0)
            return failure(ErrorCode::Malformed, {}, u"it ends in the middle"_s);
        readHead();
        m_feed.isCut = tree->isCut;
        m_feed.warnings = tree->warnings + m_feed.warnings;
        return m_feed;
    }

private:
    XmlFate visit(const XmlNode& node, qsizetype at)
    {
        if (!m_root) {
            m_root = &node;
            while (m_root->parent)
                m_root = m_root->parent;
        }
        if (!isAtom() ? !isRssItem(node) : !isAtomEntry(node))
            return XmlFate::Keep;
        if (!isFeed())
            return XmlFate::Stop;
        if (m_parts.isFull() && !givePart(at))
            return XmlFate::Stop;
        takeEntry(node);
        return m_problem ? XmlFate::Stop : XmlFate::Free;
    }

    void takeEntry(const XmlNode& node)
    {
        if (m_parts.count() == 0)
            readHead(); // an entry may be read by what the feed is
        ParsedEntry entry = isAtom() ? readAtomEntry(node, m_base, m_feed.kind, m_feed.warnings)
                                     : readRssItem(node, m_base, m_feed.warnings);
        if (entry.guid.contains("arxiv.org/api/errors"_L1)) {
            m_problem = Error{.code = ErrorCode::FeedSaysError, .detail = entry.abstractText};
            return;
        }
        if (m_feed.warnings.size() > mostWarnings)
            m_feed.warnings.removeLast();
        m_parts.add(std::move(entry));
    }

    /// What is known of the feed so far. Its authors are those of entries that name none (RFC 4287, §4.2.1).
    void readHead()
    {
        if (isAtom())
            readAtomFeed(*m_root, m_base, m_feed);
        else
            readRssChannel(*m_root, m_base, m_feed);
        m_parts.setAuthors(isAtom() && m_feed.kind != FeedKind::ArxivApi ? readAtomAuthors(*m_root)
                                                                         : QStringList());
    }

    bool givePart(qsizetype at)
    {
        if (m_openings < 0)
            m_openings = m_parts.count() + countOpenings(at);
        readHead();
        const qsizetype after = qMax<qsizetype>(1, m_openings - m_parts.count());
        if (m_parts.give(m_feed, after))
            return true;
        m_problem = Error{.code = ErrorCode::Cancelled};
        return false;
    }

    /// How many entries may begin behind the one that ends at `at`, that one included: at most so many.
    qsizetype countOpenings(qsizetype at) const
    {
        const QByteArrayView rest = QByteArrayView(m_utf8).sliced(at);
        return 1 + rest.count(isAtom() ? "entry" : "item");
    }

    [[nodiscard]] bool isAtom() const
    {
        return m_root->vocabulary == Vocabulary::Atom &&
               (m_root->isNamed("feed"_L1) || m_root->isNamed("entry"_L1));
    }

    [[nodiscard]] bool isFeed() const
    {
        return isAtom() || m_root->isNamed("rss"_L1) || m_root->isNamed("rdf"_L1) ||
               m_root->isNamed("channel"_L1);
    }

    [[nodiscard]] bool isPage() const { return m_root->isNamed("html"_L1) || m_root->isNamed("body"_L1); }

    const QByteArray& m_utf8;
    const QUrl& m_base;
    EntryParts& m_parts;
    const XmlNode* m_root = nullptr;
    ParsedFeed m_feed;
    std::optional<Error> m_problem;
    qsizetype m_openings = -1; ///< entries of the whole document, at most; -1: not counted yet
};

} // namespace

Result<ParsedFeed> parseXmlFeed(const QByteArray& utf8, const QUrl& base, EntryParts& parts)
{
    return XmlFeed(utf8, base, parts).read();
}

} // namespace offprint
