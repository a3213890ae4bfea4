#pragma once

#include "models/domain/catalogue.h"
#include "models/domain/feed.h"
#include "models/domain/foundfeed.h"
#include "models/feedfinder.h"
#include "ui/dialogs/formdialog.h"

#include <QtCore/QTimer>

#include <optional>

class QLineEdit;

namespace offprint {

class CataloguePicks;
class FeedBuilder;
class FeedPreview;
class FolderChoice;
class PageTabs;

/// A feed to subscribe to, as the AddFeedDialog's fields tell it.
struct NewFeed
{
    QString url;
    QString name;                   ///< empty: as the feed calls itself
    std::optional<FolderId> folder; ///< one there is
    QString newFolder;              ///< or one to make; both empty: the top level

    bool operator==(const NewFeed&) const = default;
};

/// Asks for feeds: by an address, by the builders of arXiv's and Hugging Face's addresses, or picked from the
/// catalogue. What an address leads to is looked at first (at once when it is pasted, else by Return), and
/// shown before Return subscribes to it. Words typed as an address narrow the catalogue; a web address in the
/// clipboard is taken up when the dialog opens.
class AddFeedDialog final : public FormDialog
{
    Q_OBJECT

public:
    enum class Page { Address, Arxiv, HuggingFace };

    /// The finder must outlive it.
    AddFeedDialog(FeedFinder& finder, const Catalogue& catalogue, const Appearance& appearance,
                  QWidget* parent = nullptr);
    ~AddFeedDialog() override;

    void setFolders(const QList<Folder>& folders);
    /// The folder to begin with; one there is.
    void chooseFolder(FolderId folder);
    /// Feeds that are not offered, and are gone to when asked for.
    void setSubscribed(const QList<Feed>& feeds);
    /// Looks at it at once.
    void setAddress(const QString& address);
    void showPage(Page page);

Q_SIGNALS:
    void addRequested(const QList<offprint::NewFeed>& feeds); ///< answer by showDone() or showError()
    void goToRequested(offprint::FeedId feed);                ///< it is subscribed to already

protected:
    void submit() override;
    void applyAppearance() override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// How far the address that is in the fields has come.
    enum class Stage { Typed, Picked, Looking, Found, Failed };

    void build();
    void followFields();
    void takeTyped(const QString& text);
    void pick(const CatalogueEntry& entry);
    void suggest(const QString& name, const QString& folder);
    void takeClipboard();

    // addfeeddialog_looking.cpp
    void look();
    void stopLooking();
    void lookAtDetail(const QString& url);
    void takeFound(const Result<FoundFeeds>& found);
    void setStage(Stage stage);
    void followStage();
    [[nodiscard]] Result<QString> address() const;
    [[nodiscard]] FeedBuilder* builder() const;
    [[nodiscard]] const Feed* subscribed(const QString& url) const;
    [[nodiscard]] std::optional<FeedId> whereToGo() const;
    [[nodiscard]] QStringList addresses() const;
    void add(const QStringList& urls);

    FeedFinder& m_finder;
    QList<Feed> m_subscribed;
    PageTabs* m_tabs;
    QList<QWidget*> m_pages;
    QLineEdit* m_address;
    FeedBuilder* m_arxiv;
    FeedBuilder* m_huggingFace;
    QLineEdit* m_name;
    FolderChoice* m_folder;
    CataloguePicks* m_picks;
    FeedPreview* m_preview;
    QTimer m_lookTimer;
    Stage m_stage = Stage::Typed;
    quint64 m_lookNumber = 0; ///< answers to an earlier look are stale
    QString m_typed;          ///< the address field as it was before the last change
    QString m_suggestedName;
    bool m_mayAddUnseen = false; ///< it could not be looked at, but may be a feed all the same
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::NewFeed)
