#include "ui/search/searchpopup.h"

#include "ui/search/completiondelegate.h"
#include "ui/theme/appearance.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int smallestWidth = 320;
constexpr int distance = 4; // below the box
constexpr int border = 4;

} // namespace

SearchPopup::SearchPopup(const Appearance& appearance, QWidget* box)
    : QFrame(box)
    , m_appearance(appearance)
    , m_box(box)
    , m_list(new QListWidget(this))
    , m_sentence(new QLabel(this))
{
    setObjectName(u"SearchPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    setAutoFillBackground(true);
    hide();
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setItemDelegate(new CompletionDelegate(appearance, m_list));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(7);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(border, border, border, border);
    column->addWidget(m_list);
    column->addWidget(m_sentence);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        const Completion chosen = m_completions.at(m_list->row(item)); // others are offered meanwhile
        Q_EMIT picked(chosen);
    });
    connect(&m_appearance, &Appearance::changed, this, &SearchPopup::applyAppearance);
    applyAppearance();
}

void SearchPopup::offer(const QList<Completion>& completions)
{
    m_completions = completions;
    m_list->clear();
    for (const Completion& each : completions) {
        auto* item = new QListWidgetItem(each.name, m_list);
        item->setData(CompletionDelegate::MeaningRole, each.meaning);
    }
    m_list->setCurrentRow(-1);
    m_list->setVisible(!completions.isEmpty());
    m_sentence->hide();
    if (completions.isEmpty())
        hide();
    else
        appear();
}

void SearchPopup::say(const QString& sentence)
{
    if (sentence.isEmpty()) {
        if (isSaying())
            hide();
        return;
    }
    m_sentence->setText(sentence);
    m_sentence->show();
    m_list->hide();
    appear();
}

void SearchPopup::appear()
{
    setParent(m_box->window()); // which the box was not in when this was made
    place();
    show();
    raise();
}

void SearchPopup::place()
{
    if (parentWidget() != m_box->window())
        return;
    const int width = std::max(m_box->width(), smallestWidth);
    const QPoint corner = m_box->mapTo(window(), QPoint(0, m_box->height() + distance));
    const int row = m_list->count() > 0 ? m_list->sizeHintForRow(0) : 0;
    m_list->setFixedHeight(row * m_list->count());
    const int inside =
        m_list->isVisibleTo(this) ? m_list->height() : m_sentence->heightForWidth(width - 2 * border);
    setGeometry(std::clamp(corner.x(), 0, std::max(0, window()->width() - width)), corner.y(), width,
                inside + 2 * border);
}

bool SearchPopup::isOffering() const
{
    return isVisible() && m_list->isVisible();
}

bool SearchPopup::isSaying() const
{
    return isVisible() && m_sentence->isVisible();
}

bool SearchPopup::hasChoice() const
{
    return isOffering() && m_list->currentRow() >= 0;
}

void SearchPopup::step(int by)
{
    const int row = m_list->currentRow() + by;
    const bool isBefore = m_list->currentRow() < 0 && by < 0;
    m_list->setCurrentRow(isBefore ? m_list->count() - 1 : row < m_list->count() ? row : -1);
}

Completion SearchPopup::choice() const
{
    return m_completions.value(std::max(m_list->currentRow(), 0));
}

void SearchPopup::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    setStyleSheet(
        u"#SearchPopup { background: %1; border: 1px solid %2; border-radius: 8px; } "
        "#SearchPopup QListWidget { background: transparent; } #SearchPopup QLabel { color: %3; }"_s.arg(
            theme.background.name(), theme.line.name(), theme.error.name()));
    m_sentence->setFont(m_appearance.uiFont());
}

} // namespace offprint
