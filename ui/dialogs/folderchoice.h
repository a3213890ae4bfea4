#pragma once

#include "models/domain/feed.h"

#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace offprint {

/// Where a feed is put: no folder, one there is, or a new one, whose name is then asked for.
class FolderChoice final : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        std::optional<FolderId> folder; ///< one there is
        QString newFolder;              ///< or one to make; both empty: none

        bool operator==(const Choice&) const = default;
    };

    explicit FolderChoice(QWidget* parent = nullptr);

    /// What is chosen stays so.
    void setFolders(const QList<Folder>& folders);
    /// As if the user did: what is suggested later does not count.
    void choose(FolderId folder);
    /// Chooses the folder of this name, or a new one, unless the user has chosen.
    void suggest(const QString& name);

    /// None if the new folder has no name yet.
    [[nodiscard]] std::optional<Choice> choice() const;
    /// To where the new folder's name is written.
    void focusName();

Q_SIGNALS:
    void edited();

private:
    void fill();
    void follow();
    [[nodiscard]] bool isNew() const;
    [[nodiscard]] const Folder* named(const QString& name) const;

    QList<Folder> m_folders;
    QComboBox* m_folder;
    QLineEdit* m_name;
    bool m_isChosen = false; ///< by the user
};

} // namespace offprint
