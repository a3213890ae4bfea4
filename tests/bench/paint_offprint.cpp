// Offprint on a large library, used as a person does: paint_offprint FOLDER QUERIES. Prints "query
// MILLISECONDS" for each line of the file QUERIES, from the key press that ends it until its papers are
// painted, then "frame MILLISECONDS" for each step of a drag of the scroll bar across all papers.

#include "app/application.h"
#include "models/paperlistmodel.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QThread>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int patience = 60'000; // milliseconds
constexpr int dragSteps = 1'000;
constexpr double frame = 16.7; // milliseconds

double millisecondsOf(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Notes when the list was last painted with all its rows in sight read.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(PaperListPane& list)
        : m_list(list)
    {
        m_list.view()->viewport()->installEventFilter(this);
    }

    [[nodiscard]] const PaperListModel& model() const
    {
        return *qobject_cast<PaperListModel*>(m_list.view()->model());
    }
    /// The words whose papers are painted; none while they are not.
    std::optional<QString> painted;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted = !model().isLoading() && m_list.areRowsInSightRead()
                          ? std::optional(model().query().words)
                          : std::nullopt;
        return false;
    }

private:
    PaperListPane& m_list;
};

void type(SearchBox& box, PaperListPane& list, PaintWatch& watch, const QString& query)
{
    const auto isShown = [&](const QString& words) {
        return watch.painted == words ||
               (!watch.model().isLoading() && watch.model().query().words == words &&
                watch.model().rowCount() == 0);
    };
    box.setText(query.chopped(1));
    if (!QTest::qWaitFor([&] { return isShown(query.chopped(1)); }, patience))
        qFatal("'%s' was not shown", qPrintable(query.chopped(1)));
    watch.painted.reset();
    const QChar last = query.back();
    QKeyEvent press(QEvent::KeyPress, last.toUpper().unicode(), Qt::NoModifier, last);
    QElapsedTimer timer;
    timer.start();
    QApplication::sendEvent(&box, &press);
    while (!isShown(query) && !timer.hasExpired(patience))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    std::printf("query %.3f\n", millisecondsOf(timer));
    list.view()->scrollToTop();
}

void drag(PaperListPane& list)
{
    QScrollBar& bar = *list.view()->verticalScrollBar();
    bar.setSliderDown(true);
    for (int step = 0; step <= dragSteps; ++step) {
        QElapsedTimer timer;
        timer.start();
        bar.setSliderPosition(int(qint64(bar.maximum()) * step / dragSteps));
        QCoreApplication::processEvents();
        list.view()->viewport()->repaint();
        std::printf("frame %.3f\n", millisecondsOf(timer));
        while (millisecondsOf(timer) < frame) {
            QCoreApplication::processEvents(); // what was read comes in between
            QThread::usleep(200);
        }
    }
    bar.setSliderDown(false);
}

template<class Widget> Widget& found()
{
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (auto* widget = window->findChild<Widget*>())
            return *widget;
    }
    qFatal("the window lacks a part");
}

void useAll(const QString& queries)
{
    auto& list = found<PaperListPane>();
    auto& box = found<SearchBox>();
    PaintWatch watch(list);
    if (!QTest::qWaitFor([&] { return watch.model().isComplete() && watch.model().rowCount() > 0; },
                         patience))
        qFatal("the list was not shown");
    QFile file(queries);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(queries));
    for (const QString& query : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        type(box, list, watch, query);
    box.clear();
    if (!QTest::qWaitFor([&] { return watch.model().query().words.isEmpty() && watch.model().isComplete(); },
                         patience))
        qFatal("the list did not come back");
    drag(list);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    const QString folder = QFile::decodeName(argv[1]);
    Application application(qt, {folder, folder + "/settings.ini"_L1, {}});
    QTimer::singleShot(0, [&] {
        useAll(QFile::decodeName(argv[2]));
        QApplication::quit();
    });
    return application.run();
}
