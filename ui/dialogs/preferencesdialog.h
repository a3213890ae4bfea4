#pragma once

#include "models/settings.h"

#include <QtWidgets/QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QLabel;
class QSlider;

namespace offprint {

class Appearance;
class IntervalChoice;
class ProxyChoice;

/// The settings a person changes, applied as they are changed; follows changes made elsewhere. Settings and
/// appearance must outlive it.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(Settings& settings, const Appearance& appearance, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeSchemes();
    [[nodiscard]] QWidget* makeTextScale();
    [[nodiscard]] QLabel* makeLabel(const QString& text, QWidget* buddy);
    [[nodiscard]] QWidget* makePdfs();
    [[nodiscard]] QWidget* makeNotes();
    void chooseNotesFolder();
    void followSettings();
    void showSettings();
    void applyAppearance();

    Settings& m_settings;
    const Appearance& m_appearance;
    QList<QLabel*> m_labels;
    QButtonGroup* m_schemes;
    IntervalChoice* m_interval;
    ProxyChoice* m_proxy;
    QSlider* m_scale;
    QLabel* m_percent;
    QLabel* m_sample;
    QLabel* m_intervalHint;
    QLineEdit* m_notesFolder;
    QPushButton* m_noNotesFolder;
    QLabel* m_notesHint;
    QComboBox* m_dragged;
    QComboBox* m_pdfRoom;
    QCheckBox* m_keepsStarredPdfs;
};

} // namespace offprint
