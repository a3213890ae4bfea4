#pragma once

#include "models/settings.h"

#include <QtCore/QHash>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtCore/QVariant>

namespace offprint {

/// Settings in an INI file. The file is read once, on construction; changes are written within half a second
/// on a thread of their own, and the last ones by the destructor, which waits for that. A file that cannot be
/// written loses the settings, never anything else. Lives on the window's thread.
class FileSettings final : public Settings
{
    Q_OBJECT

public:
    explicit FileSettings(const QString& file, QObject* parent = nullptr);
    ~FileSettings() override;

    [[nodiscard]] ColourScheme colourScheme() const override;
    void setColourScheme(ColourScheme scheme) override;
    [[nodiscard]] std::chrono::minutes refreshInterval() const override;
    void setRefreshInterval(std::chrono::minutes interval) override;
    [[nodiscard]] QString networkProxy() const override;
    void setNetworkProxy(const QString& proxy) override;
    [[nodiscard]] int textScale() const override;
    void setTextScale(int percent) override;
    [[nodiscard]] bool readsInSans() const override;
    void setReadsInSans(bool isSans) override;
    [[nodiscard]] bool isJustified() const override;
    void setJustified(bool isJustified) override;
    [[nodiscard]] int announced() const override;
    void setAnnounced(int announced) override;
    [[nodiscard]] PaperSort order(const PaperQuery& place) const override;
    void setOrder(const PaperQuery& place, PaperSort order) override;
    [[nodiscard]] int gainDays() const override;
    void setGainDays(int days) override;
    [[nodiscard]] QStringList recentSearches() const override;
    void addRecentSearch(const QString& words) override;
    [[nodiscard]] PaperQuery lastPlace() const override;
    [[nodiscard]] PaperId lastPaper() const override;
    void setLastPlace(const PaperQuery& place, PaperId paper) override;
    [[nodiscard]] QString notesFolder() const override;
    void setNotesFolder(const QString& folder) override;
    [[nodiscard]] qint64 pdfRoom() const override;
    void setPdfRoom(qint64 bytes) override;
    [[nodiscard]] ExportChoices exportChoices() const override;
    void setExportChoices(const ExportChoices& choices) override;
    [[nodiscard]] bool keepsStarredPdfs() const override;
    void setKeepsStarredPdfs(bool doesKeep) override;
    [[nodiscard]] QList<NoteTemplate> noteTemplates() const override;
    void setNoteTemplates(const QList<NoteTemplate>& templates) override;
    [[nodiscard]] bool checksSpelling() const override;
    void setChecksSpelling(bool doesCheck) override;
    [[nodiscard]] QByteArray layoutState(const QString& name) const override;
    void setLayoutState(const QString& name, const QByteArray& state) override;
    [[nodiscard]] bool isWelcomeDone() const override;
    void setWelcomeDone(bool isDone) override;

private:
    bool set(const QString& key, const QVariant& value);
    void write();

    QString m_file;
    QHash<QString, QVariant> m_values;
    QHash<QString, QVariant> m_unwritten;
    QTimer m_writeTimer;
    QThreadPool m_writer; ///< one thread: writes come in order
};

} // namespace offprint
