// Offprint, gone as soon as its list was painted with the papers in it: start_offprint FOLDER

#include "app/application.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"

#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

/// VmRSS in proc_pid_status(5).
qint64 bytesHeld()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const QByteArray rest = text.mid(text.indexOf("VmRSS:") + 6).trimmed();
    return rest.left(rest.indexOf(' ')).toLongLong() * 1024;
}

/// Tells the first painting of a list whose rows are all read.
class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(PaperListPane& list)
        : m_list(list)
    {
        m_list.view()->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_list.view()->topRow() >= 0 && m_list.areRowsInSightRead()) {
            QTimer::singleShot(0, this, [] {
                std::printf("painted %lld\n", qlonglong(bytesHeld()));
                std::fflush(stdout);
                QApplication::quit();
            });
        }
        return false;
    }

private:
    PaperListPane& m_list;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    const QString folder = QFile::decodeName(argv[1]);
    Application application(qt, {folder, folder + "/settings.ini"_L1, {}});
    PaperListPane* list = nullptr;
    for (QWidget* window : QApplication::topLevelWidgets())
        list = list ? list : window->findChild<PaperListPane*>();
    const FirstPaint firstPaint(*list);
    return application.run();
}
