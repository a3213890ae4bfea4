#include "ui/dialogs/inlinemessage.h"

#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtGui/QAccessible>
#include <QtGui/QAccessibleAnnouncementEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace offprint {

InlineMessage::InlineMessage(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(&m_appearance, &Appearance::changed, this, &InlineMessage::applyAppearance);
    applyAppearance();
    hide();
}

void InlineMessage::showError(const QString& sentence)
{
    m_text->setText(sentence);
    show();
    announce(this, sentence, true);
}

void InlineMessage::clear()
{
    m_text->clear();
    hide();
}

QString InlineMessage::text() const
{
    return m_text->text();
}

void InlineMessage::applyAppearance()
{
    m_text->setFont(m_appearance.uiFont());
    setTextColour(m_text, m_appearance.theme().error);
    m_sign->setPixmap(m_appearance.icon(u"warning"_s, m_appearance.theme().error)
                          .pixmap(QSize(16, 16), devicePixelRatio()));
}

void announce(QObject* source, const QString& text, bool isUrgent)
{
    if (!QAccessible::isActive() || text.isEmpty())
        return;
    QAccessibleAnnouncementEvent event(source, text);
    event.setPoliteness(isUrgent ? QAccessible::AnnouncementPoliteness::Assertive
                                 : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

} // namespace offprint
