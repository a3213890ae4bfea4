#include "ui/dialogs/searchdialog.h"

#include "models/counted.h"
#include "models/query/queryparser.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr std::chrono::milliseconds pauseBeforeCount{250};
}

SearchDialog::SearchDialog(const SavedSearch& search, const Appearance& appearance, QWidget* parent)
    : FormDialog(search.id.isValid() ? tr("Edit Search") : tr("Save Search"), tr("Save"), appearance, parent)
    , m_search(search)
    , m_name(new QLineEdit(search.name, this))
    , m_words(new QLineEdit(search.words, this))
    , m_count(new QLabel(this))
    , m_marksRead(new QCheckBox(tr("Mark it as read, so that it does not count as unread"), this))
    , m_stars(new QCheckBox(tr("Star it"), this))
    , m_hides(new QCheckBox(tr("Hide it: only searches find it"), this))
    , m_tells(new QCheckBox(tr("Tell on the desktop"), this))
{
    m_name->setMaxLength(200);
    m_words->setMinimumWidth(420);
    m_marksRead->setChecked(search.marksRead);
    m_stars->setChecked(search.stars);
    m_hides->setChecked(search.hides);
    m_tells->setChecked(search.tells);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setContentsMargins(0, 4, 0, 0);
    addField(tr("Name"), m_name);
    addField(tr("Search for"), m_words);
    addContent(m_count);
    addGap();
    auto* rule = new QWidget(this);
    auto* rows = new QVBoxLayout(rule);
    rows->setContentsMargins(0, 0, 0, 0);
    for (QCheckBox* action : {m_stars, m_tells, m_marksRead, m_hides})
        rows->addWidget(action);
    addField(tr("When a new paper fits"), rule);
    m_name->selectAll();
    setFocusProxy(m_name);
    m_name->setFocus();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeCount);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT countWanted(m_words->text()); });
    for (QLineEdit* field : {m_name, m_words})
        connect(field, &QLineEdit::textChanged, this, &SearchDialog::check);
    check();
    applyAppearance();
}

void SearchDialog::check()
{
    const auto parsed = parseQuery(m_words->text());
    const bool hasWords = !m_words->text().trimmed().isEmpty();
    setAcceptable(parsed && hasWords && !m_name->text().trimmed().isEmpty());
    if (parsed)
        clearError();
    else
        showError(parsed.error().sentence);
    if (parsed && hasWords) {
        m_pause.start();
    } else {
        m_pause.stop();
        m_count->setText(QString());
    }
}

void SearchDialog::showCount(const QString& words, int papers)
{
    if (words != m_words->text())
        return;
    const bool isAll = papers < mostCounted;
    m_count->setText(isAll ? counted(papers, tr("1 paper fits."), tr("%1 papers fit."))
                           : counted(mostCounted, {}, tr("%1 papers fit, or more.")));
}

bool SearchDialog::hasCount() const
{
    return !m_count->text().isEmpty();
}

void SearchDialog::submit()
{
    setWaiting(true);
    Q_EMIT searchEntered({.id = m_search.id,
                          .name = m_name->text().simplified(),
                          .words = m_words->text().simplified(),
                          .marksRead = m_marksRead->isChecked(),
                          .stars = m_stars->isChecked(),
                          .hides = m_hides->isChecked(),
                          .tells = m_tells->isChecked()});
}

void SearchDialog::applyAppearance()
{
    FormDialog::applyAppearance();
    setTextColour(m_count, appearance().theme().dim);
}

} // namespace offprint
