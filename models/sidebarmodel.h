#pragma once

#include "models/library.h"
#include "models/reply.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace offprint {

/// The sidebar as a tree: the places; under headings, if there are any, the reading lists with those within
/// them, the tags and the saved searches; then under the heading "Feeds" the feeds of the top level and the
/// folders with theirs. Kept up with the library by the
/// smallest changes, so that a view's selection, expansion and scroll position hold.
///
/// What the user changes through the model (a name, a feed dragged) is asked of the library, and shown when
/// the library tells that it is so. Lives on the window's thread. The library must outlive it.
class SidebarModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind { Place, Header, List, Tag, Search, Folder, Feed };

    /// Unread papers of a saved search are counted so far; this is what it has then, or more.
    static constexpr int mostCounted = 1000;

    Q_ENUM(Kind)

    enum Role {
        NameRole = Qt::UserRole + 1,
        CountRole, ///< int; what it counts fits the item: unread papers of a feed, all of the starred ones
        CountTextRole, ///< as it is shown; empty for none
        KindRole,
        QueryRole,   ///< PaperQuery; invalid for a heading
        FailureRole, ///< a sentence on why the last refresh failed; empty: it did not
        WarningRole, ///< sentences about what is odd in its last document; empty: nothing
        BadgeRole,   ///< why it failed in two or three words
        FeedIdRole,
        FolderIdRole, ///< of a folder, or of the folder that a feed is in
        IconNameRole,
        IsExpandedRole, ///< of a folder, as the library remembers it; lists are open
        ColourRole,     ///< int; of a list or tag, as ReadingList::colour
    };

    explicit SidebarModel(Library& library, QObject* parent = nullptr);
    ~SidebarModel() override;

    [[nodiscard]] QModelIndex indexOf(const PaperQuery& place) const;
    [[nodiscard]] QModelIndex indexOf(FeedId id) const;
    [[nodiscard]] QModelIndex indexOf(FolderId id) const;
    [[nodiscard]] QModelIndex indexOf(SearchId id) const;
    [[nodiscard]] QModelIndex indexOf(ListId id) const;
    [[nodiscard]] QModelIndex indexOf(TagId id) const;

    /// As last read.
    [[nodiscard]] const Subscriptions& subscriptions() const { return m_subscriptions; }

    /// Remembers it in the library.
    void setFolderExpanded(FolderId id, bool isExpanded);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Qt::EditRole renames a feed, folder, list, tag or saved search. A feed renamed to nothing takes its
    /// own name again.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override
    {
        return Qt::MoveAction | Qt::CopyAction; // papers are copied, the sidebar's own items moved
    }
    [[nodiscard]] bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                       const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// Papers were dropped on a list or tag.
    void papersDropped(const offprint::PaperQuery& on, const QList<offprint::PaperId>& papers);
    /// The library's subscriptions were read and are shown.
    void updated();
    void failed(const offprint::Error& error);

private:
    struct Node;
    struct Wanted;
    using Key = std::pair<Kind, qint64>; ///< tells an item of the tree from all others
    using Nodes = std::vector<std::unique_ptr<Node>>;
    using FeedChoice = std::function<bool(const Feed& feed)>;

    [[nodiscard]] Node* nodeAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node* node) const;
    [[nodiscard]] int rowBehindHeading(PaperQuery::Place place) const;
    [[nodiscard]] int firstFeedRow() const { return rowBehindHeading(PaperQuery::Place::All); }
    [[nodiscard]] int firstSearchRow() const { return rowBehindHeading(PaperQuery::Place::Search); }
    bool dropSearch(SearchId search, int row);
    [[nodiscard]] bool canDropSearch(SearchId search, int row, const QModelIndex& parent) const;
    void renameSearch(SearchId search, const QString& name);
    bool rename(const Node& node, const QString& name);
    [[nodiscard]] bool canDropList(ListId list, const QModelIndex& parent) const;
    bool dropList(ListId list, int row, const QModelIndex& parent);
    void addLists(std::vector<Wanted>& wanted, const Subscriptions& all, std::optional<ListId> parent) const;
    static void addTags(std::vector<Wanted>& wanted, const Subscriptions& all);
    [[nodiscard]] int topLevelFeeds() const;
    [[nodiscard]] QVariant feedData(const Node& node, int role) const;
    [[nodiscard]] static QString countText(const Node& node);
    [[nodiscard]] static QString spokenText(const Node& node);

    void read();
    void show(const Subscriptions& subscriptions);
    [[nodiscard]] std::vector<Wanted> wantedItems(const Subscriptions& subscriptions,
                                                  const FeedChoice& isWanted) const;
    void update(const Subscriptions& before);
    void updateItem(Node* node, const Node& now);
    void insertMissing(const std::vector<Wanted>& wanted);
    void insertAtEnd(Node* parent, Nodes nodes);
    void removeUnwanted(Node* parent, const QSet<Key>& wanted);
    void remove(Node* parent, int first, int last);
    void arrange(const std::vector<Wanted>& wanted);
    void move(Node* node, Node* parent, int row);
    [[nodiscard]] Node* parentOf(const Wanted& item) const;
    template<class T> void tellFailure(const Reply<T>& reply)
    {
        whenReady(reply, this, [this](const Result<T>& result) {
            if (!result && result.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(result.error());
        });
    }

    void countSearches();
    void countNext(QList<SearchId> rest);

    Library& m_library;
    Subscriptions m_subscriptions;
    QHash<SearchId, int> m_searchCounts;
    std::unique_ptr<Node> m_root;
    QHash<Key, Node*> m_nodes;
    QTimer m_pause; ///< runs for a moment after each reading
    bool m_isReading = false;
    bool m_mustReadAgain = false;
    bool m_isCounting = false;
    bool m_mustCountAgain = false;
};

} // namespace offprint
