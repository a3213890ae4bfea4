#pragma once

#include "models/domain/ids.h"
#include "models/domain/paperquery.h"

#include <QtWidgets/QTreeView>

#include <functional>
#include <optional>
#include <utility>

class QMenu;

namespace offprint {

class Appearance;
class SidebarModel;

/// The sidebar: places and feeds, one of them chosen. Feeds are dragged into, out of and between folders;
/// folders remember in the library whether they are open. What its menu offers it asks for by signals,
/// renaming excepted, which is done in place. Model and appearance must outlive it.
class SidebarView final : public QTreeView
{
    Q_OBJECT

public:
    SidebarView(SidebarModel& model, const Appearance& appearance, QWidget* parent = nullptr);

    /// Marks the place as chosen without saying so by `placeChosen`. Words are not looked at.
    void showPlace(const PaperQuery& query);
    /// Edits the name of the feed, folder or saved search chosen.
    void renameCurrent();
    /// The menu of an item, or of the empty space for an invalid index. The caller owns it.
    [[nodiscard]] QMenu* menuFor(const QModelIndex& index);
    /// What the menu of a feed calls the loading of its older papers; empty where it has none.
    void nameOlderPapers(std::function<QString(FeedId)> name) { m_olderPapersName = std::move(name); }
    /// Of the feed or folder at the index; the bundled sample is none.
    [[nodiscard]] QList<FeedId> refreshableFeedsOf(const QModelIndex& index) const;

Q_SIGNALS:
    void placeChosen(const offprint::PaperQuery& query);
    void addFeedRequested(offprint::FolderId folder); ///< 0: at the top level
    void addFolderRequested();
    void removeFeedRequested(offprint::FeedId feed);
    void removeFolderRequested(offprint::FolderId folder);
    void editSearchRequested(offprint::SearchId search);
    void applySearchRequested(offprint::SearchId search); ///< to what fits it already
    void removeSearchRequested(offprint::SearchId search);
    void addListRequested();
    void editListRequested(offprint::ListId list);
    void removeListRequested(offprint::ListId list);
    void sendListRequested(offprint::ListId list);
    void colourTagRequested(offprint::TagId tag, int colour);
    void removeTagRequested(offprint::TagId tag);
    void markAllReadRequested(const offprint::PaperQuery& query);
    void refreshRequested(const QList<offprint::FeedId>& feeds); ///< empty: all of them
    void intervalRequested(offprint::FeedId feed);
    void propertiesRequested(offprint::FeedId feed);
    void olderPapersRequested(offprint::FeedId feed);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
    void keyboardSearch(const QString&) override {} // letters are commands
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void restoreExpansion();
    void rememberExpansion(const QModelIndex& index, bool isExpanded);
    void applyAppearance();
    void addFeedActions(QMenu* menu, const QModelIndex& index);
    void addFolderActions(QMenu* menu, const QModelIndex& index);
    void addSearchActions(QMenu* menu, const QModelIndex& index);
    void addListActions(QMenu* menu, const QModelIndex& index);
    void addTagActions(QMenu* menu, const QModelIndex& index);
    void expandLists(const QModelIndex& parent);

    SidebarModel& m_model;
    const Appearance& m_appearance;
    std::function<QString(FeedId)> m_olderPapersName;
    bool m_isFollowing = false; ///< the chosen place or an expansion is being set, not chosen by the user
    std::optional<PaperQuery> m_toShow; ///< to choose as soon as the model has it
};

} // namespace offprint
