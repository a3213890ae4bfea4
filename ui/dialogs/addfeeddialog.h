#pragma once

#include "models/domain/catalogue.h"
#include "models/domain/feed.h"
#include "ui/dialogs/formdialog.h"

#include <optional>

class QComboBox;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace offprint {

/// A feed to subscribe to, as the AddFeedDialog's fields tell it.
struct NewFeed
{
    QString url;
    QString name;                   ///< empty: as the feed calls itself
    std::optional<FolderId> folder; ///< one there is
    QString newFolder;              ///< or one to make; both empty: the top level

    bool operator==(const NewFeed&) const = default;
};

/// Asks for a feed: its address, or one picked from the catalogue, which fills the fields. Words typed as an
/// address narrow the catalogue. A web address in the clipboard is taken up when the dialog opens.
class AddFeedDialog final : public FormDialog
{
    Q_OBJECT

public:
    AddFeedDialog(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent = nullptr);

    void setFolders(const QList<Folder>& folders);
    /// The folder to begin with; one there is.
    void chooseFolder(FolderId folder);
    /// Addresses that are not offered, and are refused when typed.
    void setSubscribed(const QList<QString>& urls);
    void setAddress(const QString& address);

Q_SIGNALS:
    void addRequested(const offprint::NewFeed& request); ///< answer by showDone() or showError()

protected:
    void submit() override;
    void applyAppearance() override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followFields();
    void fillFolders();
    void fillPicks();
    void narrowPicks();
    void pick();
    void forgetPick();
    void suggestFolder(const QString& name);
    void takeClipboard();
    void followFolder();
    [[nodiscard]] bool isNewFolder() const;
    [[nodiscard]] bool isSubscribed(const QString& url) const;
    [[nodiscard]] NewFeed request(const QString& url) const;

    Catalogue m_catalogue;
    QList<Folder> m_folders;
    QList<QString> m_subscribed;
    QLineEdit* m_address;
    QLineEdit* m_name;
    QComboBox* m_folder;
    QLineEdit* m_newFolder;
    QLabel* m_picksHeading;
    QStackedWidget* m_pages;
    QListWidget* m_picks;
    QLabel* m_noPicks;
    QString m_pickedName;
    bool m_isFolderChosen = false; ///< by the user: the catalogue's groups no longer set it
    bool m_isPicking = false;      ///< the fields are being filled from the catalogue
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::NewFeed)
