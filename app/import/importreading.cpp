#include "app/import/importreading.h"

#include "app/export/bibreader.h"
#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/foreigncitation.h"
#include "app/export/risreader.h"
#include "app/feeds/feedparser.h"
#include "app/import/citationentry.h"
#include "app/import/feedimport.h"
#include "app/import/offprintjson.h"
#include "app/import/papernames.h"
#include "app/import/webpage.h"
#include "app/mirror/notefile.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// What is read, in the forms that readers want it in.
struct Source
{
    QByteArray bytes;
    QString text;
    QByteArray utf8;
    QString name;
};

Result<ReadImport> withPapers(ReadImport import, const QString& name)
{
    if (!import.entries.isEmpty())
        return import;
    return failure(ErrorCode::NoPapers, name, import.problems.value(0).what);
}

QStringView startOf(QStringView text)
{
    constexpr qsizetype enough = 4096;
    qsizetype from = 0;
    while (from < text.size() && text[from].isSpace())
        ++from;
    return text.sliced(from, std::min(text.size() - from, enough));
}

/// A "[" alone may begin a list of people's making: "[1] arXiv:…".
bool looksLikeJson(QStringView start)
{
    const QChar open = start.front();
    if (open != u'[' && open != u'{')
        return false;
    const QStringView inside = startOf(start.sliced(1));
    return !inside.isEmpty() && QStringView(open == u'[' ? u"{]" : u"\"}").contains(inside.front());
}

Error faultOf(const QJsonParseError& error, const Source& source)
{
    if (error.error == QJsonParseError::DeepNesting)
        return {ErrorCode::Hostile, source.name, u"values nested without end"_s};
    const QByteArrayView read =
        QByteArrayView(source.utf8).first(std::min<qsizetype>(error.offset, source.utf8.size()));
    return {ErrorCode::Malformed, source.name,
            u"JSON, line %1: %2"_s.arg(std::ranges::count(read, '\n') + 1).arg(error.errorString())};
}

Result<ReadImport> readJson(const Source& source)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(source.utf8, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(faultOf(error, source));
    if (isOffprintJson(document))
        return withPapers(readOffprintJson(document), source.name);
    const auto feed = parseFeed(source.utf8, {.subject = source.name});
    if (feed && !feed->entries.isEmpty())
        return importOf(*feed);
    if (!feed && feed.error().code == ErrorCode::FeedSaysError)
        return std::unexpected(feed.error());
    return withPapers(importOf(u"CSL-JSON"_s, readCslJson(source.utf8)), source.name);
}

/// An address between such signs is none.
bool isMarkup(QStringView start)
{
    return start.startsWith(u'<') && start.size() > 1 &&
           (start[1].isLetter() || u"!?/"_s.contains(start[1])) &&
           !start.startsWith("<http"_L1, Qt::CaseInsensitive);
}

bool isOfFeed(QStringView start)
{
    static constexpr std::array tags{"<rss"_L1, "<feed"_L1, "<rdf:rdf"_L1};
    return std::ranges::any_of(
        tags, [start](QLatin1StringView tag) { return start.contains(tag, Qt::CaseInsensitive); });
}

/// A feed, which may say its encoding itself, or a page.
Result<ReadImport> readMarkup(const Source& source)
{
    if (const QStringView start = startOf(source.text); isOfFeed(start)) {
        const auto feed = parseFeed(source.bytes, {.subject = source.name});
        if (feed)
            return withPapers(importOf(*feed), source.name);
        if (feed.error().code != ErrorCode::HtmlInsteadOfFeed && feed.error().code != ErrorCode::NotAFeed)
            return std::unexpected(feed.error());
    }
    return withPapers(readWebPage(source.text), source.name);
}

/// Each gives nothing where the text is of another format.
std::optional<ReadImport> readRisText(const Source& source)
{
    static const QRegularExpression record(u"(?:^|[\\r\\n])(?:TY {1,2}-|ty  -)(?:\\s|$)"_s);
    if (!source.text.contains(record))
        return std::nullopt;
    return importOf(u"RIS"_s, readRis(source.utf8));
}

std::optional<ReadImport> readBibText(const Source& source)
{
    static const QRegularExpression entry(
        u"(?:(?:^|[\\r\\n])[ \\t]*+@[a-z]++|@(?:article|book|inproceedings|misc|online|phdthesis|"
        "techreport|unpublished))\\s*+[{(]"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!source.text.contains(entry))
        return std::nullopt;
    return importOf(u"BibTeX"_s, readBib(source.utf8));
}

std::optional<ReadImport> readTable(const Source& source)
{
    if (!isTableOfCitations(startOf(source.text)))
        return std::nullopt;
    return importOf(u"CSV"_s, readCsv(source.utf8));
}

std::optional<ReadImport> readFeedText(const Source& source)
{
    const auto feed = parseFeed(source.utf8, {});
    return feed ? std::optional(importOf(*feed)) : std::nullopt;
}

/// A note with its paper in its head, as Offprint and other programs of notes write them.
std::optional<ReadImport> readNoteText(const Source& source)
{
    const auto file = readNoteFile(source.utf8);
    if (!file)
        return std::nullopt;
    ImportEntry entry;
    entry.entry.title = file->title;
    entry.entry.authors = file->authors;
    entry.entry.ids = file->ids;
    entry.entry.link = file->link;
    entry.entry.abstractText = file->abstractText;
    entry.key = file->citationKey;
    entry.note = file->note;
    entry.tags = file->tags;
    entry.isStarred = file->isStarred;
    for (const QString& list : file->lists)
        entry.lists.append({.path = {list}, .entry = {}, .colour = 0, .description = {}});
    return ReadImport{.format = u"Markdown"_s, .entries = {entry}};
}

/// Programs' own files may hold what looks like an id, and are not read for that.
std::optional<ReadImport> readNames(const Source& source)
{
    if (source.text.contains(QChar(0)) || source.text.startsWith("%PDF-"_L1))
        return std::nullopt;
    PaperNames names;
    names.takeLines(source.text);
    return ReadImport{.format = u"arXiv ids and links"_s, .entries = names.entries()};
}

/// The first reader that finds papers. What one said that knew its format and found none is not lost.
Result<ReadImport> readText(const Source& source)
{
    static constexpr std::array readers{readNoteText, readRisText,  readBibText,
                                        readTable,    readFeedText, readNames};
    QList<ReadingProblem> earlier;
    for (const auto read : readers) {
        auto import = read(source);
        if (!import)
            continue;
        import->problems = earlier + import->problems;
        if (!import->entries.isEmpty())
            return *std::move(import);
        earlier = import->problems;
    }
    return failure(ErrorCode::NoPapers, source.name, earlier.value(0).what);
}

/// What a feed's reader says is worded for feeds; here it is why there are no papers.
Error asNoPapers(const Error& error, const QString& name)
{
    QString why = error.detail;
    if (error.code == ErrorCode::EmptyInput)
        why = u"it is empty"_s;
    else if (error.code == ErrorCode::Malformed)
        why = u"it is broken: "_s + error.detail;
    else if (error.code == ErrorCode::FeedSaysError)
        why = u"it is an error that a site has sent: "_s + error.detail;
    return {ErrorCode::NoPapers, name, why};
}

Result<ReadImport> readSource(const Source& source)
{
    const QStringView start = startOf(source.text);
    if (start.isEmpty())
        return failure(ErrorCode::EmptyInput);
    if (looksLikeJson(start))
        return readJson(source);
    if (isMarkup(start))
        return readMarkup(source);
    return readText(source);
}

} // namespace

Result<ReadImport> readImport(const QByteArray& bytes, const QString& name)
{
    const QString text = textOfFile(bytes);
    return readSource({bytes, text, text.toUtf8(), name}).transform_error([&](const Error& error) {
        return asNoPapers(error, name);
    });
}

} // namespace offprint
