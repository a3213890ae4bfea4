#include "ui/export/exportdialog.h"

#include "models/citation/citekey.h"
#include "models/reply.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype previewed = 3; // papers
constexpr QSize firstSize(760, 660);

} // namespace

ExportDialog::ExportDialog(Library& library, const QList<ExportScope>& scopes, const ExportChoices& choices,
                           const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Export Papers"), tr("Save As…"), appearance, parent)
    , m_library(library)
    , m_scopes(scopes)
    , m_before(choices)
    , m_scope(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_pattern(new QLineEdit(choices.keyPattern, this))
    , m_key(new QLabel(this))
    , m_abstracts(new QCheckBox(tr("&Abstracts"), this))
    , m_notes(new QCheckBox(tr("Your &notes"), this))
    , m_keeps(new QCheckBox(tr("Keep this &file up to date"), this))
    , m_preview(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("&Copy"), this))
{
    for (const ExportScope& scope : scopes)
        m_scope->addItem(scope.name);
    fillFormats(choices.format);
    m_pattern->setPlaceholderText(CiteKeyPattern::standard().text());
    m_key->setTextFormat(Qt::PlainText);
    m_abstracts->setChecked(choices.withAbstracts);
    m_notes->setChecked(choices.withNotes);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_preview->setAccessibleName(tr("The first papers as they are written"));
    m_copy->setToolTip(tr("Copy all of it to the clipboard"));
    addFieldsInRow({{tr("Papers"), m_scope}, {tr("Format"), m_format}});
    addField(tr("Keys"), m_pattern);
    addContent(m_key);
    auto* parts = new QWidget(this);
    auto* row = new QHBoxLayout(parts);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_abstracts);
    row->addWidget(m_notes);
    row->addStretch(1);
    addField(tr("With"), parts);
    m_keeps->setToolTip(tr("It is written again whenever the papers of the place change"));
    addContent(m_keeps);
    addGap();
    addContent(m_preview, 1);
    addButton(m_copy);
    resize(firstSize);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ExportDialog::readFirst);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::check);
    connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(m_abstracts, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    connect(m_notes, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(wanted()); });
    setFocusProxy(m_format);
    m_format->setFocus();
    ExportDialog::applyAppearance();
    check();
    readFirst();
}

void ExportDialog::fillFormats(const QString& chosen)
{
    for (const PaperFormatInfo& info : paperFormats()) {
        m_format->addItem(QString(info.shown), int(info.format));
        if (info.name == chosen)
            m_format->setCurrentIndex(m_format->count() - 1);
    }
}

PaperFormat ExportDialog::format() const
{
    return PaperFormat(m_format->currentData().toInt());
}

ExportChoices ExportDialog::choices() const
{
    return {.format = infoOf(format()).name,
            .keyPattern = m_pattern->text().trimmed(),
            .withAbstracts = m_abstracts->isChecked(),
            .withNotes = m_notes->isChecked(),
            .dragsBibTeX = m_before.dragsBibTeX};
}

PaperExport ExportDialog::wanted() const
{
    const ExportScope& scope = m_scopes.at(m_scope->currentIndex());
    return {.papers = scope.papers,
            .format = format(),
            .keyPattern = m_pattern->text().trimmed(),
            .withAbstracts = m_abstracts->isChecked(),
            .withNotes = m_notes->isChecked(),
            .heading = scope.heading};
}

/// What is wrong with the pattern is said as it is typed; an empty one stands for the standard one.
void ExportDialog::check()
{
    const QString text = m_pattern->text().trimmed();
    const auto pattern =
        text.isEmpty() ? Result<CiteKeyPattern>(CiteKeyPattern::standard()) : CiteKeyPattern::fromText(text);
    if (pattern)
        clearError();
    else
        showError(pattern.error().detail);
    setAcceptable(pattern && !m_scopes.at(m_scope->currentIndex()).papers.isEmpty());
    m_copy->setEnabled(pattern.has_value() && format() != PaperFormat::MarkdownFolder);
    const bool hasKeys = isOfReferences(format()) && format() != PaperFormat::Html;
    m_pattern->setEnabled(hasKeys);
    m_key->setEnabled(hasKeys);
    const bool isFolder = format() == PaperFormat::MarkdownFolder;
    m_abstracts->setEnabled(isOfReferences(format()) || isFolder);
    m_keeps->setEnabled(m_scopes.at(m_scope->currentIndex()).place.has_value() && !isFolder);
    if (pattern)
        showPreview();
}

void ExportDialog::readFirst()
{
    m_first.clear();
    const QList<PaperId> ids =
        m_scopes.at(m_scope->currentIndex())
            .papers.first(std::min<qsizetype>(previewed, m_scopes.at(m_scope->currentIndex()).papers.size()));
    ++m_number;
    for (const PaperId id : ids) {
        whenReady(m_library.paper(id), this, [this, number = m_number](const Result<Paper>& paper) {
            if (!paper || number != m_number)
                return;
            m_first.append(*paper);
            showPreview();
        });
    }
    check();
}

void ExportDialog::showPreview()
{
    const PaperExport what = wanted();
    const auto pattern = CiteKeyPattern::fromText(what.keyPattern).value_or(CiteKeyPattern::standard());
    QList<Citation> citations;
    for (const Paper& paper : std::as_const(m_first)) {
        Citation citation = citationOf(paper);
        citation.key = paper.citeKey.isEmpty() ? pattern.keyFor(citation) : paper.citeKey;
        citations.append(asWanted(citation, what));
    }
    const bool isShown = isOfReferences(what.format) && what.format != PaperFormat::Html;
    m_preview->setVisible(isShown);
    if (isShown)
        m_preview->setPlainText(textOf(citations, what.format, what.heading, QDate::currentDate())
                                    .remove(QChar(QChar::ByteOrderMark)));
    const bool isGiven = !m_first.isEmpty() && !m_first.first().citeKey.isEmpty();
    m_key->setText(citations.isEmpty() ? QString()
                   : isGiven           ? tr("A key is given once and stays: %1").arg(citations.first().key)
                                       : tr("As in: %1").arg(citations.first().key));
}

std::optional<PaperQuery> ExportDialog::keptPlace() const
{
    return m_keeps->isChecked() && m_keeps->isEnabled() ? m_scopes.at(m_scope->currentIndex()).place
                                                        : std::nullopt;
}

void ExportDialog::showProgress(qsizetype written, qsizetype papers)
{
    m_key->setText(
        tr("Writing: %1 of %2 papers…").arg(QLocale().toString(written), QLocale().toString(papers)));
}

void ExportDialog::submit()
{
    Q_EMIT exportRequested(wanted());
}

void ExportDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    m_preview->setFont(appearance().codeFont());
    m_key->setFont(appearance().uiFont(-0.75));
    setTextColour(m_key, appearance().theme().dim);
}

} // namespace offprint
