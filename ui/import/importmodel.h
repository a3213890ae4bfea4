#pragma once

#include "models/domain/importpreview.h"

#include <QtCore/QAbstractTableModel>

namespace offprint {

/// What could be imported, a work a row, with a mark before each that is wanted. Lives on the window's
/// thread.
class ImportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Authors, Year, What, ColumnCount };

    /// All are wanted but those that stand there twice.
    explicit ImportModel(const QList<ImportRow>& rows, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// The rows that are wanted.
    [[nodiscard]] QList<qsizetype> wanted() const;
    void setAllWanted(bool areWanted);

Q_SIGNALS:
    void wantedChanged();

private:
    QList<ImportRow> m_rows;
    QList<bool> m_isWanted;
};

} // namespace offprint
