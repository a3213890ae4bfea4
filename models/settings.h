#pragma once

#include "models/domain/paperquery.h"
#include "models/exportchoices.h"
#include "models/notes/notetemplate.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <chrono>

namespace offprint {

enum class ColourScheme { FollowDesktop, Light, Dark };

/// What Offprint remembers between runs besides the library. Lives on the window's thread. Reading is from
/// memory; writing is put off and done without the caller waiting.
class Settings : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual ColourScheme colourScheme() const = 0;
    virtual void setColourScheme(ColourScheme scheme) = 0;

    /// Between refreshes of a feed that has no interval of its own; at least one minute.
    [[nodiscard]] virtual std::chrono::minutes refreshInterval() const = 0;
    virtual void setRefreshInterval(std::chrono::minutes interval) = 0;

    /// How requests go out: empty, as the system says; "none", without a proxy; else the proxy's address,
    /// such as "http://proxy.example:3128" or "socks5://127.0.0.1:1080".
    [[nodiscard]] virtual QString networkProxy() const = 0;
    virtual void setNetworkProxy(const QString& proxy) = 0;

    static constexpr int smallestText = 50;
    static constexpr int largestText = 300;

    /// Percent of the normal size of text set for reading, from `smallestText` to `largestText`.
    [[nodiscard]] virtual int textScale() const = 0;
    virtual void setTextScale(int percent) = 0;

    /// Whether text set for reading has no serifs; it has until it is set.
    [[nodiscard]] virtual bool readsInSans() const = 0;
    virtual void setReadsInSans(bool isSans) = 0;

    /// Whether abstracts have a straight right edge; not until it is set.
    [[nodiscard]] virtual bool isJustified() const = 0;
    virtual void setJustified(bool isJustified) = 0;

    /// PaperQuery::Announced bits: the announce types that lists show; never none.
    [[nodiscard]] virtual int announced() const = 0;
    virtual void setAnnounced(int announced) = 0;

    /// The order of the place's papers; of all searches it is one. Newest until it is set.
    [[nodiscard]] virtual PaperSort order(const PaperQuery& place) const = 0;
    virtual void setOrder(const PaperQuery& place, PaperSort order) = 0;

    /// Within how many days votes are counted in Trending, from 1; 7 until it is set.
    [[nodiscard]] virtual int gainDays() const = 0;
    virtual void setGainDays(int days) = 0;

    static constexpr qsizetype searchesKept = 20;

    /// What was searched for, the latest first, each once; at most `searchesKept`.
    [[nodiscard]] virtual QStringList recentSearches() const = 0;
    virtual void addRecentSearch(const QString& words) = 0;

    /// What a note may begin with, in the user's order.
    [[nodiscard]] virtual QList<NoteTemplate> noteTemplates() const = 0;
    virtual void setNoteTemplates(const QList<NoteTemplate>& templates) = 0;

    /// Whether misspelt words of a note are underlined; so until it is set otherwise.
    [[nodiscard]] virtual bool checksSpelling() const = 0;
    virtual void setChecksSpelling(bool doesCheck) = 0;

    /// Bytes that PDFs may take before the oldest are removed; 0: as many as there are.
    [[nodiscard]] virtual qint64 pdfRoom() const = 0;
    virtual void setPdfRoom(qint64 bytes) = 0;

    /// Whether the PDFs of starred papers are fetched ahead; not until it is set.
    [[nodiscard]] virtual bool keepsStarredPdfs() const = 0;
    virtual void setKeepsStarredPdfs(bool doesKeep) = 0;

    /// The folder that holds a file for every note; empty: there is none.
    [[nodiscard]] virtual QString notesFolder() const = 0;
    virtual void setNotesFolder(const QString& folder) = 0;

    /// How papers were last exported; BibTeX with the standard keys, abstracts and notes until then.
    [[nodiscard]] virtual ExportChoices exportChoices() const = 0;
    virtual void setExportChoices(const ExportChoices& choices) = 0;

    /// The last place shown and the paper selected in it.
    [[nodiscard]] virtual PaperQuery lastPlace() const = 0;
    [[nodiscard]] virtual PaperId lastPaper() const = 0;
    virtual void setLastPlace(const PaperQuery& place, PaperId paper) = 0;

    /// Opaque state of a window or splitter, as its widget's saveState() gave it; empty if never saved.
    [[nodiscard]] virtual QByteArray layoutState(const QString& name) const = 0;
    virtual void setLayoutState(const QString& name, const QByteArray& state) = 0;

    /// The welcome pane is shown until this is set.
    [[nodiscard]] virtual bool isWelcomeDone() const = 0;
    virtual void setWelcomeDone(bool isDone) = 0;

Q_SIGNALS:
    void colourSchemeChanged(offprint::ColourScheme scheme);
    void refreshIntervalChanged(std::chrono::minutes interval);
    void networkProxyChanged(const QString& proxy);
    void textScaleChanged(int percent);
    void typographyChanged(); ///< readsInSans or isJustified
    void announcedChanged(int announced);
    void notesFolderChanged(const QString& folder);
    void pdfsChanged(); ///< pdfRoom or keepsStarredPdfs
};

} // namespace offprint
