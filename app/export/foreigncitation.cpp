#include "app/export/foreigncitation.h"

#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/text.h"
#include "models/citation/personname.h"
#include "models/citation/plaincitation.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

int monthNamed(const QString& text)
{
    static const QRegularExpression name(u"\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QString names = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    const QRegularExpressionMatch match = name.match(text);
    return match.hasMatch() ? int(names.indexOf(match.captured(1).toLower())) / 3 + 1 : 0;
}

QString fromWindows1252(const QByteArray& bytes)
{
    static constexpr char16_t high[] =
        u"\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039"
        u"\u0152\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014"
        u"\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text) {
        if (c >= u'\u0080' && c <= u'\u009F')
            c = QChar(high[c.unicode() - 0x80]);
    }
    return text;
}

/// Whether the line of Zotero's is about this, and taken.
bool takeVariable(Citation& citation, const QString& name, const QString& value)
{
    static const QStringList written{u"_eprint"_s, u"publisher"_s, u"number"_s, u"type"_s, u"version"_s};
    if (name == "arxiv"_L1) {
        const QString cited = u"arXiv:"_s + value;
        takeArxivId(citation, cited);
        return !citation.arxiv.isEmpty() && citation.arxiv == findMarkedArxivId(cited);
    }
    if (name == "citation key"_L1)
        citation.key = value;
    else if (name == "doi"_L1 && citation.doi.isEmpty())
        citation.doi = bareDoi(value);
    else if (name == "comment"_L1 && citation.comments.isEmpty())
        citation.comments = value;
    else
        return name == "doi"_L1 || written.contains(name);
    return true;
}

} // namespace

QString textOfFile(const QByteArray& bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    return decoder.hasError() && !marked ? fromWindows1252(bytes) : text;
}

PublicationDate publicationDate(const QString& text)
{
    static const QRegularExpression numbers(
        u"^\\s*(\\d{4})(?:[-/.](\\d{1,2})?(?:[-/.](\\d{1,2}))?)?(?!\\d)"_s);
    static const QRegularExpression anyYear(u"(?<!\\d)(\\d{4})(?!\\d)"_s);
    static const QRegularExpression anyDay(u"(?<!\\d)(\\d{1,2})(?!\\d)"_s);
    const QString start = text.first(std::min(text.size(), qsizetype(100)));
    PublicationDate date;
    if (const auto match = numbers.match(start); match.hasMatch())
        date = {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    else if (const auto year = anyYear.match(start); year.hasMatch())
        date.year = year.captured(1).toInt();
    if (date.month == 0 && date.year > 0) {
        date.month = monthNamed(start);
        if (date.month > 0)
            date.day = anyDay.match(start).captured(1).toInt();
    }
    return date;
}

QString nameFromParts(const QString& name)
{
    const qsizetype comma = name.indexOf(u',');
    if (comma < 0)
        return name;
    if (comma + 1 == name.size())
        return nameInLine(nameOfParts(name.chopped(1), {}, {}));
    if (name[comma + 1] == u',')
        return nameInLine(nameOfParts(QString(name).remove(comma, 1), {}, {}));
    const QStringList parts = name.split(u',');
    return nameInLine(nameOfParts(parts[0], parts[1], parts.mid(2).join(u' ')));
}

QString bareDoi(const QString& text)
{
    static const QRegularExpression before(u"^(?:doi:?\\s*|https?://(?:dx\\.)?doi\\.org/)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    if (!before.match(trimmed).hasMatch())
        return trimmed.toLower();
    const QString doi = normaliseDoi(trimmed);
    return doi.isEmpty() ? QString(trimmed).remove(before).toLower() : doi;
}

void takeArxivId(Citation& citation, const QString& text)
{
    static const QRegularExpression cited(
        u"^arxiv:\\s*((?:[a-z-]+(?:\\.[a-z]{2})?/\\d{7})|(?:\\d{4}\\.\\d{4,5}))(?:v\\d+)?(?:\\s*\\[(\\S+)\\])?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!citation.arxiv.isEmpty())
        return;
    if (const auto match = cited.match(text.trimmed()); match.hasMatch()) {
        citation.arxiv = match.captured(1);
        citation.primaryClass = match.captured(2);
    } else if (const QString id = findArxivId(text); text.trimmed().startsWith(id)) {
        citation.arxiv = id;
    } else {
        citation.arxiv = findMarkedArxivId(text);
    }
}

void takeExtra(Citation& citation, const QString& extra)
{
    static const QRegularExpression variable(u"^\\s*([A-Za-z_][A-Za-z ]{0,30}):\\s*(.*?)\\s*$"_s);
    QStringList notes{citation.note};
    for (const QString& line : extra.split(u'\n')) {
        const auto match = variable.match(line);
        if (!match.hasMatch() || !takeVariable(citation, match.captured(1).toLower(), match.captured(2)))
            notes.append(line.trimmed());
    }
    notes.removeAll(QString());
    citation.note = notes.join(u'\n');
}

QString plainNote(const QString& note)
{
    return hasMarkup(note) ? htmlToText(note) : note;
}

Citation settledCitation(const Citation& citation)
{
    Citation settled = plainCitation(citation);
    for (const QString& text : {settled.url, settled.doi, settled.venue}) {
        if (settled.arxiv.isEmpty())
            settled.arxiv = findMarkedArxivId(text);
    }
    const bool isInArxiv = settled.venue.startsWith("arxiv"_L1, Qt::CaseInsensitive);
    if (isInArxiv && !settled.arxiv.isEmpty() && settled.kind == Citation::Kind::Article) {
        settled.kind = Citation::Kind::Preprint;
        settled.venue.clear();
    }
    return plainCitation(settled); // what arXiv is no publisher of may be another now
}

} // namespace offprint
