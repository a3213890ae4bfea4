#include "ui/import/importdialog.h"

#include "models/counted.h"
#include "models/listpath.h"
#include "models/paperscounted.h"
#include "ui/dialogs/tablelook.h"
#include "ui/import/importmodel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QSize firstSize(860, 620);
constexpr qsizetype shownProblems = 3;

QString summaryOf(const ImportPreview& preview)
{
    const auto count = [&](ImportMatch::State state) {
        return std::ranges::count(preview.rows, state, [](const ImportRow& row) { return row.match.state; });
    };
    QStringList parts;
    if (const auto n = count(ImportMatch::State::New); n > 0)
        parts.append(ImportDialog::tr("%1 new").arg(QLocale().toString(n)));
    if (const auto n = count(ImportMatch::State::Changes); n > 0)
        parts.append(ImportDialog::tr("%1 here with something to add").arg(QLocale().toString(n)));
    if (const auto n = count(ImportMatch::State::There); n > 0)
        parts.append(ImportDialog::tr("%1 here already").arg(QLocale().toString(n)));
    if (const auto n = count(ImportMatch::State::Twice); n > 0)
        parts.append(ImportDialog::tr("%1 twice").arg(QLocale().toString(n)));
    return ImportDialog::tr("%1 (%2): %3.")
        .arg(preview.source, preview.format, QLocale().createSeparatedList(parts));
}

} // namespace

ImportDialog::ImportDialog(const ImportPreview& preview, const QList<ReadingList>& lists,
                           const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Import Papers"), tr("&Import"), appearance, parent)
    , m_preview(preview)
    , m_model(new ImportModel(preview.rows, this))
    , m_about(new QLabel(summaryOf(preview), this))
    , m_problems(new QLabel(this))
    , m_all(new QCheckBox(tr("&All"), this))
    , m_table(new QTreeView(this))
    , m_list(new QComboBox(this))
    , m_tags(new QCheckBox(tr("Their &keywords become tags"), this))
{
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    addContent(m_about);
    addGap();
    addTable();
    addProblems();
    addOptions(lists);
    resize(firstSize);
    connect(m_model, &ImportModel::wantedChanged, this, &ImportDialog::showWanted);
    connect(m_all, &QCheckBox::clicked, this, [this] {
        m_model->setAllWanted(m_all->checkState() != Qt::Unchecked);
        showWanted();
    });
    m_table->setFocus();
    ImportDialog::applyAppearance();
    showWanted();
}

void ImportDialog::addTable()
{
    m_table->setModel(m_model);
    layOutAsTable(*m_table, tr("What can be imported"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->header()->setSectionResizeMode(ImportModel::Title, QHeaderView::Stretch);
    m_table->setColumnWidth(ImportModel::Authors, 190);
    m_table->setColumnWidth(ImportModel::Year, 56);
    m_table->setColumnWidth(ImportModel::What, 210);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    addContent(m_table, 1);
    addGap();
    addContent(m_all);
}

void ImportDialog::addProblems()
{
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QStringList shown = m_preview.problems.mid(0, shownProblems);
    if (m_preview.problems.size() > shownProblems)
        shown.append(tr("And %1 more.").arg(QLocale().toString(m_preview.problems.size() - shownProblems)));
    m_problems->setText(shown.join(u'\n'));
    m_problems->setToolTip(m_preview.problems.mid(0, 40).join(u'\n'));
    m_problems->setVisible(!m_preview.problems.isEmpty());
    addContent(m_problems);
}

void ImportDialog::addOptions(const QList<ReadingList>& lists)
{
    m_list->setEditable(true);
    m_list->setInsertPolicy(QComboBox::NoInsert);
    m_list->addItem(QString(), QStringList());
    for (const ReadingList& list : lists)
        m_list->addItem(pathOf(list, lists), namesTo(list, lists));
    m_list->lineEdit()->setPlaceholderText(tr("None; type a name to make one"));
    m_list->lineEdit()->setClearButtonEnabled(true);
    m_list->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    addField(tr("Put on the reading list"), m_list);
    addGap();
    addContent(m_tags);
}

void ImportDialog::showWanted()
{
    const qsizetype wanted = m_model->wanted().size();
    const auto most = std::ranges::count_if(
        m_preview.rows, [](const ImportRow& row) { return row.match.state != ImportMatch::State::Twice; });
    m_all->setCheckState(wanted == 0 ? Qt::Unchecked : wanted == most ? Qt::Checked : Qt::PartiallyChecked);
    acceptButton()->setText(wanted == 0 ? tr("&Import") : tr("&Import %1").arg(papersCounted(wanted)));
    setAcceptable(wanted > 0);
}

QStringList ImportDialog::chosenList() const
{
    const QString typed = m_list->currentText().simplified();
    const int known = m_list->findText(typed, Qt::MatchFixedString);
    if (known >= 0)
        return m_list->itemData(known).toStringList();
    return {typed};
}

void ImportDialog::submit()
{
    setWaiting(true);
    Q_EMIT importRequested(
        m_preview.number, m_model->wanted(),
        {.source = m_preview.source, .list = chosenList(), .areKeywordsTags = m_tags->isChecked()});
}

void ImportDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_table->setFont(appearance().uiFont());
    m_problems->setFont(appearance().uiFont(-0.75));
    setTextColour(m_problems, appearance().theme().dim);
}

} // namespace offprint
