#include "ui/notes/syntax.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>

#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// With all that a note in Markdown needs, the languages of code in it included.
std::shared_ptr<const Syntax::Repository> readRepository()
{
    auto repository = std::make_shared<const Syntax::Repository>();
    const auto markdown = repository->definitionForName(u"Markdown"_s);
    static_cast<void>(markdown.formats()); // asking is what reads it
    for (const auto& included : markdown.includedDefinitions())
        static_cast<void>(included.formats());
    return repository;
}

} // namespace

Syntax::Syntax(QObject* parent)
    : QObject(parent)
{}

Syntax::~Syntax() = default;

void Syntax::load()
{
    if (std::exchange(m_isLoading, true))
        return;
    QPromise<std::shared_ptr<const Repository>> promise;
    auto* watcher = new QFutureWatcher<std::shared_ptr<const Repository>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_repository = watcher->result();
        Q_EMIT ready();
    });
    watcher->setFuture(promise.future());
    promise.start();
    QThreadPool::globalInstance()->start([promise = std::move(promise)]() mutable {
        promise.addResult(readRepository());
        promise.finish();
    });
}

} // namespace offprint
