#include "ui/papers/papertransfer.h"

#include "models/citation/bibtex.h"
#include "models/citation/writtenname.h"
#include "models/counted.h"
#include "models/paperids.h"
#include "models/paperreference.h"
#include "models/papersread.h"
#include "models/reply.h"
#include "ui/theme/appearance.h"

#include <QtCore/QPointer>
#include <QtGui/QClipboard>
#include <QtGui/QDrag>
#include <QtGui/QFontMetrics>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int widestLabel = 320;
constexpr int labelPadding = 8;

QString htmlOf(const Paper& paper)
{
    const QUrl page = pageOf(paper);
    QString title = paper.title.simplified().toHtmlEscaped();
    if (!page.isEmpty())
        title = u"<a href=\"%1\">%2</a>"_s.arg(QString::fromLatin1(page.toEncoded()).toHtmlEscaped(), title);
    const QString authors = shownNames(paper.authors).simplified().toHtmlEscaped();
    return u"<p>"_s + (authors.isEmpty() ? QString() : authors + ": "_L1) + title + u"</p>"_s;
}

/// What hangs on the pointer: the title, or how many there are.
QPixmap labelOf(const QList<Paper>& papers, const Appearance& appearance, qreal pixelRatio)
{
    const Theme& theme = appearance.theme();
    const QFont font = appearance.uiFont();
    const QFontMetrics metrics(font);
    const QString text =
        metrics.elidedText(papers.size() == 1 ? papers.first().title.simplified()
                                              : counted(papers.size(), {}, PaperTransfer::tr("%1 papers")),
                           Qt::ElideRight, widestLabel);
    const QSize size(metrics.horizontalAdvance(text) + 2 * labelPadding, metrics.height() + labelPadding);
    QPixmap label(size * pixelRatio);
    label.setDevicePixelRatio(pixelRatio);
    label.fill(Qt::transparent);
    QPainter painter(&label);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.background);
    painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return label;
}

} // namespace

PaperTransfer::PaperTransfer(Library& library, const Appearance& appearance, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_appearance(appearance)
{}

std::unique_ptr<QMimeData> PaperTransfer::mimeOf(const QList<Paper>& papers)
{
    QStringList lines;
    QString html;
    QList<QUrl> pages;
    for (const Paper& paper : papers) {
        lines.append(referenceLine(paper));
        html += htmlOf(paper);
        if (const QUrl page = pageOf(paper); !page.isEmpty())
            pages.append(page);
    }
    auto mime = std::make_unique<QMimeData>();
    mime->setText(lines.join(u'\n'));
    mime->setHtml(html);
    if (!pages.isEmpty())
        mime->setUrls(pages);
    return mime;
}

void PaperTransfer::copy(const QList<PaperId>& papers)
{
    read(papers, [this](const QList<Paper>& all) {
        QGuiApplication::clipboard()->setMimeData(mimeOf(all).release());
        Q_EMIT copied(all.size());
    });
}

void PaperTransfer::drag(const QList<PaperId>& papers, QWidget* source,
                         const std::optional<QString>& keyPattern)
{
    read(papers, [this, keyPattern, source = QPointer(source)](const QList<Paper>& all) {
        if (!keyPattern) {
            startDrag(all, source, {});
            return;
        }
        QList<PaperId> ids;
        for (const Paper& paper : all)
            ids.append(paper.id);
        whenReady(m_library.citations(ids, *keyPattern), this,
                  [this, all, source](const Result<QList<Citation>>& citations) {
                      startDrag(all, source, citations ? toBib(*citations, BibDialect::BibTeX) : QString());
                  });
    });
}

void PaperTransfer::startDrag(const QList<Paper>& papers, QWidget* source, const QString& bibtex)
{
    const bool isHeld = QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    if (!source || !isHeld)
        return;
    auto* drag = new QDrag(source); // deletes itself
    auto mime = bibtex.isEmpty() ? mimeOf(papers) : std::make_unique<QMimeData>();
    if (!bibtex.isEmpty())
        mime->setText(bibtex);
    QList<PaperId> ids;
    for (const Paper& paper : papers)
        ids.append(paper.id);
    mime->setData(paperIdsMimeType, toMimeBytes(ids));
    drag->setMimeData(mime.release());
    drag->setPixmap(labelOf(papers, m_appearance, source->devicePixelRatioF()));
    drag->exec(Qt::CopyAction);
}

void PaperTransfer::read(const QList<PaperId>& papers, const Taken& taken)
{
    if (papers.size() > most) {
        Q_EMIT tooMany();
        return;
    }
    const quint64 number = ++m_lastAsked;
    readPapers(m_library, papers, this, [this, number, taken](const PapersRead& read) {
        if (number != m_lastAsked)
            return;
        for (const Error& error : read.errors)
            Q_EMIT failed(error);
        if (!read.papers.isEmpty())
            taken(read.papers);
    });
}

} // namespace offprint
