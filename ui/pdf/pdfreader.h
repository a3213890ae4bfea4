#pragma once

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <QtGui/QImage>
#include <QtGui/QPolygonF>

namespace offprint {

/// A heading of a PDF's outline.
struct PdfHeading
{
    QString title;
    int level = 0; ///< 0: outermost
    int page = 0;

    bool operator==(const PdfHeading&) const = default;
};

/// What a PDF has, as far as it must be known to lay it out.
struct PdfContents
{
    QList<QSizeF> pages; ///< sizes in points
    QList<PdfHeading> outline;
};

/// A place to go to, on a page of the PDF or on the web.
struct PdfPageLink
{
    QRectF where; ///< in points, from the page's upper left corner
    int page = -1;
    QUrl url;
};

/// Words on a page.
struct PdfPassage
{
    int page = 0;
    QList<QPolygonF> where; ///< in points, from the page's upper left corner
    QString text;
};

/// Why a PDF cannot be read.
enum class PdfFault {
    Unreadable, ///< the file cannot be opened
    Damaged,    ///< it is no PDF, or none that can be understood
    Locked,     ///< it wants a password, or another one than was given
    Unsupported ///< it is protected in a way that is not known
};

/// A PDF, read by QtPdf on a thread of its own: opening, drawing and searching may each take longer than a
/// frame. Every answer comes by a signal, about the file opened last alone. Lives on the window's thread.
class PdfReader final : public QObject
{
    Q_OBJECT

public:
    explicit PdfReader(QObject* parent = nullptr);
    ~PdfReader() override;

    void open(const QString& file, const QString& password = {});
    void close();

    struct Wanted
    {
        int page = 0;
        QSize size; ///< in device pixels
        bool operator==(const Wanted&) const = default;
    };

    /// The pages to be drawn, those first that are in sight; what was wanted before and is not begun is
    /// dropped.
    void draw(const QList<Wanted>& pages);

    /// What stands between two points of a page.
    void select(int page, const QPointF& from, const QPointF& to);

    /// Every place where the words stand, letter case aside; an earlier search is dropped.
    void search(const QString& words);

Q_SIGNALS:
    void opened(const offprint::PdfContents& contents);
    void failed(offprint::PdfFault fault);
    void drawn(int page, const QImage& image, const QList<offprint::PdfPageLink>& links);
    void selected(const offprint::PdfPassage& passage);
    /// Of one page after the other, as they are found; `isLast` when all pages were looked at.
    void found(const QList<offprint::PdfPassage>& passages, bool isLast);

private:
    class Worker;

    QThread m_thread;
    Worker* m_worker; ///< on m_thread
    quint64 m_file = 0;
    quint64 m_search = 0;
};

} // namespace offprint
