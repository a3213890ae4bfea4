#include "app/cli/commands.h"

#include "app/cli/arguments.h"
#include "app/feeds/addressrules.h"
#include "app/filesettings.h"
#include "app/places.h"
#include "models/sentence.h"

#include <QtCore/QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qint64 inputLimit = 64LL * 1024 * 1024;

/// What went wrong with the input is told apart from what went wrong with the library.
bool isAboutInput(ErrorCode code)
{
    return (code >= ErrorCode::EmptyInput && code <= ErrorCode::LoginWanted) ||
           code == ErrorCode::FileUnreadable || code == ErrorCode::NoPapers;
}

} // namespace

QString counted(qsizetype number, const QString& thing)
{
    return u"%1 %2%3"_s.arg(number).arg(thing, number == 1 ? u""_s : u"s"_s);
}

void print(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
}

void complain(const QString& sentence)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
}

ExitCode fail(const Error& error)
{
    complain(sentenceFor(error));
    if (error.code == ErrorCode::BadQuery)
        return ExitCode::WrongUse;
    return isAboutInput(error.code) ? ExitCode::BadInput : ExitCode::Failed;
}

ExitCode wrongUse(const QString& sentence)
{
    complain(sentence + u" See offprint --help."_s);
    return ExitCode::WrongUse;
}

Result<std::unique_ptr<SqliteLibrary>> openLibrary(const QString& folder, bool makeIfMissing)
{
    auto library = std::make_unique<SqliteLibrary>(
        folder, SqliteLibrary::Options{
                    .makeIfMissing = makeIfMissing, .addSample = true, .program = u"the offprint command"_s});
    return waited(library->open()).transform([&] { return std::move(library); });
}

RefreshOptions refreshOptions(const QString& folder)
{
    return {.proxy = FileSettings(settingsFileFor(folder)).networkProxy()};
}

Result<FeedId> feedNamed(SqliteLibrary& library, const QString& name)
{
    const auto all = waited(library.subscriptions());
    if (!all)
        return std::unexpected(all.error());
    for (const Feed& feed : all->feeds) {
        if (QString::number(feed.id.value) == name ||
            (!feed.url.isEmpty() && subscriptionKey(feed.url) == subscriptionKey(name)))
            return feed.id;
    }
    return failure(ErrorCode::NotFound, name);
}

Result<PaperQuery> queryFrom(SqliteLibrary& library, const Arguments& arguments)
{
    PaperQuery query;
    query.words = arguments.rest.join(u' ');
    query.unreadOnly = arguments.has(u"--unread"_s);
    query.starredOnly = arguments.has(u"--starred"_s);
    if (arguments.has(u"--limit"_s)) {
        bool isNumber = false;
        query.limit = arguments.options.value(u"--limit"_s).toInt(&isNumber);
        if (!isNumber || query.limit < 1)
            return failure(ErrorCode::BadArgument, arguments.options.value(u"--limit"_s),
                           u"--limit wants a number from 1"_s);
    }
    if (!arguments.has(u"--feed"_s))
        return query;
    return feedNamed(library, arguments.options.value(u"--feed"_s)).transform([&](FeedId feed) {
        query.place = PaperQuery::Place::Feed;
        query.feed = feed;
        return query;
    });
}

Result<QList<PaperId>> papersNamed(SqliteLibrary& library, const QStringList& names)
{
    QStringList all;
    for (const QString& name : names) {
        if (name != "-"_L1) {
            all.append(name);
            continue;
        }
        const auto input = readInput(name);
        if (!input)
            return std::unexpected(input.error());
        // The number, or the link, that a line begins with: what `list` prints can be piped in
        for (const QString& line : QString::fromUtf8(*input).split(u'\n', Qt::SkipEmptyParts)) {
            if (const QString first = line.trimmed().section(u' ', 0, 0); !first.isEmpty())
                all.append(first);
        }
    }
    QList<PaperId> ids;
    for (const QString& name : std::as_const(all)) {
        const auto id = waited(library.resolve(name));
        if (!id)
            return std::unexpected(id.error());
        ids.append(*id);
    }
    return ids;
}

Result<QByteArray> readInput(const QString& name, int mostMegabytes)
{
    QFile file(name);
    const bool isOpen =
        name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failure(ErrorCode::FileUnreadable, name, file.errorString());
    QByteArray bytes;
    while (true) {
        const QByteArray part = file.read(1024 * 1024);
        if (part.isEmpty())
            break;
        bytes += part;
        if (bytes.size() > qsizetype(mostMegabytes) * 1024 * 1024)
            return failure(ErrorCode::TooLarge, name, u"%1 MB"_s.arg(mostMegabytes));
    }
    return bytes;
}

} // namespace offprint
