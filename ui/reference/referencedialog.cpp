#include "ui/reference/referencedialog.h"

#include "models/citation/citation.h"
#include "models/citation/publishedversion.h"

#include <QtCore/QLocale>
#include <QtGui/QIntValidator>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int lastYear = 2999;
constexpr int firstWidth = 560;

} // namespace

QString inWords(PublicationKind kind)
{
    switch (kind) {
    case PublicationKind::Preprint:
        return ReferenceDialog::tr("Preprint");
    case PublicationKind::Article:
        return ReferenceDialog::tr("Journal article");
    case PublicationKind::InProceedings:
        return ReferenceDialog::tr("Conference paper");
    case PublicationKind::Thesis:
        return ReferenceDialog::tr("Thesis");
    case PublicationKind::Report:
        return ReferenceDialog::tr("Report");
    case PublicationKind::Book:
        return ReferenceDialog::tr("Book");
    case PublicationKind::Chapter:
        return ReferenceDialog::tr("Chapter of a book");
    case PublicationKind::WebPage:
        return ReferenceDialog::tr("Web page");
    }
    return {};
}

ReferenceDialog::ReferenceDialog(const Paper& paper, const Appearance& appearance, QWidget* parent)
    : FormDialog(tr("Reference"), tr("Save"), appearance, parent)
    , m_paper(paper)
    , m_kind(new QComboBox(this))
    , m_venue(line({}))
    , m_year(line(tr("Unknown")))
    , m_month(new QComboBox(this))
    , m_volume(line({}))
    , m_number(line({}))
    , m_pages(line(tr("12-34")))
    , m_publisher(line({}))
    , m_doi(line(u"10.1000/182"_s))
    , m_url(line({}))
{
    for (int kind = 0; kind <= int(PublicationKind::WebPage); ++kind)
        m_kind->addItem(inWords(PublicationKind(kind)));
    m_year->setObjectName(u"year"_s);
    m_year->setValidator(new QIntValidator(0, lastYear, m_year));
    m_month->addItem(tr("Unknown"));
    for (int month = 1; month <= 12; ++month)
        m_month->addItem(QLocale().standaloneMonthName(month));
    addSuggestion();
    addFieldsInRow({{tr("Kind"), m_kind}, {tr("Year"), m_year}, {tr("Month"), m_month}});
    addField(tr("Journal or proceedings"), m_venue);
    addFieldsInRow({{tr("Volume"), m_volume}, {tr("Number"), m_number}, {tr("Pages"), m_pages}});
    addField(tr("Publisher"), m_publisher);
    addFieldsInRow({{tr("DOI"), m_doi}, {tr("Address"), m_url}});
    auto* reset = new QPushButton(tr("As &Feeds Say"), this);
    reset->setEnabled(paper.publication.has_value());
    reset->setToolTip(tr("Forget what was entered or imported here"));
    addButton(reset);
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT referenceEntered(m_paper.id, std::nullopt);
        showDone();
    });
    show(publicationOf(citationOf(paper)));
    resize(firstWidth, sizeHint().height());
    setFocusProxy(m_venue);
    m_venue->setFocus();
}

QLineEdit* ReferenceDialog::line(const QString& text)
{
    auto* made = new QLineEdit(this);
    made->setPlaceholderText(text);
    return made;
}

/// What the authors' own comment says, to be looked at before it is taken.
void ReferenceDialog::addSuggestion()
{
    Paper bare = m_paper;
    bare.publication.reset();
    const auto published = publishedVersion(bare);
    if (!published)
        return;
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(tr("The authors say: “%1”").arg(published->words), box);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto* take = new QPushButton(tr("&Take It Over"), box);
    take->setAutoDefault(false);
    row->addWidget(words, 1);
    row->addWidget(take);
    addContent(box);
    connect(take, &QPushButton::clicked, this, [this, published] { show(published->publication); });
}

void ReferenceDialog::show(const Publication& publication)
{
    m_kind->setCurrentIndex(int(publication.kind));
    m_venue->setText(publication.venue);
    m_year->setText(publication.year > 0 ? QString::number(publication.year) : QString());
    m_month->setCurrentIndex(publication.month);
    m_volume->setText(publication.volume);
    m_number->setText(publication.number);
    m_pages->setText(publication.pages);
    m_publisher->setText(publication.publisher);
    m_doi->setText(publication.doi);
    m_url->setText(publication.url);
    for (QLineEdit* field : {m_venue, m_volume, m_number, m_pages, m_publisher, m_doi, m_url})
        field->setCursorPosition(0);
}

Publication ReferenceDialog::entered() const
{
    const Publication before = publicationOf(citationOf(m_paper));
    const bool isSameMonth = before.year == m_year->text().toInt() && before.month == m_month->currentIndex();
    return {.kind = PublicationKind(m_kind->currentIndex()),
            .year = m_year->text().toInt(),
            .month = m_month->currentIndex(),
            .day = isSameMonth ? before.day : 0,
            .venue = m_venue->text().simplified(),
            .volume = m_volume->text().simplified(),
            .number = m_number->text().simplified(),
            .pages = m_pages->text().simplified(),
            .publisher = m_publisher->text().simplified(),
            .doi = m_doi->text().trimmed().toLower(),
            .url = m_url->text().trimmed()};
}

void ReferenceDialog::submit()
{
    const Publication now = entered();
    const bool needsVenue = now.kind == PublicationKind::Article ||
                            now.kind == PublicationKind::InProceedings ||
                            now.kind == PublicationKind::Chapter;
    if (needsVenue && now.venue.isEmpty()) {
        showError(
            tr("A reference of this kind needs a journal, proceedings or a book. Name it, or choose “%1”.")
                .arg(inWords(PublicationKind::Preprint)));
        return;
    }
    if (now != publicationOf(citationOf(m_paper)))
        Q_EMIT referenceEntered(m_paper.id, now);
    showDone();
}

} // namespace offprint
