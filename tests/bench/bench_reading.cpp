// What the half of the window costs that people look at longest: the next paper in its pane beside the same
// with an empty one, and a key in a long note beside a bare text field.

#include "tests/bench/answers.h"
#include "tests/bench/figure.h"
#include "tests/ui/mainwindowscene.h"

#include "app/library/sqlitelibrary.h"
#include "ui/math/mathtypesetter.h"
#include "ui/pdf/pdfpane.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int papers = 300;
constexpr int steps = 250;
constexpr int keys = 400;
constexpr qsizetype noteSize = 200'000;
constexpr double frame = 16.7; // milliseconds

double millisecondsOf(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double percentile(std::vector<double> runs, double share)
{
    std::ranges::sort(runs);
    return runs[size_t(double(runs.size() - 1) * share)];
}

void print(const QString& name, double value, double baseline, double target)
{
    Figure{name, u"ms"_s, {value}, baseline > 0 ? std::vector{baseline} : std::vector<double>(), target}
        .print();
}

/// As long as abstracts are, with a formula in every sentence.
QString abstractOf(int number)
{
    QString text;
    for (int i = 0; i < 9; ++i)
        text += u"We bound the regret of agent %1 by $O(\\sqrt{T} \\log n_{%2})$ whenever the policy "
                u"$\\pi_\\theta$ "
                "is smooth, which no earlier method of this kind had shown. "_s.arg(number)
                    .arg(i);
    return text;
}

void store(SqliteLibrary& library)
{
    ParsedFeed feed;
    feed.kind = FeedKind::Rss;
    for (int i = 0; i < papers; ++i) {
        ParsedEntry entry;
        entry.guid = QString::number(i);
        entry.title = u"Paper number %1 on learning with $\\alpha$-regular losses"_s.arg(i);
        entry.authors = {u"Ann Author"_s, u"Bo Boson"_s, u"Cy Cypher"_s, u"Di Dirac"_s};
        entry.ids.arxiv = u"2501.%1"_s.arg(i, 5, 10, QLatin1Char('0'));
        entry.abstractText = abstractOf(i);
        entry.categories = {u"cs.LG"_s, u"stat.ML"_s};
        entry.link = u"https://arxiv.org/abs/"_s + entry.ids.arxiv;
        entry.pdf = u"https://arxiv.org/pdf/"_s + entry.ids.arxiv;
        feed.entries.append(entry);
    }
    const FeedId id = wait(library.addFeed(u"https://example.org/feed"_s));
    wait(library.storeFeed(id, feed, {}));
}

/// Counts how often a widget was painted.
class PaintCount final : public QObject
{
public:
    explicit PaintCount(QWidget* widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

class Reader
{
public:
    explicit Reader(const QString& folder)
        : m_library(folder, {.program = u"bench"_s})
        , m_appearance(*qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings)
    {
        wait(m_library.open());
        store(m_library);
        m_settings.setWelcomeDone(true);
        m_settings.setLastPlace({.place = PaperQuery::Place::All}, {});
        m_window =
            std::make_unique<MainWindow>(m_library, m_refresher, m_finder, m_older, m_outlines, m_files,
                                         m_imports, m_pdfs, m_settings, m_appearance, m_syntax, Catalogue());
        m_window->resize(1440, 900);
        m_window->show();
        settle();
    }

    /// From the key to the painted paper (or, without the pane, to the painted row), in milliseconds.
    std::vector<double> readOn(bool hasPane)
    {
        auto& list = *m_window->findChild<PaperListPane*>();
        auto& detail = *m_window->findChild<DetailPane*>();
        auto* title = detail.findChild<QTextEdit*>();
        detail.setVisible(hasPane);
        m_window->findChild<NoteEditor*>()->setVisible(hasPane);
        list.view()->scrollToTop();
        list.view()->setCurrentIndex(list.view()->model()->index(0, 0));
        settle();
        PaintCount rows(list.view()->viewport());
        PaintCount text(title->viewport());
        std::vector<double> times;
        for (int i = 0; i < steps; ++i) {
            rows.count = text.count = 0;
            const QString before = title->toPlainText();
            QElapsedTimer timer;
            timer.start();
            m_window->actions().next->trigger();
            while (!timer.hasExpired(5'000)) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
                const bool isShown = !hasPane || (title->toPlainText() != before && text.count > 0);
                if (rows.count > 0 && isShown)
                    break;
            }
            times.push_back(millisecondsOf(timer));
            settle();
        }
        return times;
    }

private:
    void settle()
    {
        QElapsedTimer timer;
        timer.start();
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        while ((!m_window->isSettled() || timer.elapsed() < 20) && !timer.hasExpired(30'000));
    }

    SqliteLibrary m_library;
    FakeRefresher m_refresher;
    FakeFeedFinder m_finder;
    FakeOlderPapers m_older;
    FakeOutlineFiles m_outlines;
    FakePaperFiles m_files;
    FakePaperImports m_imports;
    FakePdfs m_pdfs;
    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax m_syntax;
    std::unique_ptr<MainWindow> m_window;
};

void measureReading()
{
    const QTemporaryDir folder;
    Reader reader(folder.path());
    (void)reader.readOn(true); // formulas are typeset once
    const auto with = reader.readOn(true);
    const auto without = reader.readOn(false);
    print(u"next paper, p95: to painted text ÷ to painted row without the pane"_s, percentile(with, 0.95),
          percentile(without, 0.95), 2.0);
    print(u"next paper, p95, mathematics cached"_s, percentile(with, 0.95), 0, frame);
}

QString longNote()
{
    QString note;
    while (note.size() < noteSize)
        note +=
            u"## Section\n\nSome words about *this* and **that**, with $x_%1^2$ and `code`.\n\n- an item\n- "
            "another one\n\n```python\nprint(x)\n```\n\n"_s.arg(note.size());
    return note;
}

std::vector<double> typeInto(QPlainTextEdit& field)
{
    // At the end of a paragraph in the middle
    QTextCursor cursor = field.document()->find(u"Some words"_s, field.document()->characterCount() / 2);
    cursor.movePosition(QTextCursor::EndOfBlock);
    field.setTextCursor(cursor);
    field.ensureCursorVisible();
    field.setFocus();
    QElapsedTimer rest;
    rest.start();
    while (!rest.hasExpired(3'000))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    PaintCount painted(field.viewport());
    std::vector<double> times;
    for (int i = 0; i < keys; ++i) {
        const QChar key = i % 6 == 5 ? u' ' : QChar(u'a' + i % 26);
        painted.count = 0;
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, key.toUpper().unicode(), Qt::NoModifier, key);
        QApplication::sendEvent(&field, &press);
        while (painted.count == 0 && !timer.hasExpired(5'000))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        times.push_back(millisecondsOf(timer));
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return times;
}

void measureTyping()
{
    FakeSettings settings;
    Appearance appearance(*qobject_cast<QApplication*>(QCoreApplication::instance()), settings);
    FakeLibrary library;
    MathTypesetter math;
    Syntax syntax;
    const PaperId paper = library.givePaper(u"A paper"_s);
    library.stored(paper).note = longNote();
    NoteEditor editor(library, settings, appearance, syntax, math);
    editor.resize(725, 400);
    editor.show();
    editor.showState({library.stored(paper)});
    const auto ours = typeInto(*editor.findChild<NoteTextEdit*>());
    editor.hide();
    QPlainTextEdit bare;
    bare.setFont(appearance.codeFont());
    bare.setPlainText(longNote());
    bare.resize(725, 364);
    bare.show();
    const auto theirs = typeInto(bare);
    print(u"a key in a note of 200 kB, p99: to painted ÷ a bare QPlainTextEdit"_s, percentile(ours, 0.99),
          percentile(theirs, 0.99), 1.5);
    print(u"the same, median"_s, percentile(ours, 0.5), percentile(theirs, 0.5), 1.5);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    measureReading();
    measureTyping();
    return 0;
}
