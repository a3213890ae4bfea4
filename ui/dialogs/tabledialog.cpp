#include "ui/dialogs/tabledialog.h"

#include "ui/dialogs/tablelook.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace offprint {

TableDialog::TableDialog(const QString& title, const QString& tableName, const QStringList& columns,
                         const Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_about(new QLabel(this))
    , m_table(new QTreeWidget(this))
    , m_buttons(new QHBoxLayout)
{
    setWindowTitle(title);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    layOutAsTable(*m_table, tableName);
    m_table->setColumnCount(int(columns.size()));
    m_table->setHeaderLabels(columns);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    m_buttons->addStretch(1);
    m_buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_about);
    column->addWidget(m_table, 1);
    column->addLayout(m_buttons);
    connect(&m_appearance, &Appearance::changed, this, [this] { applyAppearance(); });
    TableDialog::applyAppearance();
}

QPushButton* TableDialog::addButton(const QString& text)
{
    auto* button = new QPushButton(text, this);
    m_buttons->insertWidget(m_buttons->count() - 2, button); // the room and Close are last
    return button;
}

void TableDialog::fitColumns()
{
    for (int column = 1; column < m_table->columnCount(); ++column)
        m_table->resizeColumnToContents(column);
}

void TableDialog::applyAppearance()
{
    m_table->setFont(m_appearance.uiFont());
    m_about->setFont(m_appearance.uiFont(-0.75));
    setTextColour(m_about, m_appearance.theme().dim);
}

} // namespace offprint
