#include "ui/import/importmodel.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString wordsOf(const ImportMatch& match)
{
    switch (match.state) {
    case ImportMatch::State::New:
        return ImportModel::tr("New");
    case ImportMatch::State::There:
        return ImportModel::tr("Here already");
    case ImportMatch::State::Changes:
        return ImportModel::tr("Adds %1").arg(QLocale().createSeparatedList(match.adds));
    case ImportMatch::State::Twice:
        return ImportModel::tr("Twice in this import");
    }
    return {};
}

QString remarkOf(const ImportMatch& match)
{
    if (match.leaves.isEmpty())
        return wordsOf(match);
    return ImportModel::tr("%1. Yours stays as it is: %2.")
        .arg(wordsOf(match), QLocale().createSeparatedList(match.leaves));
}

} // namespace

ImportModel::ImportModel(const QList<ImportRow>& rows, QObject* parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
{
    for (const ImportRow& row : rows)
        m_isWanted.append(row.match.state != ImportMatch::State::Twice);
}

int ImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportModel::data(const QModelIndex& index, int role) const
{
    const ImportRow& row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Title)
        return m_isWanted[index.row()] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole)
        return index.column() == What ? remarkOf(row.match) : row.title;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Title:
        return row.title;
    case Authors:
        return row.authors;
    case Year:
        return row.year > 0 ? QString::number(row.year) : QString();
    default:
        return wordsOf(row.match);
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Title:
        return tr("Title");
    case Authors:
        return tr("Authors");
    case Year:
        return tr("Year");
    default:
        return tr("What it brings");
    }
}

Qt::ItemFlags ImportModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == Title)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ImportModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    m_isWanted[index.row()] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT wantedChanged();
    return true;
}

QList<qsizetype> ImportModel::wanted() const
{
    QList<qsizetype> rows;
    for (qsizetype row = 0; row < m_isWanted.size(); ++row) {
        if (m_isWanted[row])
            rows.append(row);
    }
    return rows;
}

void ImportModel::setAllWanted(bool areWanted)
{
    for (qsizetype row = 0; row < m_rows.size(); ++row)
        m_isWanted[row] = areWanted && m_rows[row].match.state != ImportMatch::State::Twice;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Title), index(int(m_rows.size()) - 1, Title), {Qt::CheckStateRole});
    Q_EMIT wantedChanged();
}

} // namespace offprint
