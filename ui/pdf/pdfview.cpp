#include "ui/pdf/pdfview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace offprint {

namespace {

constexpr qreal gap = 12; // between pages and around them
constexpr qreal pointsPerInch = 72;
constexpr qreal mostPixels = 30e6; // of one page, at 4 bytes each; larger ones are drawn coarser
constexpr int pagesKept = 4;       // around those in sight
constexpr int linesOfOverlap = 40; // pixels, when a page of the window is turned
constexpr std::chrono::milliseconds selectPause{30};
constexpr std::array steps{0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25,
                           1.5,  1.75, 2.0, 2.5,  3.0, 4.0, 5.0, 6.0};

} // namespace

PdfView::PdfView(PdfReader& reader, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_reader(reader)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setSingleStep(40);
    m_selectTimer.setSingleShot(true);
    m_selectTimer.setInterval(selectPause);
    connect(&m_selectTimer, &QTimer::timeout, this, [this] {
        const Spot to = spotAt(m_draggedTo);
        if (to.page == m_pressed.page && to.page >= 0)
            m_reader.select(to.page, m_pressed.point, to.point);
    });
    connect(&m_reader, &PdfReader::drawn, this, &PdfView::take);
    connect(&m_reader, &PdfReader::selected, this, [this](const PdfPassage& passage) {
        m_selection = passage;
        viewport()->update();
    });
}

void PdfView::setContents(const PdfContents& contents)
{
    m_pages = contents.pages;
    m_drawn.clear();
    m_found.clear();
    m_selection = {};
    m_pressed = {};
    verticalScrollBar()->setValue(0);
    layOut();
}

// Where pages are
// --------------------------------------------------------------------------------------------

double PdfView::widthScale() const
{
    qreal widest = 1;
    for (qsizetype i = 0; i < m_pages.size(); i += m_isTwoUp ? 2 : 1) {
        qreal width = m_pages[i].width();
        if (m_isTwoUp && i + 1 < m_pages.size())
            width += m_pages[i + 1].width();
        widest = std::max(widest, width);
    }
    const qreal room = viewport()->width() - (m_isTwoUp ? 3 : 2) * gap;
    return std::clamp(room * pointsPerInch / (widest * logicalDpiX()), smallestZoom, largestZoom);
}

void PdfView::layOut()
{
    m_scale = m_zoom > 0 ? m_zoom : widthScale();
    const qreal pixels = m_scale * logicalDpiX() / pointsPerInch;
    QList<QSizeF> sizes;
    for (const QSizeF& page : std::as_const(m_pages))
        sizes.append(page * pixels);
    qreal width = 0;
    qreal y = gap;
    m_rects.clear();
    for (qsizetype i = 0; i < sizes.size(); i += m_isTwoUp ? 2 : 1) {
        const bool isPair = m_isTwoUp && i + 1 < sizes.size();
        const qreal row = sizes[i].width() + (isPair ? gap + sizes[i + 1].width() : 0);
        width = std::max(width, row + 2 * gap);
        m_rects.append({{-row / 2, y}, sizes[i]});
        if (isPair)
            m_rects.append({{-row / 2 + sizes[i].width() + gap, y}, sizes[i + 1]});
        y += std::max(sizes[i].height(), isPair ? sizes[i + 1].height() : 0) + gap;
    }
    const qreal middle = std::max<qreal>(width, viewport()->width()) / 2;
    for (QRectF& rect : m_rects)
        rect.translate(middle, 0);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(y)) - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(width)) - viewport()->width()));
    drawInSight();
    viewport()->update();
}

void PdfView::layOutAndStay()
{
    const PdfPlace before = place();
    layOut();
    goToPage(before.page, before.down);
}

QRectF PdfView::shown(int page) const
{
    return m_rects[page].translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

QRectF PdfView::shown(int page, const QRectF& onPage) const
{
    const QRectF rect = shown(page);
    const qreal pixels = rect.width() / m_pages[page].width();
    return {rect.topLeft() + onPage.topLeft() * pixels, onPage.size() * pixels};
}

std::pair<int, int> PdfView::pagesInSight() const
{
    const qreal top = verticalScrollBar()->value();
    const qreal bottom = top + viewport()->height();
    int first = -1;
    int last = -2;
    for (int page = 0; page < int(m_rects.size()); ++page) {
        if (m_rects[page].bottom() < top || m_rects[page].top() > bottom)
            continue;
        first = first < 0 ? page : first;
        last = page;
    }
    return {first, last};
}

int PdfView::currentPage() const
{
    const qreal top = verticalScrollBar()->value() + gap + 1;
    for (int page = 0; page < int(m_rects.size()); ++page) {
        if (m_rects[page].bottom() > top)
            return page;
    }
    return std::max(0, int(m_rects.size()) - 1);
}

PdfPlace PdfView::place() const
{
    PdfPlace place{.zoom = m_zoom, .isTwoUp = m_isTwoUp};
    if (m_rects.isEmpty())
        return place;
    place.page = currentPage();
    const QRectF& rect = m_rects[place.page];
    place.down = std::clamp((verticalScrollBar()->value() + gap - rect.top()) / rect.height(), 0.0, 1.0);
    return place;
}

void PdfView::goTo(const PdfPlace& place)
{
    m_zoom = place.zoom > 0 ? std::clamp(place.zoom, smallestZoom, largestZoom) : 0;
    m_isTwoUp = place.isTwoUp;
    layOut();
    goToPage(place.page, std::isfinite(place.down) ? std::clamp(place.down, 0.0, 1.0) : 0);
}

void PdfView::goToPage(int page, qreal down)
{
    if (m_rects.isEmpty())
        return;
    const QRectF& rect = m_rects[std::clamp(page, 0, int(m_rects.size()) - 1)];
    verticalScrollBar()->setValue(int(std::lround(rect.top() - gap + down * rect.height())));
}

void PdfView::setZoom(double zoom)
{
    m_zoom = zoom > 0 ? std::clamp(zoom, smallestZoom, largestZoom) : 0;
    layOutAndStay();
    Q_EMIT moved();
}

void PdfView::zoomStep(int by)
{
    constexpr double alike = 0.005;
    const auto* larger = std::ranges::upper_bound(steps, m_scale + alike);
    const auto* atLeast = std::ranges::lower_bound(steps, m_scale - alike);
    if (by > 0 && larger != steps.end())
        setZoom(*larger);
    else if (by < 0 && atLeast != steps.begin())
        setZoom(*std::prev(atLeast));
}

void PdfView::setTwoUp(bool isTwoUp)
{
    m_isTwoUp = isTwoUp;
    layOutAndStay();
    Q_EMIT moved();
}

// Drawing
// ----------------------------------------------------------------------------------------------------

QSize PdfView::deviceSizeOf(int page) const
{
    const QSizeF size = m_rects[page].size() * devicePixelRatioF();
    const qreal pixels = size.width() * size.height();
    const qreal coarser = pixels > mostPixels ? std::sqrt(mostPixels / pixels) : 1;
    return (size * coarser).toSize().expandedTo({1, 1});
}

/// First what is in sight, then what comes next.
void PdfView::drawInSight()
{
    const auto [first, last] = pagesInSight();
    QList<PdfReader::Wanted> wanted;
    const auto want = [&](int page) {
        if (page < 0 || page >= int(m_rects.size()))
            return;
        const QSize size = deviceSizeOf(page);
        const auto known = m_drawn.constFind(page);
        if (known == m_drawn.cend() || known->size != size)
            wanted.append({page, size});
    };
    for (int page = first; page <= last; ++page)
        want(page);
    if (first >= 0) {
        want(last + 1);
        want(first - 1);
        forgetFarPages(first, last);
    }
    m_reader.draw(wanted);
}

void PdfView::forgetFarPages(int first, int last)
{
    m_drawn.removeIf(
        [&](const auto& each) { return each.key() < first - pagesKept || each.key() > last + pagesKept; });
}

void PdfView::take(int page, const QImage& image, const QList<PdfPageLink>& links)
{
    if (page >= m_rects.size())
        return;
    QImage drawn = image;
    if (m_isInverted)
        drawn.invertPixels();
    // One that cannot be drawn stays blank, and is not asked for again
    const QSize size = image.isNull() ? deviceSizeOf(page) : image.size();
    m_drawn.insert(page, {drawn, size, links});
    if (size != deviceSizeOf(page))
        drawInSight(); // it was laid out anew meanwhile
    viewport()->update();
}

bool PdfView::isDrawn() const
{
    const auto [first, last] = pagesInSight();
    for (int page = first; page <= last; ++page) {
        if (m_drawn.value(page).size != deviceSizeOf(page))
            return false;
    }
    return first >= 0;
}

void PdfView::setInverted(bool isInverted)
{
    if (std::exchange(m_isInverted, isInverted) == isInverted)
        return;
    for (Drawn& each : m_drawn)
        each.image.invertPixels();
    viewport()->update();
}

void PdfView::setColours(const QColor& behindPages, const QColor& found, const QColor& currentFound)
{
    m_behind = behindPages;
    m_foundColour = found;
    m_currentColour = currentFound;
    viewport()->update();
}

void PdfView::paintPage(QPainter& painter, int page) const
{
    const QRectF rect = shown(page);
    const auto drawn = m_drawn.constFind(page);
    if (drawn == m_drawn.cend() || drawn->image.isNull())
        painter.fillRect(rect, m_isInverted ? QColor(Qt::black) : QColor(Qt::white));
    else
        painter.drawImage(rect, drawn->image);
}

void PdfView::paintPassage(QPainter& painter, const PdfPassage& passage, const QColor& colour) const
{
    if (passage.page >= m_rects.size())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const QPolygonF& each : passage.where)
        painter.drawRect(shown(passage.page, each.boundingRect()));
}

void PdfView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(viewport()->rect(), m_behind);
    const auto [first, last] = pagesInSight();
    for (int page = first; page <= last; ++page)
        paintPage(painter, page);
    const auto translucent = [](QColor colour) {
        colour.setAlphaF(0.4F);
        return colour;
    };
    for (qsizetype i = 0; i < m_found.size(); ++i) {
        if (m_found[i].page >= first && m_found[i].page <= last)
            paintPassage(painter, m_found[i],
                         translucent(i == m_currentFound ? m_currentColour : m_foundColour));
    }
    if (m_selection.page >= first && m_selection.page <= last)
        paintPassage(painter, m_selection, translucent(palette().color(QPalette::Highlight)));
}

void PdfView::showFound(const QList<PdfPassage>& passages, qsizetype current)
{
    m_found = passages;
    m_currentFound = current;
    viewport()->update();
    if (current < 0 || current >= passages.size() || passages[current].where.isEmpty() ||
        passages[current].page >= m_rects.size())
        return;
    const QRectF at = shown(passages[current].page, passages[current].where.first().boundingRect());
    if (!viewport()->rect().contains(at.toAlignedRect()))
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(at.top()) -
                                      viewport()->height() / 3);
}

// Events
// -----------------------------------------------------------------------------------------------------

PdfView::Spot PdfView::spotAt(const QPointF& position) const
{
    for (int page = 0; page < int(m_rects.size()); ++page) {
        const QRectF rect = shown(page);
        if (rect.contains(position))
            return {page, (position - rect.topLeft()) * m_pages[page].width() / rect.width()};
    }
    return {};
}

const PdfPageLink* PdfView::linkAt(const QPointF& position) const
{
    const Spot spot = spotAt(position);
    const auto drawn = m_drawn.constFind(spot.page);
    if (drawn == m_drawn.cend())
        return nullptr;
    const auto link = std::ranges::find_if(
        drawn->links, [&](const PdfPageLink& each) { return each.where.contains(spot.point); });
    return link == drawn->links.cend() ? nullptr : &*link;
}

void PdfView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_selection = {};
    m_pressedAt = event->position();
    m_pressed = spotAt(event->position());
    viewport()->update();
}

void PdfView::mouseMoveEvent(QMouseEvent* event)
{
    viewport()->setCursor(linkAt(event->position())             ? Qt::PointingHandCursor
                          : spotAt(event->position()).page >= 0 ? Qt::IBeamCursor
                                                                : Qt::ArrowCursor);
    if (!event->buttons().testFlag(Qt::LeftButton) || m_pressed.page < 0)
        return;
    m_draggedTo = event->position();
    if (!m_selectTimer.isActive())
        m_selectTimer.start();
}

void PdfView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = (event->position() - m_pressedAt).manhattanLength() < 4;
    const PdfPageLink* link = isClick ? linkAt(event->position()) : nullptr;
    if (!link)
        return;
    if (link->url.isValid() && !link->url.isEmpty())
        Q_EMIT linkActivated(link->url);
    else if (link->page >= 0)
        goToPage(link->page);
}

void PdfView::copy()
{
    if (!m_selection.text.isEmpty())
        QGuiApplication::clipboard()->setText(m_selection.text);
}

void PdfView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    const int page = std::max(bar->singleStep(), bar->pageStep() - linesOfOverlap);
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Space && isPlain)
        bar->setValue(bar->value() + (event->modifiers().testFlag(Qt::ShiftModifier) ? -page : page));
    else if (event->key() == Qt::Key_PageDown)
        bar->setValue(bar->value() + page);
    else if (event->key() == Qt::Key_PageUp)
        bar->setValue(bar->value() - page);
    else if (event->key() == Qt::Key_Home)
        bar->setValue(0);
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else if (event->key() == Qt::Key_Left && horizontalScrollBar()->maximum() == 0)
        goToPage(currentPage() - 1);
    else if (event->key() == Qt::Key_Right && horizontalScrollBar()->maximum() == 0)
        goToPage(currentPage() + (m_isTwoUp ? 2 : 1));
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void PdfView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() != Qt::ControlModifier)
        return QAbstractScrollArea::wheelEvent(event);
    zoomStep(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void PdfView::resizeEvent(QResizeEvent*)
{
    layOutAndStay();
}

void PdfView::scrollContentsBy(int, int)
{
    drawInSight();
    viewport()->update();
    Q_EMIT moved();
}

} // namespace offprint
