#pragma once

#include "models/outlinefiles.h"

#include <QtCore/QHash>
#include <QtCore/QPromise>

namespace offprint {

/// Files of feeds in memory. A file that was not given cannot be read.
class FakeOutlineFiles final : public OutlineFiles
{
    Q_OBJECT

public:
    using OutlineFiles::OutlineFiles;

    QHash<QString, Outline> files;
    bool isWritable = true;

    Reply<Outline> read(const QString& file) override
    {
        return answer<Outline>([this, file]() -> Result<Outline> {
            if (!files.contains(file))
                return failure(ErrorCode::FileUnreadable, file);
            return files.value(file);
        });
    }
    Reply<> write(const QString& file, const Outline& outline) override
    {
        return answer<void>([this, file, outline]() -> Result<> {
            if (!isWritable)
                return failure(ErrorCode::FileUnwritable, file);
            files.insert(file, outline);
            return {};
        });
    }

private:
    template<class T> Reply<T> answer(std::function<Result<T>()> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QMetaObject::invokeMethod(
            this,
            [promise, work = std::move(work)] {
                promise->addResult(work());
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }
};

} // namespace offprint
