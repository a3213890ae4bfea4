// What a file of papers costs beyond reading their rows and writing its bytes.

#include "app/export/paperwriting.h"
#include "tests/bench/answers.h"
#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"
#include "tests/bench/largelibrary.h"
#include "tests/bench/memory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int papers = 100'000;
constexpr int few = 1'000;
constexpr int runs = 3;
const QByteArray sameRows = "SELECT p.title, d.* FROM paper p JOIN paper_detail d ON d.paper_id = p.id";

struct Written
{
    double seconds = 0;
    double megabytes = 0; ///< held at most
};

Written writeOnce(SqliteLibrary& library, const QList<PaperId>& ids, PaperFormat format, const QString& file)
{
    const PeakMemory memory;
    QElapsedTimer timer;
    timer.start();
    const auto written =
        writePapers(library, file, {.papers = ids, .format = format, .keyPattern = {}, .heading = {}}, {});
    if (!written)
        qFatal("%s: %s", qPrintable(written.error().subject), qPrintable(written.error().detail));
    return {double(timer.nsecsElapsed()) / 1e9, memory.growth()};
}

double writePlainly(const QByteArray& bytes, const QString& file)
{
    QElapsedTimer timer;
    timer.start();
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file));
    out.close();
    return double(timer.nsecsElapsed()) / 1e9;
}

QByteArray contents(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    copyLibrary(largeLibrary(papers), folder.path());
    SqliteLibrary library(folder.path(), {.program = u"bench"_s});
    wait(library.open());
    QList<PaperId> ids;
    const QList<PaperStub> all = wait(library.find({}));
    for (const PaperStub& stub : all)
        ids.append(stub.id);
    const QString file = folder.filePath(u"papers"_s);
    const Written first = writeOnce(library, ids, PaperFormat::BibTeX, file);
    Figure{u"BibTeX of %1 papers, the keys given as well"_s.arg(ids.size()), u"s"_s, {first.seconds}, {}, 60}
        .print();
    for (const PaperFormatInfo& info : paperFormats()) {
        if (info.format == PaperFormat::Html || !isOfReferences(info.format))
            continue;
        std::vector<double> written;
        std::vector<double> plain;
        double megabytes = 0;
        for (int run = 0; run < runs; ++run) {
            const Written once = writeOnce(library, ids, info.format, file);
            written.push_back(once.seconds);
            megabytes = once.megabytes;
            plain.push_back(query(folder.filePath(u"library.sqlite"_s), sameRows).seconds +
                            writePlainly(contents(file), folder.filePath(u"plain"_s)));
        }
        const double fewMegabytes = writeOnce(library, ids.first(few), info.format, file).megabytes;
        const QString name = u"%1 of %2 papers"_s.arg(QString(info.shown)).arg(ids.size());
        Figure{name + u", beside their rows read and its bytes written"_s, u"s"_s, written, plain, 3}.print();
        Figure{name + u", memory beside that of %1"_s.arg(few), u"MB"_s, {megabytes - fewMegabytes}, {}, 30}
            .print();
    }
    return 0;
}
