#include "ui/dialogs/shortcutsdialog.h"

#include "ui/dialogs/keycap.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Group
{
    QString name;
    QList<Shortcut> shortcuts;
};

QList<Group> grouped(const QList<Shortcut>& shortcuts)
{
    QList<Group> groups;
    for (const Shortcut& shortcut : shortcuts) {
        if (shortcut.key.isEmpty())
            continue;
        auto group = std::ranges::find_if(groups, [&](const Group& g) { return g.name == shortcut.group; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Group{.name = shortcut.group, .shortcuts = {}});
        group->shortcuts.append(shortcut);
    }
    return groups;
}

QString plainText(QString text)
{
    text.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

/// One group: its heading, then a line a command with its key at the right.
QWidget* groupBox(const Group& group, const Appearance& appearance, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(0, 1);
    auto* heading = new QLabel(group.name, box);
    heading->setTextFormat(Qt::PlainText);
    heading->setProperty("isHeading", true);
    grid->addWidget(heading, 0, 0, 1, 2);
    int line = 1;
    for (const Shortcut& shortcut : group.shortcuts) {
        auto* text = new QLabel(plainText(shortcut.text), box);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        grid->addWidget(text, line, 0);
        grid->addWidget(new KeyCap(shortcut.key, appearance, box), line, 1,
                        Qt::AlignRight | Qt::AlignVCenter);
        ++line;
    }
    return box;
}

void tint(QWidget* content, const Appearance& appearance)
{
    for (QLabel* label : content->findChildren<QLabel*>()) {
        const bool isHeading = label->property("isHeading").toBool();
        label->setFont(isHeading ? appearance.uiFont(-1, QFont::DemiBold) : appearance.uiFont());
        setTextColour(label, isHeading ? appearance.theme().faint : appearance.theme().text);
    }
    content->update();
}

/// Groups in two columns of about one height, in their order.
QWidget* makeContent(const QList<Group>& groups, const Appearance& appearance)
{
    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(24, 20, 24, 20);
    row->setSpacing(40);
    qsizetype lines = 0;
    for (const Group& group : groups)
        lines += group.shortcuts.size() + 2;
    qsizetype placed = 0;
    QVBoxLayout* column = nullptr;
    for (const Group& group : groups) {
        const qsizetype height = group.shortcuts.size() + 2;
        if (!column || (row->count() == 1 && placed + height / 2 >= (lines + 1) / 2)) {
            column = new QVBoxLayout;
            column->setSpacing(20);
            row->addLayout(column, 1);
        }
        column->addWidget(groupBox(group, appearance, content));
        placed += height;
    }
    for (int i = 0; i < row->count(); ++i)
        static_cast<QVBoxLayout*>(row->itemAt(i)->layout())->addStretch(1);
    tint(content, appearance);
    return content;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<Shortcut>& shortcuts, const Appearance& appearance,
                                 QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    QWidget* content = makeContent(grouped(shortcuts), appearance);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(&appearance, &Appearance::changed, this, [content, &appearance] { tint(content, appearance); });
    resize(680, std::clamp(content->sizeHint().height(), 160, 620));
}

} // namespace offprint
