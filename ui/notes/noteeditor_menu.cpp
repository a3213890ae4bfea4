// What the menu of a note offers: templates, earlier versions, spelling.

#include "ui/notes/noteeditor.h"

#include "models/settings.h"
#include "ui/dialogs/namedialog.h"
#include "ui/notes/notehighlighter.h"
#include "ui/notes/notehistorydialog.h"
#include "ui/notes/notetextedit.h"

#include <QtWidgets/QMenu>

#include <algorithm>

namespace offprint {

namespace {

QString asMenuText(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void NoteEditor::fillMenu()
{
    m_menu->clear();
    addTemplates(m_menu->addMenu(tr("&Insert Template")));
    m_menu->addAction(tr("&Earlier Versions…"), this, &NoteEditor::showHistory);
    m_menu->addSeparator();
    QAction* spelling = m_menu->addAction(tr("Check &Spelling"), this, &NoteEditor::setChecksSpelling);
    spelling->setCheckable(true);
    spelling->setChecked(m_settings.checksSpelling());
}

void NoteEditor::addTemplates(QMenu* menu)
{
    const QList<NoteTemplate> templates = m_settings.noteTemplates();
    for (const NoteTemplate& each : templates)
        menu->addAction(asMenuText(each.name), this, [this, each] { beginWith(each.text); });
    menu->addSeparator();
    menu->addAction(tr("&Keep This Note as a Template…"), this, &NoteEditor::keepAsTemplate)
        ->setEnabled(!m_draft.text().trimmed().isEmpty());
    QMenu* removal = menu->addMenu(tr("&Remove Template"));
    removal->setEnabled(!templates.isEmpty());
    for (const NoteTemplate& each : templates) {
        removal->addAction(asMenuText(each.name), this, [this, each] {
            QList<NoteTemplate> kept = m_settings.noteTemplates();
            kept.removeOne(each);
            m_settings.setNoteTemplates(kept);
        });
    }
}

/// Where the cursor is, on lines of its own; the cursor goes to the first place that wants words.
void NoteEditor::beginWith(const QString& text)
{
    showTab(m_tab == Tab::Preview ? Tab::Note : m_tab);
    QTextCursor cursor = m_text->textCursor();
    cursor.beginEditBlock();
    if (!cursor.atBlockStart())
        cursor.insertText(QStringLiteral("\n\n"));
    const int start = cursor.position();
    cursor.insertText(text);
    cursor.endEditBlock();
    const qsizetype gap = text.indexOf(QStringLiteral("\n\n"));
    if (gap >= 0)
        cursor.setPosition(start + int(gap) + 2);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

void NoteEditor::keepAsTemplate()
{
    QStringList taken;
    for (const NoteTemplate& each : m_settings.noteTemplates())
        taken.append(each.name);
    auto* dialog = new NameDialog({.title = tr("Keep as a Template"),
                                   .label = tr("Name of the template"),
                                   .acceptText = tr("Keep"),
                                   .name = {},
                                   .taken = taken,
                                   .emptyName = {}},
                                  m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this,
            [this, dialog, text = m_draft.text()](const QString& name) {
                m_settings.setNoteTemplates(m_settings.noteTemplates() << NoteTemplate{name, text});
                dialog->showDone();
            });
    dialog->open();
}

void NoteEditor::setChecksSpelling(bool doesCheck)
{
    m_settings.setChecksSpelling(doesCheck);
    if (m_highlighter)
        m_highlighter->setChecksSpelling(doesCheck);
}

void NoteEditor::showHistory()
{
    if (!m_draft.paper().isValid())
        return;
    flush();
    auto* dialog =
        new NoteHistoryDialog(m_library, m_draft.paper(), m_title, m_draft.text(), m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NoteHistoryDialog::restoreRequested, this, [this](PaperId paper, const QString& text) {
        if (paper == m_draft.paper())
            m_text->rewrite(text); // so that it can be undone, and is stored as if typed
    });
    dialog->open();
}

} // namespace offprint
