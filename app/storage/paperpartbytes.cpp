#include "app/storage/paperpart.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

namespace offprint {

namespace {

/// The first byte: what follows has this form. The first had no summary.
constexpr quint8 firstForm = 1;
constexpr quint8 newestForm = 2;

// `io` is a reader or a writer: both go through the same fields in the same order.

struct Writer
{
    QDataStream& stream;
    quint8 form = newestForm;

    template<class... T> void operator()(const T&... fields) { (write(fields), ...); }
    template<class T> void write(const T& field) { stream << field; }
    void write(const bool& field) { stream << quint8(field); }
    void write(const FeedId& id) { stream << id.value; }
    void write(const std::optional<int>& count) { stream << quint8(count.has_value()) << count.value_or(0); }
    template<class T> void list(const QList<T>& items)
    {
        stream << quint32(items.size());
        for (const T& item : items)
            fields(*this, item);
    }
};

struct Reader
{
    QDataStream& stream;
    quint8 form = newestForm;

    template<class... T> void operator()(T&... fields) { (read(fields), ...); }
    template<class T> void read(T& field) { stream >> field; }
    void read(bool& field)
    {
        quint8 value = 0;
        stream >> value;
        field = value != 0;
    }
    void read(FeedId& id) { stream >> id.value; }
    void read(std::optional<int>& count)
    {
        quint8 isThere = 0;
        int value = 0;
        stream >> isThere >> value;
        count = isThere != 0 ? std::optional(value) : std::nullopt;
    }
    template<class T> void list(QList<T>& items)
    {
        quint32 size = 0;
        stream >> size;
        for (quint32 i = 0; i < size && stream.status() == QDataStream::Ok; ++i)
            fields(*this, items.emplaceBack());
    }
};

template<class Io, class T>
    requires std::same_as<std::remove_const_t<T>, Listing>
void fields(Io& io, T& l)
{
    io(l.feed, l.guid, l.listed, l.lastListed, l.day, l.announceType, l.upvotes, l.submitter);
}

template<class Io, class T>
    requires std::same_as<std::remove_const_t<T>, PaperVersion>
void fields(Io& io, T& v)
{
    io(v.version, v.date, v.stored, v.title, v.abstractText, v.authors, v.journalRef, v.doi, v.isWithdrawn);
}

template<class Io, class T>
    requires std::same_as<std::remove_const_t<T>, PaperMetrics>
void fields(Io& io, T& m)
{
    io(m.day, m.upvotes, m.comments, m.githubStars);
}

template<class Io, class T>
    requires std::same_as<std::remove_const_t<T>, KeptMarks>
void fields(Io& io, T& m)
{
    io(m.readAt, m.starredAt, m.note, m.noteSaved, m.isUpdated, m.isQuiet);
}

template<class Io, class T>
    requires std::same_as<std::remove_const_t<T>, PaperPart>
void fields(Io& io, T& part)
{
    auto& p = part.paper;
    io(p.title, p.authors, p.abstractText, p.abstractHtml, p.published, p.updated, p.firstSeen, p.ids.arxiv,
       p.ids.version, p.ids.doi, p.ids.openReview, p.link, p.pdf, p.code, p.project, p.thumbnail,
       p.categories, p.keywords, p.comments, p.journalRef, p.upvotes, p.commentCount, p.submitter,
       p.isWithdrawn);
    io(part.orders.title, part.orders.abstractText, part.orders.authors, part.orders.comments,
       part.versionDate, part.versionStored, part.githubStars, part.day);
    io.list(part.listings);
    io.list(part.versions);
    io.list(part.metrics);
    if (io.form > firstForm)
        io(p.summary);
}

template<class T> QByteArray bytesOf(const T& value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << newestForm;
    Writer writer{stream};
    fields(writer, value);
    return bytes;
}

template<class T> T fromBytes(const QByteArray& bytes)
{
    T value;
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    quint8 form = 0;
    stream >> form;
    Reader reader{stream, form};
    if (form >= firstForm && form <= newestForm)
        fields(reader, value);
    return value;
}

} // namespace

QByteArray toBytes(const PaperPart& part)
{
    return bytesOf(part);
}

QByteArray toBytes(const KeptMarks& marks)
{
    return bytesOf(marks);
}

PaperPart partFromBytes(const QByteArray& bytes)
{
    return fromBytes<PaperPart>(bytes);
}

KeptMarks marksFromBytes(const QByteArray& bytes)
{
    return fromBytes<KeptMarks>(bytes);
}

} // namespace offprint
