#include "ui/papers/orderbutton.h"

#include "models/query/queryparser.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct OrderName
{
    PaperSort order;
    const char* name;
};

constexpr std::array orders{OrderName{PaperSort::Newest, QT_TRANSLATE_NOOP("OrderButton", "Newest")},
                            OrderName{PaperSort::Published, QT_TRANSLATE_NOOP("OrderButton", "Published")},
                            OrderName{PaperSort::Best, QT_TRANSLATE_NOOP("OrderButton", "Best match")},
                            OrderName{PaperSort::Upvotes, QT_TRANSLATE_NOOP("OrderButton", "Upvotes")},
                            OrderName{PaperSort::Title, QT_TRANSLATE_NOOP("OrderButton", "Title")},
                            OrderName{PaperSort::Author, QT_TRANSLATE_NOOP("OrderButton", "Author")}};

struct PeriodName
{
    int days;
    const char* name;
};

constexpr std::array periods{PeriodName{1, QT_TRANSLATE_NOOP("OrderButton", "Votes of a day")},
                             PeriodName{7, QT_TRANSLATE_NOOP("OrderButton", "Votes of a week")},
                             PeriodName{30, QT_TRANSLATE_NOOP("OrderButton", "Votes of a month")}};

std::optional<PaperSort> orderInWords(const PaperQuery& query)
{
    const auto parsed = parseQuery(query.words, Typing::StillTyped);
    return parsed ? parsed->sort : std::nullopt;
}

/// What the first order is in this place.
QString usualOrder(const PaperQuery& query)
{
    if (query.words.isEmpty() && query.place == PaperQuery::Place::List)
        return OrderButton::tr("Own order");
    if (query.words.isEmpty() && query.place == PaperQuery::Place::WithNotes)
        return OrderButton::tr("Note changed");
    return OrderButton::tr("Newest");
}

bool isOfWords(const PaperQuery& query)
{
    return !query.words.isEmpty() || query.place == PaperQuery::Place::Search;
}

} // namespace

OrderButton::OrderButton(const Appearance& appearance, QWidget* parent)
    : QToolButton(parent)
    , m_appearance(appearance)
    , m_periods(new QActionGroup(this))
    , m_orders(new QActionGroup(this))
{
    auto* menu = new QMenu(this);
    const auto add = [&](QActionGroup* group, const char* name, int value) {
        QAction* action = menu->addAction(tr(name));
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
    };
    for (const PeriodName& each : periods)
        add(m_periods, each.name, each.days);
    for (const OrderName& each : orders)
        add(m_orders, each.name, int(each.order));
    m_periods->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // or none
    setMenu(menu);
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(14, 14));
    connect(m_orders, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { Q_EMIT orderChosen(PaperSort(chosen->data().toInt())); });
    connect(m_periods, &QActionGroup::triggered, this, [this](const QAction* chosen) {
        Q_EMIT gainDaysChosen(chosen->data().toInt());
        Q_EMIT orderChosen(PaperSort::Newest);
    });
    connect(&m_appearance, &Appearance::changed, this, &OrderButton::applyAppearance);
    applyAppearance();
}

PaperSort OrderButton::orderOf(const PaperQuery& query)
{
    const PaperSort order = orderInWords(query).value_or(query.order);
    return order == PaperSort::Best && !isOfWords(query) ? PaperSort::Newest // there is nothing to match
                                                         : order;
}

void OrderButton::showQuery(const PaperQuery& query)
{
    const bool hasWords = isOfWords(query);
    const bool isTrending = query.place == PaperQuery::Place::Trending && query.words.isEmpty();
    const auto ofWords = orderInWords(query);
    const PaperSort order = orderOf(query);
    m_orders->actions().first()->setText(usualOrder(query));
    showOrders(order, hasWords, isTrending);
    showPeriods(order == PaperSort::Newest ? query.gainDays : 0, isTrending);
    setEnabled(!ofWords);
    setToolTip(ofWords ? tr("The search itself says the order") : tr("The order of the list"));
    setAccessibleName(tr("Order: %1").arg(text()));
}

void OrderButton::showOrders(PaperSort order, bool hasWords, bool isTrending)
{
    for (QAction* action : m_orders->actions()) {
        const auto of = PaperSort(action->data().toInt());
        const bool isOffered =
            (of != PaperSort::Best || hasWords) && (of != PaperSort::Newest || !isTrending);
        action->setVisible(isOffered);
        action->setChecked(of == order);
        if (of == order)
            setText(action->text());
    }
}

void OrderButton::showPeriods(int gainDays, bool isTrending)
{
    for (QAction* action : m_periods->actions()) {
        action->setVisible(isTrending);
        action->setChecked(action->data().toInt() == gainDays);
        if (isTrending && action->isChecked())
            setText(action->text());
    }
}

void OrderButton::applyAppearance()
{
    setFont(m_appearance.uiFont());
    // The sign says enough
    setStyleSheet(
        u"QToolButton { padding: 4px 0; } QToolButton::menu-indicator { image: none; width: 0; }"_s);
    setTextColour(this, m_appearance.theme().dim);
    setIcon(m_appearance.icon(u"sort"_s, m_appearance.theme().dim));
}

} // namespace offprint
