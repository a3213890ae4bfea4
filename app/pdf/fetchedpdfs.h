#pragma once

#include "app/library/pdfstore.h"
#include "app/pdf/pdfpart.h"
#include "app/refresh/politefetch.h"
#include "models/pdfs.h"

#include <QtCore/QSet>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include <functional>

namespace offprint {

/// PDFs as files in a folder, fetched with the manners of the refresh. Those of starred papers may be fetched
/// ahead, one after the other. When they take more than their room, those go first that no star asks for and
/// that were not looked at for longest; the user's own never do. Fetcher, library and store must outlive it.
class FetchedPdfs final : public Pdfs
{
    Q_OBJECT

public:
    struct Parts
    {
        PageFetcher& fetcher;
        Library& library;
        PdfStore& store;
    };

    FetchedPdfs(const Parts& parts, const QString& folder, QObject* parent = nullptr);
    ~FetchedPdfs() override;

    /// Bytes; 0: as many as there are.
    void setRoom(qint64 bytes);
    /// Whether those of starred papers are fetched ahead.
    void setKeepsStarred(bool doesKeep);

    Reply<StoredPdf> find(PaperId paper) override;
    Reply<QList<StoredPdf>> all() override;
    void fetch(const Paper& paper) override;
    void stop(PaperId paper) override;
    [[nodiscard]] std::optional<PdfProgress> progress(PaperId paper) const override;
    Reply<StoredPdf> attach(PaperId paper, const QString& file) override;
    Reply<> remove(PaperId paper) override;
    void keepPlace(PaperId paper, const PdfPlace& place) override;

private:
    struct Task
    {
        PdfProgress progress;
        QUrl url;
        QString file; ///< the name
        QFuture<Result<HttpAnswer>> asked;
        bool isStopped = false;
        bool isAgain = false; ///< from the start, since what was there is of no use
    };

    [[nodiscard]] QString pathOf(const QString& file) const;
    [[nodiscard]] StoredPdf withPath(StoredPdf pdf) const;
    void ask(PaperId paper);
    void askFrom(PaperId paper, const PdfPartFiles& files, qint64 from, const QByteArray& tag);
    void takeAnswer(PaperId paper, const Result<HttpAnswer>& answer);
    void complete(PaperId paper);
    void keep(const StoredPdf& pdf);
    void showProgress(const PdfProgress& progress);
    void fail(PaperId paper, const Error& error);
    void replace(const StoredPdf& pdf, const std::function<void(const Result<StoredPdf>&)>& answer);
    Reply<> forget(const StoredPdf& pdf);
    void makeRoom(PaperId newest);
    void removeUntilThereIsRoom(QList<StoredPdf> pdfs, const QSet<PaperId>& starred, PaperId newest);
    void fetchAhead();
    void fetchNextAhead();

    Parts m_parts;
    QString m_folder;
    QThreadPool m_pool; ///< for the disk
    QHash<PaperId, Task> m_tasks;
    qint64 m_room = 0;
    bool m_keepsStarred = false;
    QTimer m_aheadTimer;
    PaperId m_ahead;         ///< the one that is fetched ahead
    QSet<PaperId> m_skipped; ///< those that were not to be had
};

} // namespace offprint
