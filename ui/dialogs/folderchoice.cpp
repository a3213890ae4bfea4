#include "ui/dialogs/folderchoice.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr qint64 newFolderMark = -1; // stands for a folder's number
}

FolderChoice::FolderChoice(QWidget* parent)
    : QWidget(parent)
    , m_folder(new QComboBox(this))
    , m_name(new QLineEdit(this))
{
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setObjectName(u"folder"_s);
    m_name->setObjectName(u"newFolder"_s);
    m_name->setPlaceholderText(tr("Name of the new folder"));
    m_name->setAccessibleName(tr("Name of the new folder"));
    m_name->setMaxLength(200);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_folder);
    column->addWidget(m_name);
    setFocusProxy(m_folder);
    connect(m_folder, &QComboBox::currentIndexChanged, this, &FolderChoice::follow);
    connect(m_folder, &QComboBox::activated, this, [this] {
        m_isChosen = true;
        if (isNew())
            m_name->setFocus();
        Q_EMIT edited();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_isChosen = true;
        Q_EMIT edited();
    });
    fill();
}

void FolderChoice::setFolders(const QList<Folder>& folders)
{
    m_folders = folders;
    fill();
}

void FolderChoice::fill()
{
    const qint64 chosen = m_folder->currentData().toLongLong(); // 0: none, also at first
    m_folder->clear();
    m_folder->addItem(tr("None"), qint64(0));
    for (const Folder& folder : std::as_const(m_folders))
        m_folder->addItem(folder.name, folder.id.value);
    m_folder->insertSeparator(m_folder->count());
    m_folder->addItem(tr("New folder…"), newFolderMark);
    m_folder->setCurrentIndex(std::max(0, m_folder->findData(chosen)));
    follow();
}

void FolderChoice::follow()
{
    m_name->setVisible(isNew());
}

bool FolderChoice::isNew() const
{
    return m_folder->currentData().toLongLong() == newFolderMark;
}

void FolderChoice::choose(FolderId folder)
{
    if (const int index = m_folder->findData(folder.value); folder.isValid() && index >= 0) {
        m_folder->setCurrentIndex(index);
        m_isChosen = true;
    }
}

const Folder* FolderChoice::named(const QString& name) const
{
    const auto found = std::ranges::find_if(
        m_folders, [&](const Folder& f) { return f.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_folders.end() ? nullptr : &*found;
}

void FolderChoice::suggest(const QString& name)
{
    if (m_isChosen)
        return;
    if (name.isEmpty()) {
        m_folder->setCurrentIndex(0);
    } else if (const Folder* folder = named(name)) {
        m_folder->setCurrentIndex(m_folder->findData(folder->id.value));
    } else {
        m_folder->setCurrentIndex(m_folder->findData(newFolderMark));
        m_name->setText(name);
    }
}

std::optional<FolderChoice::Choice> FolderChoice::choice() const
{
    if (!isNew()) {
        const FolderId folder{m_folder->currentData().toLongLong()};
        return Choice{folder.isValid() ? std::optional(folder) : std::nullopt, {}};
    }
    const QString name = m_name->text().simplified();
    if (name.isEmpty())
        return std::nullopt;
    if (const Folder* folder = named(name))
        return Choice{folder->id, {}};
    return Choice{{}, name};
}

void FolderChoice::focusName()
{
    m_name->setFocus();
}

} // namespace offprint
