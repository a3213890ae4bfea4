#pragma once

#include "app/application.h"
#include "tests/ui/windowuser.h"

#include <memory>

namespace offprint {

/// Offprint as it is started: everything real, over a folder, with somebody at its window.
class RealWindow final : public WindowUser
{
public:
    explicit RealWindow(const QString& folder)
        : m_application(std::make_unique<Application>(
              *qobject_cast<QApplication*>(QCoreApplication::instance()),
              Application::Options{folder, folder + QStringLiteral("/settings.ini"), {}}))
    {
        for (QWidget* each : QApplication::topLevelWidgets()) {
            if (auto* main = qobject_cast<MainWindow*>(each))
                m_window = main;
        }
    }

    [[nodiscard]] MainWindow* window() const override { return m_window; }

    /// Chooses a place by its name in the sidebar.
    void goTo(const QString& name)
    {
        const QAbstractItemModel& model = *sidebar().model();
        const QModelIndexList found =
            model.match(model.index(0, 0), SidebarModel::NameRole, name, 1, Qt::MatchRecursive);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, {},
                          sidebar().visualRect(found.first()).center());
        QTRY_COMPARE(place(), name);
        QTRY_VERIFY(window()->isSettled());
    }

private:
    std::unique_ptr<Application> m_application;
    MainWindow* m_window = nullptr;
};

} // namespace offprint
