#pragma once

#include "models/library.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

#include <optional>

namespace offprint {

/// The note that is being written, and its way into the library.
///
/// A text is asked to be stored at most `saveDelay` after its first unsaved keystroke, and at once when
/// another paper is taken up, on `flush()`, and when the draft is destroyed. A text that could not be stored
/// is kept, also while other papers are shown, and tried again: with the next edit, and by itself after a
/// while. What someone else wrote to the note is taken over only when nothing here is unsaved; else the text
/// from here becomes the note, and theirs a revision of it (`changedElsewhere`).
///
/// Lives on the window's thread. The library must outlive it.
class NoteDraft final : public QObject
{
    Q_OBJECT

public:
    /// Leaves some of the second a text may be behind to the disk.
    static constexpr std::chrono::milliseconds saveDelay{700};
    /// After a failure; twice as long after each further one, up to a minute.
    static constexpr std::chrono::milliseconds firstRetry{4'000};

    explicit NoteDraft(Library& library, QObject* parent = nullptr);
    ~NoteDraft() override;

    /// Takes up the note of `paper`, as it was read from the library; for the paper taken up already, sees
    /// whether its note was changed by someone else.
    void setPaper(const Paper& paper);
    void clearPaper();
    [[nodiscard]] PaperId paper() const { return m_paper; }

    /// The user changed the text. Without a paper it does nothing.
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_drafts.value(m_paper).text; }

    /// Asks for everything unsaved to be stored, and returns at once.
    void flush();

    /// Whether the library has the text as it is here.
    [[nodiscard]] bool isSaved() const { return m_drafts.value(m_paper).isSaved(); }
    [[nodiscard]] bool isAllSaved() const;                                              ///< of every paper
    [[nodiscard]] QDateTime savedAt() const { return m_drafts.value(m_paper).savedAt; } ///< UTC
    /// Why the text was not stored when that was last tried; none once it is.
    [[nodiscard]] std::optional<Error> failure() const { return m_drafts.value(m_paper).failure; }
    /// Likewise of a paper that was left since.
    [[nodiscard]] std::optional<Error> failureElsewhere() const;

Q_SIGNALS:
    void textReplaced(const QString& text); ///< by another paper's, or by what someone else wrote
    void saveStateChanged();                ///< isSaved, savedAt or failure
    void saveFailed(offprint::PaperId paper, const offprint::Error& error);
    void changedElsewhere(offprint::PaperId paper); ///< while it was written here; both texts are kept

private:
    struct Draft
    {
        QString text;
        QString stored; ///< what the library has, as far as is known
        QString asked;  ///< the text last asked to be stored
        QDateTime savedAt;
        std::optional<Error> failure;
        quint64 lastAsked = 0; ///< number of the last request; 0: never asked
        quint64 confirmed = 0; ///< number of the latest request that succeeded
        int running = 0;       ///< requests without a reply yet
        bool isDue = false;    ///< must be stored again as soon as none is running
        quint64 revision = 0;  ///< counts edits and requests, so that reads from before them are known

        [[nodiscard]] bool isSaved() const;
        [[nodiscard]] bool mustBeAsked() const;
    };

    void leavePaper();
    void saveInTime();
    void save(PaperId id);
    void takeReply(PaperId id, quint64 number, const QString& text, const Result<SavedNote>& reply);
    void look();
    void takeOver(const Paper& paper);
    void retry();

    Library& m_library;
    PaperId m_paper;
    QHash<PaperId, Draft> m_drafts; ///< the current one, and all that were ever written in here
    quint64 m_requests = 0;
    QTimer m_saveTimer;
    QTimer m_retryTimer;
    std::chrono::milliseconds m_retryDelay = firstRetry;
};

} // namespace offprint
