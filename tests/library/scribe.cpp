// Somebody who writes a note until the process is killed: "scribe FOLDER". Types a word every few
// milliseconds, and tells each with the time at which it was typed: "12 34567890".

#include "models/notes/notedraft.h"
#include "tests/library/replies.h"

#include <QtCore/QCoreApplication>

#include <chrono>
#include <cstdio>

using namespace offprint;

int main(int argc, char** argv)
{
    QCoreApplication qt(argc, argv);
    SqliteLibrary library(QString::fromLocal8Bit(argv[argc - 1]), {.program = QStringLiteral("scribe")});
    if (!wait(library.open()))
        return 1;
    const auto paper = wait(library.paper(PaperId{1}));
    if (!paper)
        return 1;
    NoteDraft draft(library);
    draft.setPaper(*paper);
    QString text;
    int typed = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &qt, [&] {
        text += QStringLiteral("word%1 ").arg(++typed);
        draft.setText(text);
        using namespace std::chrono;
        std::printf("%d %lld\n", typed,
                    static_cast<long long>(
                        duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()));
        std::fflush(stdout);
    });
    keys.start(7);
    return QCoreApplication::exec();
}
