#pragma once

#include "models/domain/feed.h"
#include "models/librarycommands.h"
#include "ui/dialogs/formdialog.h"

class QGridLayout;
class QLineEdit;
class QTableView;

namespace offprint {

class FolderChoice;
class IntervalChoice;
class RefreshLogModel;

/// All about one feed: what the user may set of it, how it stands, and what the refresh did about it.
class FeedProperties final : public FormDialog
{
    Q_OBJECT

public:
    /// `usual`: the interval of feeds without one of their own. The library must outlive it.
    FeedProperties(Library& library, const Feed& feed, const QList<Folder>& folders,
                   std::chrono::minutes usual, const Appearance& appearance, QWidget* parent = nullptr);

    [[nodiscard]] FeedId feed() const { return m_feed.id; }
    /// How the feed stands now; what the user is writing stays.
    void showState(const Feed& feed, int papers, int unread);

Q_SIGNALS:
    /// Answer by showDone() or showError(). A `newFolder` is to be made, and the feed put into it.
    void settingsChosen(const offprint::FeedSettings& before, const offprint::FeedSettings& after,
                        const QString& newFolder);

protected:
    void submit() override;
    void applyAppearance() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLog();
    void copyLog();
    void setFact(int row, const QString& name, const QString& value);
    void explainEmptyLog();

    Feed m_feed; ///< as it was when the dialog opened
    RefreshLogModel* m_log;
    QLineEdit* m_name;
    QLineEdit* m_address;
    FolderChoice* m_folder;
    IntervalChoice* m_interval;
    QWidget* m_facts;
    QGridLayout* m_factGrid;
    QLabel* m_problem;
    QLabel* m_logHeading;
    QTableView* m_table;
    QLabel* m_noLog;
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::FeedSettings)
