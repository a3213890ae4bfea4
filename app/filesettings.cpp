#include "app/filesettings.h"

#include "models/domain/placenames.h"

#include <QtCore/QSettings>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds writeDelay{500};
constexpr int defaultInterval = 30; // minutes
constexpr int longestInterval = 60 * 24 * 30;
constexpr qint64 usualPdfRoom = 5'000'000'000;
constexpr int longestGain = 366; // days

constexpr std::array<std::pair<ColourScheme, QLatin1StringView>, 3> schemeNames{
    {{ColourScheme::FollowDesktop, "desktop"_L1},
     {ColourScheme::Light, "light"_L1},
     {ColourScheme::Dark, "dark"_L1}}};

constexpr std::array<std::pair<PaperSort, QLatin1StringView>, 6> orderNames{
    {{PaperSort::Newest, "newest"_L1},
     {PaperSort::Published, "published"_L1},
     {PaperSort::Best, "best"_L1},
     {PaperSort::Upvotes, "upvotes"_L1},
     {PaperSort::Title, "title"_L1},
     {PaperSort::Author, "author"_L1}}};

QString orderKey(const PaperQuery& place)
{
    if (!place.words.isEmpty())
        return u"order/words"_s;
    const qint64 id = placeId(place);
    const QString key = u"order/"_s + nameOf(placeNames, place.place);
    return id == 0 ? key : key + u'-' + QString::number(id);
}

} // namespace

FileSettings::FileSettings(const QString& file, QObject* parent)
    : Settings(parent)
    , m_file(file)
{
    const QSettings stored(file, QSettings::IniFormat);
    for (const QString& key : stored.allKeys())
        m_values.insert(key, stored.value(key));
    m_writer.setMaxThreadCount(1);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(writeDelay);
    connect(&m_writeTimer, &QTimer::timeout, this, &FileSettings::write);
}

FileSettings::~FileSettings()
{
    write();
    m_writer.waitForDone();
}

bool FileSettings::set(const QString& key, const QVariant& value)
{
    QVariant& stored = m_values[key];
    if (stored == value)
        return false;
    stored = value;
    m_unwritten.insert(key, value);
    m_writeTimer.start();
    return true;
}

void FileSettings::write()
{
    if (m_unwritten.isEmpty())
        return;
    m_writer.start([file = m_file, values = std::exchange(m_unwritten, {})] {
        QSettings stored(file, QSettings::IniFormat);
        for (const auto& [key, value] : values.asKeyValueRange())
            stored.setValue(key, value);
    });
}

ColourScheme FileSettings::colourScheme() const
{
    return named(schemeNames, m_values.value(u"appearance/scheme"_s).toString());
}

void FileSettings::setColourScheme(ColourScheme scheme)
{
    if (set(u"appearance/scheme"_s, nameOf(schemeNames, scheme)))
        Q_EMIT colourSchemeChanged(scheme);
}

std::chrono::minutes FileSettings::refreshInterval() const
{
    const int minutes = m_values.value(u"refresh/minutes"_s, defaultInterval).toInt();
    return std::chrono::minutes(std::clamp(minutes, 1, longestInterval));
}

void FileSettings::setRefreshInterval(std::chrono::minutes interval)
{
    if (set(u"refresh/minutes"_s, int(interval.count())))
        Q_EMIT refreshIntervalChanged(refreshInterval());
}

QString FileSettings::networkProxy() const
{
    return m_values.value(u"network/proxy"_s).toString().trimmed();
}

void FileSettings::setNetworkProxy(const QString& proxy)
{
    if (set(u"network/proxy"_s, proxy.trimmed()))
        Q_EMIT networkProxyChanged(networkProxy());
}

int FileSettings::textScale() const
{
    return std::clamp(m_values.value(u"appearance/textScale"_s, 100).toInt(), smallestText, largestText);
}

void FileSettings::setTextScale(int percent)
{
    if (set(u"appearance/textScale"_s, std::clamp(percent, smallestText, largestText)))
        Q_EMIT textScaleChanged(textScale());
}

int FileSettings::announced() const
{
    const int kinds =
        m_values.value(u"list/announced"_s, PaperQuery::AnyAnnounced).toInt() & PaperQuery::AnyAnnounced;
    return kinds == 0 ? PaperQuery::AnyAnnounced : kinds;
}

void FileSettings::setAnnounced(int announced)
{
    if (set(u"list/announced"_s, announced & PaperQuery::AnyAnnounced))
        Q_EMIT announcedChanged(this->announced());
}

PaperSort FileSettings::order(const PaperQuery& place) const
{
    return named(orderNames, m_values.value(orderKey(place)).toString());
}

void FileSettings::setOrder(const PaperQuery& place, PaperSort order)
{
    set(orderKey(place), nameOf(orderNames, order));
}

int FileSettings::gainDays() const
{
    return std::clamp(m_values.value(u"list/gainDays"_s, PaperQuery().gainDays).toInt(), 1, longestGain);
}

void FileSettings::setGainDays(int days)
{
    set(u"list/gainDays"_s, days);
}

QStringList FileSettings::recentSearches() const
{
    return m_values.value(u"search/recent"_s).toStringList();
}

void FileSettings::addRecentSearch(const QString& words)
{
    QStringList all = recentSearches();
    all.removeAll(words);
    all.prepend(words);
    set(u"search/recent"_s, all.first(std::min(all.size(), searchesKept)));
}

PaperQuery FileSettings::lastPlace() const
{
    PaperQuery place{.place = named(placeNames, m_values.value(u"last/place"_s).toString())};
    place.feed = FeedId{m_values.value(u"last/feed"_s).toLongLong()};
    place.folder = FolderId{m_values.value(u"last/folder"_s).toLongLong()};
    place.search = SearchId{m_values.value(u"last/search"_s).toLongLong()};
    place.list = ListId{m_values.value(u"last/list"_s).toLongLong()};
    place.tag = TagId{m_values.value(u"last/tag"_s).toLongLong()};
    return place;
}

PaperId FileSettings::lastPaper() const
{
    return PaperId{m_values.value(u"last/paper"_s).toLongLong()};
}

void FileSettings::setLastPlace(const PaperQuery& place, PaperId paper)
{
    set(u"last/place"_s, nameOf(placeNames, place.place));
    set(u"last/feed"_s, place.feed.value);
    set(u"last/folder"_s, place.folder.value);
    set(u"last/search"_s, place.search.value);
    set(u"last/list"_s, place.list.value);
    set(u"last/tag"_s, place.tag.value);
    set(u"last/paper"_s, paper.value);
}

bool FileSettings::readsInSans() const
{
    return m_values.value(u"appearance/sans"_s, false).toBool();
}

void FileSettings::setReadsInSans(bool isSans)
{
    if (set(u"appearance/sans"_s, isSans))
        Q_EMIT typographyChanged();
}

bool FileSettings::isJustified() const
{
    return m_values.value(u"appearance/justified"_s, false).toBool();
}

void FileSettings::setJustified(bool isJustified)
{
    if (set(u"appearance/justified"_s, isJustified))
        Q_EMIT typographyChanged();
}

QString FileSettings::notesFolder() const
{
    return m_values.value(u"notes/folder"_s).toString();
}

void FileSettings::setNotesFolder(const QString& folder)
{
    if (set(u"notes/folder"_s, folder))
        Q_EMIT notesFolderChanged(folder);
}

qint64 FileSettings::pdfRoom() const
{
    return std::max<qint64>(0, m_values.value(u"pdfs/room"_s, usualPdfRoom).toLongLong());
}

void FileSettings::setPdfRoom(qint64 bytes)
{
    if (set(u"pdfs/room"_s, bytes))
        Q_EMIT pdfsChanged();
}

ExportChoices FileSettings::exportChoices() const
{
    const ExportChoices usual;
    return {.format = m_values.value(u"export/format"_s, usual.format).toString(),
            .keyPattern = m_values.value(u"export/keyPattern"_s).toString(),
            .withAbstracts = m_values.value(u"export/abstracts"_s, usual.withAbstracts).toBool(),
            .withNotes = m_values.value(u"export/notes"_s, usual.withNotes).toBool(),
            .dragsBibTeX = m_values.value(u"export/dragsBibTeX"_s, usual.dragsBibTeX).toBool()};
}

void FileSettings::setExportChoices(const ExportChoices& choices)
{
    set(u"export/format"_s, choices.format);
    set(u"export/keyPattern"_s, choices.keyPattern);
    set(u"export/abstracts"_s, choices.withAbstracts);
    set(u"export/notes"_s, choices.withNotes);
    set(u"export/dragsBibTeX"_s, choices.dragsBibTeX);
}

bool FileSettings::keepsStarredPdfs() const
{
    return m_values.value(u"pdfs/keepStarred"_s, false).toBool();
}

void FileSettings::setKeepsStarredPdfs(bool doesKeep)
{
    if (set(u"pdfs/keepStarred"_s, doesKeep))
        Q_EMIT pdfsChanged();
}

QList<NoteTemplate> FileSettings::noteTemplates() const
{
    const QString key = u"notes/templates"_s;
    return m_values.contains(key) ? noteTemplatesFrom(m_values.value(key).toByteArray())
                                  : firstNoteTemplates();
}

void FileSettings::setNoteTemplates(const QList<NoteTemplate>& templates)
{
    set(u"notes/templates"_s, toJson(templates));
}

bool FileSettings::checksSpelling() const
{
    return m_values.value(u"notes/checkSpelling"_s, true).toBool();
}

void FileSettings::setChecksSpelling(bool doesCheck)
{
    set(u"notes/checkSpelling"_s, doesCheck);
}

QByteArray FileSettings::layoutState(const QString& name) const
{
    return m_values.value(u"layout/"_s + name).toByteArray();
}

void FileSettings::setLayoutState(const QString& name, const QByteArray& state)
{
    set(u"layout/"_s + name, state);
}

bool FileSettings::isWelcomeDone() const
{
    return m_values.value(u"welcome/done"_s).toBool();
}

void FileSettings::setWelcomeDone(bool isDone)
{
    set(u"welcome/done"_s, isDone);
}

} // namespace offprint
