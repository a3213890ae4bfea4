#pragma once

#include "models/library.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QLabel;
class QListWidget;

namespace offprint {

class OfflineBrowser;

/// The earlier texts of a note: each as it was, or how the note differs from it, and back to it. Library and
/// appearance must outlive it.
class NoteHistoryDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `note`: as it is now.
    NoteHistoryDialog(Library& library, PaperId paper, const QString& title, const QString& note,
                      const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void restoreRequested(offprint::PaperId paper, const QString& text);

protected:
    void submit() override;
    void applyAppearance() override;

private:
    void showRevisions(const QList<NoteRevision>& revisions);
    void readChosen();
    void showText();

    Library& m_library;
    PaperId m_paper;
    QString m_note;
    QList<NoteRevision> m_revisions;
    qint64 m_shown = 0; ///< the revision whose text this is
    QString m_text;
    QListWidget* m_list;
    OfflineBrowser* m_view;
    QLabel* m_hint;
    QCheckBox* m_changes;
};

} // namespace offprint
