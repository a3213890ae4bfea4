#include "tests/export/hostilecitation.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

template<class T> const T& oneOf(const QList<T>& values, QRandomGenerator& random)
{
    return values[random.bounded(values.size())];
}

QStringList hostileTexts(QRandomGenerator& random, int most)
{
    QStringList texts;
    for (int i = random.bounded(most + 1); i > 0; --i)
        texts.append(hostileText(random, 4));
    return texts;
}

QStringList hostileNames(QRandomGenerator& random)
{
    static const QStringList names{u"Ashish Vaswani"_s,
                                   u"John von Neumann"_s,
                                   u"Bill Gates, Jr."_s,
                                   u"Gates, Bill, Jr."_s,
                                   u"Martin Luther King III"_s,
                                   u"ATLAS Collaboration"_s,
                                   u"University of California, Berkeley"_s,
                                   u"Vaswani, Ashish"_s,
                                   u"Madonna"_s,
                                   u"Paul Erd\\H{o}s"_s,
                                   u"A; B"_s,
                                   u"\"Bob\" Smith"_s,
                                   u"Procter and Gamble"_s,
                                   u"王小明"_s,
                                   u","_s,
                                   u",, a"_s,
                                   u"a,"_s,
                                   u"A. B. , C"_s,
                                   u"Ludwig van der Rohe"_s};
    QStringList authors = hostileTexts(random, 2);
    for (int i = random.bounded(5); i > 0; --i)
        authors.append(oneOf(names, random));
    return authors;
}

} // namespace

QString hostileText(QRandomGenerator& random, int mostPieces)
{
    static const QStringList pieces{u"$"_s,
                                    u"$x^2$"_s,
                                    u"$$"_s,
                                    u"{"_s,
                                    u"}"_s,
                                    u"\\"_s,
                                    u"\\emph{a}"_s,
                                    u"\""_s,
                                    u"\"\""_s,
                                    u"'"_s,
                                    u"''="_s,
                                    u"="_s,
                                    u"+1"_s,
                                    u"-"_s,
                                    u"@a"_s,
                                    u"\n"_s,
                                    u"\r\n"_s,
                                    u"\r"_s,
                                    u"\n\n"_s,
                                    u"\t"_s,
                                    u"\v"_s,
                                    u"שלום"_s,
                                    u"مرحبا"_s,
                                    u"\u202E"_s,
                                    u"😀"_s,
                                    u"é"_s,
                                    u"e\u0301"_s,
                                    u"王"_s,
                                    QString(QChar(0)),
                                    QString(QChar(0xD800)),
                                    QString(QChar(0xDC00)),
                                    u"\u0007"_s,
                                    u"\u0085"_s,
                                    u"\uFEFF"_s,
                                    u"\u2028"_s,
                                    u"\u2029"_s,
                                    u"\u00A0"_s,
                                    u"ER  - "_s,
                                    u"TY  - JOUR"_s,
                                    u"\nAU  - x"_s,
                                    u"\nER  - \n"_s,
                                    u","_s,
                                    u";"_s,
                                    u"; "_s,
                                    u"; ="_s,
                                    u";="_s,
                                    u"\n- "_s,
                                    u"\n-x"_s,
                                    u"<b>"_s,
                                    u"&amp;"_s,
                                    u"</script>"_s,
                                    u"%1"_s,
                                    u"\\u0041"_s,
                                    u"word"_s,
                                    u" "_s,
                                    u"  "_s,
                                    u"Comment: "_s,
                                    u"Note: "_s,
                                    u"[x]"_s,
                                    u"#"_s,
                                    u"~"_s,
                                    u"－"_s,
                                    u"＝"_s,
                                    u"_"_s,
                                    u"^"_s,
                                    u"%"_s,
                                    u"and"_s,
                                    u" and "_s,
                                    u"\uFFFE"_s};
    QString text;
    for (int i = random.bounded(mostPieces + 1); i > 0; --i)
        text += oneOf(pieces, random);
    return text;
}

Citation hostileCitation(QRandomGenerator& random)
{
    static const QStringList arxivs{QString(), u"2403.01234"_s, u"math.AG/0601001"_s, u"hep-th/9901001"_s,
                                    u"0704.0001"_s};
    static const QStringList dois{QString(), u"10.1093/mind/lix.236.433"_s,
                                  u"10.1002/(sici)1097<1::aid>3.0;2-#"_s};
    static const QStringList pages{QString(), u"12"_s, u"12-34"_s,  u"S1–S12"_s,
                                   u"-5"_s,   u"5-"_s, u"1--2, 4"_s};
    static const QStringList urls{QString(), u"https://example.org/a?b=c&d=é"_s,
                                  u"http://arxiv.org/abs/1706.03762v2"_s};
    Citation c;
    c.key = u"key%1"_s.arg(random.bounded(1000));
    c.kind = Citation::Kind(random.bounded(8));
    c.title = hostileText(random);
    c.authors = hostileNames(random);
    c.year = random.bounded(2100) - 1;
    c.month = random.bounded(15) - 1;
    c.day = random.bounded(34) - 1;
    c.venue = random.bounded(5) ? hostileText(random, 3) : u"arXiv preprint arXiv:2001.00001v3"_s;
    c.volume = hostileText(random, 2);
    c.number = hostileText(random, 2);
    c.pages = oneOf(pages, random);
    c.publisher = random.bounded(3) ? hostileText(random, 3) : u"arXiv"_s;
    c.arxiv = oneOf(arxivs, random);
    c.primaryClass = random.bounded(2) ? u"cs.LG"_s : QString();
    c.doi = oneOf(dois, random);
    c.url = oneOf(urls, random);
    c.abstractText = hostileText(random, 30);
    c.keywords = hostileTexts(random, 4);
    c.comments = hostileText(random, 5);
    c.note = hostileText(random, 30);
    return c;
}

} // namespace offprint
