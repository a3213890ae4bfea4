#pragma once

#include "models/pdfs.h"

#include <QtCore/QHash>
#include <QtCore/QPromise>
#include <QtCore/QStringList>

namespace offprint {

/// Fetches nothing: it records what is wanted of it, and says what the test tells it to.
class FakePdfs final : public Pdfs
{
    Q_OBJECT

public:
    using Pdfs::Pdfs;

    QHash<PaperId, StoredPdf> pdfs;
    QStringList calls; ///< "fetch 3", "stop 3", "keepPlace 3 page 2", "attach 3 FILE", "remove 3"

    void tellProgress(const PdfProgress& progress)
    {
        m_progress.insert(progress.paper, progress);
        Q_EMIT progressed(progress);
    }
    void tellStored(const StoredPdf& pdf)
    {
        m_progress.remove(pdf.paper);
        pdfs.insert(pdf.paper, pdf);
        Q_EMIT stored(pdf);
        Q_EMIT changed();
    }
    void tellFailed(PaperId paper, const Error& error)
    {
        m_progress.remove(paper);
        Q_EMIT failed(paper, error);
    }

    Reply<StoredPdf> find(PaperId paper) override
    {
        return answer<StoredPdf>(pdfs.contains(paper) ? Result<StoredPdf>(pdfs.value(paper))
                                                      : failure(ErrorCode::NotFound));
    }
    Reply<QList<StoredPdf>> all() override { return answer<QList<StoredPdf>>(pdfs.values()); }
    void fetch(const Paper& paper) override
    {
        calls.append(QStringLiteral("fetch %1").arg(paper.id.value));
        tellProgress({.paper = paper.id});
    }
    void stop(PaperId paper) override
    {
        calls.append(QStringLiteral("stop %1").arg(paper.value));
        m_progress.remove(paper);
        Q_EMIT stopped(paper);
    }
    [[nodiscard]] std::optional<PdfProgress> progress(PaperId paper) const override
    {
        return m_progress.contains(paper) ? std::optional(m_progress.value(paper)) : std::nullopt;
    }
    Reply<StoredPdf> attach(PaperId paper, const QString& file) override
    {
        calls.append(QStringLiteral("attach %1 %2").arg(paper.value).arg(file));
        const StoredPdf pdf{.paper = paper, .file = file, .isOwn = true};
        tellStored(pdf);
        return answer<StoredPdf>(pdf);
    }
    Reply<> remove(PaperId paper) override
    {
        calls.append(QStringLiteral("remove %1").arg(paper.value));
        pdfs.remove(paper);
        Q_EMIT changed();
        return answer<void>({});
    }
    void keepPlace(PaperId paper, const PdfPlace& place) override
    {
        calls.append(QStringLiteral("keepPlace %1 page %2").arg(paper.value).arg(place.page));
        pdfs[paper].place = place;
    }

private:
    template<class T> Reply<T> answer(const Result<T>& result)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QMetaObject::invokeMethod(
            this,
            [promise, result] {
                promise->addResult(result);
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }

    QHash<PaperId, PdfProgress> m_progress;
};

} // namespace offprint
