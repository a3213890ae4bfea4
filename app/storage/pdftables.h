#pragma once

#include "app/storage/connection.h"
#include "models/domain/storedpdf.h"

#include <QtCore/QList>

#include <optional>

namespace offprint {

/// Which PDFs the library's folder has. Changes take a WriteTransaction; throws SQLite::Exception. The number
/// of a paper that was merged into another stands for the other.
class PdfTables final
{
public:
    explicit PdfTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] std::optional<StoredPdf> find(PaperId paper);
    /// The one looked at (or else added) last first.
    [[nodiscard]] QList<StoredPdf> all();
    /// False if there is no such paper.
    bool keep(const StoredPdf& pdf);
    void forget(PaperId paper);
    void keepPlace(PaperId paper, const PdfPlace& place, const QDateTime& now);
    /// The one starred last first.
    [[nodiscard]] QList<PaperId> starredWithout();

private:
    Connection& m_connection;
};

} // namespace offprint
