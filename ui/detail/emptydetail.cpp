#include "ui/detail/emptydetail.h"

#include "ui/detail/badge.h"
#include "ui/theme/appearance.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int margin = 24;
constexpr int widest = 460;

QLabel* centredLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setColour(QWidget* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(label->foregroundRole(), colour);
    label->setPalette(palette);
}

} // namespace

EmptyDetail::EmptyDetail(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_heading(centredLabel(this))
    , m_advice(centredLabel(this))
    , m_keyTable(new QWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(6);
    column->addStretch(2);
    column->addWidget(m_heading);
    column->addWidget(m_advice);
    column->addSpacing(14);
    column->addWidget(m_keyTable, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(&m_appearance, &Appearance::changed, this, &EmptyDetail::applyAppearance);
    applyAppearance();
}

void EmptyDetail::say(const QString& heading, const QString& advice, const QList<Key>& keys)
{
    m_heading->setText(heading);
    m_advice->setText(advice);
    m_advice->setHidden(advice.isEmpty());
    m_keys = keys;
    showKeys();
}

void EmptyDetail::showKeys()
{
    const Theme& theme = m_appearance.theme();
    auto* table = new QWidget(this);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(7);
    for (int row = 0; row < m_keys.size(); ++row) {
        auto* caps = new QHBoxLayout;
        caps->setSpacing(4);
        caps->addStretch();
        for (const QString& key : m_keys.at(row).keys.split(u' ')) {
            auto* cap = new Badge(key, {.text = theme.dim, .border = theme.line}, table);
            cap->setFont(m_appearance.uiFont(-1));
            caps->addWidget(cap);
        }
        auto* does = new QLabel(m_keys.at(row).does, table);
        does->setFont(m_appearance.uiFont());
        setColour(does, theme.dim);
        grid->addLayout(caps, row, 0);
        grid->addWidget(does, row, 1);
    }
    delete layout()->replaceWidget(m_keyTable, table);
    delete m_keyTable;
    m_keyTable = table;
    m_keyTable->setHidden(m_keys.isEmpty());
}

void EmptyDetail::resizeEvent(QResizeEvent*)
{
    const int side = std::max(margin, (width() - widest) / 2);
    layout()->setContentsMargins(side, margin, side, margin);
}

void EmptyDetail::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    setPalette(theme.palette());
    m_heading->setFont(m_appearance.uiFont(2, QFont::DemiBold));
    m_advice->setFont(m_appearance.uiFont());
    setColour(m_heading, theme.text);
    setColour(m_advice, theme.dim);
    showKeys();
}

} // namespace offprint
