#include "ui/reference/publishedversionsdialog.h"

#include "models/counted.h"
#include "ui/dialogs/tablelook.h"
#include "ui/reference/referencedialog.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { Title, Said, Becomes };
constexpr QSize firstSize(1000, 520);

QString inWords(const Publication& publication)
{
    const QString year = publication.year > 0 ? u", %1"_s.arg(publication.year) : QString();
    return publication.venue + year;
}

} // namespace

PublishedVersionsDialog::PublishedVersionsDialog(const QList<Paper>& papers, const Appearance& appearance,
                                                 QWidget* parent)
    : FormDialog(tr("Published Versions"), tr("Change References"), appearance, parent)
    , m_about(new QLabel(this))
    , m_table(new QTreeWidget(this))
{
    layOutAsTable(*m_table, tr("References that would change"));
    m_table->setHeaderLabels({tr("Title"), tr("The authors say"), tr("The reference becomes")});
    for (const Paper& paper : papers) {
        if (const auto version = publishedVersion(paper))
            addRow(paper, *version);
    }
    m_table->header()->setStretchLastSection(true);
    m_table->setColumnWidth(Title, 330);
    m_table->setColumnWidth(Said, 200);
    m_about->setWordWrap(true);
    m_about->setText(
        m_rows.isEmpty()
            ? tr("Of these papers, none whose reference has no venue yet says where it appeared.")
            : tr("Nothing changes before you say so. References of the marked papers become what is "
                 "shown; each can be edited and undone afterwards."));
    addContent(m_about);
    addGap();
    addContent(m_table, 1);
    m_table->setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty())
        addStretch();
    resize(m_rows.isEmpty() ? QSize(firstSize.width() / 2, sizeHint().height()) : firstSize);
    connect(m_table, &QTreeWidget::itemChanged, this, &PublishedVersionsDialog::showChosen);
    showChosen();
}

void PublishedVersionsDialog::addRow(const Paper& paper, const PublishedVersion& version)
{
    auto* item = new QTreeWidgetItem(m_table, {paper.title, version.words, inWords(version.publication)});
    item->setCheckState(Title, Qt::Checked);
    for (const Column column : {Title, Said, Becomes})
        item->setToolTip(column, item->text(column));
    item->setToolTip(Becomes, u"%1: %2"_s.arg(inWords(version.publication.kind), item->text(Becomes)));
    m_rows.append({paper.id, version.publication});
}

QList<std::pair<PaperId, Publication>> PublishedVersionsDialog::chosen() const
{
    QList<std::pair<PaperId, Publication>> references;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        if (m_table->topLevelItem(row)->checkState(Title) == Qt::Checked)
            references.append({m_rows[row].paper, m_rows[row].publication});
    }
    return references;
}

void PublishedVersionsDialog::showChosen()
{
    const qsizetype count = chosen().size();
    acceptButton()->setText(count == 0
                                ? tr("Change References")
                                : counted(count, tr("Change 1 Reference"), tr("Change %1 References")));
    setAcceptable(count > 0);
}

void PublishedVersionsDialog::submit()
{
    Q_EMIT changeRequested(chosen());
    showDone();
}

} // namespace offprint
