#include "models/notes/notelinks.h"

#include "models/domain/paper.h"
#include "models/markdowncode.h"
#include "models/markdowntext.h"
#include "models/paperreference.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = NoteLink::Kind;

// Names that no host can have: RFC 2606, section 2
constexpr QLatin1StringView paperHost{"paper.invalid"};
constexpr QLatin1StringView authorHost{"author.invalid"};
constexpr QLatin1StringView arxivPrefix{"arxiv:"};
constexpr QLatin1StringView doiPrefix{"doi:"};

std::optional<NoteLink> linkOf(QStringView inside)
{
    const qsizetype bar = inside.indexOf(u'|');
    QString target = inside.first(bar < 0 ? inside.size() : bar).trimmed().toString();
    QString label = bar < 0 ? QString() : inside.sliced(bar + 1).trimmed().toString();
    const bool isAuthor = target.startsWith(u'@');
    if (isAuthor)
        target = target.sliced(1).trimmed();
    if (target.isEmpty())
        return std::nullopt;
    if (label.isEmpty())
        label = target;
    return NoteLink{.kind = isAuthor ? Kind::Author : Kind::Paper, .target = target, .label = label};
}

bool isPrefixed(const QString& target, QLatin1StringView prefix)
{
    return target.startsWith(prefix, Qt::CaseInsensitive);
}

QString withoutVersion(const QString& arxiv)
{
    static const QRegularExpression version(u"v\\d+$"_s, QRegularExpression::CaseInsensitiveOption);
    return QString(arxiv).remove(version);
}

PaperIds idsIn(const NoteLink& link)
{
    PaperIds ids;
    if (link.kind != Kind::Paper)
        return ids;
    if (isPrefixed(link.target, arxivPrefix))
        ids.arxiv = withoutVersion(link.target.sliced(arxivPrefix.size()).trimmed());
    else if (isPrefixed(link.target, doiPrefix))
        ids.doi = link.target.sliced(doiPrefix.size()).trimmed();
    return ids;
}

bool isSame(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What would end a link, or be another sign of Markdown, is left out of its words.
QString asLabel(const QString& text)
{
    QString label = text.simplified();
    label.replace(u"[["_s, u"["_s).replace(u"]]"_s, u"]"_s).replace(u'|', u'/');
    return label;
}

} // namespace

QList<NoteLink> noteLinks(const QString& markdown)
{
    QList<NoteLink> links;
    for (qsizetype at = 0; at < markdown.size();) {
        if (const qsizetype end = endOfCode(markdown, at); end > at) {
            at = end;
            continue;
        }
        const bool isOpening = markdown[at] == u'[' && QStringView(markdown).sliced(at).startsWith(u"[[");
        if (!isOpening) {
            ++at;
            continue;
        }
        // No further than to the next one, so that no stretch is looked through twice
        const qsizetype again = markdown.indexOf("[["_L1, at + 2);
        const QStringView rest =
            QStringView(markdown).sliced(at + 2, (again < 0 ? markdown.size() : again) - at - 2);
        const qsizetype end = rest.indexOf("]]"_L1);
        const QStringView inside = rest.first(std::max<qsizetype>(end, 0));
        auto link = inside.contains(u'\n') ? std::nullopt : linkOf(inside);
        if (!link) {
            at += 2;
            continue;
        }
        link->start = at;
        link->length = end + 4;
        links.append(*link);
        at += link->length;
    }
    return links;
}

bool meansPaper(const NoteLink& link, const Paper& paper)
{
    if (link.kind != Kind::Paper)
        return false;
    const PaperIds ids = idsIn(link);
    if (!ids.arxiv.isEmpty() || !ids.doi.isEmpty())
        return ids.arxiv.isEmpty() ? isSame(ids.doi, paper.ids.doi) : isSame(ids.arxiv, paper.ids.arxiv);
    return isSame(link.target.simplified(), paper.title.simplified());
}

QUrl pageOf(const NoteLink& link)
{
    Paper paper;
    paper.ids = idsIn(link);
    return pageOf(paper);
}

QString linkTo(const Paper& paper)
{
    QString target = asLabel(paper.title);
    if (!paper.ids.arxiv.isEmpty())
        target = arxivPrefix + paper.ids.arxiv + u'|' + target;
    else if (!paper.ids.doi.isEmpty())
        target = doiPrefix + paper.ids.doi + u'|' + target;
    return u"[[%1]]"_s.arg(target);
}

QString linkToAuthor(const QString& name)
{
    return u"[[@%1]]"_s.arg(asLabel(name));
}

QString withMarkdownLinks(const QString& markdown)
{
    QString out;
    qsizetype at = 0;
    for (const NoteLink& link : noteLinks(markdown)) {
        out += QStringView(markdown).sliced(at, link.start - at);
        out += u"[%1](%2)"_s.arg(escapeMarkdown(link.label),
                                 QString::fromLatin1(addressOf(link).toEncoded(QUrl::FullyEncoded)));
        at = link.start + link.length;
    }
    return out.append(QStringView(markdown).sliced(at));
}

QUrl addressOf(const NoteLink& link)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(link.kind == Kind::Author ? authorHost : paperHost);
    // Brackets and blanks would end it in Markdown
    url.setPath(u'/' + QString::fromLatin1(link.target.toUtf8().toPercentEncoding()), QUrl::DecodedMode);
    return url;
}

std::optional<NoteLink> linkAt(const QUrl& address)
{
    const bool isAuthor = address.host() == authorHost;
    if (!isAuthor && address.host() != paperHost)
        return std::nullopt;
    const QString path = address.path(QUrl::FullyDecoded).sliced(1);
    const QString target = QString::fromUtf8(QByteArray::fromPercentEncoding(path.toLatin1()));
    return NoteLink{.kind = isAuthor ? Kind::Author : Kind::Paper, .target = target, .label = target};
}

} // namespace offprint
