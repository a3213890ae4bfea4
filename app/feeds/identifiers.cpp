#include "app/feeds/identifiers.h"

#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype n = 0;
    while (at + n < text.size() && isDigit(text[at + n]))
        ++n;
    return n;
}

/// Reads "v12" at `at`; 0 if there is no version.
int versionAt(QStringView text, qsizetype at)
{
    if (at >= text.size() || (text[at] != u'v' && text[at] != u'V'))
        return 0;
    const qsizetype n = digitsAt(text, at + 1);
    return n > 0 && n < 4 ? text.mid(at + 1, n).toInt() : 0;
}

bool isBoundary(QStringView text, qsizetype at)
{
    return at < 0 || at >= text.size() || !(isDigit(text[at]) || isLetter(text[at]));
}

/// After an id there may be its version, or a character that can't belong to it.
bool endsId(QStringView text, qsizetype at)
{
    if (versionAt(text, at) > 0)
        return true;
    return isBoundary(text, at) && !(at + 1 < text.size() && text[at] == u'.' && isDigit(text[at + 1]));
}

/// "2403.01234" at `at`: year and month, a dot, 4 digits up to 2014 and 5 since.
qsizetype newFormAt(QStringView text, qsizetype at)
{
    if (digitsAt(text, at) != 4 || at + 4 >= text.size() || text[at + 4] != u'.')
        return 0;
    const int month = text.mid(at + 2, 2).toInt();
    const qsizetype n = digitsAt(text, at + 5);
    if (month < 1 || month > 12 || (n != 4 && n != 5) || text.mid(at, 4).toInt() < 704)
        return 0;
    return endsId(text, at + 5 + n) ? 5 + n : 0;
}

/// "math.AG/0601001" at `at`.
qsizetype oldFormAt(QStringView text, qsizetype at)
{
    qsizetype n = 0;
    while (at + n < text.size() && (isLetter(text[at + n]) || text[at + n] == u'-'))
        ++n;
    if (n < 2)
        return 0;
    if (at + n + 2 < text.size() && text[at + n] == u'.' && text[at + n + 1].isUpper() &&
        text[at + n + 2].isUpper())
        n += 3;
    if (at + n >= text.size() || text[at + n] != u'/' || digitsAt(text, at + n + 1) != 7)
        return 0;
    const int month = text.mid(at + n + 3, 2).toInt();
    return month >= 1 && month <= 12 && endsId(text, at + n + 8) ? n + 8 : 0;
}

struct Found
{
    qsizetype at = -1;
    qsizetype length = 0;
};

Found idFrom(QStringView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        if (!isBoundary(text, i - 1))
            continue;
        if (isDigit(text[i])) {
            const bool isDecimal = i > 0 && text[i - 1] == u'.' && i > 1 && isDigit(text[i - 2]);
            if (const qsizetype n = isDecimal ? 0 : newFormAt(text, i))
                return {i, n};
        } else if (isLetter(text[i])) {
            if (const qsizetype n = oldFormAt(text, i))
                return {i, n};
        }
    }
    return {};
}

QString idOf(QStringView text, Found found, int* version)
{
    if (version)
        *version = found.at < 0 ? 0 : versionAt(text, found.at + found.length);
    return found.at < 0 ? QString() : text.mid(found.at, found.length).toString();
}

/// An id must follow its mark at once, but for punctuation and a short path.
constexpr std::array<QLatin1StringView, 8> arxivMarks{
    "arxiv.org/abs/"_L1,  "arxiv.org/pdf/"_L1, "arxiv.org/html/"_L1,   "huggingface.co/papers/"_L1,
    "10.48550/arxiv."_L1, "oai:arxiv.org:"_L1, "alphaxiv.org/abs/"_L1, "arxiv:"_L1};

constexpr std::array<QLatin1StringView, 12> trackingParameters{
    "fbclid"_L1, "gclid"_L1, "mc_cid"_L1, "mc_eid"_L1, "ref"_L1,   "ref_src"_L1,
    "igshid"_L1, "spm"_L1,   "_hsenc"_L1, "_hsmi"_L1,  "cmpid"_L1, "source"_L1};

/// Most texts have none, which two searches tell as well as one for every mark.
bool mayHaveMark(QStringView text)
{
    return (text.contains(u'/') || text.contains(u':')) &&
           (text.contains("xiv"_L1, Qt::CaseInsensitive) ||
            text.contains("huggingface.co/papers/"_L1, Qt::CaseInsensitive));
}

} // namespace

QString findMarkedArxivId(QStringView text, int* version)
{
    if (version)
        *version = 0;
    if (!mayHaveMark(text))
        return {};
    for (const QLatin1StringView mark : arxivMarks) {
        for (qsizetype at = text.indexOf(mark, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(mark, at + 1, Qt::CaseInsensitive)) {
            qsizetype from = at + mark.size();
            while (from < text.size() && text[from].isSpace())
                ++from;
            const Found found = idFrom(text.left(from + 40), from);
            if (found.at == from)
                return idOf(text, found, version);
        }
    }
    return {};
}

QString findArxivId(QStringView text, int* version)
{
    const QString marked = findMarkedArxivId(text, version);
    return marked.isEmpty() ? idOf(text, idFrom(text, 0), version) : marked;
}

QString normaliseDoi(QStringView text)
{
    for (qsizetype at = text.indexOf("10."_L1); at >= 0; at = text.indexOf("10."_L1, at + 1)) {
        const qsizetype registrant = digitsAt(text, at + 3);
        if (registrant < 4 || !isBoundary(text, at - 1))
            continue;
        qsizetype end = at + 3 + registrant;
        while (end < text.size() && text[end] == u'.')
            end += 1 + digitsAt(text, end + 1);
        if (end >= text.size() || text[end] != u'/')
            continue;
        const qsizetype suffix = end + 1;
        while (end < text.size() && !text[end].isSpace() && !u"<>\"{}?#,;"_s.contains(text[end]))
            ++end;
        while (end > suffix && (u".)]'"_s.contains(text[end - 1])))
            --end;
        if (end > suffix)
            return text.mid(at, end - at).toString().toLower();
    }
    return {};
}

QString findOpenReviewId(QStringView url)
{
    const qsizetype host =
        url.contains(u'/') ? url.indexOf("openreview.net/"_L1, 0, Qt::CaseInsensitive) : -1;
    if (host < 0)
        return {};
    for (const QLatin1StringView path : {"forum?id="_L1, "pdf?id="_L1, "attachment?id="_L1}) {
        const qsizetype at = url.indexOf(path, host);
        if (at < 0)
            continue;
        const qsizetype from = at + path.size();
        qsizetype end = from;
        while (end < url.size() && (url[end].isLetterOrNumber() || url[end] == u'_' || url[end] == u'-'))
            ++end;
        return url.mid(from, end - from).toString();
    }
    return {};
}

QString normaliseUrl(const QString& url)
{
    QUrl parsed(url.trimmed());
    if (parsed.scheme() == "file"_L1)
        return parsed.toString(QUrl::RemoveFragment | QUrl::NormalizePathSegments);
    QString host = parsed.host(QUrl::FullyEncoded).toLower();
    if (host.isEmpty())
        return url.trimmed();
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    const bool hasDefaultPort = parsed.port() == -1 ||
                                (parsed.scheme() == "http"_L1 && parsed.port() == 80) ||
                                (parsed.scheme() == "https"_L1 && parsed.port() == 443);
    if (!hasDefaultPort)
        host += u':' + QString::number(parsed.port());
    QString path = parsed.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!parsed.hasQuery())
        return host + path;

    QUrlQuery kept;
    const auto items = QUrlQuery(parsed).queryItems(QUrl::FullyEncoded);
    for (const auto& [key, value] : items) {
        if (!key.startsWith("utm_"_L1) &&
            std::ranges::find(trackingParameters, key) == trackingParameters.end())
            kept.addQueryItem(key, value);
    }
    return kept.isEmpty() ? host + path : host + path + u'?' + kept.toString(QUrl::FullyEncoded);
}

QString normaliseTitle(const QString& title)
{
    QString normal;
    normal.reserve(title.size());
    const bool isAscii = std::ranges::all_of(title, [](QChar c) { return c.unicode() < 0x80; });
    const QString decomposed = isAscii ? title : title.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            normal += c.toLower();
    }
    return normal;
}

QString surnameOf(const QString& author)
{
    QString name = author.trimmed();
    if (const qsizetype comma = name.indexOf(u','); comma > 0)
        name.truncate(comma);
    const auto words = QStringView(name).split(u' ', Qt::SkipEmptyParts);
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        const QString normal = normaliseTitle(word->toString());
        const bool isSuffix = normal == "jr"_L1 || normal == "sr"_L1 || normal == "ii"_L1 ||
                              normal == "iii"_L1 || normal == "iv"_L1;
        if (!normal.isEmpty() && !isSuffix)
            return normal;
    }
    return normaliseTitle(name);
}

} // namespace offprint
