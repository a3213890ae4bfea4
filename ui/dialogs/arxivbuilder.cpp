#include "ui/dialogs/arxivbuilder.h"

#include "models/arxivcategories.h"
#include "ui/detail/flowrow.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

const QString between = u" \u2013 "_s; // a category's code and its name

QString described(const ArxivCategory& category)
{
    return category.code + between + category.name;
}

} // namespace

ArxivBuilder::ArxivBuilder(QWidget* parent)
    : FeedBuilder(parent)
    , m_category(new QLineEdit(this))
    , m_chosen(new FlowRow(6, 6, this))
    , m_words(new QLineEdit(this))
    , m_place(new QComboBox(this))
    , m_authors(new QLineEdit(this))
    , m_new(new QCheckBox(tr("Ne&w papers"), this))
    , m_cross(new QCheckBox(tr("&Cross-lists"), this))
    , m_replaced(new QCheckBox(tr("&Replacements"), this))
{
    m_category->setObjectName(u"arxivCategory"_s);
    m_category->setPlaceholderText(tr("cs.LG, or a word of its name; Return adds it"));
    m_category->installEventFilter(this);
    m_words->setObjectName(u"arxivWords"_s);
    m_words->setPlaceholderText(tr("All of these; “in quotes” as they stand"));
    m_place->addItem(tr("in title or abstract"), int(ArxivQuery::Place::TitleOrAbstract));
    m_place->addItem(tr("in the title"), int(ArxivQuery::Place::Title));
    m_place->addItem(tr("in the abstract"), int(ArxivQuery::Place::Abstract));
    m_place->setAccessibleName(tr("Where the words are"));
    m_authors->setObjectName(u"arxivAuthors"_s);
    m_authors->setPlaceholderText(tr("One of these, separated by commas"));
    QSizePolicy flowing(QSizePolicy::Preferred, QSizePolicy::Minimum);
    flowing.setHeightForWidth(true);
    m_chosen->setSizePolicy(flowing);
    for (QCheckBox* each : {m_new, m_cross, m_replaced}) {
        each->setChecked(true);
        connect(each, &QCheckBox::toggled, this, &FeedBuilder::changed);
    }
    build();
    offerCategories();
    showCategories();
    setFocusProxy(m_category);
    connect(m_words, &QLineEdit::textChanged, this, &FeedBuilder::changed);
    connect(m_authors, &QLineEdit::textChanged, this, &FeedBuilder::changed);
    connect(m_category, &QLineEdit::textChanged, this, &FeedBuilder::changed);
    connect(m_place, &QComboBox::currentIndexChanged, this, &FeedBuilder::changed);
}

QLabel* ArxivBuilder::makeLabel(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    m_labels.append(label);
    return label;
}

void ArxivBuilder::build()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    grid->addWidget(makeLabel(tr("&Categories"), m_category), 0, 0, 1, 2);
    grid->addWidget(m_category, 1, 0, 1, 2);
    grid->addWidget(m_chosen, 2, 0, 1, 2);
    QLabel* words = makeLabel(tr("&Words"), m_words);
    QLabel* authors = makeLabel(tr("A&uthors"), m_authors);
    for (QLabel* label : {words, authors})
        label->setContentsMargins(0, 7, 0, 0);
    grid->addWidget(words, 3, 0, 1, 2);
    grid->addWidget(m_words, 4, 0);
    grid->addWidget(m_place, 4, 1);
    grid->addWidget(authors, 5, 0, 1, 2);
    grid->addWidget(m_authors, 6, 0, 1, 2);
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(16);
    kinds->setContentsMargins(0, 4, 0, 0);
    for (QCheckBox* each : {m_new, m_cross, m_replaced})
        kinds->addWidget(each);
    kinds->addStretch(1);
    grid->addLayout(kinds, 7, 0, 1, 2);
}

// Categories
// -------------------------------------------------------------------------------------------------

void ArxivBuilder::offerCategories()
{
    QStringList all;
    for (const ArxivCategory& category : arxivCategories())
        all.append(described(category));
    auto* completer = new QCompleter(all, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(9);
    m_category->setCompleter(completer);
    // After the completer has written what was chosen into the field.
    connect(
        completer, qOverload<const QString&>(&QCompleter::activated), this,
        [this](const QString& text) { takeCategory(text); }, Qt::QueuedConnection);
}

/// One code or several, or what the completer wrote; true if all were taken.
bool ArxivBuilder::takeCategory(const QString& typed)
{
    static const QRegularExpression apart(u"[\\s,;+]+"_s);
    const QString codes = typed.section(between, 0, 0);
    QStringList found;
    for (const QString& code : codes.split(apart, Qt::SkipEmptyParts)) {
        const ArxivCategory* category = findArxivCategory(code);
        if (!category)
            return false;
        found.append(category->code);
    }
    if (found.isEmpty())
        return false;
    m_categories += found;
    m_categories.removeDuplicates();
    m_category->clear();
    showCategories();
    Q_EMIT changed();
    return true;
}

void ArxivBuilder::showCategories()
{
    QList<QWidget*> chips;
    for (const QString& code : std::as_const(m_categories)) {
        auto* chip = new QPushButton(code + u" \u00d7"_s);
        chip->setAutoDefault(false);
        chip->setFont(m_category->font());
        chip->setAccessibleName(tr("Leave out %1").arg(code));
        const ArxivCategory* category = findArxivCategory(code);
        chip->setToolTip(category ? QString(category->name) : QString());
        connect(chip, &QPushButton::clicked, this, [this, code] {
            m_categories.removeOne(code);
            m_category->setFocus();
            showCategories();
            Q_EMIT changed();
        });
        chips.append(chip);
    }
    m_chosen->setItems(chips);
    m_chosen->setVisible(!chips.isEmpty());
    m_chosen->updateGeometry();
}

/// Return adds the category that is written, or the only or first one that has its words; an empty field
/// leaves it to the dialog. Backspace in an empty field takes the last one out.
bool ArxivBuilder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_category || event->type() != QEvent::KeyPress)
        return FeedBuilder::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const QString typed = m_category->text().trimmed();
    if (key == Qt::Key_Backspace && typed.isEmpty() && !m_categories.isEmpty()) {
        m_categories.removeLast();
        showCategories();
        Q_EMIT changed();
        return true;
    }
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!isReturn || typed.isEmpty())
        return FeedBuilder::eventFilter(watched, event);
    QCompleter* completer = m_category->completer();
    completer->setCompletionPrefix(typed);
    if (takeCategory(typed) || takeCategory(completer->currentCompletion()))
        completer->popup()->hide();
    return true;
}

// What is asked
// ----------------------------------------------------------------------------------------------

bool ArxivBuilder::isUntouched() const
{
    return m_categories.isEmpty() && m_category->text().trimmed().isEmpty() &&
           m_words->text().trimmed().isEmpty() && m_authors->text().trimmed().isEmpty();
}

ArxivQuery ArxivBuilder::query() const
{
    ArxivQuery asked{.categories = m_categories,
                     .words = m_words->text().simplified(),
                     .place = ArxivQuery::Place(m_place->currentData().toInt())};
    for (const QString& author : m_authors->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = author.simplified(); !name.isEmpty())
            asked.authors.append(name);
    }
    if (const ArxivCategory* category = findArxivCategory(m_category->text().trimmed())) {
        asked.categories.append(category->code); // written, and not yet taken
        asked.categories.removeDuplicates();
    }
    asked.announced = (m_new->isChecked() ? PaperQuery::New : 0) |
                      (m_cross->isChecked() ? PaperQuery::Cross : 0) |
                      (m_replaced->isChecked() ? PaperQuery::Replaced | PaperQuery::ReplacedCross : 0);
    return asked;
}

Result<QString> ArxivBuilder::address() const
{
    const QString typed = m_category->text().trimmed();
    if (!typed.isEmpty() && !findArxivCategory(typed))
        return failure(ErrorCode::BadArgument, typed, tr("arXiv has no such category"));
    const ArxivQuery asked = query();
    return asked.check().transform([&] { return asked.toUrl().toString(QUrl::FullyEncoded); });
}

void ArxivBuilder::applyAppearance(const Appearance& appearance)
{
    for (QLabel* label : std::as_const(m_labels)) {
        label->setFont(appearance.uiFont(-0.75, QFont::Medium));
        setTextColour(label, appearance.theme().dim);
    }
}

} // namespace offprint
