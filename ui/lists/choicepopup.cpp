#include "ui/lists/choicepopup.h"

#include "ui/theme/appearance.h"
#include "ui/theme/labelcolour.h"
#include "ui/theme/textcolour.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int widthOfIt = 300;
constexpr int rowsShown = 9;
constexpr int rowPadding = 10;
constexpr int AtRole = Qt::UserRole; // in the choices; -1: what is to be created

bool isNamed(const Choice& choice, const QString& typed)
{
    return choice.name.compare(typed, Qt::CaseInsensitive) == 0;
}

/// Names that begin so come first, then those with it anywhere.
int rankOf(const Choice& choice, const QString& typed)
{
    if (typed.isEmpty() || choice.name.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    if (choice.name.contains(u'/' + typed, Qt::CaseInsensitive) ||
        choice.name.contains(u' ' + typed, Qt::CaseInsensitive))
        return 1;
    return choice.name.contains(typed, Qt::CaseInsensitive) ? 2 : -1;
}

} // namespace

ChoicePopup::ChoicePopup(const QString& title, const QString& prompt, const QString& create,
                         const Appearance& appearance, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_appearance(appearance)
    , m_create(create)
    , m_title(new QLabel(title, this))
    , m_typed(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(tr("Enter: put on or take off · Shift+Enter: and go on"), this))
{
    setObjectName(u"ChoicePopup"_s);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_typed->setPlaceholderText(prompt);
    m_typed->setAccessibleName(prompt);
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(title);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_hint->setTextFormat(Qt::PlainText);
    m_title->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 9, 10, 8);
    column->setSpacing(7);
    column->addWidget(m_title);
    column->addWidget(m_typed);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    setFocusProxy(m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, &ChoicePopup::filter);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::take);
    applyAppearance();
}

void ChoicePopup::setChoices(const QList<Choice>& choices)
{
    m_choices = choices;
    filter();
}

void ChoicePopup::filter()
{
    const QString typed = m_typed->text().simplified();
    m_list->clear();
    for (int rank = 0; rank <= 2; ++rank) {
        for (const Choice& choice : std::as_const(m_choices)) {
            if (rankOf(choice, typed) == rank)
                addRow(choice);
        }
    }
    const bool isKnown =
        std::ranges::any_of(m_choices, [&](const Choice& choice) { return isNamed(choice, typed); });
    if (!typed.isEmpty() && !isKnown) {
        auto* item = new QListWidgetItem(m_appearance.icon(u"plus"_s, m_appearance.theme().accent),
                                         m_create.arg(typed), m_list);
        item->setData(AtRole, -1);
    }
    m_list->setCurrentRow(0);
    const int rows = std::clamp(m_list->count(), 1, rowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 8) + 2);
    adjustSize();
}

void ChoicePopup::addRow(const Choice& choice)
{
    const QString shown = choice.path.isEmpty() ? choice.name : choice.path + " / "_L1 + choice.name;
    auto* item = new QListWidgetItem(shown, m_list);
    item->setData(AtRole, int(&choice - m_choices.constData()));
    item->setCheckState(choice.state);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setSizeHint({0, QFontMetrics(m_appearance.uiFont()).height() + rowPadding});
    const bool hasColours =
        std::ranges::any_of(m_choices, [](const Choice& each) { return each.colour > 0; });
    if (hasColours)
        item->setIcon(labelDot(choice.colour, m_appearance.theme()));
}

void ChoicePopup::take(QListWidgetItem* item)
{
    if (!item)
        return;
    const int at = item->data(AtRole).toInt();
    if (at < 0) {
        Q_EMIT created(m_typed->text().simplified());
        m_choices.append({.name = m_typed->text().simplified(), .path = {}, .state = Qt::Checked});
        m_typed->clear();
        return;
    }
    Choice& choice = m_choices[at];
    const bool isOn = choice.state != Qt::Checked;
    choice.state = isOn ? Qt::Checked : Qt::Unchecked;
    item->setCheckState(choice.state);
    const Choice told = choice;
    Q_EMIT switched(told, isOn);
}

bool ChoicePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_list->currentRow();
    switch (key->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentItem());
        if (key->modifiers().testFlag(Qt::ShiftModifier))
            m_typed->selectAll();
        else
            close();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void ChoicePopup::showAt(const QRect& rect)
{
    setFixedWidth(widthOfIt);
    adjustSize();
    const QRect screen = this->screen()->availableGeometry();
    const int below = rect.bottom() + 4;
    const int y =
        below + height() <= screen.bottom() ? below : std::max(screen.top(), rect.top() - height() - 4);
    move(std::clamp(rect.left(), screen.left(), std::max(screen.left(), screen.right() - width())), y);
    show();
    m_typed->setFocus();
}

void ChoicePopup::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    QPalette ofRows = theme.palette();
    ofRows.setColor(QPalette::Base, theme.background);
    ofRows.setColor(QPalette::Window, theme.background);
    setPalette(ofRows);
    ofRows.setColor(QPalette::Highlight, theme.accentBackground);
    ofRows.setColor(QPalette::HighlightedText, theme.accent);
    m_list->setPalette(ofRows);
    setStyleSheet(u"#ChoicePopup { border: 1px solid %1; }"_s.arg(theme.line.name()));
    m_title->setFont(m_appearance.uiFont(0, QFont::DemiBold));
    m_typed->setFont(m_appearance.uiFont());
    m_list->setFont(m_appearance.uiFont());
    m_hint->setFont(m_appearance.uiFont(-1.1));
    setTextColour(m_title, theme.text);
    setTextColour(m_hint, theme.dim);
}

} // namespace offprint
