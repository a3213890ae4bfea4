// The smaller print of a paper: who wrote it, when, where it was seen, what its authors remark.

#include "models/math/mathpieces.h"
#include "models/notes/notelinks.h"
#include "ui/detail/badge.h"
#include "ui/detail/flowrow.h"
#include "ui/detail/papercolumn.h"
#include "ui/detail/paperfacts.h"
#include "ui/detail/readingtext.h"
#include "ui/detail/sparkline.h"
#include "ui/lists/listentrydialog.h"
#include "ui/theme/appearance.h"
#include "ui/theme/labelcolour.h"

#include <QtWidgets/QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal smallLines = 1.45;
constexpr qsizetype authorsAtFirst = 12;
constexpr qsizetype feedsNamed = 3;

QString identifierStyle(const Theme& theme)
{
    return u"QPushButton { border: none; padding: 0; background: transparent; color: %1; } "
           "QPushButton:hover, QPushButton:focus { color: %2; text-decoration: underline; }"_s.arg(
               theme.dim.name(), theme.accent.name());
}

QString chipStyle(const Theme& theme)
{
    return u"QPushButton { background: %1; color: %2; border: 1px solid %1; border-radius: 5px; padding: 2px "
           u"7px; "
           "} QPushButton:hover { color: %3; } QPushButton:focus { border-color: %3; }"_s.arg(
               theme.chip.name(), theme.text.name(), theme.accent.name());
}

} // namespace

void PaperColumn::showAuthors()
{
    // One name more takes no more room than saying that there is one more.
    const bool isLong = m_paper.authors.size() > authorsAtFirst + 1;
    const bool isCut = isLong && !m_areAllAuthorsShown;
    m_authors->setHtml(paperfacts::authorsHtml(m_paper, isCut ? authorsAtFirst : m_paper.authors.size()));
    m_authors->setSpacing({.lines = smallLines});
    m_authors->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_authors->setFocusPolicy(Qt::StrongFocus);
    m_authors->setHidden(m_paper.authors.isEmpty());
}

void PaperColumn::showMeta()
{
    const Theme& theme = m_appearance.theme();
    const QFont font = m_appearance.uiFont(-0.75);
    QList<QWidget*> items;
    const auto add = [&](const QString& text, const QString& accessible, Badge::Look look) {
        if (!look.text.isValid())
            look.text = theme.dim;
        auto* badge = new Badge(text, look);
        badge->setFont(font);
        badge->setAccessibleName(accessible);
        items.append(badge);
        return badge;
    };
    if (m_paper.isWithdrawn)
        add(tr("Withdrawn"), tr("Withdrawn by its authors"), {.text = theme.error, .border = theme.error});
    if (m_paper.isUpdated)
        add(tr("Updated"), tr("Updated since you last looked at it"),
            {.text = theme.accent, .field = theme.accentBackground});
    if (m_paper.isHidden)
        add(tr("Hidden"), tr("Hidden by a saved search"), {.border = theme.line});
    if (const QString dates = paperfacts::dates(m_paper, QLocale()); !dates.isEmpty())
        add(dates, tr("Published %1").arg(dates), {});
    for (const QString& category : m_paper.categories)
        add(category, tr("Category %1").arg(category), {.field = theme.chip});
    addIdentifiers(items);
    addCounts(items, font);
    if (const QString seen = paperfacts::seenIn(m_paper, feedsNamed); !seen.isEmpty())
        add(seen, seen, {})->setToolTip(paperfacts::feeds(m_paper).join(u'\n').toHtmlEscaped());
    m_meta->setItems(items);
}

/// Each with the line of how it grew, where it is known for two days or more.
void PaperColumn::addCounts(QList<QWidget*>& items, const QFont& font) const
{
    const Theme& theme = m_appearance.theme();
    const auto add = [&](std::optional<int> now, std::optional<int> PaperMetrics::* which, const QString& one,
                         const QString& many, const QString& what, const QIcon& icon) {
        const QList<CountByDay> counts = countsOf(m_history.metrics, which);
        if (!now && !counts.isEmpty())
            now = counts.last().count;
        if (!now)
            return;
        const QString number = QLocale().toString(*now);
        const QString words = *now == 1 ? one : many.arg(number);
        auto* badge = new Badge(icon.isNull() ? words : number,
                                {.icon = icon, .text = theme.dim, .field = {}, .border = {}});
        badge->setFont(font);
        badge->setAccessibleName(words);
        items.append(badge);
        if (counts.size() < 2)
            return;
        auto* line = new Sparkline(counts, what, theme.accent);
        line->setFont(font);
        items.append(line);
    };
    add(m_paper.upvotes, &PaperMetrics::upvotes, tr("1 upvote"), tr("%1 upvotes"), tr("Upvotes"),
        m_appearance.icon(u"upvote"_s, theme.dim));
    add(m_paper.commentCount, &PaperMetrics::comments, tr("1 comment"), tr("%1 comments"), tr("Comments"),
        {});
    add(std::nullopt, &PaperMetrics::githubStars, tr("1 star on GitHub"), tr("%1 stars on GitHub"),
        tr("Stars on GitHub"), {});
}

/// A click copies one: what is pasted elsewhere is what is read here. (A DOI is a link, further down.)
void PaperColumn::addIdentifiers(QList<QWidget*>& items)
{
    const auto add = [&](const QString& prefix, const QString& id, const QString& what) {
        if (id.isEmpty())
            return;
        auto* button = new QPushButton(prefix + id);
        button->setFlat(true);
        button->setFont(m_appearance.uiFont(-0.75));
        button->setStyleSheet(identifierStyle(m_appearance.theme()));
        button->setToolTip(tr("Copy %1").arg(prefix + id));
        button->setAccessibleName(tr("Copy %1 %2").arg(what, id));
        connect(button, &QPushButton::clicked, this,
                [this, text = prefix + id] { Q_EMIT copyRequested(text); });
        items.append(button);
    };
    add(u"arXiv:"_s, m_paper.ids.arxiv, tr("the arXiv id"));
    add(u"OpenReview:"_s, m_paper.ids.openReview, tr("the OpenReview id"));
}

/// What the user put on the paper: a click on a tag goes to its papers, on a list offers what can be done.
void PaperColumn::showKept()
{
    const Theme& theme = m_appearance.theme();
    QList<QWidget*> items;
    const auto add = [&](const QString& text, const QString& icon, const QColor& colour) {
        auto* button = new QPushButton(u' ' + text);
        button->setAutoDefault(false);
        button->setFont(m_appearance.uiFont(-0.75));
        button->setIcon(m_appearance.icon(icon, colour.isValid() ? colour : theme.dim));
        button->setStyleSheet(chipStyle(theme));
        items.append(button);
        return button;
    };
    for (const QString& tag : m_paper.tags) {
        QPushButton* button = add(tag, u"tag"_s, {});
        button->setAccessibleName(tr("Tag %1").arg(tag));
        button->setToolTip(tr("Show the papers with this tag"));
        connect(button, &QPushButton::clicked, this, [this, tag] { Q_EMIT tagChosen(tag); });
    }
    for (const ListPlace& place : m_paper.lists) {
        const QString state = inWords(place.entry);
        QPushButton* button = add(place.name + u" · "_s + state, u"list"_s, labelColour(place.colour, theme));
        button->setAccessibleName(tr("On the list %1: %2").arg(place.name, state));
        button->setToolTip(place.entry.comment.isEmpty() ? tr("On this reading list") : place.entry.comment);
        connect(button, &QPushButton::clicked, this, [this, place, button] {
            Q_EMIT listChosen(place, button->mapToGlobal(button->rect().bottomLeft()));
        });
    }
    m_kept->setItems(items);
    m_kept->setHidden(items.isEmpty());
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
    const QString doi = paperfacts::publishedDoi(m_paper);
    if (!doi.isEmpty())
        lines.append(u"<p><span style=\"color:%1\">DOI:</span> <a href=\"%2\">%3</a></p>"_s.arg(
            m_appearance.theme().faint.name(),
            QUrl(u"https://doi.org/"_s + doi).toString(QUrl::FullyEncoded).toHtmlEscaped(),
            doi.toHtmlEscaped()));
    m_remarks->setRichText(lines.join(QString()));
    m_remarks->setSpacing({.lines = smallLines, .paragraphs = 0.2});
    m_remarks->setTextInteractionFlags(doi.isEmpty() ? Qt::TextInteractionFlags(Qt::TextSelectableByMouse)
                                                     : Qt::TextBrowserInteraction);
    m_remarks->setFocusPolicy(doi.isEmpty() ? Qt::ClickFocus : Qt::StrongFocus);
    m_remarks->setHidden(lines.isEmpty());
}

void PaperColumn::setBacklinks(PaperId paper, const QList<PaperRow>& from)
{
    if (paper != m_current.id || std::exchange(m_linkedFrom, from) == from)
        return;
    showBacklinks();
    Q_EMIT sizeNeeded();
}

void PaperColumn::showBacklinks()
{
    QString html = u"<p style=\"color:%1; font-weight:600\">%2</p>"_s.arg(m_appearance.theme().faint.name(),
                                                                          tr("Your notes that link here"));
    for (const PaperRow& row : std::as_const(m_linkedFrom)) {
        const QUrl address = addressOf({.target = QString::number(row.id.value)});
        html += u"<p><a href=\"%1\">%2</a></p>"_s.arg(QString::fromLatin1(address.toEncoded()),
                                                      readableText(row.title).toHtmlEscaped());
    }
    m_backlinks->setHtml(html);
    m_backlinks->setSpacing({.lines = smallLines, .paragraphs = 0.25});
    m_backlinks->setHidden(m_linkedFrom.isEmpty());
}

} // namespace offprint
