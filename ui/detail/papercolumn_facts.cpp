// The smaller print of a paper: who wrote it, when, where it was seen, what its authors remark.

#include "ui/detail/badge.h"
#include "ui/detail/flowrow.h"
#include "ui/detail/papercolumn.h"
#include "ui/detail/paperfacts.h"
#include "ui/detail/readingtext.h"
#include "ui/theme/appearance.h"

#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal smallLines = 1.45;
constexpr qsizetype authorsAtFirst = 12;
constexpr qsizetype feedsNamed = 3;

} // namespace

void PaperColumn::showAuthors()
{
    // One name more takes no more room than saying that there is one more.
    const bool isLong = m_paper.authors.size() > authorsAtFirst + 1;
    const bool isCut = isLong && !m_areAllAuthorsShown;
    m_authors->setHtml(paperfacts::authorsHtml(m_paper, isCut ? authorsAtFirst : m_paper.authors.size()));
    m_authors->setSpacing({.lines = smallLines});
    m_authors->setTextInteractionFlags(isCut ? Qt::TextBrowserInteraction
                                             : Qt::TextInteractionFlags(Qt::TextSelectableByMouse));
    m_authors->setFocusPolicy(isCut ? Qt::StrongFocus : Qt::ClickFocus);
    m_authors->setHidden(m_paper.authors.isEmpty());
}

void PaperColumn::showMeta()
{
    const Theme& theme = m_appearance.theme();
    const QFont font = m_appearance.uiFont(-0.75);
    QList<QWidget*> items;
    const auto add = [&](const QString& text, const QString& accessible, Badge::Look look) {
        look.text = theme.dim;
        auto* badge = new Badge(text, look);
        badge->setFont(font);
        badge->setAccessibleName(accessible);
        items.append(badge);
        return badge;
    };
    if (const QString dates = paperfacts::dates(m_paper, QLocale()); !dates.isEmpty())
        add(dates, tr("Published %1").arg(dates), {});
    for (const QString& category : m_paper.categories)
        add(category, tr("Category %1").arg(category), {.field = theme.chip});
    if (QWidget* identifier = identifierLabel())
        items.append(identifier);
    if (m_paper.upvotes)
        add(QLocale().toString(*m_paper.upvotes),
            *m_paper.upvotes == 1 ? tr("1 upvote") : tr("%1 upvotes").arg(*m_paper.upvotes),
            {.icon = m_appearance.icon(u"upvote"_s, theme.dim)});
    if (const QString seen = paperfacts::seenIn(m_paper, feedsNamed); !seen.isEmpty())
        add(seen, seen, {})->setToolTip(paperfacts::feeds(m_paper).join(u'\n').toHtmlEscaped());
    m_meta->setItems(items);
}

QWidget* PaperColumn::identifierLabel() const
{
    const PaperIds& ids = m_paper.ids;
    const QString text = !ids.arxiv.isEmpty()        ? u"arXiv:"_s + ids.arxiv
                         : !ids.doi.isEmpty()        ? u"doi:"_s + ids.doi
                         : !ids.openReview.isEmpty() ? u"OpenReview:"_s + ids.openReview
                                                     : QString();
    if (text.isEmpty())
        return nullptr;
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFont(m_appearance.uiFont(-0.75));
    QPalette palette = m_appearance.theme().palette();
    palette.setColor(QPalette::WindowText, m_appearance.theme().dim);
    palette.setColor(QPalette::Text, m_appearance.theme().dim);
    label->setPalette(palette);
    return label;
}

void PaperColumn::showRemarks()
{
    QStringList lines;
    const auto add = [&](const QString& heading, const QString& text) {
        if (!text.trimmed().isEmpty())
            lines.append(u"<p><span style=\"color:%1\">%2:</span> %3</p>"_s.arg(
                m_appearance.theme().faint.name(), heading, text.trimmed().toHtmlEscaped()));
    };
    add(tr("Comments"), m_paper.comments);
    add(tr("Published in"), m_paper.journalRef);
    m_remarks->setHtml(lines.join(QString()));
    m_remarks->setSpacing({.lines = smallLines, .paragraphs = 0.2});
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remarks->setFocusPolicy(Qt::ClickFocus);
    m_remarks->setHidden(lines.isEmpty());
}

} // namespace offprint
