#include "ui/detail/versionsdialog.h"

#include "models/worddiff.h"
#include "ui/detail/offlinebrowser.h"
#include "ui/detail/versionwords.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QSize firstSize(980, 620);

/// What one side shows: not what only the other has.
QList<DiffPiece> without(const QList<DiffPiece>& pieces, DiffPiece::Kind kind)
{
    QList<DiffPiece> kept;
    for (const DiffPiece& piece : pieces) {
        if (piece.kind != kind)
            kept.append(piece);
    }
    return kept;
}

QString sideHtml(const QList<DiffPiece>& title, const QList<DiffPiece>& abstractText,
                 DiffPiece::Kind unwanted, const Theme& theme)
{
    return u"<div style=\"font-weight:600\">%1</div>%2"_s.arg(
        versionwords::html(without(title, unwanted), theme),
        versionwords::html(without(abstractText, unwanted), theme));
}

} // namespace

VersionsDialog::VersionsDialog(const PaperHistory& history, const Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_history(history)
    , m_appearance(appearance)
    , m_remark(new QLabel(this))
{
    setWindowTitle(tr("Versions Side by Side"));
    const qsizetype newest = m_history.versions.size() - 1;
    makeSide(m_sides[0], tr("The version at the left"), newest - 1);
    makeSide(m_sides[1], tr("The version at the right"), newest);
    auto* both = new QHBoxLayout;
    both->setSpacing(14);
    for (const Side& side : m_sides) {
        auto* column = new QVBoxLayout;
        column->setSpacing(8);
        column->addWidget(side.version);
        column->addWidget(side.text, 1);
        both->addLayout(column, 1);
    }
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_remark, 1);
    bottom->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(both, 1);
    column->addLayout(bottom);
    resize(firstSize);
    for (int i = 0; i < 2; ++i)
        connect(m_sides[size_t(i)].text->verticalScrollBar(), &QScrollBar::valueChanged, this,
                [this, i] { scrollTogether(i); });
    connect(&m_appearance, &Appearance::changed, this, &VersionsDialog::applyAppearance);
    applyAppearance();
}

void VersionsDialog::makeSide(Side& side, const QString& name, qsizetype version)
{
    side.version = new QComboBox(this);
    side.version->setAccessibleName(name);
    for (const PaperVersion& each : std::as_const(m_history.versions))
        side.version->addItem(versionwords::dated(each, QLocale()));
    side.version->setCurrentIndex(int(version));
    side.text = new OfflineBrowser(this);
    side.text->setAccessibleName(name);
    side.text->setFrameShape(QFrame::StyledPanel);
    side.text->document()->setDocumentMargin(14);
    connect(side.version, &QComboBox::currentIndexChanged, this, &VersionsDialog::showVersions);
}

void VersionsDialog::showVersions()
{
    const PaperVersion& left = m_history.versions.at(m_sides[0].version->currentIndex());
    const PaperVersion& right = m_history.versions.at(m_sides[1].version->currentIndex());
    const QList<DiffPiece> title = wordDiff(left.title, right.title);
    const QList<DiffPiece> text = wordDiff(left.abstractText, right.abstractText);
    const Theme& theme = m_appearance.theme();
    m_sides[0].text->setHtml(sideHtml(title, text, DiffPiece::Kind::Inserted, theme));
    m_sides[1].text->setHtml(sideHtml(title, text, DiffPiece::Kind::Deleted, theme));
    for (const Side& side : m_sides)
        side.text->setSpacing({.lines = 1.5, .paragraphs = 0.6});
    m_remark->setText(
        hasChanges(title) || hasChanges(text)
            ? tr("Struck through at the left: what the right one no longer has. Underlined at the "
                 "right: what the left one had not.")
            : tr("Title and abstract are the same in both."));
}

/// Texts of different length arrive at their ends at the same time.
void VersionsDialog::scrollTogether(int from)
{
    const QScrollBar* moved = m_sides[size_t(from)].text->verticalScrollBar();
    QScrollBar* other = m_sides[size_t(1 - from)].text->verticalScrollBar();
    if (moved->maximum() <= 0 || m_isScrolling)
        return;
    const QScopedValueRollback scrolling(m_isScrolling, true);
    other->setValue(int(qint64(moved->value()) * other->maximum() / moved->maximum()));
}

void VersionsDialog::applyAppearance()
{
    for (const Side& side : m_sides) {
        side.version->setFont(m_appearance.uiFont());
        side.text->document()->setDefaultFont(m_appearance.readingFont(-0.75));
    }
    m_remark->setFont(m_appearance.uiFont(-0.75));
    setTextColour(m_remark, m_appearance.theme().dim);
    showVersions();
}

} // namespace offprint
