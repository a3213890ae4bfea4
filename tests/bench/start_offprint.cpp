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

void P(const char*);
namespace {

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
    { if(event->type()==QEvent::Paint) P("paint");
        if (event->type() == QEvent::Paint && m_list.view()->topRow() >= 0 && m_list.areRowsInSightRead()) {
            QTimer::singleShot(0, this, [] {
                P("painted"); std::puts("painted");
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

#include <time.h>
#include <QtCore/QElapsedTimer>
QElapsedTimer T; void P(const char*w){ std::fprintf(stderr,"%s %.1f\n",w,T.nsecsElapsed()/1e6);}
int main(int argc, char** argv)
{ T.start();
    QApplication qt(argc, argv);
    P("qapp"); const QString folder = QFile::decodeName(argv[1]);
    Application application(qt, {folder, folder + "/settings.ini"_L1, {}});
    P("application"); PaperListPane* list = nullptr;
    for (QWidget* window : QApplication::topLevelWidgets())
        list = list ? list : window->findChild<PaperListPane*>();
    const FirstPaint firstPaint(*list);
    return application.run();
}
