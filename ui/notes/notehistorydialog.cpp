#include "ui/notes/notehistorydialog.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "models/worddiff.h"
#include "ui/detail/offlinebrowser.h"
#include "ui/detail/versionwords.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QSize firstSize(820, 520);

QString lineOf(const NoteRevision& revision)
{
    const QString when = QLocale().toString(revision.saved.toLocalTime(), u"d MMM yyyy, HH:mm"_s);
    const QString size =
        revision.isFromElsewhere
            ? NoteHistoryDialog::tr("written elsewhere")
            : NoteHistoryDialog::tr("%1 characters").arg(QLocale().toString(revision.characters));
    return when + u'\n' + size;
}

} // namespace

NoteHistoryDialog::NoteHistoryDialog(Library& library, PaperId paper, const QString& title,
                                     const QString& note, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Earlier Versions of the Note"), tr("Restore This Version"), appearance, parent)
    , m_library(library)
    , m_paper(paper)
    , m_note(note)
    , m_list(new QListWidget(this))
    , m_view(new OfflineBrowser(this))
    , m_hint(new QLabel(this))
    , m_changes(new QCheckBox(tr("&Compare with the note as it is now"), this))
{
    m_list->setAccessibleName(tr("Versions"));
    m_list->setSpacing(1);
    m_view->setAccessibleName(tr("Text of the version"));
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->document()->setDocumentMargin(10);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_changes->setChecked(true);
    auto* heading = new QLabel(title.simplified(), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setFont(appearance.uiFont(0, QFont::DemiBold));
    auto* both = new QSplitter(this);
    both->addWidget(m_list);
    both->addWidget(m_view);
    both->setHandleWidth(10);
    both->setStyleSheet(u"QSplitter::handle { background: transparent; }"_s);
    both->setChildrenCollapsible(false);
    both->setSizes({220, 560});
    both->setStretchFactor(1, 1);
    addContent(heading);
    addGap();
    addContent(both, 1);
    addGap();
    addContent(m_hint);
    addContent(m_changes);
    setAcceptable(false);
    resize(firstSize);
    connect(m_list, &QListWidget::currentRowChanged, this, &NoteHistoryDialog::readChosen);
    connect(m_changes, &QCheckBox::toggled, this, &NoteHistoryDialog::showText);
    NoteHistoryDialog::applyAppearance();
    m_hint->setText(tr("Reading the versions…"));
    whenReady(m_library.noteRevisions(m_paper), this, [this](const Result<QList<NoteRevision>>& revisions) {
        if (revisions)
            showRevisions(*revisions);
        else
            showError(sentenceFor(revisions.error()));
    });
}

void NoteHistoryDialog::showRevisions(const QList<NoteRevision>& revisions)
{
    m_revisions = revisions;
    for (const NoteRevision& each : revisions)
        m_list->addItem(lineOf(each));
    m_list->setEnabled(!revisions.isEmpty());
    m_changes->setEnabled(!revisions.isEmpty());
    if (revisions.isEmpty())
        m_hint->setText(tr("There is no earlier version yet. One is kept when a note has rested for ten "
                           "minutes, or when more than a few words are taken out of it."));
    else
        m_list->setCurrentRow(0);
    m_list->setFocus();
}

void NoteHistoryDialog::readChosen()
{
    const NoteRevision chosen = m_revisions.value(m_list->currentRow());
    if (chosen.number == 0)
        return;
    whenReady(m_library.noteRevision(chosen.number), this,
              [this, number = chosen.number](const Result<QString>& text) {
                  if (m_revisions.value(m_list->currentRow()).number != number)
                      return; // another one was chosen meanwhile
                  if (!text) {
                      showError(sentenceFor(text.error()));
                      return;
                  }
                  clearError();
                  m_shown = number;
                  m_text = *text;
                  setAcceptable(m_text != m_note);
                  showText();
              });
}

void NoteHistoryDialog::showText()
{
    if (m_shown == 0)
        return;
    const bool areChangesShown = m_changes->isChecked();
    if (areChangesShown)
        m_view->setHtml(versionwords::html(wordDiff(m_text, m_note), appearance().theme()));
    else
        m_view->setPlainText(m_text);
    m_view->setSpacing({.lines = 1.4, .paragraphs = areChangesShown ? 0.3 : 0});
    m_hint->setText(!areChangesShown ? QString()
                    : m_text == m_note
                        ? tr("The note is as it was then.")
                        : tr("Struck through: what this version had, and the note no longer has. "
                             "Underlined: what came since."));
    m_hint->setHidden(m_hint->text().isEmpty());
}

void NoteHistoryDialog::submit()
{
    Q_EMIT restoreRequested(m_paper, m_text);
    showDone();
}

void NoteHistoryDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_list->setFont(appearance().uiFont());
    m_view->document()->setDefaultFont(appearance().uiFont(0.5));
    m_hint->setFont(appearance().uiFont(-0.75));
    setTextColour(m_hint, appearance().theme().dim);
    showText();
}

} // namespace offprint
