#include "ui/statusbar/noticerow.h"

#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

NoticeRow::NoticeRow(Kind kind, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_appearance(appearance)
    , m_hairline(new QWidget(this))
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_action->setAutoDefault(false);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setIconSize({14, 14});
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    m_hairline->setFixedHeight(1);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 5, 6, 5);
    row->setSpacing(10);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_hairline);
    column->addLayout(row, 1);
    connect(m_action, &QPushButton::clicked, this, &NoticeRow::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &NoticeRow::closed);
    connect(&m_appearance, &Appearance::changed, this, &NoticeRow::applyAppearance);
    applyAppearance();
}

void NoticeRow::setText(const QString& text, const QString& actionText)
{
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
}

QString NoticeRow::text() const
{
    return m_text->text();
}

bool NoticeRow::isAttended() const
{
    return underMouse() || m_action->hasFocus() || m_close->hasFocus();
}

void NoticeRow::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    const bool isError = m_kind == Kind::Error;
    m_text->setFont(m_appearance.uiFont());
    m_action->setFont(m_appearance.uiFont(0, QFont::Medium));
    setTextColour(m_text, isError ? theme.error : theme.text);
    const QColor colour = isError ? theme.error : theme.note;
    m_sign->setPixmap(m_appearance.icon(isError ? u"warning"_s : u"check"_s, colour)
                          .pixmap(QSize(16, 16), devicePixelRatio()));
    m_close->setIcon(m_appearance.icon(u"close"_s, theme.dim));
    setFill(this, theme.background);
    setFill(m_hairline, theme.line);
}

} // namespace offprint
