#include "app/feeds/xmlvocabulary.h"

#include <array>
#include <utility>

namespace offprint {

namespace {

using Known = std::pair<QByteArrayView, Vocabulary>;

constexpr std::array<Known, 34> uris{
    {{"http://www.w3.org/2005/Atom", Vocabulary::Atom},
     {"https://www.w3.org/2005/Atom", Vocabulary::Atom},
     {"http://purl.org/atom/ns#", Vocabulary::Atom},
     {"http://purl.org/pie/", Vocabulary::Atom},
     {"http://example.com/necho", Vocabulary::Atom},
     {"http://example.com/newformat#", Vocabulary::Atom},
     {"http://purl.org/rss/1.0/", Vocabulary::Rss},
     {"http://purl.org/net/rss1.1#", Vocabulary::Rss},
     {"http://purl.org/net/rss1.0#", Vocabulary::Rss},
     {"http://my.netscape.com/rdf/simple/0.9/", Vocabulary::Rss},
     {"http://channel.netscape.com/rdf/simple/0.9/", Vocabulary::Rss},
     {"http://my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary::Rss},
     {"http://backend.userland.com/rss", Vocabulary::Rss},
     {"http://backend.userland.com/rss091", Vocabulary::Rss},
     {"http://backend.userland.com/rss2", Vocabulary::Rss},
     {"http://backend.userland.com/rss2.1", Vocabulary::Rss},
     {"http://blogs.law.harvard.edu/tech/rss", Vocabulary::Rss},
     {"http://www.rssboard.org/rss-specification", Vocabulary::Rss},
     {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary::Rdf},
     {"http://www.w3.org/TR/REC-rdf-syntax#", Vocabulary::Rdf},
     {"http://purl.org/dc/elements/1.1/", Vocabulary::DublinCore},
     {"http://purl.org/dc/elements/1.0/", Vocabulary::DublinCore},
     {"http://purl.org/dc/terms/", Vocabulary::DcTerms},
     {"http://purl.org/rss/1.0/modules/dcterms/", Vocabulary::DcTerms},
     {"http://purl.org/rss/1.0/modules/content/", Vocabulary::Content},
     {"http://arxiv.org/schemas/atom", Vocabulary::Arxiv},
     {"http://search.yahoo.com/mrss/", Vocabulary::Media},
     {"http://search.yahoo.com/mrss", Vocabulary::Media},
     {"http://www.rssboard.org/media-rss", Vocabulary::Media},
     {"http://purl.org/rss/1.0/modules/slash/", Vocabulary::Slash},
     {"http://purl.org/syndication/thread/1.0", Vocabulary::Thread},
     {"http://www.w3.org/1999/xhtml", Vocabulary::Xhtml},
     {"http://www.w3.org/XML/1998/namespace", Vocabulary::Xml},
     {"", Vocabulary::None}}};

constexpr std::array<Known, 12> usualPrefixes{{{"atom", Vocabulary::Atom},
                                               {"atom10", Vocabulary::Atom},
                                               {"rss", Vocabulary::Rss},
                                               {"rdf", Vocabulary::Rdf},
                                               {"dc", Vocabulary::DublinCore},
                                               {"dcterms", Vocabulary::DcTerms},
                                               {"content", Vocabulary::Content},
                                               {"arxiv", Vocabulary::Arxiv},
                                               {"media", Vocabulary::Media},
                                               {"slash", Vocabulary::Slash},
                                               {"thr", Vocabulary::Thread},
                                               {"xhtml", Vocabulary::Xhtml}}};

template<size_t size> Vocabulary find(const std::array<Known, size>& known, QByteArrayView text)
{
    for (const auto& [name, vocabulary] : known) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return vocabulary;
    }
    return Vocabulary::Other;
}

} // namespace

Vocabulary vocabularyOf(QByteArrayView uri)
{
    return find(uris, uri.trimmed());
}

Vocabulary usualVocabulary(QByteArrayView prefix)
{
    return prefix == "xml" ? Vocabulary::Xml : find(usualPrefixes, prefix);
}

} // namespace offprint
