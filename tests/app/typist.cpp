// Somebody who works in the real window of a library's folder until the process is killed: "typist FOLDER".
// Says what was done, a line each: "starred" when the star is shown, "typed" when the last key of the note
// is.

#include "tests/app/realwindow.h"

#include <cstdio>

using namespace offprint;

namespace {

void say(const char* line)
{
    std::puts(line);
    std::fflush(stdout);
}

/// Not a test of its own: the functions that it uses want to be in one.
class Typist : public QObject
{
    Q_OBJECT

public:
    QString folder;

private Q_SLOTS:
    void work()
    {
        RealWindow user(folder);
        user.show();
        QTRY_VERIFY(user.shownPapers() > 0);
        user.view().setFocus();
        user.press(Qt::Key_J);
        QTRY_VERIFY(user.window()->isSettled());
        user.press(Qt::Key_S);
        QTRY_VERIFY(user.view().currentIndex().data(PaperListModel::IsStarredRole).toBool());
        say("starred");
        user.press(Qt::Key_N);
        QTRY_VERIFY(user.note().hasFocus());
        user.type(QStringLiteral("typed before the end"));
        say("typed");
        (void)QTest::qWaitFor([] { return false; }, 60'000); // until it is killed
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    Typist typist;
    typist.folder = QString::fromLocal8Bit(argv[argc - 1]);
    return QTest::qExec(&typist, {QStringLiteral("typist"), QStringLiteral("-silent")});
}

#include "typist.moc"
