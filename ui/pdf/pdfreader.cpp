#include "ui/pdf/pdfreader.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QMutex>
#include <QtGui/QPainter>
#include <QtPdf/QPdfBookmarkModel>
#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfLink>
#include <QtPdf/QPdfLinkModel>
#include <QtPdf/QPdfSelection>

#include <memory>
#include <optional>
#include <utility>

namespace offprint {

namespace {

constexpr int deepestHeading = 8;
constexpr qsizetype headingsAtMost = 5000;
constexpr qsizetype foundAtMost = 5000;

PdfFault faultOf(QPdfDocument::Error error)
{
    switch (error) {
    case QPdfDocument::Error::FileNotFound:
    case QPdfDocument::Error::DataNotYetAvailable:
        return PdfFault::Unreadable;
    case QPdfDocument::Error::IncorrectPassword:
        return PdfFault::Locked;
    case QPdfDocument::Error::UnsupportedSecurityScheme:
        return PdfFault::Unsupported;
    default:
        return PdfFault::Damaged;
    }
}

/// QtPdf draws on nothing.
QImage onPaper(const QImage& drawn)
{
    if (drawn.isNull())
        return drawn;
    QImage page(drawn.size(), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter(&page).drawImage(0, 0, drawn);
    return page;
}

void addHeadings(const QAbstractItemModel& model, const QModelIndex& parent, int level,
                 QList<PdfHeading>& headings)
{
    for (int row = 0; row < model.rowCount(parent) && headings.size() < headingsAtMost; ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        headings.append({.title = index.data(int(QPdfBookmarkModel::Role::Title)).toString().simplified(),
                         .level = level,
                         .page = index.data(int(QPdfBookmarkModel::Role::Page)).toInt()});
        if (level < deepestHeading)
            addHeadings(model, index, level + 1, headings);
    }
}

} // namespace

/// Holds the document. Its functions run on its own thread, but for `want`.
class PdfReader::Worker final : public QObject
{
public:
    explicit Worker(PdfReader& reader)
        : m_reader(reader)
    {}

    void open(quint64 number, const QString& name, const QString& password)
    {
        close();
        m_number = number;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(PdfFault::Unreadable);
        m_bytes = file.readAll();
        if (m_bytes.isEmpty())
            return fail(PdfFault::Damaged);
        m_buffer = std::make_unique<QBuffer>(&m_bytes);
        m_buffer->open(QIODevice::ReadOnly);
        m_document = std::make_unique<QPdfDocument>();
        m_document->setPassword(password);
        m_document->load(m_buffer.get());
        if (m_document->status() != QPdfDocument::Status::Ready || m_document->pageCount() == 0)
            return fail(m_document->status() == QPdfDocument::Status::Ready ? PdfFault::Damaged
                                                                            : faultOf(m_document->error()));
        m_links = std::make_unique<QPdfLinkModel>();
        m_links->setDocument(m_document.get());
        tell([contents = contents()](PdfReader& reader) { Q_EMIT reader.opened(contents); });
    }

    void close()
    {
        m_links.reset();
        m_document.reset();
        m_buffer.reset();
        m_bytes.clear();
    }

    /// Any thread. Whether the worker must be called to draw.
    bool want(const QList<Wanted>& pages)
    {
        const QMutexLocker lock(&m_mutex);
        m_wanted = pages;
        return !pages.isEmpty() && !std::exchange(m_isCalled, true);
    }

    /// One page, and then again: so that what else is asked gets its turn in between.
    void drawNext()
    {
        const auto next = takeWanted();
        if (!next)
            return;
        if (m_document && next->page < m_document->pageCount()) {
            const QImage image = onPaper(m_document->render(next->page, next->size));
            tell([page = next->page, image, links = linksOf(next->page)](PdfReader& reader) {
                Q_EMIT reader.drawn(page, image, links);
            });
        }
        QMetaObject::invokeMethod(this, [this] { drawNext(); }, Qt::QueuedConnection);
    }

    void select(int page, const QPointF& from, const QPointF& to)
    {
        if (!m_document)
            return;
        const QPdfSelection selection = m_document->getSelection(page, from, to);
        const PdfPassage passage{.page = page, .where = selection.bounds(), .text = selection.text()};
        tell([passage](PdfReader& reader) { Q_EMIT reader.selected(passage); });
    }

    /// A page at a time, for the same reason.
    void search(quint64 number, const QString& words, int page)
    {
        if (!m_document || words.isEmpty())
            return;
        if (page == 0)
            m_foundCount = 0;
        const QList<PdfPassage> passages = passagesOn(page, words);
        m_foundCount += passages.size();
        const bool isLast = page + 1 >= m_document->pageCount() || m_foundCount >= foundAtMost;
        QMetaObject::invokeMethod(&m_reader, [&reader = m_reader, number, passages, isLast] {
            if (number == reader.m_search)
                Q_EMIT reader.found(passages, isLast);
        });
        if (!isLast)
            QMetaObject::invokeMethod(
                this,
                [this, number, words, page] {
                    if (number == m_searchNumber)
                        search(number, words, page + 1);
                },
                Qt::QueuedConnection);
    }

    void beginSearch(quint64 number, const QString& words)
    {
        m_searchNumber = number;
        search(number, words, 0);
    }

private:
    template<class Tell> void tell(Tell say)
    {
        QMetaObject::invokeMethod(&m_reader, [&reader = m_reader, number = m_number, say] {
            if (number == reader.m_file)
                say(reader);
        });
    }
    void fail(PdfFault fault)
    {
        close();
        tell([fault](PdfReader& reader) { Q_EMIT reader.failed(fault); });
    }

    [[nodiscard]] PdfContents contents()
    {
        PdfContents contents;
        for (int page = 0; page < m_document->pageCount(); ++page)
            contents.pages.append(m_document->pagePointSize(page));
        QPdfBookmarkModel outline;
        outline.setDocument(m_document.get());
        addHeadings(outline, {}, 0, contents.outline);
        return contents;
    }

    [[nodiscard]] std::optional<Wanted> takeWanted()
    {
        const QMutexLocker lock(&m_mutex);
        m_isCalled = !m_wanted.isEmpty();
        return m_wanted.isEmpty() ? std::nullopt : std::optional(m_wanted.takeFirst());
    }

    [[nodiscard]] QList<PdfPageLink> linksOf(int page)
    {
        using Role = QPdfLinkModel::Role;
        QList<PdfPageLink> links;
        m_links->setPage(page);
        for (int row = 0; row < m_links->rowCount({}); ++row) {
            const QModelIndex index = m_links->index(row, 0);
            links.append({.where = index.data(int(Role::Rectangle)).toRectF(),
                          .page = index.data(int(Role::Page)).toInt(),
                          .url = index.data(int(Role::Url)).toUrl()});
        }
        return links;
    }

    [[nodiscard]] QList<PdfPassage> passagesOn(int page, const QString& words)
    {
        QList<PdfPassage> passages;
        const QString text = m_document->getAllText(page).text();
        for (qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive)) {
            const QPdfSelection where = m_document->getSelectionAtIndex(page, int(at), int(words.size()));
            passages.append({.page = page, .where = where.bounds(), .text = where.text()});
        }
        return passages;
    }

    PdfReader& m_reader;
    QMutex m_mutex;
    QList<Wanted> m_wanted;  ///< guarded by m_mutex
    bool m_isCalled = false; ///< likewise: a call of drawNext is on its way
    quint64 m_number = 0;
    quint64 m_searchNumber = 0;
    qsizetype m_foundCount = 0;
    QByteArray m_bytes;
    std::unique_ptr<QBuffer> m_buffer;
    std::unique_ptr<QPdfDocument> m_document;
    std::unique_ptr<QPdfLinkModel> m_links;
};

PdfReader::PdfReader(QObject* parent)
    : QObject(parent)
    , m_worker(new Worker(*this))
{
    m_thread.setObjectName(QStringLiteral("pdf"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

PdfReader::~PdfReader()
{
    m_worker->want({});
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished()) // never started: nobody else takes it down
        delete m_worker;
}

void PdfReader::open(const QString& file, const QString& password)
{
    m_thread.start();
    m_worker->want({});
    ++m_search;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, number = ++m_file, file, password] {
        worker->open(number, file, password);
    });
}

void PdfReader::close()
{
    ++m_file;
    ++m_search;
    m_worker->want({});
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->close(); });
}

void PdfReader::draw(const QList<Wanted>& pages)
{
    if (m_worker->want(pages))
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->drawNext(); });
}

void PdfReader::select(int page, const QPointF& from, const QPointF& to)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, page, from, to] { worker->select(page, from, to); });
}

void PdfReader::search(const QString& words)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number = ++m_search, words] { worker->beginSearch(number, words); });
}

} // namespace offprint
