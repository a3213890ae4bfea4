#include "ui/detail/paperprint.h"

#include "models/citation/writtenname.h"
#include "models/filename.h"
#include "models/math/mathpieces.h"
#include "models/paperreference.h"
#include "ui/detail/mathobject.h"
#include "ui/detail/mathwriting.h"
#include "ui/detail/paperfacts.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QSaveFile>
#include <QtCore/QThreadPool>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPageLayout>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QFileDialog>

#include <memory>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int screenDpi = 96; // in which formulas are measured
constexpr qreal margin = 22;  // millimetres
constexpr qreal titleSize = 18;
constexpr qreal textSize = 11;
constexpr qreal smallSize = 9.5;
constexpr qreal lineHeight = 140; // percent

/// One kind of text after the other, each in blocks of its own.
class Pages final
{
public:
    explicit Pages(MathTypesetter& math)
        : m_math(math)
        , m_cursor(&m_document)
    {
        m_document.documentLayout()->registerHandler(MathObject::type, new MathObject(&m_document));
        m_document.setDocumentMargin(0);
    }

    void write(const QString& text, qreal points, bool isBold, qreal spaceAbove)
    {
        if (text.trimmed().isEmpty())
            return;
        QFont font(QStringList{u"Noto Serif"_s, u"DejaVu Serif"_s, u"serif"_s});
        font.setPointSizeF(points);
        font.setBold(isBold);
        m_document.setDefaultFont(font); // by which formulas are measured
        if (!m_document.isEmpty())
            m_cursor.insertBlock();
        const int start = m_cursor.position();
        writeWithMath(m_cursor, text, m_math);
        setFormats(start, font, spaceAbove);
    }

    QTextDocument& document() { return m_document; }

private:
    void setFormats(int start, const QFont& font, qreal spaceAbove)
    {
        QTextCursor written(&m_document);
        for (QTextBlock block = m_document.findBlock(start); block.isValid(); block = block.next()) {
            QTextBlockFormat format;
            format.setTopMargin(block.position() == start ? spaceAbove : 6);
            format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
            written.setPosition(block.position());
            written.setBlockFormat(format);
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextFragment fragment = part.fragment();
                QTextCharFormat shown;
                shown.setForeground(Qt::black);
                if (fragment.charFormat().objectType() != MathObject::type)
                    shown.setFont(font);
                written.setPosition(fragment.position());
                written.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
                written.mergeCharFormat(shown);
            }
        }
    }

    MathTypesetter& m_math;
    QTextDocument m_document;
    QTextCursor m_cursor;
};

QString factsOf(const Paper& paper)
{
    QStringList facts{paperfacts::dates(paper, QLocale())};
    if (!paper.categories.isEmpty())
        facts.append(paper.categories.join(u", "_s));
    if (!paper.ids.arxiv.isEmpty())
        facts.append(u"arXiv:"_s + paper.ids.arxiv);
    if (const QString doi = paperfacts::publishedDoi(paper); !doi.isEmpty())
        facts.append(u"doi:"_s + doi);
    facts.append(paper.journalRef);
    facts.removeAll(QString());
    return facts.join(u" · "_s);
}

QString fileNameOf(const Paper& paper)
{
    return safeInFileName(readableText(paper.title).left(80)).trimmed() + ".pdf"_L1;
}

} // namespace

PaperPrint::PaperPrint(MathTypesetter& math, QWidget* window)
    : QObject(window)
    , m_math(math)
    , m_window(window)
{}

void PaperPrint::printOn(QPagedPaintDevice& device, const Paper& paper)
{
    Pages pages(m_math);
    pages.write(paper.title, titleSize, true, 0);
    pages.write(shownNames(paper.authors), textSize, false, 10);
    pages.write(factsOf(paper), smallSize, false, 6);
    pages.write(paper.comments, smallSize, false, 4);
    pages.write(paper.abstractText, textSize, false, 16);
    if (!paper.note.trimmed().isEmpty()) {
        pages.write(tr("Note"), textSize, true, 20);
        pages.write(paper.note, textSize, false, 6);
    }
    pages.write(QString::fromLatin1(pageOf(paper).toEncoded()), smallSize, false, 16);
    pages.document().setPageSize(device.pageLayout().paintRectPixels(screenDpi).size());
    pages.document().print(&device);
}

void PaperPrint::print(const Paper& paper)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(paper.title);
    printer->setPageMargins({margin, margin, margin, margin}, QPageLayout::Millimeter);
    auto* dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer, paper] { printOn(*printer, paper); });
    connect(dialog, &QObject::destroyed, this, [printer] {}); // which the dialog needs as long as it is there
    dialog->open();
}

void PaperPrint::savePdf(const Paper& paper)
{
    auto* dialog = new QFileDialog(m_window, tr("Save as PDF"), {}, tr("PDF (*.pdf)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(fileNameOf(paper));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, paper](const QString& file) { savePdf(paper, file); });
    dialog->open();
}

void PaperPrint::savePdf(const Paper& paper, const QString& file)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(paper.title);
        writer.setCreator(u"Offprint"_s);
        writer.setPageMargins({margin, margin, margin, margin}, QPageLayout::Millimeter);
        printOn(writer, paper);
    }
    QThreadPool::globalInstance()->start([self = QPointer<PaperPrint>(this), bytes, file] {
        QSaveFile saved(file);
        const bool isWritten =
            saved.open(QIODevice::WriteOnly) && saved.write(bytes) == bytes.size() && saved.commit();
        const QString fault = saved.errorString();
        QMetaObject::invokeMethod(qApp, [self, isWritten, file, fault] {
            if (!self)
                return;
            if (isWritten)
                Q_EMIT self->saved(file);
            else
                Q_EMIT self->failed({ErrorCode::FileUnwritable, file, fault});
        });
    });
}

} // namespace offprint
