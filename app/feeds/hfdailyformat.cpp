#include "app/feeds/formats.h"

#include "app/feeds/authors.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/text.h"
#include "app/feeds/xmlfields.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isPaper(const QJsonObject& object)
{
    const QString id = object["id"_L1].toString();
    return object.contains("title"_L1) && !findArxivId(id).isEmpty() &&
           (object.contains("summary"_L1) || object.contains("upvotes"_L1) || object.contains("authors"_L1));
}

bool isWrapper(const QJsonObject& object)
{
    return object["paper"_L1].isObject() && object["paper"_L1].toObject().contains("id"_L1);
}

/// The field of the nested paper, else of the wrapper around it: which of the two has it changed over time.
QJsonValue field(const QJsonObject& wrapper, const QJsonObject& paper, QLatin1StringView name)
{
    const QJsonValue nested = paper[name];
    return nested.isUndefined() || nested.isNull() ? wrapper[name] : nested;
}

QStringList readAuthors(const QJsonArray& authors)
{
    QStringList names;
    for (const auto author : authors) {
        const QString name =
            cleanAuthor(author.isString() ? author.toString() : author["name"_L1].toString());
        if (!name.isEmpty() && !author["hidden"_L1].toBool())
            names.append(name);
    }
    return names;
}

QString readSubmitter(const QJsonObject& wrapper, const QJsonObject& paper)
{
    for (const QJsonValue& submitter : {paper["submittedOnDailyBy"_L1], wrapper["submittedBy"_L1]}) {
        for (const QLatin1StringView name : {"user"_L1, "name"_L1, "fullname"_L1}) {
            if (const QString text = submitter[name].toString(); !text.isEmpty())
                return text;
        }
    }
    return {};
}

/// A count that is missing stays missing: it is not zero.
std::optional<int> readCount(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

QString readCode(const QString& repository)
{
    const bool isBareName = !repository.contains("://"_L1) && repository.count(u'/') == 1;
    return isBareName ? "https://github.com/"_L1 + repository : repository;
}

ParsedEntry readPaper(const QJsonObject& wrapper, const QJsonObject& paper, QStringList& warnings)
{
    ParsedEntry entry;
    entry.ids.arxiv = findArxivId(paper["id"_L1].toString(), &entry.ids.version);
    entry.guid = paper["id"_L1].toString();
    entry.link = "https://huggingface.co/papers/"_L1 + entry.ids.arxiv;
    entry.pdf = "https://arxiv.org/pdf/"_L1 + entry.ids.arxiv;
    entry.title = plainTitle(field(wrapper, paper, "title"_L1).toString());
    entry.abstractText = foldLines(field(wrapper, paper, "summary"_L1).toString());
    entry.authors = readAuthors(paper["authors"_L1].toArray());
    entry.published = readDate(field(wrapper, paper, "publishedAt"_L1).toString(), warnings);
    entry.listed = readDate(paper["submittedOnDailyAt"_L1].toString(), warnings);
    if (!entry.listed.isValid())
        entry.listed = readDate(wrapper["publishedAt"_L1].toString(), warnings);
    entry.upvotes = readCount(field(wrapper, paper, "upvotes"_L1));
    entry.commentCount = readCount(field(wrapper, paper, "numComments"_L1));
    entry.githubStars = readCount(field(wrapper, paper, "githubStars"_L1));
    entry.submitter = readSubmitter(wrapper, paper);
    for (const auto keyword : field(wrapper, paper, "ai_keywords"_L1).toArray())
        entry.keywords.append(oneLine(keyword.toString()));
    entry.summary = oneLine(field(wrapper, paper, "ai_summary"_L1).toString());
    entry.code = readCode(field(wrapper, paper, "githubRepo"_L1).toString());
    entry.project = field(wrapper, paper, "projectPage"_L1).toString();
    entry.thumbnail = field(wrapper, paper, "thumbnail"_L1).toString();
    return entry;
}

} // namespace

bool isHfDaily(const QJsonDocument& document)
{
    if (document.isObject())
        return isPaper(document.object()) || isWrapper(document.object());
    const QJsonArray items = document.array();
    if (items.isEmpty())
        return document.isArray(); // what a day without papers answers
    return isWrapper(items.first().toObject()) || isPaper(items.first().toObject());
}

Result<ParsedFeed> readHfDaily(const QJsonDocument& document)
{
    ParsedFeed feed;
    feed.kind = FeedKind::HfDaily;
    feed.title = u"Hugging Face Daily Papers"_s;
    feed.site = u"https://huggingface.co/papers"_s;
    const QJsonArray items = document.isObject() ? QJsonArray{document.object()} : document.array();
    for (const auto item : items) {
        const QJsonObject wrapper = item.toObject();
        const QJsonObject paper = isWrapper(wrapper) ? wrapper["paper"_L1].toObject() : wrapper;
        ParsedEntry entry = readPaper(wrapper, paper, feed.warnings);
        if (entry.ids.arxiv.isEmpty() || entry.title.isEmpty())
            feed.warnings.append(u"An entry without arXiv id or title was left out."_s);
        else
            feed.entries.append(std::move(entry));
    }
    return feed;
}

} // namespace offprint
