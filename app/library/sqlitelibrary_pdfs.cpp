#include "app/library/sqlitelibrary_p.h"
#include "app/storage/pdftables.h"

namespace offprint {

Reply<StoredPdf> SqliteLibrary::pdf(PaperId paper)
{
    return d->readConnection<StoredPdf>([paper](Connection& connection) -> Result<StoredPdf> {
        const auto found = PdfTables(connection).find(paper);
        return found ? Result<StoredPdf>(*found) : failure(ErrorCode::NotFound, QString::number(paper.value));
    });
}

Reply<QList<StoredPdf>> SqliteLibrary::pdfs()
{
    return d->readConnection<QList<StoredPdf>>(
        [](Connection& connection) -> Result<QList<StoredPdf>> { return PdfTables(connection).all(); });
}

Reply<> SqliteLibrary::keepPdf(const StoredPdf& pdf)
{
    return d->change<void>(Durability::User, [pdf](Connection& connection, LibraryChange&) -> Result<> {
        if (!PdfTables(connection).keep(pdf))
            return failure(ErrorCode::NotFound, QString::number(pdf.paper.value));
        return {};
    });
}

Reply<> SqliteLibrary::forgetPdf(PaperId paper)
{
    return d->change<void>(Durability::User, [paper](Connection& connection, LibraryChange&) -> Result<> {
        PdfTables(connection).forget(paper);
        return {};
    });
}

Reply<> SqliteLibrary::keepPdfPlace(PaperId paper, const PdfPlace& place)
{
    return d->change<void>(Durability::User, [=](Connection& connection, LibraryChange&) -> Result<> {
        PdfTables(connection).keepPlace(paper, place, QDateTime::currentDateTimeUtc());
        return {};
    });
}

Reply<QList<PaperId>> SqliteLibrary::starredWithoutPdf()
{
    return d->readConnection<QList<PaperId>>([](Connection& connection) -> Result<QList<PaperId>> {
        return PdfTables(connection).starredWithout();
    });
}

} // namespace offprint
