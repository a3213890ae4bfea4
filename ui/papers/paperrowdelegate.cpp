#include "ui/papers/paperrowdelegate.h"

#include "models/paperlistmodel.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal focusMargin = 1.5;

/// As short as it can be said this year.
QString inShort(const QDate& day)
{
    const bool isThisYear = day.year() == QDate::currentDate().year();
    return QLocale().toString(day, isThisYear ? u"d MMM"_s : u"d MMM yy"_s);
}

PaperRowContent contentOf(const QModelIndex& index)
{
    PaperRowContent content;
    if (index.data(PaperListModel::IsFirstOfDayRole).toBool()) {
        const QDate day = index.data(PaperListModel::DayRole).toDate();
        content.day = PaperRowDelegate::headingFor(day, QDate::currentDate());
    }
    if (!index.data(PaperListModel::IsLoadedRole).toBool()) {
        content.authors = content.category = content.listed = u" "_s; // keeps the room that most rows need
        return content;
    }
    content.title = index.data(PaperListModel::TitleRole).toString();
    content.authors = index.data(PaperListModel::AuthorsRole).toString();
    content.category = index.data(PaperListModel::CategoryRole).toString();
    content.listed = inShort(index.data(PaperListModel::ListedRole).toDate());
    const QVariant upvotes = index.data(PaperListModel::UpvotesRole);
    if (upvotes.isValid())
        content.upvotes = upvotes.toInt();
    content.isRead = index.data(PaperListModel::IsReadRole).toBool();
    content.isStarred = index.data(PaperListModel::IsStarredRole).toBool();
    content.hasNote = index.data(PaperListModel::HasNoteRole).toBool();
    content.tags = index.data(PaperListModel::TagsRole).toStringList();
    if (index.data(PaperListModel::IsWithdrawnRole).toBool())
        content.status = PaperRowDelegate::tr("withdrawn");
    else if (index.data(PaperListModel::IsUpdatedRole).toBool())
        content.status = PaperRowDelegate::tr("updated");
    else if (index.data(PaperListModel::IsHiddenRole).toBool())
        content.status = PaperRowDelegate::tr("hidden");
    content.announce =
        PaperListModel::announceInWords(index.data(PaperListModel::AnnounceTypeRole).toString());
    return content;
}

void drawLine(QPainter& painter, const PaperRowLine& line)
{
    painter.drawText(line.rect, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), line.text);
}

} // namespace

PaperRowDelegate::PaperRowDelegate(const Appearance& appearance, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_appearance(appearance)
{
    updateFonts();
}

void PaperRowDelegate::updateFonts()
{
    m_fonts = {.day = m_appearance.uiFont(-1.5, QFont::DemiBold),
               .unreadTitle = m_appearance.uiFont(0.4, QFont::DemiBold),
               .readTitle = m_appearance.uiFont(0.4),
               .authors = m_appearance.uiFont(-0.75),
               .meta = m_appearance.uiFont(-1.1)};
    m_usualHeight =
        int(m_columns ? PaperRowLayout::heightInOneLine({}, m_fonts) : PaperRowLayout::usualHeight(m_fonts));
}

void PaperRowDelegate::setColumns(const std::optional<ListColumns>& columns)
{
    m_columns = columns;
    updateFonts();
}

QString PaperRowDelegate::headingFor(QDate day, QDate today)
{
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    return QLocale().toString(day, u"dddd d MMMM yyyy"_s);
}

PaperRowLayout PaperRowDelegate::layoutOf(const QModelIndex& index, qreal width) const
{
    return m_columns ? PaperRowLayout::inOneLine(contentOf(index), m_fonts, *m_columns, width)
                     : PaperRowLayout::of(contentOf(index), m_fonts, width);
}

QSize PaperRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PaperRowContent content = contentOf(index);
    const int width = option.rect.width();
    return {width, int(m_columns ? PaperRowLayout::heightInOneLine(content, m_fonts)
                                 : PaperRowLayout::heightOf(content, m_fonts, width))};
}

void PaperRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isLoaded = index.data(PaperListModel::IsLoadedRole).toBool();
    const qreal width = option.rect.width();
    const PaperRowLayout layout = layoutOf(index, width);

    painter->save();
    painter->setClipRect(option.rect);
    painter->translate(option.rect.topLeft());
    const QRectF row(0, layout.rowTop, width, layout.height - layout.rowTop);
    if (isSelected)
        painter->fillRect(row, theme.accentBackground);
    painter->fillRect(QRectF(0, layout.height - 1, width, 1), theme.line);
    if (layout.day) {
        painter->setFont(m_fonts.day);
        painter->setPen(theme.dim);
        drawLine(*painter, *layout.day);
    }
    if (isLoaded) {
        paintText(*painter, layout, index.data(PaperListModel::IsReadRole).toBool(), isSelected);
        paintMarks(*painter, layout, isSelected, index.data(PaperListModel::IsWithdrawnRole).toBool());
    } else {
        (void)index.data(PaperListModel::TitleRole); // asks for it
        paintUnloaded(*painter, layout, width);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(row.adjusted(focusMargin, focusMargin, -focusMargin, -focusMargin - 1), 3,
                                 3);
    }
    painter->restore();
}

void PaperRowDelegate::paintText(QPainter& painter, const PaperRowLayout& layout, bool isRead,
                                 bool isSelected) const
{
    const Theme& theme = m_appearance.theme();
    if (!layout.dot.isNull()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(layout.dot);
    }
    painter.setFont(isRead ? m_fonts.readTitle : m_fonts.unreadTitle);
    painter.setPen(isRead && !isSelected ? theme.dim : theme.text);
    for (const PaperRowLine& line : layout.title)
        drawLine(painter, line);
    painter.setFont(m_fonts.authors);
    painter.setPen(theme.dim);
    drawLine(painter, layout.authors);
}

void PaperRowDelegate::paintMarks(QPainter& painter, const PaperRowLayout& layout, bool isSelected,
                                  bool isStatusBad) const
{
    const Theme& theme = m_appearance.theme();
    const QColor quiet = isSelected ? theme.dim : theme.faint;
    painter.setFont(m_fonts.meta);
    painter.setPen(quiet);
    for (const PaperRowMark& mark : layout.marks) {
        const QRect rect = mark.rect.toRect();
        switch (mark.kind) {
        case PaperRowMark::Kind::UpvoteArrow:
            m_appearance.icon(u"upvote"_s, quiet).paint(&painter, rect);
            break;
        case PaperRowMark::Kind::Status:
        case PaperRowMark::Kind::Announce:
            paintLabel(painter, mark, quiet, isStatusBad);
            break;
        case PaperRowMark::Kind::Tag:
            paintTag(painter, mark, isSelected);
            painter.setPen(quiet);
            break;
        case PaperRowMark::Kind::Star:
            m_appearance.icon(u"star-filled"_s, theme.star).paint(&painter, rect);
            break;
        case PaperRowMark::Kind::Note:
            m_appearance.icon(u"note"_s, theme.note).paint(&painter, rect);
            break;
        case PaperRowMark::Kind::Upvotes:
        case PaperRowMark::Kind::Category:
        case PaperRowMark::Kind::Day:
            drawLine(painter, {mark.text, mark.rect});
            break;
        }
    }
}

void PaperRowDelegate::paintTag(QPainter& painter, const PaperRowMark& mark, bool isSelected) const
{
    const Theme& theme = m_appearance.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSelected ? theme.background : theme.chip);
    painter.drawRoundedRect(mark.rect, 3, 3);
    painter.setPen(theme.dim);
    painter.drawText(mark.rect, int(Qt::AlignCenter | Qt::TextSingleLine), mark.text);
}

void PaperRowDelegate::paintLabel(QPainter& painter, const PaperRowMark& mark, const QColor& quiet,
                                  bool isStatusBad) const
{
    const Theme& theme = m_appearance.theme();
    const QColor colour = mark.kind == PaperRowMark::Kind::Announce ? quiet
                          : isStatusBad                             ? theme.error
                                                                    : theme.accent;
    QColor edge = colour;
    edge.setAlphaF(0.45F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(mark.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colour);
    painter.drawText(mark.rect, int(Qt::AlignCenter | Qt::TextSingleLine), mark.text);
    painter.setPen(quiet);
}

void PaperRowDelegate::paintUnloaded(QPainter& painter, const PaperRowLayout& layout, qreal width) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.theme().chip);
    const auto bar = [&](const QRectF& line, qreal part) {
        const qreal length = std::min(line.width(), width) * part;
        painter.drawRoundedRect(QRectF(line.left(), line.center().y() - 4, length, 8), 4, 4);
    };
    bar(layout.title.first().rect, 0.7);
    if (!layout.authors.rect.isNull())
        bar(layout.authors.rect, 0.45);
}

} // namespace offprint
