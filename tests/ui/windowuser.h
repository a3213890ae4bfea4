#pragma once

#include "models/paperlistmodel.h"
#include "models/sidebarmodel.h"
#include "ui/actions.h"
#include "ui/detail/detailpane.h"
#include "ui/mainwindow.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/notetextedit.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace offprint {

/// Somebody at the main window, who sees what it shows and presses its keys.
class WindowUser
{
public:
    virtual ~WindowUser() = default;
    [[nodiscard]] virtual MainWindow* window() const = 0;

    /// Shows the window, and waits until all that it shows is read.
    void show()
    {
        window()->show();
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        settle();
    }
    /// Looks more often than QTRY_VERIFY does.
    void settle() const
    {
        QVERIFY(QTest::qWaitFor([this] { return window()->isSettled(); }, std::chrono::seconds(30)));
    }

    // Parts of the window
    // --------------------------------------------------------------------------------

    template<class T> [[nodiscard]] T& part() const { return *window()->findChild<T*>(); }
    [[nodiscard]] const Actions& actions() const { return window()->actions(); }
    [[nodiscard]] PaperListPane& list() const { return part<PaperListPane>(); }
    [[nodiscard]] PaperListView& view() const { return *list().view(); }
    [[nodiscard]] NoteTextEdit& note() const { return part<NoteTextEdit>(); }
    [[nodiscard]] SearchBox& searchBox() const { return part<SearchBox>(); }
    [[nodiscard]] SidebarView& sidebar() const { return part<SidebarView>(); }
    [[nodiscard]] int shownPapers() const { return view().model()->rowCount(); }
    /// The title of the current paper; empty: none is.
    [[nodiscard]] QString current() const
    {
        return view().currentIndex().data(PaperListModel::TitleRole).toString();
    }
    [[nodiscard]] QString place() const
    {
        return sidebar().currentIndex().data(SidebarModel::NameRole).toString();
    }
    /// A visible label or button of `parent` (the window) that has these words.
    template<class Widget> [[nodiscard]] Widget* seen(const QString& words, QWidget* parent = nullptr) const
    {
        for (Widget* each : (parent ? parent : window())->findChildren<Widget*>()) {
            if (each->isVisible() && each->text().contains(words))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words, QWidget* parent = nullptr) const
    {
        return seen<QLabel>(words, parent);
    }
    [[nodiscard]] bool notes(const QString& words) const { return says(words, &part<NoticeBar>()); }
    /// The dialog that is open; null: none is.
    template<class Dialog = QDialog> [[nodiscard]] Dialog* dialog() const
    {
        for (Dialog* each : window()->findChildren<Dialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    /// The dialog that opens, once it has the keys.
    template<class Dialog> [[nodiscard]] Dialog* opened() const
    {
        Dialog* found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = dialog<Dialog>()) != nullptr; }))
            return nullptr;
        found->activateWindow();
        return QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }) ? found : nullptr;
    }

    // What a person does
    // ---------------------------------------------------------------------------------

    /// Where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, "nothing has the focus");
        QTest::keyClick(focus, key, modifiers);
    }
    /// The desktop's key for it.
    void press(QKeySequence::StandardKey standard)
    {
        const QKeyCombination keys = QKeySequence(standard)[0];
        press(keys.key(), keys.keyboardModifiers());
    }
    /// What was done last is in the history a moment later.
    void undo()
    {
        QTRY_VERIFY(actions().undo->isEnabled());
        press(QKeySequence::Undo);
    }
    void redo()
    {
        QTRY_VERIFY(actions().redo->isEnabled());
        press(QKeySequence::Redo);
    }
    void type(const QString& text)
    {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, "nothing has the focus");
        QTest::keyClicks(focus, text);
    }
    void click(const QString& button, QWidget* parent = nullptr)
    {
        auto* found = seen<QPushButton>(button, parent);
        QVERIFY2(found, qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }
};

} // namespace offprint
