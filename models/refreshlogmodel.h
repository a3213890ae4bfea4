#pragma once

#include "models/library.h"

#include <QtCore/QAbstractTableModel>

namespace offprint {

/// A feed's activity log as a table, the newest on top, kept up with the library: new lines come in on top
/// and move nothing that is selected. Lives on the window's thread. The library must outlive it.
class RefreshLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Came, Papers, Remark, Next, ColumnCount };
    enum Role { IsFailureRole = Qt::UserRole + 1 };

    RefreshLogModel(Library& library, FeedId feed, QObject* parent = nullptr);

    [[nodiscard]] bool isLoading() const { return m_isReading && m_entries.isEmpty(); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// These rows, or all for none, as lines of words with tabs between them, under a line of headings; the
    /// address that was asked and whole times are in it.
    [[nodiscard]] QString asText(const QList<int>& rows = {}) const;

Q_SIGNALS:
    void updated();
    void failed(const offprint::Error& error);

private:
    void read();
    void take(const QList<RefreshLogEntry>& entries);

    Library& m_library;
    const FeedId m_feed;
    QList<RefreshLogEntry> m_entries;
    bool m_isReading = false;
    bool m_mustReadAgain = false;
};

} // namespace offprint
