#pragma once

#include "models/domain/storedpdf.h"
#include "ui/pdf/pdfreader.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtWidgets/QAbstractScrollArea>

namespace offprint {

/// The pages of a PDF below each other, or two side by side: as wide as the window or in any size, to scroll
/// through, to select text in and copy it, with links that lead on. It draws what the reader has drawn;
/// until then pages are blank. The reader must outlive it.
class PdfView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PdfView(PdfReader& reader, QWidget* parent = nullptr);

    /// Another PDF, from its start; none: empty.
    void setContents(const PdfContents& contents);
    [[nodiscard]] qsizetype pageCount() const { return m_pages.size(); }

    [[nodiscard]] PdfPlace place() const;
    void goTo(const PdfPlace& place);
    [[nodiscard]] int currentPage() const; ///< the one at the top, from 0
    void goToPage(int page, qreal down = 0);

    static constexpr double smallestZoom = 0.25;
    static constexpr double largestZoom = 6;

    /// 1: as large as on paper; 0: as wide as the window.
    void setZoom(double zoom);
    /// In steps: 1 or -1, from what is seen now.
    void zoomStep(int by);
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// As seen, also where it follows the window's width.
    [[nodiscard]] double scale() const { return m_scale; }
    void setTwoUp(bool isTwoUp);
    [[nodiscard]] bool isTwoUp() const { return m_isTwoUp; }
    /// Dark pages with light text.
    void setInverted(bool isInverted);
    void setColours(const QColor& behindPages, const QColor& found, const QColor& currentFound);

    /// The passages that are pointed out, of which the `current` one comes into sight (-1: none).
    void showFound(const QList<PdfPassage>& passages, qsizetype current);

    [[nodiscard]] QString selectedText() const { return m_selection.text; }
    void copy();

    /// All that is in sight is drawn.
    [[nodiscard]] bool isDrawn() const;

Q_SIGNALS:
    void moved(); ///< place() is another
    void linkActivated(const QUrl& url);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Drawn
    {
        QImage image;
        QSize size; ///< for which it was asked
        QList<PdfPageLink> links;
    };
    struct Spot
    {
        int page = -1;
        QPointF point; ///< in points, on the page
    };

    void layOut();
    void layOutAndStay();
    [[nodiscard]] double widthScale() const;
    void drawInSight();
    void take(int page, const QImage& image, const QList<PdfPageLink>& links);
    void forgetFarPages(int first, int last);
    [[nodiscard]] std::pair<int, int> pagesInSight() const;
    [[nodiscard]] QSize deviceSizeOf(int page) const;
    [[nodiscard]] QRectF shown(int page) const;
    [[nodiscard]] QRectF shown(int page, const QRectF& onPage) const;
    [[nodiscard]] Spot spotAt(const QPointF& position) const;
    [[nodiscard]] const PdfPageLink* linkAt(const QPointF& position) const;
    void paintPage(QPainter& painter, int page) const;
    void paintPassage(QPainter& painter, const PdfPassage& passage, const QColor& colour) const;

    PdfReader& m_reader;
    QList<QSizeF> m_pages; ///< in points
    QList<QRectF> m_rects; ///< in pixels, from the start of all
    QHash<int, Drawn> m_drawn;
    QList<PdfPassage> m_found;
    qsizetype m_currentFound = -1;
    PdfPassage m_selection;
    Spot m_pressed;
    QPointF m_pressedAt;
    QTimer m_selectTimer; ///< a drag asks once in a while
    QPointF m_draggedTo;
    double m_zoom = 0;
    double m_scale = 1;
    bool m_isTwoUp = false;
    bool m_isInverted = false;
    QColor m_behind;
    QColor m_foundColour;
    QColor m_currentColour;
};

} // namespace offprint
