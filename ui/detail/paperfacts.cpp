#include "ui/detail/paperfacts.h"

#include "models/citation/writtenname.h"
#include "models/notes/notelinks.h"
#include "models/webaddress.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace offprint::paperfacts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PaperFacts)
};

} // namespace

QString dates(const Paper& paper, const QLocale& locale)
{
    const auto said = [&](const QDateTime& time) {
        return locale.toString(time.toUTC().date(), u"d MMM yyyy"_s);
    };
    const QString version = paper.ids.version > 0 ? u"v%1"_s.arg(paper.ids.version) : QString();
    const bool isRevised = paper.updated.isValid() && paper.published.isValid() &&
                           paper.updated.toUTC().date() > paper.published.toUTC().date();
    QStringList parts;
    if (paper.published.isValid())
        parts.append(said(paper.published));
    else if (!paper.updated.isValid() && paper.firstSeen.isValid())
        parts.append(Words::tr("first seen %1").arg(said(paper.firstSeen)));
    if (paper.updated.isValid() && (isRevised || !paper.published.isValid()))
        parts.append(
            (version.isEmpty() ? Words::tr("updated %1") : version + u" %1"_s).arg(said(paper.updated)));
    else if (!version.isEmpty())
        parts.append(version);
    return parts.join(u" · "_s);
}

QString publishedDoi(const Paper& paper)
{
    return paper.ids.doi.startsWith("10.48550/"_L1) ? QString() : paper.ids.doi;
}

QStringList feeds(const Paper& paper)
{
    QStringList names;
    for (const Sighting& sighting : paper.sightings)
        names.append(sighting.feedName);
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

QString seenIn(const Paper& paper, qsizetype namesAtMost)
{
    const QStringList names = feeds(paper);
    if (names.isEmpty())
        return {};
    const qsizetype rest = names.size() - namesAtMost;
    if (rest <= 0)
        return Words::tr("seen in %1").arg(names.join(u", "_s));
    return Words::tr("seen in %1 and %2 more").arg(names.first(namesAtMost).join(u", "_s)).arg(rest);
}

QString authorsHtml(const Paper& paper, qsizetype most)
{
    QStringList names;
    for (const QString& author : paper.authors.first(qMin(most, paper.authors.size()))) {
        const QString name = shownName(author);
        // Lines break between names, and do not begin with a dot.
        names.append(u"<a class=\"author\" href=\"%1\">%2</a>"_s.arg(
            QString::fromLatin1(addressOf({.kind = NoteLink::Kind::Author, .target = name}).toEncoded()),
            name.toHtmlEscaped().replace(u' ', u"&nbsp;"_s)));
    }
    QString html = names.join(u"&nbsp;· "_s);
    const qsizetype rest = paper.authors.size() - names.size();
    if (rest > 0)
        html += u" <a href=\"%1\">%2</a>"_s.arg(
            moreAuthors, Words::tr("and %1 more").arg(rest).replace(u' ', u"&nbsp;"_s));
    return html;
}

QUrl webAddress(const QString& address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    return isWebAddress(url) ? url : QUrl();
}

} // namespace offprint::paperfacts
