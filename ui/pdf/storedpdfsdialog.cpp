#include "ui/pdf/storedpdfsdialog.h"

#include "models/counted.h"
#include "models/math/mathpieces.h"
#include "models/reply.h"
#include "models/sentence.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { Title, Size, Opened };
constexpr int IdRole = Qt::UserRole;
constexpr QSize firstSize(720, 460);

QString sizeInWords(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Sorts by what a column means, not by how it is written.
class Line final : public QTreeWidgetItem
{
public:
    using QTreeWidgetItem::QTreeWidgetItem;

    static constexpr int OrderRole = Qt::UserRole + 1;

    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget()->sortColumn();
        if (column == Title)
            return text(column).localeAwareCompare(other.text(column)) < 0;
        return data(column, OrderRole).toLongLong() < other.data(column, OrderRole).toLongLong();
    }
};

} // namespace

StoredPdfsDialog::StoredPdfsDialog(Library& library, Pdfs& pdfs, const Appearance& appearance,
                                   QWidget* parent)
    : TableDialog(tr("Stored PDFs"), tr("Stored PDFs"), {tr("Paper"), tr("Size"), tr("Last looked at")},
                  appearance, parent)
    , m_library(library)
    , m_pdfs(pdfs)
    , m_open(addButton(tr("Go to the &Paper")))
    , m_remove(addButton(tr("&Remove from This Computer")))
{
    about()->setText(tr("Reading…"));
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table()->setSortingEnabled(true);
    table()->sortByColumn(Opened, Qt::DescendingOrder);
    resize(firstSize);
    const auto enable = [this] {
        const qsizetype chosen = table()->selectedItems().size();
        m_open->setEnabled(chosen == 1);
        m_remove->setEnabled(chosen > 0);
    };
    connect(table(), &QTreeWidget::itemSelectionChanged, this, enable);
    enable();
    const auto go = [this] {
        const QList<QTreeWidgetItem*> chosen = table()->selectedItems();
        if (chosen.size() != 1)
            return;
        Q_EMIT paperChosen({chosen.first()->data(Title, IdRole).toLongLong()});
        accept();
    };
    connect(m_open, &QPushButton::clicked, this, go);
    connect(table(), &QTreeWidget::itemActivated, this, go);
    connect(m_remove, &QPushButton::clicked, this, &StoredPdfsDialog::remove);
    connect(&m_pdfs, &Pdfs::changed, this, &StoredPdfsDialog::read);
    read();
}

void StoredPdfsDialog::read()
{
    whenReady(m_pdfs.all(), this, [this](const Result<QList<StoredPdf>>& pdfs) {
        if (!pdfs) {
            about()->setText(sentenceFor(pdfs.error()));
            return;
        }
        QList<PaperId> ids;
        for (const StoredPdf& each : *pdfs)
            ids.append(each.paper);
        whenReady(m_library.rows(ids), this, [this, all = *pdfs](const Result<QList<PaperRow>>& rows) {
            list(all, rows.value_or(QList<PaperRow>()));
        });
    });
}

void StoredPdfsDialog::list(const QList<StoredPdf>& pdfs, const QList<PaperRow>& rows)
{
    QHash<PaperId, QString> titles;
    for (const PaperRow& row : rows)
        titles.insert(row.id, readableText(row.title));
    table()->clear();
    qint64 bytes = 0;
    for (const StoredPdf& pdf : pdfs) {
        bytes += pdf.bytes;
        auto* line = new Line(table());
        line->setText(Title, titles.value(pdf.paper));
        line->setToolTip(Title, pdf.file);
        line->setData(Title, IdRole, pdf.paper.value);
        line->setText(Size, sizeInWords(pdf.bytes));
        line->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        line->setData(Size, Line::OrderRole, pdf.bytes);
        line->setText(Opened, pdf.opened.isValid()
                                  ? QLocale().toString(pdf.opened.toLocalTime().date(), u"d MMM yyyy"_s)
                                  : tr("never"));
        line->setData(Opened, Line::OrderRole, pdf.opened.toMSecsSinceEpoch());
    }
    fitColumns();
    about()->setText(pdfs.isEmpty() ? tr("No PDF is stored yet. P fetches that of the paper you are reading.")
                                    : tr("%1, %2").arg(counted(pdfs.size(), tr("1 PDF"), tr("%1 PDFs")),
                                                       sizeInWords(bytes)));
}

void StoredPdfsDialog::remove()
{
    for (const QTreeWidgetItem* item : table()->selectedItems())
        m_pdfs.remove({item->data(Title, IdRole).toLongLong()});
}

} // namespace offprint
