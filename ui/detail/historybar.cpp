#include "ui/detail/historybar.h"

#include "ui/detail/badge.h"
#include "ui/detail/flowrow.h"
#include "ui/detail/versionwords.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int gap = 7;

QString switchStyle(const Theme& theme)
{
    return u"QPushButton { background: transparent; color: %1; border: 1px solid %2; border-radius: 5px; "
           "padding: 2px 8px; } "
           "QPushButton:hover { background: %3; } "
           "QPushButton:checked { background: %4; color: %5; border-color: %4; font-weight: 600; } "
           "QPushButton:focus { border-color: %5; }"_s.arg(theme.dim.name(), theme.line.name(),
                                                           theme.side.name(), theme.accentBackground.name(),
                                                           theme.accent.name());
}

} // namespace

HistoryBar::HistoryBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_versions(new FlowRow(6, 6, this))
    , m_remark(new QLabel(this))
    , m_joined(new FlowRow(8, 4, this))
{
    setAccessibleName(tr("Versions"));
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
}

void HistoryBar::show(const PaperHistory& history, qsizetype version, bool areChangesShown,
                      bool doChangesExist)
{
    showVersions(history, version, areChangesShown);
    showJoined(history);
    m_remark->setText(remark(history, version, areChangesShown, doChangesExist));
    m_remark->setHidden(m_remark->text().isEmpty());
    m_remark->setFont(m_appearance.uiFont(-0.75));
    setTextColour(m_remark, m_appearance.theme().dim);
    setHidden(m_versions->isHidden() && m_joined->isHidden());
    layOut(width(), true);
}

void HistoryBar::showVersions(const PaperHistory& history, qsizetype version, bool areChangesShown)
{
    QList<QWidget*> items;
    const auto addSwitch = [&](const QString& text, bool isOn) {
        auto* made = new QPushButton(text);
        made->setCheckable(true);
        made->setChecked(isOn);
        made->setAutoDefault(false);
        made->setFont(m_appearance.uiFont(-0.75));
        made->setStyleSheet(switchStyle(m_appearance.theme()));
        items.append(made);
        return made;
    };
    if (history.versions.size() > 1) {
        for (qsizetype i = 0; i < history.versions.size(); ++i) {
            const PaperVersion& each = history.versions.at(i);
            QPushButton* button = addSwitch(versionwords::dated(each, QLocale()), i == version);
            button->setToolTip(each.journalRef.isEmpty() ? each.doi : each.journalRef);
            connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT versionChosen(i); });
        }
        QPushButton* changes = addSwitch(tr("Changes"), areChangesShown);
        changes->setToolTip(tr("Mark what the newest version changed"));
        connect(changes, &QPushButton::clicked, this, &HistoryBar::changesWanted);
    }
    m_versions->setItems(items);
    m_versions->setHidden(items.isEmpty());
}

void HistoryBar::showJoined(const PaperHistory& history)
{
    QList<QWidget*> items;
    for (const JoinedPaper& joined : history.joined) {
        auto* text = new Badge(tr("This was another paper: %1").arg(joined.title),
                               {.icon = {}, .text = m_appearance.theme().dim, .field = {}, .border = {}});
        text->setFont(m_appearance.uiFont(-0.75));
        text->setToolTip(joined.link);
        auto* separate = new QPushButton(tr("Separate"));
        separate->setAutoDefault(false);
        separate->setFont(m_appearance.uiFont(-0.75));
        separate->setStyleSheet(switchStyle(m_appearance.theme()));
        separate->setAccessibleName(tr("Make “%1” a paper of its own again").arg(joined.title));
        connect(separate, &QPushButton::clicked, this, [this, joined] { Q_EMIT separateRequested(joined); });
        items += {text, separate};
    }
    m_joined->setItems(items);
    m_joined->setHidden(items.isEmpty());
}

QString HistoryBar::remark(const PaperHistory& history, qsizetype version, bool areChangesShown,
                           bool doChangesExist)
{
    const qsizetype newest = history.versions.size() - 1;
    if (newest < 1)
        return {};
    const QString last = versionwords::name(history.versions.at(newest));
    const QString from = versionwords::name(history.versions.at(version == newest ? newest - 1 : version));
    if (areChangesShown && doChangesExist)
        return tr("From %1 to %2: what was added is underlined, what was taken out struck through.")
            .arg(from, last);
    if (areChangesShown)
        return tr("Title and abstract are the same in %1 and %2.").arg(from, last);
    return version == newest ? QString() : tr("You are reading %1. The newest is %2.").arg(from, last);
}

int HistoryBar::layOut(int width, bool doMove) const
{
    int y = 0;
    const auto put = [&](QWidget* part) {
        if (part->isHidden())
            return;
        y += y > 0 ? gap : 0;
        const int height = std::max(0, part->heightForWidth(width));
        if (doMove)
            part->setGeometry(0, y, width, height);
        y += height;
    };
    put(m_versions);
    put(m_remark);
    put(m_joined);
    return y;
}

int HistoryBar::heightForWidth(int width) const
{
    return layOut(width, false);
}

void HistoryBar::resizeEvent(QResizeEvent*)
{
    layOut(width(), true);
}

} // namespace offprint
