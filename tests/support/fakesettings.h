#pragma once

#include "models/settings.h"

#include <QtCore/QHash>

namespace offprint {

/// Settings in memory.
class FakeSettings final : public Settings
{
    Q_OBJECT

public:
    using Settings::Settings;

    [[nodiscard]] ColourScheme colourScheme() const override { return m_scheme; }
    void setColourScheme(ColourScheme scheme) override;
    [[nodiscard]] std::chrono::minutes refreshInterval() const override { return m_interval; }
    void setRefreshInterval(std::chrono::minutes interval) override;
    [[nodiscard]] QString networkProxy() const override { return m_proxy; }
    void setNetworkProxy(const QString& proxy) override;
    [[nodiscard]] int textScale() const override { return m_textScale; }
    void setTextScale(int percent) override;
    [[nodiscard]] bool readsInSans() const override { return m_isSans; }
    void setReadsInSans(bool isSans) override;
    [[nodiscard]] bool isJustified() const override { return m_isJustified; }
    void setJustified(bool isJustified) override;
    [[nodiscard]] int announced() const override { return m_announced; }
    void setAnnounced(int announced) override;
    [[nodiscard]] PaperSort order(const PaperQuery& place) const override;
    void setOrder(const PaperQuery& place, PaperSort order) override;
    [[nodiscard]] int gainDays() const override { return m_gainDays; }
    void setGainDays(int days) override { m_gainDays = days; }
    [[nodiscard]] QStringList recentSearches() const override { return m_searches; }
    void addRecentSearch(const QString& words) override;
    [[nodiscard]] PaperQuery lastPlace() const override { return m_place; }
    [[nodiscard]] PaperId lastPaper() const override { return m_paper; }
    void setLastPlace(const PaperQuery& place, PaperId paper) override;
    [[nodiscard]] QString notesFolder() const override { return m_notesFolder; }
    void setNotesFolder(const QString& folder) override
    {
        m_notesFolder = folder;
        Q_EMIT notesFolderChanged(folder);
    }
    [[nodiscard]] qint64 pdfRoom() const override { return m_pdfRoom; }
    void setPdfRoom(qint64 bytes) override
    {
        m_pdfRoom = bytes;
        Q_EMIT pdfsChanged();
    }
    [[nodiscard]] ExportChoices exportChoices() const override { return m_exportChoices; }
    void setExportChoices(const ExportChoices& choices) override { m_exportChoices = choices; }
    [[nodiscard]] bool keepsStarredPdfs() const override { return m_keepsStarredPdfs; }
    void setKeepsStarredPdfs(bool doesKeep) override
    {
        m_keepsStarredPdfs = doesKeep;
        Q_EMIT pdfsChanged();
    }
    [[nodiscard]] QList<NoteTemplate> noteTemplates() const override { return m_templates; }
    void setNoteTemplates(const QList<NoteTemplate>& templates) override { m_templates = templates; }
    [[nodiscard]] bool checksSpelling() const override { return m_checksSpelling; }
    void setChecksSpelling(bool doesCheck) override { m_checksSpelling = doesCheck; }
    [[nodiscard]] QByteArray layoutState(const QString& name) const override { return m_layouts.value(name); }
    void setLayoutState(const QString& name, const QByteArray& state) override
    {
        m_layouts.insert(name, state);
    }
    [[nodiscard]] bool isWelcomeDone() const override { return m_isWelcomeDone; }
    void setWelcomeDone(bool isDone) override { m_isWelcomeDone = isDone; }

private:
    ColourScheme m_scheme = ColourScheme::Light;
    std::chrono::minutes m_interval{30};
    QString m_proxy;
    int m_textScale = 100;
    bool m_isSans = false;
    bool m_isJustified = false;
    int m_announced = PaperQuery::AnyAnnounced;
    QHash<QString, PaperSort> m_orders;
    int m_gainDays = 7;
    QStringList m_searches;
    QList<NoteTemplate> m_templates = firstNoteTemplates();
    bool m_checksSpelling = true;
    QString m_notesFolder;
    qint64 m_pdfRoom = 5'000'000'000;
    bool m_keepsStarredPdfs = false;
    ExportChoices m_exportChoices;
    PaperQuery m_place;
    PaperId m_paper;
    QHash<QString, QByteArray> m_layouts;
    bool m_isWelcomeDone = false;
};

} // namespace offprint
