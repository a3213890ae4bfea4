#include "app/import/papernames.h"

#include "app/feeds/identifiers.h"
#include "models/webaddress.h"

#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// No name is as long.
constexpr qsizetype longestWord = 2000;

PaperName ofArxiv(const QString& id, int version)
{
    return {{.arxiv = id, .version = version}, u"https://arxiv.org/abs/"_s + id};
}

bool isAddress(QStringView word)
{
    return word.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           word.startsWith("https://"_L1, Qt::CaseInsensitive);
}

/// In an address, a DOI is the whole rest only where the site says so.
QString doiIn(QStringView word)
{
    const qsizetype scheme = word.indexOf("://"_L1);
    if (scheme < 0)
        return normaliseDoi(word);
    const bool isOfDois = word.sliced(scheme).startsWith("://doi.org/"_L1, Qt::CaseInsensitive) ||
                          word.sliced(scheme).startsWith("://dx.doi.org/"_L1, Qt::CaseInsensitive) ||
                          word.contains("/doi/"_L1);
    return isOfDois ? normaliseDoi(QUrl::fromPercentEncoding(word.toUtf8())) : QString();
}

std::optional<PaperName> nameIn(QStringView word)
{
    word = word.first(std::min(word.size(), longestWord));
    int version = 0;
    if (const QString arxiv = findMarkedArxivId(word, &version); !arxiv.isEmpty())
        return ofArxiv(arxiv, version);
    if (const QString forum = findOpenReviewId(word); !forum.isEmpty())
        return PaperName{{.openReview = forum}, u"https://openreview.net/forum?id="_s + forum};
    if (const QString doi = doiIn(word); !doi.isEmpty())
        return PaperName{{.doi = doi}, u"https://doi.org/"_s + doi};
    return std::nullopt;
}

/// Of a word that is an id and nothing else.
std::optional<PaperName> bareNameOf(QStringView word)
{
    constexpr qsizetype longest = 40;
    if (word.size() > longest)
        return std::nullopt;
    int version = 0;
    const QString id = findArxivId(word, &version);
    const QString whole = version > 0 ? id + u'v' + QString::number(version) : id;
    if (id.isEmpty() || word.compare(whole, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return ofArxiv(id, version);
}

bool parts(QChar c)
{
    return c.isSpace() || u"<>\"'`|,;{}"_s.contains(c);
}

/// The words of a line. Of addresses that follow each other without a space each is one.
class Words
{
public:
    explicit Words(QStringView line)
        : m_line(line)
    {}

    /// Empty at the end.
    [[nodiscard]] QStringView next()
    {
        while (m_at < m_line.size() && parts(m_line[m_at]))
            ++m_at;
        const qsizetype start = m_at;
        while (m_at < m_line.size() && !parts(m_line[m_at]) && !(m_at > start && isAddressAt(m_at)))
            ++m_at;
        return m_line.sliced(start, m_at - start);
    }

private:
    [[nodiscard]] bool isAddressAt(qsizetype at) const
    {
        return m_line[at] == u'h' && isAddress(m_line.sliced(at));
    }

    QStringView m_line;
    qsizetype m_at = 0;
};

/// The names of a line, word by word. "arXiv:" may stand apart from its id.
class NamedWords
{
public:
    explicit NamedWords(QStringView line)
        : m_words(line)
    {}

    /// False at the end.
    [[nodiscard]] bool next(bool areBareTaken)
    {
        const bool isMarked = m_word.endsWith("arxiv:"_L1, Qt::CaseInsensitive);
        m_word = m_words.next();
        m_name = nameIn(m_word);
        if (!m_name && isMarked)
            m_name = nameIn(u"arXiv:"_s.append(m_word.first(std::min(m_word.size(), longestWord))));
        if (!m_name && areBareTaken)
            m_name = bareNameOf(m_word);
        return !m_word.isEmpty();
    }

    [[nodiscard]] QStringView word() const { return m_word; }
    [[nodiscard]] const std::optional<PaperName>& name() const { return m_name; }

private:
    Words m_words;
    QStringView m_word;
    std::optional<PaperName> m_name;
};

bool isMark(QStringView word)
{
    return word.compare("arxiv:"_L1, Qt::CaseInsensitive) == 0 ||
           word.compare("doi:"_L1, Qt::CaseInsensitive) == 0;
}

/// Whether there is nothing else in the line.
bool isOfNames(QStringView line)
{
    NamedWords words(line);
    while (words.next(true)) {
        if (!words.name() && !isMark(words.word()))
            return false;
    }
    return true;
}

bool isOtherLink(QStringView line)
{
    return line.size() <= longestWord && isAddress(line) && !nameIn(line) && Words(line).next() == line &&
           isWebAddress(QUrl(line.toString(), QUrl::StrictMode));
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

} // namespace

void PaperNames::takeLines(QStringView text)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isLineEnd(text[i]))
            continue;
        takeLine(text.sliced(start, i - start).trimmed());
        start = i + 1;
    }
}

void PaperNames::takeLine(QStringView line)
{
    if (isOtherLink(line))
        take({.link = line.toString()});
    else
        takeWords(line, isOfNames(line));
}

void PaperNames::takeWords(QStringView text, bool areBareTaken)
{
    NamedWords words(text);
    while (words.next(areBareTaken)) {
        if (words.name())
            take(*words.name());
    }
}

void PaperNames::takeText(QStringView text)
{
    takeWords(text, false);
}

void PaperNames::takeLink(const QString& link)
{
    QString whole = link;
    if (link.startsWith("/papers/"_L1))
        whole = u"https://huggingface.co"_s + link;
    else if (link.startsWith("/abs/"_L1) || link.startsWith("/pdf/"_L1) || link.startsWith("/html/"_L1))
        whole = u"https://arxiv.org"_s + link;
    if (const auto name = nameIn(whole))
        take(*name);
}

void PaperNames::take(const PaperName& name)
{
    const PaperIds& ids = name.ids;
    const QString key = !ids.arxiv.isEmpty()        ? ids.arxiv
                        : !ids.doi.isEmpty()        ? ids.doi
                        : !ids.openReview.isEmpty() ? name.link
                                                    : normaliseUrl(name.link);
    if (m_known.contains(key) || m_entries.size() >= mostCitations)
        return;
    m_known.insert(key);
    ImportEntry import;
    import.entry.guid = key;
    import.entry.ids = ids;
    import.entry.link = name.link;
    m_entries.append(std::move(import));
}

} // namespace offprint
