#include "models/arxivquery.h"

#include "models/arxivcategories.h"
#include "models/feedwishes.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

// The API: https://info.arxiv.org/help/api/user-manual.html; the feeds: https://info.arxiv.org/help/rss.html
constexpr QLatin1StringView rssAddress("https://rss.arxiv.org/rss/");
constexpr QLatin1StringView apiAddress("https://export.arxiv.org/api/query");
constexpr QLatin1StringView andWord(" AND ");
constexpr QLatin1StringView orWord(" OR ");
constexpr int papersAsked = 100;
constexpr int notReplaced = PaperQuery::New | PaperQuery::Cross;

using Place = ArxivQuery::Place;

/// "reward model" stays whole where it is in quotes.
QStringList splitWords(const QString& words)
{
    static const QRegularExpression word(uR"("[^"]*"|[^\s"]+)"_s);
    QStringList found;
    auto matches = word.globalMatch(words);
    while (matches.hasNext()) {
        QString text = matches.next().captured().remove(u'"').simplified();
        if (!text.isEmpty())
            found.append(text);
    }
    return found;
}

QString quoted(const QString& text)
{
    return u'"' + text + u'"';
}

/// What the search takes for a word: anything with a sign in it, or that would be an operator, goes in
/// quotes.
QString searchWord(const QString& text)
{
    static const QRegularExpression plain(u"^[\\p{L}\\p{N}]+$"_s);
    const bool isOperator = text == "AND"_L1 || text == "OR"_L1 || text == "ANDNOT"_L1;
    return plain.match(text).hasMatch() && !isOperator ? text : quoted(text);
}

QString anyOf(const QStringList& terms)
{
    return terms.size() == 1 ? terms.first() : u'(' + terms.join(orWord) + u')';
}

QString categoryTerm(const QString& code)
{
    // "cat:cs" finds nothing; archives without classes, as quant-ph, have no dot either
    const ArxivCategory* known = findArxivCategory(code);
    const bool isArchive = known && known->name.startsWith("All of "_L1);
    return "cat:"_L1 + code + (isArchive ? u".*"_s : u""_s);
}

QString wordTerm(const QString& text, Place place)
{
    const QString word = searchWord(text);
    if (place == Place::TitleOrAbstract)
        return anyOf({"ti:"_L1 + word, "abs:"_L1 + word});
    return (place == Place::Title ? "ti:"_L1 : "abs:"_L1) + word;
}

QString searchOf(const ArxivQuery& query)
{
    QStringList terms;
    QStringList anyCategory;
    for (const QString& code : query.categories)
        anyCategory.append(categoryTerm(code));
    if (!anyCategory.isEmpty())
        terms.append(anyOf(anyCategory));
    for (const QString& word : splitWords(query.words))
        terms.append(wordTerm(word, query.place));
    QStringList anyAuthor;
    for (const QString& author : query.authors)
        anyAuthor.append("au:"_L1 + quoted(QString(author).remove(u'"').simplified()));
    if (!anyAuthor.isEmpty())
        terms.append(anyOf(anyAuthor));
    return terms.join(andWord);
}

bool wantsReplaced(int announced)
{
    return (announced & ~notReplaced) != 0;
}

QUrl searchUrl(const ArxivQuery& query)
{
    const QByteArray search = QUrl::toPercentEncoding(query.search(), ":").replace("%20", "+");
    QUrl url{apiAddress};
    // Put together, as arg() would take a "%2A" for a place of its own
    url.setQuery("search_query="_L1 + QString::fromLatin1(search) + "&sortBy="_L1 +
                     (wantsReplaced(query.announced) ? "lastUpdatedDate"_L1 : "submittedDate"_L1) +
                     "&sortOrder=descending&max_results="_L1 + QString::number(papersAsked),
                 QUrl::StrictMode);
    return url;
}

/// A term of a search: its field and what is looked for, without quotes.
struct Term
{
    QString field;
    QString text;
};

std::optional<Term> termOf(const QString& written)
{
    static const QRegularExpression form(uR"(^(cat|ti|abs|au):("[^"]+"|[^\s"()]+)$)"_s);
    const auto match = form.match(written);
    if (!match.hasMatch())
        return {};
    return Term{match.captured(1), match.captured(2).remove(u'"')};
}

/// The parts of an expression between the separators that stand outside quotes and parentheses.
QStringList splitAt(const QString& expression, QLatin1StringView separator)
{
    QStringList parts;
    qsizetype begin = 0;
    int depth = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < expression.size(); ++i) {
        const QChar c = expression[i];
        isQuoted ^= c == u'"';
        if (!isQuoted)
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (isQuoted || depth != 0 || !QStringView(expression).sliced(i).startsWith(separator))
            continue;
        parts.append(expression.mid(begin, i - begin));
        begin = i + separator.size();
        i = begin - 1;
    }
    return parts << expression.mid(begin);
}

/// Reads the expressions that `searchOf()` writes, and those of people that look the same.
class SearchReader final
{
public:
    [[nodiscard]] std::optional<ArxivQuery> read(const QString& expression)
    {
        for (const QString& part : splitAt(expression.simplified(), andWord)) {
            if (!readPart(part))
                return {};
        }
        m_query.words = m_words.join(u' ');
        m_query.place = m_place.value_or(Place::TitleOrAbstract);
        return m_query;
    }

private:
    bool readPart(QString part)
    {
        if (part.startsWith(u'(') && part.endsWith(u')'))
            part = part.sliced(1, part.size() - 2).trimmed();
        QList<Term> terms;
        for (const QString& written : splitAt(part, orWord)) {
            const std::optional<Term> term = termOf(written);
            if (!term)
                return false;
            terms.append(*term);
        }
        const auto isAll = [&terms](QLatin1StringView field) {
            return std::ranges::all_of(terms, [field](const Term& term) { return term.field == field; });
        };
        if (isAll("cat"_L1))
            return take(m_query.categories, terms);
        if (isAll("au"_L1))
            return take(m_query.authors, terms);
        return takeWord(terms);
    }

    /// Alternatives of one kind: once in a query.
    static bool take(QStringList& into, const QList<Term>& terms)
    {
        if (!into.isEmpty())
            return false;
        for (const Term& term : terms)
            into.append(term.text.endsWith(".*"_L1) ? term.text.chopped(2) : term.text);
        return true;
    }

    bool takeWord(const QList<Term>& terms)
    {
        const bool isEither = terms.size() == 2 && terms[0].field == "ti"_L1 && terms[1].field == "abs"_L1 &&
                              terms[0].text == terms[1].text;
        if (terms.size() != 1 && !isEither)
            return false;
        const Place place = isEither                    ? Place::TitleOrAbstract
                            : terms[0].field == "ti"_L1 ? Place::Title
                                                        : Place::Abstract;
        const bool isOther = m_place && *m_place != place;
        m_place = place;
        m_words.append(terms[0].text.contains(u' ') ? quoted(terms[0].text) : terms[0].text);
        return !isOther;
    }

    ArxivQuery m_query;
    QStringList m_words;
    std::optional<Place> m_place;
};

QString withoutPlus(QString query)
{
    return QUrl::fromPercentEncoding(query.replace(u'+', u' ').toUtf8());
}

std::optional<ArxivQuery> fromApi(const QUrl& url)
{
    const QUrlQuery parameters(url);
    const QString search = withoutPlus(parameters.queryItemValue(u"search_query"_s, QUrl::FullyEncoded));
    const bool isPage = parameters.queryItemValue(u"start"_s).toInt() > 0;
    if (search.isEmpty() || isPage || parameters.hasQueryItem(u"id_list"_s))
        return {};
    std::optional<ArxivQuery> query = SearchReader().read(search);
    if (query) {
        const bool isByUpdate = parameters.queryItemValue(u"sortBy"_s) == "lastUpdatedDate"_L1;
        const int wished =
            FeedWishes::of(url).announced & (isByUpdate ? PaperQuery::AnyAnnounced : notReplaced);
        query->announced = wished != 0 ? wished : notReplaced;
    }
    return query;
}

std::optional<ArxivQuery> fromRss(const QUrl& url)
{
    ArxivQuery query{.announced = FeedWishes::of(url).announced};
    const QStringList codes = url.path().section(u'/', -1).split(u'+', Qt::SkipEmptyParts);
    for (const QString& code : codes) {
        const ArxivCategory* known = findArxivCategory(code);
        if (!known)
            return {};
        query.categories.append(known->code);
    }
    return query.categories.isEmpty() ? std::nullopt : std::optional(query);
}

} // namespace

Result<> ArxivQuery::check() const
{
    if (categories.isEmpty() && splitWords(words).isEmpty() && authors.isEmpty())
        return failure(ErrorCode::BadArgument, {}, u"name a category, a word or an author"_s);
    for (const QString& code : categories) {
        if (!findArxivCategory(code))
            return failure(ErrorCode::BadArgument, code, u"arXiv has no such category"_s);
    }
    if (std::ranges::any_of(authors, [](const QString& name) { return name.trimmed().isEmpty(); }))
        return failure(ErrorCode::BadArgument, {}, u"an author has no name"_s);
    if ((announced & PaperQuery::AnyAnnounced) == 0)
        return failure(ErrorCode::BadArgument, {}, u"without a kind of announcement nothing is left"_s);
    return {};
}

QString ArxivQuery::search() const
{
    return searchOf(*this);
}

QUrl ArxivQuery::toUrl() const
{
    const bool isDaily = splitWords(words).isEmpty() && authors.isEmpty();
    QUrl url = isDaily ? QUrl(rssAddress + categories.join(u'+')) : searchUrl(*this);
    // The search's order says already whether replacements are wanted
    const bool isSaid = !isDaily && announced == notReplaced;
    if (const FeedWishes wishes{.announced = announced}; !isSaid && !wishes.isEmpty())
        url.setFragment(wishes.toFragment());
    return url;
}

std::optional<ArxivQuery> ArxivQuery::fromUrl(const QUrl& url)
{
    const QString host = url.host().toLower();
    const QString path = url.path();
    if (host != "arxiv.org"_L1 && !host.endsWith(".arxiv.org"_L1))
        return {};
    if (path == "/api/query"_L1)
        return fromApi(url);
    const bool isDaily = path.startsWith("/rss/"_L1) || path.startsWith("/atom/"_L1);
    return isDaily ? fromRss(url) : std::nullopt;
}

QString ArxivQuery::name() const
{
    QStringList parts{categories.isEmpty() ? u"arXiv"_s : u"arXiv "_s + categories.join(u", "_s)};
    if (const QString all = words.simplified(); !all.isEmpty())
        parts.append(all);
    if (!authors.isEmpty())
        parts.append(u"by %1"_s.arg(authors.join(u" or "_s)));
    return parts.join(u", "_s);
}

} // namespace offprint
