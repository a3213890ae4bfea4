#include "app/mirror/notefile.h"

#include "models/filename.h"

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype longestName = 80;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QString textIn(const YAML::Node& head, const char* key)
{
    const YAML::Node node = head[key];
    return node && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

QStringList listIn(const YAML::Node& head, const char* key)
{
    QStringList texts;
    const YAML::Node node = head[key];
    if (node && node.IsScalar())
        return {QString::fromStdString(node.Scalar())};
    if (!node || !node.IsSequence())
        return texts;
    for (const YAML::Node& each : node) {
        if (each.IsScalar())
            texts.append(QString::fromStdString(each.Scalar()));
    }
    return texts;
}

void put(YAML::Emitter& out, const char* key, const QString& value)
{
    if (!value.isEmpty())
        out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << utf8(value);
}

void put(YAML::Emitter& out, const char* key, const QStringList& values)
{
    if (values.isEmpty())
        return;
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const QString& value : values)
        out << YAML::DoubleQuoted << utf8(value);
    out << YAML::EndSeq;
}

/// The head without its fences, and what follows it; nothing where there is no head.
std::optional<std::pair<QByteArray, QByteArray>> split(QByteArray bytes)
{
    bytes.replace("\r\n", "\n");
    if (bytes.startsWith("\xef\xbb\xbf")) // a mark that some editors put
        bytes.remove(0, 3);
    if (!bytes.startsWith("---\n"))
        return std::nullopt;
    const qsizetype end = bytes.indexOf("\n---\n", 3);
    if (end < 0)
        return std::nullopt;
    return std::pair(bytes.sliced(4, qMax<qsizetype>(0, end + 1 - 4)), bytes.sliced(end + 5));
}

/// One blank line behind the head and one line's end at the end are the file's, not the note's.
QString noteIn(QByteArray body)
{
    if (body.startsWith('\n'))
        body.remove(0, 1);
    if (body.endsWith('\n'))
        body.chop(1);
    return QString::fromUtf8(body);
}

} // namespace

NoteFile noteFileOf(const Paper& paper)
{
    NoteFile file{.title = paper.title,
                  .authors = paper.authors,
                  .ids = paper.ids,
                  .link = paper.link,
                  .isStarred = paper.isStarred,
                  .tags = paper.tags,
                  .lists = {},
                  .citationKey = paper.citeKey,
                  .abstractText = {},
                  .note = paper.note};
    file.ids.version = 0;
    for (const ListPlace& place : paper.lists)
        file.lists.append(place.name);
    file.note.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return file;
}

QByteArray toBytes(const NoteFile& file)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    put(out, "title", file.title);
    put(out, "authors", file.authors);
    put(out, "arxiv", file.ids.arxiv);
    put(out, "doi", file.ids.doi);
    put(out, "openreview", file.ids.openReview);
    put(out, "link", file.link);
    put(out, "tags", file.tags);
    put(out, "lists", file.lists);
    put(out, "citation-key", file.citationKey);
    put(out, "abstract", file.abstractText);
    out << YAML::Key << "starred" << YAML::Value << file.isStarred << YAML::EndMap;
    return "---\n" + QByteArray(out.c_str()) + "\n---\n\n" + file.note.toUtf8() + '\n';
}

Result<NoteFile> readNoteFile(const QByteArray& bytes)
{
    const auto parts = split(bytes);
    if (!parts)
        return failure(ErrorCode::EmptyInput);
    try {
        const YAML::Node head = YAML::Load(parts->first.toStdString());
        if (!head.IsMap())
            return failure(ErrorCode::Malformed, {}, u"its head is no list of keys and values"_s);
        NoteFile file;
        file.title = textIn(head, "title");
        file.authors = listIn(head, "authors");
        file.ids.arxiv = textIn(head, "arxiv");
        file.ids.doi = textIn(head, "doi");
        file.ids.openReview = textIn(head, "openreview");
        file.link = textIn(head, "link");
        file.isStarred = textIn(head, "starred") == "true"_L1;
        file.tags = listIn(head, "tags");
        file.lists = listIn(head, "lists");
        file.citationKey = textIn(head, "citation-key");
        file.abstractText = textIn(head, "abstract");
        file.note = noteIn(parts->second);
        if (file.title.isEmpty() && file.ids == PaperIds())
            return failure(ErrorCode::Malformed, {}, u"its head names no paper"_s);
        return file;
    } catch (const YAML::Exception& fault) {
        return failure(ErrorCode::Malformed, {}, QString::fromStdString(fault.msg));
    }
}

QString noteFileName(const Paper& paper)
{
    QString name = paper.ids.arxiv;
    if (name.isEmpty())
        name = paper.ids.doi.isEmpty() ? u"paper-%1"_s.arg(paper.id.value) : paper.ids.doi;
    name += u' ' + paper.title.left(longestName);
    return safeInFileName(name).simplified().left(longestName).trimmed() + ".md"_L1;
}

} // namespace offprint
