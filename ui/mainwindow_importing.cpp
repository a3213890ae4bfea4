// Papers from other programs.

#include "models/counted.h"
#include "ui/import/importtransfer.h"
#include "ui/mainwindow.h"
#include "ui/statusbar/noticebar.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString told(const ImportOutcome& outcome)
{
    QStringList parts{
        counted(outcome.newPapers, MainWindow::tr("Imported 1 paper"), MainWindow::tr("Imported %1 papers"))};
    if (outcome.isStopped)
        parts.first() = counted(outcome.newPapers, MainWindow::tr("Stopped after 1 paper was imported"),
                                MainWindow::tr("Stopped after %1 papers were imported"));
    if (outcome.changedPapers > 0)
        parts.append(MainWindow::tr("%1 got something new").arg(QLocale().toString(outcome.changedPapers)));
    if (outcome.samePapers > 0)
        parts.append(MainWindow::tr("%1 were here already").arg(QLocale().toString(outcome.samePapers)));
    return parts.join(u", "_s);
}

} // namespace

void MainWindow::connectImports()
{
    connect(m_actions.importPapers, &QAction::triggered, m_imports, &ImportTransfer::askForFile);
    connect(m_actions.pastePapers, &QAction::triggered, this,
            [this] { m_imports->importText(QGuiApplication::clipboard()->text()); });
    connect(m_imports, &ImportTransfer::failed, this, &MainWindow::showError);
    connect(m_imports, &ImportTransfer::ended, m_notices, &NoticeBar::closeProgress);
    connect(m_imports, &ImportTransfer::progressed, this, [this](const QString& sentence) {
        m_notices->showProgress(sentence, tr("Stop"), [this] { m_imports->stop(); });
    });
    connect(m_imports, &ImportTransfer::imported, this, [this](const ImportOutcome& outcome) {
        m_toTell = told(outcome);
        if (outcome.newPapers + outcome.changedPapers > 0 || m_history.isBehind()) // put on a list
            tellDone();
        else
            m_notices->showNotice(std::exchange(m_toTell, {}));
        if (!outcome.feedsToAsk.isEmpty())
            m_refresher.refresh(outcome.feedsToAsk);
        if (outcome.feed && outcome.newPapers > 0)
            m_goTo = PaperQuery{.place = PaperQuery::Place::Feed, .feed = *outcome.feed};
        goToNewPlace();
    });
}

} // namespace offprint
