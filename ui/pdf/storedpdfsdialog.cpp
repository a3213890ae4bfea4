#include "ui/pdf/storedpdfsdialog.h"

#include "models/counted.h"
#include "models/math/mathpieces.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { Title, Size, Opened, ColumnCount };
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
    : QDialog(parent)
    , m_library(library)
    , m_pdfs(pdfs)
    , m_appearance(appearance)
    , m_sum(new QLabel(tr("Reading…"), this))
    , m_list(new QTreeWidget(this))
    , m_open(new QPushButton(tr("Go to the &Paper"), this))
    , m_remove(new QPushButton(tr("&Remove from This Computer"), this))
{
    setWindowTitle(tr("Stored PDFs"));
    m_sum->setTextFormat(Qt::PlainText);
    m_sum->setWordWrap(true);
    m_list->setAccessibleName(tr("Stored PDFs"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Paper"), tr("Size"), tr("Last looked at")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Title, QHeaderView::Stretch);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(Opened, Qt::DescendingOrder);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_sum);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(firstSize);
    const auto enable = [this] {
        const qsizetype chosen = m_list->selectedItems().size();
        m_open->setEnabled(chosen == 1);
        m_remove->setEnabled(chosen > 0);
    };
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, enable);
    enable();
    const auto go = [this] {
        const QList<QTreeWidgetItem*> chosen = m_list->selectedItems();
        if (chosen.size() != 1)
            return;
        Q_EMIT paperChosen({chosen.first()->data(Title, IdRole).toLongLong()});
        accept();
    };
    connect(m_open, &QPushButton::clicked, this, go);
    connect(m_list, &QTreeWidget::itemActivated, this, go);
    connect(m_remove, &QPushButton::clicked, this, &StoredPdfsDialog::remove);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_pdfs, &Pdfs::changed, this, &StoredPdfsDialog::read);
    connect(&m_appearance, &Appearance::changed, this, &StoredPdfsDialog::applyAppearance);
    applyAppearance();
    read();
}

void StoredPdfsDialog::read()
{
    whenReady(m_pdfs.all(), this, [this](const Result<QList<StoredPdf>>& pdfs) {
        if (!pdfs) {
            m_sum->setText(sentenceFor(pdfs.error()));
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
    m_list->clear();
    qint64 bytes = 0;
    for (const StoredPdf& pdf : pdfs) {
        bytes += pdf.bytes;
        auto* line = new Line(m_list);
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
    m_list->resizeColumnToContents(Size);
    m_list->resizeColumnToContents(Opened);
    m_sum->setText(pdfs.isEmpty() ? tr("No PDF is stored yet. P fetches that of the paper you are reading.")
                                  : tr("%1, %2").arg(counted(pdfs.size(), tr("1 PDF"), tr("%1 PDFs")),
                                                     sizeInWords(bytes)));
}

void StoredPdfsDialog::remove()
{
    for (const QTreeWidgetItem* item : m_list->selectedItems())
        m_pdfs.remove({item->data(Title, IdRole).toLongLong()});
}

void StoredPdfsDialog::applyAppearance()
{
    m_sum->setFont(m_appearance.uiFont());
    m_list->setFont(m_appearance.uiFont());
    setTextColour(m_sum, m_appearance.theme().dim);
}

} // namespace offprint
